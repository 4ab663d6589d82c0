"""Refuses an address in a built page that leads nowhere, to a third party, or past the rules of addresses."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from generator.publishing.inspection.built_page import BuiltPage, Link

SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
# A browser drops these before it reads an address: `java\tscript:` is a script.
DROPPED = re.compile(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]+")
BLANK = re.compile(r"[\x00-\x20]")


def link_trouble(
    link: Link,
    page: BuiltPage,
    pages: Mapping[str, BuiltPage],
    present: frozenset[str],
    address: str,
) -> tuple[str, str] | None:
    """The code and message of what is wrong with a link of `page`, None when nothing is.

    `pages` and `present` are those of `audit`, `address` is the site's own.
    """
    value = _as_browser_reads(link.value)
    shown = f"{link.attribute}={link.value!r} on <{link.tag}>"
    if link.attribute in ("ping", "srcset", "formaction", "background"):
        return "foreign-address", f"{shown}; expected no attribute of the kind"
    if "\\" in value:
        return "foreign-address", f"{shown}; expected an address without a backslash"
    if address and value.startswith(address):
        value = urlsplit(address).path + value[len(address) :]
    elif SCHEME.match(value) or value.startswith("//"):
        return _foreign(link, value, shown)
    return _dangling(value, shown, page, pages, present, urlsplit(address).path or "/")


def linked_id(link: Link, page: BuiltPage, address: str) -> tuple[str, str] | None:
    """(file, id) that a sound link leads to within the site; None where it names no id."""
    value = _as_browser_reads(link.value)
    if address and value.startswith(address):
        value = urlsplit(address).path + value[len(address) :]
    elif SCHEME.match(value) or value.startswith("//"):
        return None
    target, fragment = _target(value, page, urlsplit(address).path or "/")
    return (target or "", fragment) if fragment and fragment != "top" else None


def _as_browser_reads(value: str) -> str:
    return DROPPED.sub("", value) if BLANK.search(value) else value


def _foreign(link: Link, value: str, shown: str) -> tuple[str, str] | None:
    try:
        split = urlsplit(value)
        plain = split.scheme == "https" and bool(split.hostname) and "@" not in split.netloc
    except ValueError:
        plain = False
    if not plain:
        return "foreign-address", f"{shown}; expected an https address without user info"
    followed = (link.tag in ("a", "area") and link.attribute == "href") or link.attribute == "cite"
    named = link.tag == "link" and link.relation in ("canonical", "license", "author")
    if followed or named:
        return None
    message = f"{shown} would be fetched from elsewhere; expected nothing from a third party"
    return "third-party", message


def _dangling(
    value: str,
    shown: str,
    page: BuiltPage,
    pages: Mapping[str, BuiltPage],
    present: frozenset[str],
    base: str,
) -> tuple[str, str] | None:
    target, fragment = _target(value, page, base)
    if target is None:
        return "dead-link", f"{shown} leaves the site's folder {base}; expected an address in it"
    if target not in present:
        return "dead-link", f"{shown} leads nowhere; expected a file of this site"
    if fragment and fragment != "top" and target in pages and fragment not in pages[target].ids:
        return "dead-link", f"{shown}: that page has no such place; expected an id {fragment!r}"
    return None


def _target(value: str, page: BuiltPage, base: str) -> tuple[str | None, str]:
    """The file that an address of the site leads to, None outside of its folder, and the id in it."""
    path, _, fragment = value.partition("#")
    return _file(path, page.path, base), unquote(fragment)


@lru_cache(maxsize=256)  # a page leads to the same few others again and again
def _file(path: str, page: str, base: str) -> str | None:
    path = unquote(path.partition("?")[0])
    if path.startswith("/"):
        if not path.startswith(base):
            return None
        target = path[len(base) :]
    else:
        target = posixpath.join(posixpath.dirname(page), path) if path else page
    folder = not target or target.endswith(("/", "/.", "/..")) or target in (".", "..")
    target = posixpath.normpath(target) if target else "."
    if folder:
        target = "index.html" if target == "." else f"{target}/index.html"
    return target

"""Reads every built page as a browser would and lists what must not be in it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator.finding import Finding, Place
from generator.publishing.content_security_policy import is_known
from generator.text.folding import fold

if TYPE_CHECKING:
    from generator.site.site import Site

URLS = frozenset({
    "action", "background", "cite", "data", "formaction", "href", "longdesc", "manifest", "ping",
    "poster", "src", "srcset", "xlink:href",
})  # fmt: skip
FORBIDDEN = frozenset({
    "applet", "base", "embed", "frame", "frameset", "iframe", "object", "portal", "style",
    # These change addresses later, or hide from one parser what another one shows.
    "animate", "foreignobject", "noembed", "noframes", "plaintext", "set", "xmp",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
# Data blocks: a browser never runs them.
DATA_BLOCKS = frozenset({"application/json", "application/ld+json"})
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
# A browser drops these before it reads an address: `java\tscript:` is a script.
DROPPED = re.compile(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]+")


@dataclass(frozen=True)
class Link:
    """An address that a page names: in which element and attribute, and on which line."""

    tag: str
    attribute: str
    relation: str
    value: str
    line: int


@dataclass(frozen=True)
class Page:
    """One built page, parsed. `path` is relative to the site's folder, `text` the article, folded."""

    path: str
    ids: frozenset[str]
    links: tuple[Link, ...]
    scripts: tuple[str, ...]
    text: str
    faults: tuple[tuple[int, str, str], ...]


def audit(
    folder: Path, expected: Mapping[str, Iterable[str]] | None = None, address: str = ""
) -> list[Finding]:
    """What is wrong in the built site in `folder`; empty when nothing is.

    `expected` maps the address of a page (`briefs/x/`) to quotes that its article must show, white
    space folded and nothing else. `address` is the site's own, to tell its absolute links.
    """
    return audit_pages(read_pages(folder), files(folder), expected or {}, address)


def audit_pages(
    pages: Mapping[str, Page],
    present: frozenset[str],
    expected: Mapping[str, Iterable[str]],
    address: str,
) -> list[Finding]:
    """The same for pages already parsed; `present` are the paths of all files of the site."""
    found = [
        Finding(Place(f"site/{page.path}", line), code, message)
        for page in pages.values()
        for line, code, message in page.faults
    ]
    for page in pages.values():
        for link in page.links:
            trouble = _trouble(link, page, pages, present, address)
            if trouble:
                found.append(Finding(Place(f"site/{page.path}", link.line), *trouble))
    for where, quotes in sorted(expected.items()):
        path = posixpath.join(where, "index.html") if where.endswith("/") or not where else where
        shown = pages[path].text if path in pages else None
        if shown is None:
            found.append(
                Finding(
                    Place(f"site/{path}"), "page-missing", "the page was not built; expected one"
                )
            )
            continue
        found += [
            Finding(
                Place(f"site/{path}"),
                "quote-not-shown",
                f"the built page does not show {quote!r}; expected the quote, character for character",
            )
            for quote in quotes
            if fold(quote)[0].strip() not in shown
        ]
    return sorted(found)


def quotes_shown(site: Site) -> dict[str, list[str]]:
    """Every quote and context by the pages that must show it: the brief, and where it was found the source."""
    pages: dict[str, list[str]] = {}
    for claim in site.claims():
        for one in claim.evidence:
            for words in (one.quote, *one.context):
                pages.setdefault(f"briefs/{claim.brief}/", []).append(words.wanted)
                if words.passage is not None:
                    pages.setdefault(f"sources/{one.source}/", []).append(words.wanted)
    return pages


def files(folder: Path) -> frozenset[str]:
    """The paths of all files under `folder`, relative, with forward slashes."""
    return frozenset(
        item.relative_to(folder).as_posix() for item in folder.rglob("*") if item.is_file()
    )


def read_pages(folder: Path) -> dict[str, Page]:
    """Every HTML file of a built site by its path, sorted."""
    paths = sorted(path for path in files(folder) if path.endswith(".html"))
    return {path: parse(path, (folder / path).read_text("utf-8")) for path in paths}


@lru_cache(maxsize=1024)  # a preview meets nearly all pages again unchanged
def parse(path: str, html: str) -> Page:
    """One page's ids, links, inline scripts, article text and faults."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(
        path,
        frozenset(reader.ids),
        tuple(reader.links),
        tuple(reader.scripts),
        fold("".join(reader.text))[0].strip(),
        tuple(reader.faults),
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.links: list[Link] = []
        self.scripts: list[str] = []
        self.text: list[str] = []
        self.faults: list[tuple[int, str, str]] = []
        self.article = 0
        self.script: list[str] | None = None

    def fault(self, code: str, message: str) -> None:
        self.faults.append((self.getpos()[0], code, message))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag in FORBIDDEN:
            self.fault("foreign-markup", f"an element <{tag}>; expected none of the kind")
        if tag == "article":
            self.article += 1
        if tag not in INLINE:
            self.text.append(" ")
        for name, value in attrs:
            self._attribute(tag, name, value or "", given)
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.fault("foreign-markup", "a page that sends its reader elsewhere; expected none")
        if tag == "script":
            self.script = (
                []
                if given.get("type", "").lower() not in DATA_BLOCKS and "src" not in given
                else None
            )

    def _attribute(self, tag: str, name: str, value: str, given: Mapping[str, str]) -> None:
        if name == "id":
            if value in self.ids:
                self.fault(
                    "id-twice", f"the id {value!r} stands here a second time; expected each once"
                )
            self.ids.add(value)
        elif name in URLS:
            relation = given.get("rel", "").lower()
            self.links.append(Link(tag, name, relation, value, self.getpos()[0]))
        elif name.startswith("on"):
            self.fault("foreign-markup", f"an event handler {name}= on <{tag}>; expected none")
        elif name == "srcdoc" or (
            name == "style" and re.search(r"url|expression|@import|\\", value, re.I)
        ):
            self.fault(
                "foreign-markup",
                f"an attribute {name}= that loads or runs something; expected none",
            )

    def handle_comment(self, data: str) -> None:
        # A browser ends a comment at `--!>`, and at once after `<!-->`: this parser does not.
        if data.startswith((">", "->")) or "<" in data or "--!" in data:
            self.fault(
                "foreign-markup", f"a comment with markup in it: {data[:60]!r}; expected none"
            )

    def unknown_decl(self, data: str) -> None:
        self.fault("foreign-markup", f"a declaration {data[:60]!r}; expected none")

    def handle_pi(self, data: str) -> None:
        self.fault("foreign-markup", f"an instruction {data[:60]!r}; expected none")

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self.article -= 1
        if tag not in INLINE:
            self.text.append(" ")
        if tag == "script" and self.script is not None:
            text = "".join(self.script)
            self.scripts.append(text)
            self.script = None
            if not is_known(text):
                self.fault(
                    "unknown-script", f"an inline script that is not the theme's: {text[:60]!r}"
                )

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is not None:
            if self.script is not None:
                self.script.append(data)
        elif self.article > 0:
            self.text.append(data)


def _trouble(
    link: Link, page: Page, pages: Mapping[str, Page], present: frozenset[str], address: str
) -> tuple[str, str] | None:
    value = DROPPED.sub("", link.value)
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


def _foreign(link: Link, value: str, shown: str) -> tuple[str, str] | None:
    try:
        split = urlsplit(value)
        plain = split.scheme == "https" and bool(split.hostname) and "@" not in split.netloc
    except ValueError:
        plain = False
    if not plain:
        return "foreign-address", f"{shown}; expected an https address without user info"
    goes = (link.tag in ("a", "area") and link.attribute == "href") or link.attribute == "cite"
    if not goes and not (
        link.tag == "link" and link.relation in ("canonical", "license", "author")
    ):
        return (
            "third-party",
            f"{shown} would be fetched from elsewhere; expected nothing from a third party",
        )
    return None


def _dangling(
    value: str,
    shown: str,
    page: Page,
    pages: Mapping[str, Page],
    present: frozenset[str],
    base: str,
) -> tuple[str, str] | None:
    path, _, fragment = value.partition("#")
    path = unquote(path.partition("?")[0])
    if path.startswith("/"):
        if not path.startswith(base):
            return (
                "dead-link",
                f"{shown} leaves the site's folder {base}; expected an address in it",
            )
        target = path[len(base) :]
    else:
        target = posixpath.join(posixpath.dirname(page.path), path) if path else page.path
    folder = not target or target.endswith(("/", "/.", "/..")) or target in (".", "..")
    target = posixpath.normpath(target) if target else "."
    if folder:
        target = "index.html" if target == "." else f"{target}/index.html"
    if target not in present:
        return "dead-link", f"{shown} leads nowhere; expected a file of this site"
    fragment = unquote(fragment)
    if fragment and fragment != "top" and target in pages and fragment not in pages[target].ids:
        return "dead-link", f"{shown}: that page has no such place; expected an id {fragment!r}"
    return None

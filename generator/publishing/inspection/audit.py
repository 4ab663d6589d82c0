"""Audits the built pages: lists forbidden markup, bad links, and quotes that are not shown word for word."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.finding import Finding, Place
from generator.publishing.inspection.audit_links import link_trouble
from generator.publishing.inspection.built_page import BuiltPage
from generator.text.folding import folded


def audit(
    pages: Mapping[str, BuiltPage],
    present: frozenset[str],
    expected: Mapping[str, Iterable[str]],
    address: str,
) -> list[Finding]:
    """What is wrong in the pages of a built site; empty when nothing is.

    `present` are the paths of all files of the site. `expected` maps the address of a page
    (`briefs/x/`) to quotes that its article must show, white space folded and nothing else.
    `address` is the site's own, to tell its absolute links.
    """
    findings = []
    for page in pages.values():
        place = Place(f"site/{page.path}")
        for fault in page.faults:
            findings.append(Finding(replace(place, line=fault.line), fault.code, fault.message))
        for link in page.links:
            if trouble := link_trouble(link, page, pages, present, address):
                findings.append(Finding(replace(place, line=link.line), *trouble))
    for address_of_page, quotes in expected.items():
        findings += _not_shown(address_of_page, quotes, pages)
    return sorted(findings)


def file_of(address: str) -> str:
    """The file of the page at an address of the site."""
    folder = address.endswith("/") or not address
    return posixpath.join(address, "index.html") if folder else address


def is_shown(quote: str, page: BuiltPage) -> bool:
    """Whether the page's article has the quote, white space folded and nothing else."""
    return folded(quote).strip() in page.text


def _not_shown(
    address: str, quotes: Iterable[str], pages: Mapping[str, BuiltPage]
) -> Iterator[Finding]:
    path = file_of(address)
    place = Place(f"site/{path}")
    if path not in pages:
        yield Finding(place, "page-missing", "the page was not built; expected one")
        return
    for quote in quotes:
        if not is_shown(quote, pages[path]):
            message = f"the built page does not show {quote!r}; expected the quote, character for character"
            yield Finding(place, "quote-not-shown", message)

"""Keeps of a built page what the others need to know: whether it is sound by itself, its ids, and the ids it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.publishing.inspection.audit import is_shown
from generator.publishing.inspection.audit_links import link_trouble, place_meant
from generator.publishing.inspection.built_page import BuiltPage


@dataclass(frozen=True)
class PageMarks:
    """`leads` has by file the ids that links of the page name there."""

    sound: bool
    ids: frozenset[str]
    leads: Mapping[str, frozenset[str]]


def page_marks(
    page: BuiltPage, present: frozenset[str], quotes: Iterable[str], address: str
) -> PageMarks:
    """What remains of a page when it has been read; `present`, `quotes` and `address` are those of `audit`."""
    links = {(link.tag, link.attribute, link.relation, link.value): link for link in page.links}
    sound = (
        not page.faults
        and all(is_shown(quote, page) for quote in quotes)
        and not any(link_trouble(link, page, {}, present, address) for link in links.values())
    )
    leads: dict[str, set[str]] = {}
    for link in links.values() if sound else ():
        if meant := place_meant(link, page, address):
            leads.setdefault(meant[0], set()).add(meant[1])
    return PageMarks(sound, page.ids, {file: frozenset(ids) for file, ids in leads.items()})


def all_sound(pages: Mapping[str, PageMarks]) -> bool:
    """Whether the audit of the pages that these are of would find nothing."""
    return all(
        page.sound
        and all(ids <= pages[file].ids for file, ids in page.leads.items() if file in pages)
        for page in pages.values()
    )

"""Reduces a built page to what the audit of the whole site needs: whether it is sound, its ids, the ids it links to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.publishing.inspection.audit import is_shown
from generator.publishing.inspection.audit_links import link_trouble, linked_id
from generator.publishing.inspection.built_page import BuiltPage


@dataclass(frozen=True)
class PageMarks:
    """`targets` are the ids that the page's links name, by file of the site."""

    sound: bool
    ids: frozenset[str]
    targets: Mapping[str, frozenset[str]]


def page_marks(
    page: BuiltPage, present: frozenset[str], quotes: Iterable[str], address: str
) -> PageMarks:
    """The marks of a page; `present` and `address` are those of `audit`, `quotes` those that it must show."""
    links = {(link.tag, link.attribute, link.relation, link.value): link for link in page.links}
    sound = (
        not page.faults
        and all(is_shown(quote, page) for quote in quotes)
        and not any(link_trouble(link, page, {}, present, address) for link in links.values())
    )
    targets: dict[str, set[str]] = {}
    for link in links.values() if sound else ():
        if target := linked_id(link, page, address):
            targets.setdefault(target[0], set()).add(target[1])
    return PageMarks(sound, page.ids, {file: frozenset(ids) for file, ids in targets.items()})


def all_sound(pages: Mapping[str, PageMarks]) -> bool:
    """Whether `audit` would find nothing in the pages of these marks, by file."""
    return all(
        page.sound
        and all(ids <= pages[file].ids for file, ids in page.targets.items() if file in pages)
        for page in pages.values()
    )

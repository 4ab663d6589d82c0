"""Lists the pages of a site: the address of each, its template, and the values for that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from generator.checks import checks
from generator.model.key_reference import every_key
from generator.model.vocabulary import vocabularies
from generator.pages.lists import groups, long_lists
from generator.pages.lists.divided import Listed, divide
from generator.site import addresses
from generator.site.site import Site


class PageSpec(NamedTuple):
    """A page to render: its address, the name of its template, and its values besides those that every template gets."""

    page: str
    template: str
    values: dict[str, Any]


def all_pages(site: Site, offered: frozenset[str]) -> Iterator[list[PageSpec]]:
    """Every page, in groups that share cached data: a brief and its evidence page are one group.

    `offered` are the data files that the pages can link to, by path under docs/.
    """
    downloads = long_lists.downloads(site, offered)
    # By brief, the part of the page of downloads that lists it, where that page is divided.
    downloads_part = {
        brief.slug: part.page
        for parts in divide("data/", downloads).values()
        for part in parts
        for brief in part.rows
    }
    yield _single_page("", "home")
    for slug, brief in site.briefs.items():
        page = f"{downloads_part.get(slug, 'data/')}#{slug}"
        yield [
            *_single_page(addresses.brief_page(slug), "brief", brief=brief, downloads_page=page),
            *_single_page(addresses.evidence_page(slug), "evidence", brief=brief),
        ]
    for slug, brief in site.withdrawn.items():
        yield _single_page(f"briefs/{slug}/", "withdrawn", brief=brief)
        yield _single_page(addresses.evidence_page(slug), "withdrawn", brief=brief)
    if groups.many(site):
        yield from _listed("briefs/", "briefs", long_lists.briefs(site), title="All briefs")
    for group in (*groups.sections(site), *groups.tags(site)):
        yield from _listed(group.page, "briefs", long_lists.group(group), title=group.name)
    for name, lists in long_lists.over_all(site).items():
        yield from _listed(f"{name}/", name, lists)
    for name, source in site.sources.items():
        yield _single_page(f"sources/{name}/", "source", source=source)
    for actor in site.actors.values():
        page = addresses.actor_page(actor.id)
        yield from _listed(page, "actor", long_lists.actor(site, actor), actor=actor)
    yield from _listed("data/", "data", downloads)
    yield _single_page("method/scales/", "scales", vocabularies=vocabularies())
    yield _single_page("method/checks/", "checks", checks=checks())
    yield _single_page("method/keys/", "keys", keys=every_key())


def _single_page(page: str, template: str, **values: Any) -> list[PageSpec]:
    return [PageSpec(page, template, values)]


def _listed(
    page: str, template: str, lists: list[Listed], **values: Any
) -> Iterator[list[PageSpec]]:
    """A page of lists, and where one is too long for it a page for each of its parts."""
    cut = divide(page, lists)
    yield _single_page(page, template, lists=lists, cut=cut, part=None, **values)
    for each in lists:
        for part in cut.get(each.anchor, ()):
            shown = [replace(each, rows=part.rows)]
            yield _single_page(part.page, template, lists=shown, cut={}, part=part, **values)

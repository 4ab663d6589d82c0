"""Says which lists the pages over everything have, and by what each is divided where it grows too long."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from generator.analysis import phrases
from generator.analysis.editions import changed
from generator.pages import page_lists as listings
from generator.pages.lists.divided import PART, Listed
from generator.pages.lists.groups import Group, group_names, sections, tags
from generator.site.site import Actor, Brief, Claim, Site
from generator.text.identifiers import initial, sorting_key

# The row of a timeline has a picture in it and that of a brief its question: the highest on a phone.
HIGH = 100


def over_all(site: Site) -> dict[str, list[Listed]]:
    """The lists of the pages over all briefs, by the page's name."""
    return {
        make.__name__: make(site) for make in (claims, timeline, questions, due, sources, actors)
    }


def claims(site: Site) -> list[Listed]:
    """Every claim, by the groups of briefs."""
    names = group_names(site)
    return [
        Listed(
            list(site.claims()),
            lambda claim: names[claim.brief][1],
            lambda claim: site.briefs[claim.brief].title,
            lambda claim: names[claim.brief],
        )
    ]


def timeline(site: Site) -> list[Listed]:
    """Claims that have a time, by year."""

    def name(claim: Claim) -> str:
        day = listings.day_of(claim)
        return phrases.day(day) if day else f"{phrases.UNDATED}: {site.briefs[claim.brief].title}"

    def year(claim: Claim) -> str:
        return _year(listings.day_of(claim))

    return [Listed(listings.in_time(site), year, name, most=HIGH)]


def questions(site: Site) -> list[Listed]:
    """Briefs with their open questions, by the groups of briefs."""
    return [_briefs(site, lambda brief: max(1, len(brief.gaps)), PART)]


def downloads(site: Site, offered: Collection[str]) -> list[Listed]:
    """Briefs with the files that are offered for each, by the groups of briefs."""
    return [_briefs(site, lambda brief: 1 + len(listings.downloads(offered, brief.slug)))]


def due(site: Site) -> list[Listed]:
    """Judgements that come due, in three lists, each by year."""

    def year(due: listings.Due) -> str:
        judgement = due[2]
        return (
            judgement.outcome.on if judgement.outcome else judgement.resolve_by or phrases.UNDATED
        )[:4]

    return [
        Listed(rows, year, lambda due: due[0].title, anchor=anchor, title=title)
        for title, anchor, rows in listings.due(site)
    ]


def sources(site: Site) -> list[Listed]:
    """Sources, by the first letters of their labels."""
    return [_lettered(list(site.sources.values()), lambda source: source.card.label)]


def actors(site: Site) -> list[Listed]:
    """People and offices, by the first letters of their names."""
    rows = sorted(site.actors.values(), key=lambda actor: actor.card.name.lower())
    return [_lettered(rows, lambda actor: actor.card.name)]


def actor(site: Site, actor: Actor) -> list[Listed]:
    """What an actor says, passes on, and is named in, each by year."""

    def year(claim: Claim) -> str:
        return _year(claim.said.lower if claim.said else None)

    def name(claim: Claim) -> str:
        day = claim.said.lower if claim.said else None
        return phrases.day(day) if day else f"{phrases.UNDATED}: {site.briefs[claim.brief].title}"

    every = [
        ("says", "Says", listings.by_actor(site, actor.id)),
        ("relays", "Relays", listings.relayed(site, actor.id)),
        ("named-in", "Named in", listings.taking_part(site, actor.id)),
    ]
    return [
        Listed(rows, year, name, year, anchor, title, most=PART) for anchor, title, rows in every
    ]


def briefs(site: Site) -> list[Listed]:
    """The groups of briefs, then every brief, then the withdrawn ones."""

    def title(brief: Brief) -> str:
        return str(brief.title)

    lists = [
        _lettered(sections(site), lambda group: group.name, "sections", "Sections"),
        _lettered(tags(site), lambda group: group.name, "tags", "Tags"),
        _lettered(list(site.briefs.values()), title, "all", "By title", HIGH),
        _lettered(list(site.withdrawn.values()), title, "withdrawn", "Withdrawn", HIGH),
    ]
    return [each for each in lists if each.rows]


def group(group: Group) -> list[Listed]:
    """The briefs of one section or tag, the newest first, by year."""
    return [
        Listed(
            group.briefs,
            lambda brief: _year(changed(brief)),
            lambda brief: str(brief.title),
            most=HIGH,
        )
    ]


def _briefs(site: Site, size: Callable[[Brief], int], most: int = 0) -> Listed:
    names = group_names(site)
    rows = list(site.briefs.values())
    return Listed(
        rows,
        lambda brief: names[brief.slug][1],
        lambda brief: str(brief.title),
        lambda brief: names[brief.slug],
        size=size,
        most=most,
    )


def _lettered(
    rows: list[Any], name: Callable[[Any], str], anchor: str = "", title: str = "", most: int = 0
) -> Listed:
    def order(row: Any) -> tuple[str, tuple[tuple[str, int], ...]]:
        return initial(name(row)), sorting_key(name(row))

    return Listed(rows, lambda row: initial(name(row)), name, order, anchor, title, most=most)


def _year(day: Any) -> str:
    return str(day.year) if day else phrases.UNDATED

"""Every id that a file names is there: sources, actors, subjects, agreements and claims.

Why: a reference that leads nowhere is a speaker nobody knows or a sentence without evidence. Ids
that lead round in a circle make no whole and no origin.

Bad:
    said_by: compani

Good:
    said_by: company
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.check import Hit
from generator.finding import Place
from generator.references import Reference, known, references
from generator.site import ARTICLE, UNNAMED, Site
from generator.targets import HOMES
from generator.text import near


def check(site: Site) -> Iterator[Hit]:
    for actor in site.actors.values():
        if actor.id in (UNNAMED, ARTICLE):
            yield Hit(actor.sheet.key_place(actor.path),
                      f"`{actor.id}` is built in; expected no such entry", "take it out", len(actor.id))  # fmt: skip
    for reference in references(site):
        yield from _unknown(site, reference)
        yield from _itself(reference)
    yield from _loops(site)


def _unknown(site: Site, reference: Reference) -> Iterator[Hit]:
    ids = known(site, reference)
    if ids is None or reference.id in ids:
        return
    place = reference.sheet.place(reference.path, reference.offset)
    full = reference.id if "/" in reference.id else f"{reference.brief}/{reference.id}"
    if reference.what == "claim" and (full in site.drafts or full.split("/")[0] in site.drafts):
        yield Hit(place, f"`{reference.id}` is a draft; expected a claim that is published",
                  "take `draft: true` out there, or the reference here", len(reference.id))  # fmt: skip
        return
    guess = near(reference.id, ids)
    cure = (
        f"did you mean `{guess}`?"
        if guess
        else f"add it to {HOMES[reference.what]}, or name another"
    )
    if reference.what == "actor" and reference.id in (UNNAMED, ARTICLE):
        cure = f"`{reference.id}` is for `said_by` only"
    article = "an" if reference.what in ("actor", "agreement") else "a"
    yield Hit(place, f"`{reference.id}` is not known; expected the id of {article} {reference.what} "
              f"({HOMES[reference.what]})", cure, len(reference.id))  # fmt: skip


def _itself(reference: Reference) -> Iterator[Hit]:
    """A claim that denies or opposes itself; `within` and its like are loops."""
    path = reference.path
    if (
        reference.what == "claim"
        and path[0] == "claims"
        and path[2] == "denies"
        and path[1] == reference.id
    ):
        yield Hit(reference.sheet.place(path, 0), "a claim denies itself; expected another claim",
                  "name the claim that is denied", len(reference.id))  # fmt: skip


def _loops(site: Site) -> Iterator[Hit]:
    parts = {
        name: (actor.card.part_of,) for name, actor in site.actors.items() if actor.card.part_of
    }
    for name, way in _circles(parts):
        yield _loop(
            site.actors[name].sheet.place((name, "part_of"), 0),
            "part_of",
            way,
            len((*way, way[0])[1]),
        )
    for brief in site.briefs.values():
        wider = {name: (one.within,) for name, one in brief.subjects.items() if one.within}
        for name, way in _circles(wider):
            yield _loop(
                brief.sheet.place(("subjects", name, "within"), 0),
                "within",
                way,
                len((*way, way[0])[1]),
            )
    same = {
        claim.ref: tuple(other.ref for ref in claim.written.same_origin_as
                         if (other := site.claim(ref, claim.brief)))
        for claim in site.claims()
    }  # fmt: skip
    for ref, way in _circles(same):
        if claim := site.claim(ref):
            sheet = site.briefs[claim.brief].sheet
            yield _loop(
                sheet.key_place((*claim.path, "same_origin_as")),
                "same_origin_as",
                way,
                len("same_origin_as"),
            )


def _loop(place: Place, field: str, way: tuple[str, ...], length: int) -> Hit:
    round_ = " → ".join(f"`{name}`" for name in (*way, way[0]))
    return Hit(place, f"`{field}` leads round in a circle: {round_}; expected an end",
               "take one of the links out", length)  # fmt: skip


def _circles(links: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each circle once, as its first member in the order of `links`, and its way round."""
    told: set[str] = set()
    for start in links:
        way = _way_back(links, start)
        if way and start not in told:
            told |= set(way)
            yield start, way


def _way_back(links: Mapping[str, tuple[str, ...]], start: str) -> tuple[str, ...]:
    """The shortest way from `start` that leads back to it, empty when none does."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for following in links.get(way[-1], ()):
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()

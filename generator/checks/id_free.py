"""An id becomes an address or an anchor, and is refused where that place is taken already.

Why: a source called `index` would overwrite the list of sources, a claim called `sources` would lead
its readers to the heading of that name, and some names (`con`, `nul`) are no files on some machines.

Bad:
    claims:
      bottom-line: {says: The boat is full.}

Good:
    claims:
      full: {says: The boat is full.}

A place that a change took away (`gone:`) keeps its address, at that change, and is no place of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.finding import Finding, Place, wrong
from generator.site.site import Actor, Brief, Site, Source
from generator.text.identifiers import slug_ok

TEMPLATES = Path(__file__).parents[1] / "pages" / "templates"
# Pages on which each brief has a heading of its own.
LISTS = ("home", "data", "questions")


def check(site: Site) -> Iterator[Finding]:
    cards: list[Source | Actor] = [*site.sources.values(), *site.actors.values()]
    for card in cards:
        if not slug_ok(card.id):
            yield wrong(
                card.at().key,
                f"`{card.id}` is a reserved name; expected another id",
                "rename it, here and where it is named",
            )
    for brief in site.briefs.values():
        for page in LISTS:
            if brief.slug in fixed(page):
                yield wrong(
                    Place(brief.sheet.path),
                    f"`{brief.slug}` is the name of a heading on a page that lists the briefs",
                    "rename the file",
                )
        yield from _anchors(brief)


def _anchors(brief: Brief) -> Iterator[Finding]:
    taken = dict.fromkeys((*fixed("brief"), *fixed("evidence")), "a heading of the page")
    for prefix, listed in (
        ("j", brief.judgements),
        ("a", brief.judgements),
        ("d", brief.disagreements),
        ("g", brief.gaps),
        ("n", brief.claims),
    ):
        taken |= {f"{prefix}-{name}": f"`{name}` as the page writes it" for name in listed}
    for claim in brief.claims.values():
        taken |= {
            f"{claim.id}-e{number}": f"a quote of `{claim.id}`"
            for number in range(1, len(claim.evidence) + 1)
        }
    for claim in brief.claims.values():
        if claim.id in taken or claim.id.startswith("picture-"):
            whose = taken.get(claim.id, "a picture")
            yield wrong(
                claim.at().key,
                f"`{claim.id}` is the anchor of {whose}; expected another id",
                "rename the claim, here and where it is cited",
            )
    taken |= {name: f"the claim `{name}`" for name in brief.claims}
    for index, change in enumerate(brief.written.changes):
        for number, place in enumerate(change.gone):
            if place in taken:
                yield wrong(
                    brief.sheet.at("changes", index, "gone", number).span(0, len(place)),
                    f"`{place}` is said to be gone and is the anchor of {taken[place]}",
                    "take it out of `gone:`",
                )
            taken[place] = "another place that is gone"


@cache
def fixed(template: str) -> frozenset[str]:
    """The anchors that a page has whatever the data say, from its template."""
    text = (TEMPLATES / f"{template}.md.jinja").read_text("utf-8")
    written = re.findall(r"\{:[^{}]*#([a-z0-9-]+)[^{}]*\}|\bid=\"([a-z0-9-]+)\"", text)
    return frozenset(name for pair in written for name in pair if name)

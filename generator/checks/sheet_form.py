"""A sheet is written in the present form, format 2.

Why: a form that is only read for old sheets’ sake is a second way to say one thing.
`briefs repair --write` brings a sheet up to date.

Bad:
    against: [autumn]

Good:
    format: 2
    against: [{claim: autumn, because: The company expects fewer in autumn.}]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, Where, wrong
from generator.site.site import Brief, Site

LEVEL = "notice"


def bare_arguments(brief: Brief) -> list[Where]:
    """Where ids stand alone that speak against a judgement."""
    places = (
        brief.at("judgements", name, "against", number)
        for name, judgement in brief.judgements.items()
        for number in range(len(judgement.against))
    )
    return [place for place in places if not brief.sheet.has((*place.keys, "claim"))]


def check(site: Site) -> Iterator[Finding]:
    for brief in site.briefs.values():
        if bare := bare_arguments(brief):
            ids = f"{len(bare)} ids" if len(bare) > 1 else "an id"
            yield wrong(
                bare[0],
                f"`against` has {ids} alone, as sheets of format 1 have it; expected `{{claim: …, because: …}}`",
                "run `briefs repair --write`, then say in which way each speaks against the judgement",
            )

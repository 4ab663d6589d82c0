"""The site holds at least as many briefs, claims and sources as mkdocs.yml says it must.

Why: a folder that was moved or a sheet that was lost would else be published as a smaller site, or
an empty one, without a word. The floors are raised as the site grows.

Bad:
    extra: {briefs: {floors: {briefs: 3}}}     # and briefs/ holds two sheets

Good:
    extra: {briefs: {floors: {briefs: 2}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import FILES_READ
from generator.finding import Finding, wrong
from generator.site.site import Site

NEEDS = (FILES_READ,)


def check(site: Site) -> Iterator[Finding]:
    held = {
        "briefs": len(site.briefs),
        "claims": sum(1 for _ in site.claims()),
        "sources": len(site.sources),
    }
    for name, floor in site.settings.floors.items():
        if held[name] < floor.least:
            yield wrong(
                floor.where,
                f"{held[name]} {name} where at least {floor.least} are expected",
                "bring back what is gone, or lower the floor under `extra: briefs: floors:`",
            )

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

from generator.check import Hit
from generator.coverage import everything_read
from generator.finding import Place
from generator.settings import CONFIG
from generator.site import Site


def check(site: Site) -> Iterator[Hit]:
    if not everything_read(site):
        return
    held = {"briefs": len(site.briefs), "claims": sum(1 for _ in site.claims()), "sources": len(site.sources)}
    floors = site.settings.floors or {}
    for name in sorted(floors):
        if name not in held:
            yield Hit(Place(CONFIG), f"there is no floor called `{name}`; expected one of {', '.join(held)}",
                      "correct its name under `extra: briefs: floors:`")  # fmt: skip
        elif held[name] < floors[name]:
            yield Hit(Place(CONFIG), f"{held[name]} {name} where at least {floors[name]} are expected",
                      "bring back what is gone, or lower the floor under `extra: briefs: floors:`")  # fmt: skip

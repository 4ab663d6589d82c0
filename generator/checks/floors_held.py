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
    floors = site.settings.floors or {}
    for name, floor in sorted(floors.items()):
        if floor is None:
            what = f"the floor of `{name}` is" if name else "`floors` is"
            wanted = "a whole number" if name else "lines such as `briefs: 3`"
            yield Hit(Place(CONFIG), f"{what} not understood; expected {wanted}",
                      "correct it under `extra: briefs: floors:`")  # fmt: skip
    if not everything_read(site):
        return
    held = {
        "briefs": len(site.briefs),
        "claims": sum(1 for _ in site.claims()),
        "sources": len(site.sources),
    }
    for name, floor in sorted(floors.items()):
        if floor is None:
            continue
        if name not in held:
            yield Hit(Place(CONFIG), f"there is no floor called `{name}`; expected one of {', '.join(held)}",
                      "correct its name under `extra: briefs: floors:`")  # fmt: skip
        elif held[name] < floor:
            yield Hit(Place(CONFIG), f"{held[name]} {name} where at least {floor} are expected",
                      "bring back what is gone, or lower the floor under `extra: briefs: floors:`")  # fmt: skip

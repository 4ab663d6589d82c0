"""An entry of a list of sentences is a whole sentence, not the rest of one that a comma cut.

Why: inside brackets a comma ends an entry. “The counter works at night, and by day.” would be
published as two assumptions.

Bad:
    assumes: [The counter works at night, and by day.]

Good:
    assumes: ["The counter works at night, and by day."]
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.check import Hit
from generator.site import Site

LISTS = ("assumes", "alternatives", "would_change_it")


def check(site: Site) -> Iterator[Hit]:
    for brief in site.briefs.values():
        for name, judgement in brief.judgements.items():
            for field in LISTS:
                entries: tuple[str, ...] = getattr(judgement, field)
                for number, (before, entry) in enumerate(pairwise(entries), 1):
                    if entry[0].islower() and before[-1] not in ".!?…”":
                        whole = f"{before}, {entry}"
                        yield Hit(brief.sheet.place(("judgements", name, field, number), 0),
                                  f"“{entry}” goes on with the entry before it: the comma made two of one; expected a whole sentence",
                                  f'put all of it in quote marks: "{whole}"', len(entry))  # fmt: skip

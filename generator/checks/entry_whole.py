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

from generator.finding import Finding, Where, wrong
from generator.site.site import Site

STOPS = ".!?…”"
LISTS = ("assumes", "alternatives", "would_change_it")


def check(site: Site) -> Iterator[Finding]:
    for brief in site.briefs.values():
        for name, judgement in brief.judgements.items():
            for field in LISTS:
                entries: tuple[str, ...] = getattr(judgement, field)
                for number, (before, entry) in enumerate(pairwise(entries), 1):
                    where = brief.at("judgements", name, field, number)
                    if entry[0].islower() and before[-1] not in STOPS and _behind_a_comma(where):
                        whole = f"{before}, {entry}"
                        yield wrong(
                            where,
                            f"“{entry}” goes on with the entry before it: the comma made two of one; expected a whole sentence",
                            f'put all of it in quote marks: "{whole}"',
                        )


def _behind_a_comma(where: Where) -> bool:
    """Whether an unquoted entry stands behind an unquoted one and a comma, as between brackets."""
    place = where.place
    line = where.file.text.split("\n")[place.line - 1]
    before = line[: place.column - 1].rstrip()
    return (
        before.endswith(",")
        and before[-2:-1] not in ("'", '"')
        and line[place.column - 1] not in "'\""
    )

"""Claims joined to one origin (`same_origin_as`) come with what shows it, and the other way round.

Why: joining two voices lowers the number of independent origins, and with it every word that rests on
that number. A reader must be able to judge the ground for it.

Bad:
    same_origin_as: [passengers]

Good:
    same_origin_as: [passengers]
    same_origin_basis: Both report one press conference, on the same day.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, wrong
from generator.site.site import Site


def check(site: Site) -> Iterator[Finding]:
    for claim in site.claims():
        written = claim.written
        for given, other in (
            ("same_origin_as", "same_origin_basis"),
            ("same_origin_basis", "same_origin_as"),
        ):
            if getattr(written, given) and not getattr(written, other):
                yield wrong(
                    claim.at(given).key,
                    f"`{given}` stands there without `{other}`; expected both",
                    f"add `{other}:`, or take the line out",
                )

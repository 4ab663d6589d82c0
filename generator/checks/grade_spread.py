"""The grades of credibility tell claims apart.

Why: a scale on which nearly everything has one grade measures nothing. Then either nobody has graded, or
every doubt was given the same number.

Bad:
    credibility: 6            # or none given: 19 of 20 claims

Good:
    credibility: 2
    credibility_basis: The company sells the tickets.

Told once for the site, from ten claims on, when one grade holds nine of ten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.finding import Finding, Place, wrong
from generator.model.vocabulary import label
from generator.site.settings import CONFIG
from generator.site.site import Site

LEVEL = "notice"
FEWEST = 10
MOST = 0.9


def check(site: Site) -> Iterator[Finding]:
    grades = Counter(str(claim.written.credibility) for claim in site.claims())
    total = grades.total()
    if total < FEWEST:
        return
    grade, number = min(grades.items(), key=lambda item: (-item[1], item[0]))
    if number >= MOST * total:
        yield wrong(
            Place(CONFIG),
            f"{number} of {total} claims have credibility {grade} ({label('credibility', grade)}); "
            f"expected no grade to hold {MOST:.0%} or more",
            "grade the claims on which something rests",
        )

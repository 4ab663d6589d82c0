"""A verdict on a disagreement is one that the data allow.

Why: “different time” over two counts of the same day explains a conflict away, and “conflict” over
two that count different things makes one up. The page shows verdict and computation side by side.

Bad:
    two-counts: {between: [passengers, other-count], verdict: different-time, reading: …}   # both of May 3

Good:
    two-counts: {between: [passengers, other-count], verdict: conflict, reading: …}

`unresolved` is always open to the curator. Where several claims are read together, a conflict among them
must not be called anything less; any other verdict has to fit at least one of their pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from generator.analysis.compare import compared, contradicted
from generator.checks import Hit
from generator.model.kinds import Comparison
from generator.model.vocabulary import label
from generator.site.site import Claim, Site


def check(site: Site) -> Iterator[Hit]:
    for brief in site.briefs.values():
        for name, one in brief.disagreements.items():
            found = (site.claim(ref, brief.slug) for ref in one.between)
            claims = {claim.ref: claim for claim in found if claim}.values()
            told: list[tuple[Claim, Claim, Comparison, str | None]] = []
            for a, b in combinations(claims, 2):
                comparison = compared(site, brief, a, b)
                if comparison is not None:
                    told.append((a, b, comparison, contradicted(one.verdict, comparison)))
            wrong = [(a, b, got, why) for a, b, got, why in told if why]
            if len(wrong) < len(list(combinations(claims, 2))):
                wrong = [row for row in wrong if row[2].verdict == "conflict"]
            for a, b, got, why in wrong[:1]:
                computed = label("verdict", got.verdict)
                yield Hit(
                    brief.sheet.place(("disagreements", name, "verdict"), 0),
                    f"the verdict on `{a.id}` and `{b.id}` is “{label('verdict', one.verdict)}”, "
                    f"and the data say “{computed}”: {why}",
                    "correct the verdict, the subjects or the times, or call it `unresolved`",
                    len(one.verdict),
                )

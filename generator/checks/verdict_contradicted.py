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

from generator.analysis.compare import comparison_of, contradicted
from generator.finding import Finding, wrong
from generator.model.kinds import Comparison
from generator.model.vocabulary import label
from generator.site.site import Claim, Site


def check(site: Site) -> Iterator[Finding]:
    for brief in site.briefs.values():
        for name, disagreement in brief.disagreements.items():
            verdict = disagreement.verdict
            named = (site.claim(ref, brief.slug) for ref in disagreement.between)
            claims = {claim.ref: claim for claim in named if claim}.values()
            against: list[tuple[Claim, Claim, Comparison, str]] = []
            for a, b in combinations(claims, 2):
                comparison = comparison_of(site, brief, a, b)
                if comparison and (why := contradicted(verdict, comparison)):
                    against.append((a, b, comparison, why))
            if len(against) < len(list(combinations(claims, 2))):
                against = [row for row in against if row[2].verdict == "conflict"]
            for a, b, comparison, why in against[:1]:
                computed = label("verdict", comparison.verdict)
                yield wrong(
                    brief.at("disagreements", name, "verdict"),
                    f"the verdict on `{a.id}` and `{b.id}` is “{label('verdict', verdict)}”, "
                    f"and the data say “{computed}”: {why}",
                    "correct the verdict, the subjects or the times, or call it `unresolved`",
                )

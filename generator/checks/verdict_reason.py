"""A verdict that is not the one that the data give says why, in `because`.

Why: the page shows one verdict and one reason. Where the curator knows better than the figures and
dates of the claims, the reader is told what the curator knows.

Bad:
    two-counts: {between: [passengers, other-count], verdict: unresolved, reading: …}   # the data say: conflict

Good:
    two-counts:
      between: [passengers, other-count]
      verdict: unresolved
      because: The counter was out of order on one of the two days, and no text says on which.
      reading: …
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from generator.analysis.compare import comparison_of, contradicted
from generator.finding import Finding, wrong
from generator.model.vocabulary import label
from generator.site.site import Site

LEVEL = "notice"
# With these results of a comparison the verdict is the curator's alone.
OPEN = ("not-comparable", "agree")


def check(site: Site) -> Iterator[Finding]:
    for brief in site.briefs.values():
        for name, disagreement in brief.disagreements.items():
            claims = [site.claim(ref, brief.slug) for ref in disagreement.between]
            pairs = combinations([claim for claim in claims if claim], 2)
            compared = [result for a, b in pairs if (result := comparison_of(site, brief, a, b))]
            verdicts = {result.verdict for result in compared if result.verdict not in OPEN}
            refused = any(contradicted(disagreement.verdict, result) for result in compared)
            explained = disagreement.because or not verdicts or disagreement.verdict in verdicts
            if explained or refused:
                continue
            theirs = " or ".join(f"“{label('verdict', key)}”" for key in sorted(verdicts))
            yield wrong(
                brief.at("disagreements", name, "verdict"),
                f"the verdict is “{label('verdict', disagreement.verdict)}”, and the data say {theirs}; "
                "expected `because`, which says why",
                "add a line `because: …`, or take the verdict of the data",
            )

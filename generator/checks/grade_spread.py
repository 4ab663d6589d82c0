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

from generator.analysis.phrases import join
from generator.analysis.prose_fields import our_sentences
from generator.finding import Finding, wrong
from generator.model.vocabulary import label
from generator.site.site import Claim, Site

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
        first, *others = _resting(site, grade)
        more = f", and then {join([f'`{claim.ref}`' for claim in others])}" if others else ""
        yield wrong(
            first.at("credibility"),
            f"{number} of {total} claims have credibility {grade} ({label('credibility', grade)}); "
            f"expected no grade to hold {MOST:.0%} or more",
            f"grade this claim, on which most rests{more}: `credibility:` with its `credibility_basis:`",
        )


def _resting(site: Site, grade: str) -> list[Claim]:
    """The three claims of this grade that are cited most."""
    cited = Counter(
        claim.ref
        for sentence in our_sentences(site)
        for cite in sentence.sentence.cites
        if (claim := site.claim(cite.id, sentence.prose.brief))
    )
    graded = [claim for claim in site.claims() if str(claim.written.credibility) == grade]
    return sorted(graded, key=lambda claim: -cited[claim.ref])[:3]

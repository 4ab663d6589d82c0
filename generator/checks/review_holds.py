"""A claim or a judgement stands as it was when it was reviewed.

Why: the reader is told that a second pair of eyes looked at it. What was edited since, nobody looked
at. How the YAML is written may change, and so may what became of it: its withdrawal, its outcome.
Where a claim that a judgement names has changed, its ground has.

Bad:
    says: About 50 passengers use the night boat.      # written after the review
    reviewed: {by: Ana Dahl, on: 2031-06-02, fingerprint: 0c2f1e77a9b4}

Good:
    says: About 50 passengers use the night boat.
    reviewed: {by: Ana Dahl, on: 2031-06-04, fingerprint: 5d90c1aa36e2}     # by `briefs review`
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.analysis.changes.review import needs_review, stale_review
from generator.finding import Finding, wrong
from generator.model.claim import ClaimFields
from generator.model.fact_sheet import Judgement
from generator.site.site import Site

LEVEL = "notice"


def check(site: Site) -> Iterator[Finding]:
    for slug, brief in site.briefs.items():
        sections: tuple[tuple[str, Mapping[str, ClaimFields | Judgement]], ...] = (
            ("claims", {name: claim.written for name, claim in brief.claims.items()}),
            ("judgements", brief.judgements),
        )
        for section, entries in sections:
            for name, entry in entries.items():
                stale = stale_review(site, brief, entry)
                if stale and not needs_review(site, entry):
                    prefix = "" if section == "claims" else "j-"
                    yield wrong(
                        brief.at(section, name, "reviewed").key,
                        f"`{name}` was changed since {stale.by} reviewed it on {stale.on}; "
                        "expected a review of what stands here",
                        f"look at it again, then run `briefs review {slug}/{prefix}{name}`",
                    )

"""Where the settings ask for it, a judgement held with high confidence was reviewed as it stands.

Why: high confidence is the strongest word a brief has; a second pair of eyes should have been on it.
A site asks for that with `review: high-confidence` under `extra: briefs:` in mkdocs.yml.

Bad:
    confidence: high      # and no `reviewed`, or one of what stood here before

Good:
    confidence: high
    reviewed: {by: Ana Dahl, on: 2031-06-04, fingerprint: 5d90c1aa36e2}     # by `briefs review`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.changes.review import holding_review, needs_review, stale_review
from generator.finding import Finding, wrong
from generator.site.site import Site


def check(site: Site) -> Iterator[Finding]:
    for slug, brief in site.briefs.items():
        for name, judgement in brief.judgements.items():
            if not needs_review(site, judgement) or holding_review(site, brief, judgement):
                continue
            stale = stale_review(site, brief, judgement)
            what = (
                f"was changed since {stale.by} reviewed it on {stale.on}"
                if stale
                else "has no review"
            )
            yield wrong(
                brief.at("judgements", name, "reviewed" if stale else "confidence").key,
                f"`{name}` is held with high confidence and {what}; expected one of what stands here",
                f"let somebody else look at it and run `briefs review {slug}/j-{name}`, or lower the confidence",
            )

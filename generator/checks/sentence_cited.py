"""Every sentence of the bottom line and of each judgement cites a claim.

Why: a sentence without a citation cannot be checked against anything, and it is where a brief
begins to say more than its evidence.

Bad:
    bottom_line: The company counts about 40 passengers.

Good:
    bottom_line: The company counts about 40 passengers. [^passengers]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.prose_fields import excerpt, prose
from generator.finding import Finding, wrong
from generator.site.site import Site
from generator.text.near_citations import sound


def check(site: Site) -> Iterator[Finding]:
    for text in prose(site):
        if not text.cited:
            continue
        for sentence in sound(text.text, site.claim_ids(text.brief)):
            if not sentence.cites:
                yield wrong(
                    text.where.span(sentence.start, len(sentence.text)),
                    f"“{excerpt(sentence.text)}” cites no claim; expected `[^claim]` after its full stop",
                    "cite the claims it rests on, or take the sentence out",
                )

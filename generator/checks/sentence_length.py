"""A sentence of ours has at most 25 words.

Why: a longer sentence is read twice, and often holds two claims.

Bad:
    says: About 40 passengers use the night boat, which the company counted in May, when the fares were low …

Good:
    says: About 40 passengers use the night boat.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.prose_fields import our_sentences
from generator.finding import Finding, wrong
from generator.site.site import Site

LEVEL = "notice"
MOST = 25


def check(site: Site) -> Iterator[Finding]:
    for sentence in our_sentences(site):
        parts = sentence.text.split()
        if len(parts) <= MOST:
            continue
        words = sum(any(map(str.isalnum, part)) for part in parts)  # a dash is none
        if words > MOST:
            yield wrong(
                sentence.where,
                f"a sentence of {words} words; expected at most {MOST}",
                "make two sentences of it",
            )

"""A sentence of ours has at most 25 words.

Why: a longer sentence is read twice, and often holds two claims.

Bad:
    says: About 40 passengers use the night boat, which the company counted in May, when the fares were low …

Good:
    says: About 40 passengers use the night boat.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.prose_fields import prose
from generator.finding import Finding, wrong
from generator.site.site import Site
from generator.text.sentences import read_prose

LEVEL = "notice"
MOST = 25


def check(site: Site) -> Iterator[Finding]:
    for one in prose(site):
        for sentence in read_prose(one.text):
            words = sum(any(char.isalnum() for char in word) for word in sentence.text.split())
            if words > MOST:
                yield wrong(
                    one.span(sentence.start, len(sentence.text)),
                    f"a sentence of {words} words; expected at most {MOST}",
                    "make two sentences of it",
                )

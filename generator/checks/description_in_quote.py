"""An unnamed speaker is described in words that a quote or context of the claim holds.

Why: “a clerk” and “a senior official” weigh differently; how the source describes somebody it does
not name is all a reader has to judge that person by.

Bad:
    said_by: unnamed
    described_as: an official
    evidence: [{source: notice, quote: A clerk who did not want to be named said that the pier needs repairs}]

Good:
    said_by: unnamed
    described_as: A clerk who did not want to be named
    evidence: [{source: notice, quote: A clerk who did not want to be named said that the pier needs repairs}]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.words_in_quote import quoted
from generator.checks import QUOTES_FOUND
from generator.finding import Finding, wrong
from generator.site.site import Site

NEEDS = (QUOTES_FOUND,)


def check(site: Site) -> Iterator[Finding]:
    for claim in site.claims():
        words = claim.written.described_as
        if words and not quoted(words, claim):
            where = claim.at("described_as")
            yield wrong(
                where,
                f"the description “{words}” stands in no quote or context of the claim; "
                "expected the source's words",
                "copy the words, or add the passage that has them as `context:`",
            )

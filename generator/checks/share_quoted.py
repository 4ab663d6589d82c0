"""The site publishes at most 65 percent of a source's words.

Why: quotes are evidence, not a copy of the text. The shortest decisive words say more, and the
seeds stay their owners'. Every word that leaves the house is counted, in whatever format: quotes and
their context, what is set aside, the title and the dates of the card, the rows around a row. A text of fewer
than 100 words is not told: its title alone is a large part of it.

Bad:
    quote: The Lake Company said on May 3 that about 40 passengers use the night boat, which has run from the old pier …

Good:
    quote: The Lake Company said on May 3 that about 40 passengers use the night boat
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.coverage import coverage
from generator.analysis.phrases import join
from generator.finding import Finding, wrong
from generator.site.site import Site

LEVEL = "notice"
MOST = 0.65
SHORT = 100  # words


def check(site: Site) -> Iterator[Finding]:
    for source in site.sources.values():
        account = coverage(site, source)
        if account and account.words >= SHORT and account.share > MOST:
            longest = _longest(site, source.id)
            yield wrong(
                source.at().key,
                f"{account.shown} of the {account.words} words of `{source.id}` are published "
                f"({account.share:.0%}); expected at most {MOST:.0%}",
                "quote the shortest decisive words"
                + (f"; the longest are those of {longest}" if longest else ""),
            )


def _longest(site: Site, source: str) -> str:
    """The claims with the longest quotes of a source, with their numbers of words."""
    lengths = {
        claim.ref: max(
            len(evidence.quote.words.split())
            for evidence in claim.evidence
            if evidence.source == source
        )
        for claim in site.claims_by_source.get(source, ())
    }
    most = sorted(lengths, key=lambda ref: (-lengths[ref], ref))[:3]
    return join([f"`{ref}` ({lengths[ref]} words)" for ref in most])

"""The site shows at most 60 percent of a source's words.

Why: quotes are evidence, not a copy of the text. The shortest decisive words say more, and the
seeds stay their owners'.

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
MOST = 0.6


def check(site: Site) -> Iterator[Finding]:
    for source in site.sources.values():
        account = coverage(site, source)
        if account and account.share > MOST:
            yield wrong(
                source.at().key,
                f"{account.shown} of the {account.words} words of `{source.id}` are shown in quotes "
                f"({account.share:.0%}); expected at most {MOST:.0%}",
                f"quote the shortest decisive words; the longest are those of {_longest(site, source.id)}",
            )


def _longest(site: Site, source: str) -> str:
    """The claims with the longest quotes of a source, with their numbers of words."""
    lengths = {
        claim.ref: max(
            len(evidence.quote.wanted.split())
            for evidence in claim.evidence
            if evidence.source == source
        )
        for claim in site.claims()
        if source in claim.sources
    }
    most = sorted(lengths, key=lambda ref: (-lengths[ref], ref))[:3]
    return join([f"`{ref}` ({lengths[ref]} words)" for ref in most])

"""The words of a card's title are never the evidence of a claim.

Why: a heading sums up, sharpens and asks; it says nothing that its text does not say better. What
stands only there is the editor's, and nobody's claim.

Bad:
    title: Night boats on the lake          # on the card
    evidence: [{source: notice, quote: Night boats on the lake}]

Good:
    evidence: [{source: notice, quote: The Lake Company said on May 3 that about 40 passengers use the night boat}]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.coverage import located
from generator.finding import Finding, wrong
from generator.site.site import Site


def check(site: Site) -> Iterator[Finding]:
    titles = {
        source.id: located(source, source.card.title)
        for source in site.sources.values()
        if source.card.title
    }
    for claim in site.claims():
        for evidence in claim.evidence:
            title, quote = titles.get(evidence.source), evidence.quote.passage
            if title and quote and title.start <= quote.start and quote.end <= title.end:
                yield wrong(
                    evidence.quote.where,
                    f"these words stand in the title of `{evidence.source}` and nowhere else; expected words of its text",
                    "quote what the text says under it, or leave the claim out",
                )

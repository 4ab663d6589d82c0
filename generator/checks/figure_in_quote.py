"""An estimate's figure stands, whole, in the quote or context of each piece of its evidence.

Why: the figure is the source's, not ours. Where a source words it differently, that evidence gives
its own `figure`; a number inside a longer one is another number.

Bad:
    evidence: [{source: notice, quote: about 40 passengers use the night boat}]
    estimate: {of: traffic, figure: "400", status: count}

Good:
    evidence: [{source: notice, quote: about 40 passengers use the night boat}]
    estimate: {of: traffic, figure: about 40, status: count}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.words_in_quote import carries_figure, kind_words, whole_figure
from generator.checks import QUOTES_FOUND
from generator.finding import Finding, Where, wrong
from generator.site.site import Claim, Site

NEEDS = (QUOTES_FOUND,)


def check(site: Site) -> Iterator[Finding]:
    for claim in site.claims():
        for where, words in kind_words(claim, "figure"):
            yield from _claim(site, claim, where, words)


def _claim(site: Site, claim: Claim, where: Where, words: str) -> Iterator[Finding]:
    lacking = [evidence for evidence in claim.evidence if not carries_figure(site, evidence)]
    own = [evidence for evidence in lacking if evidence.gives("figure")]
    for evidence in own:
        yield wrong(
            evidence.at("figure"),
            f"“{evidence.figure_words}” does not stand in the quote or context beside it; expected the figure in its words",
            "copy the figure from the quote, with its qualifier",
        )
    others = [evidence for evidence in lacking if not evidence.gives("figure")]
    if others and len(others) == sum(not evidence.gives("figure") for evidence in claim.evidence):
        whole = next(filter(None, (whole_figure(words, evidence) for evidence in others)), None)
        yield wrong(
            where,
            f"“{words}” is a part of “{whole}” in the quote; expected the figure whole, with its unit and qualifier"
            if whole
            else f"“{words}” stands in no quote or context of the claim; expected the figure in the source's words",
            f"write “{whole}”" if whole else "copy the figure from the quote, with its qualifier",
        )
        return
    for evidence in others:
        yield wrong(
            evidence.at("same_as" if evidence.borrowed else "quote"),
            f"the figure “{words}” does not stand in this evidence from `{evidence.source}`; "
            "expected it in quote or context",
            "quote the words with the figure, or give this evidence its own `figure:`",
        )

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

from generator.analysis.grounds import carries_figure, kind_words
from generator.checks import Hit
from generator.site.site import Claim, Site


def check(site: Site) -> Iterator[Hit]:
    for claim in site.claims():
        for path, words in kind_words(claim, "figure"):
            yield from _claim(site, claim, path, words)


def _claim(site: Site, claim: Claim, path: tuple[str | int, ...], words: str) -> Iterator[Hit]:
    sheet = site.briefs[claim.brief].sheet
    lacking = [one for one in claim.evidence if not carries_figure(one)]
    own = [one for one in lacking if sheet.has((*one.path, "figure"))]
    for one in own:
        text = one.figure_words or ""
        yield Hit(sheet.place((*one.path, "figure"), 0),
                  f"“{text}” does not stand in the quote or context beside it; expected the figure in its words",
                  "copy the figure from the quote, with its qualifier", len(text))  # fmt: skip
    others = [one for one in lacking if one not in own]
    if others and len(others) == sum(
        not sheet.has((*one.path, "figure")) for one in claim.evidence
    ):
        yield Hit(sheet.place(path, 0),
                  f"“{words}” stands in no quote or context of the claim; expected the figure in the source's words",
                  "copy the figure from the quote, with its qualifier", len(words))  # fmt: skip
        return
    for one in others:
        at = (*one.path, "same_as") if one.borrowed else (*one.path, "quote")
        yield Hit(sheet.place(at, 0), f"the figure “{words}” does not stand in this evidence from `{one.source}`; "
                  "expected it in quote or context",
                  "quote the words with the figure, or give this evidence its own `figure:`", len(one.quote.wanted))  # fmt: skip

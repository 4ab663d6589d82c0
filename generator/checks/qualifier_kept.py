"""A figure keeps the words that go with it in the source: about, close to, over, at least, up to.

Why: “11,000” and “about 11,000” are different figures. The source is read beyond the quote's
edge, so that a quote that begins behind the qualifier does not lose it.

Bad:
    quote: 40 passengers use the night boat        # the source: about 40 passengers
    estimate: {of: traffic, figure: "40", status: count}

Good:
    quote: about 40 passengers use the night boat
    estimate: {of: traffic, figure: about 40, status: count}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.grounds import kind_words
from generator.finding import Finding, wrong
from generator.quantities.figures import find_figures, qualifier_before, stands_in
from generator.site.site import Evidence, Lookup, Site
from generator.text.folding import fold


def check(site: Site) -> Iterator[Finding]:
    for claim in site.claims():
        for where, _ in kind_words(claim, "figure"):
            for evidence in claim.evidence:
                if fuller := _fuller(site, evidence):
                    yield wrong(
                        evidence.at("figure") if evidence.gives("figure") else where,
                        f"`{evidence.source}` has “{fuller}” where the figure is “{evidence.figure_words}”; a figure keeps its qualifier",
                        f"write “{fuller}”, and quote it so",
                    )


def _fuller(site: Site, evidence: Evidence) -> str:
    """The figure as the source has it, when it has more words to it than ours; else empty."""
    words = fold(evidence.figure_words or "")[0].strip()
    for lookup in (evidence.quote, *evidence.context):
        places = stands_in(words, fold(lookup.wanted)[0].strip()) if words else []
        if places:
            wholes = [_whole(site, lookup, at, words) for at in places]
            return "" if words in wholes else wholes[0]
    return ""


def _whole(site: Site, lookup: Lookup, at: int, words: str) -> str:
    """The figure that stands in the source around `words`, which begin at `at` in the quote."""
    text, start = fold(lookup.wanted)[0].strip(), at
    source = site.sources[lookup.source]
    if lookup.passage and source.body:
        line = source.body.lines[lookup.passage.paragraph - 1]
        text, start = line.folded, line.offsets.index(lookup.passage.start) + at
    end = start + len(words)
    for figure in find_figures(text):
        meets = figure.start < end and start < figure.end
        if meets and (figure.start < start or end < figure.end):
            return text[min(start, figure.start) : max(end, figure.end)]
    before = qualifier_before(text, start)
    return f"{before} {words}" if before else words

"""A figure keeps the words that go with it in the source: about, close to, over, at least, up to.

Why: “11,000” and “about 11,000” are different figures. The source is read beyond the quote's
edge, so that a quote that begins behind the qualifier does not lose it.

Bad:
    quote: 40 passengers use the night boat        # the source: about 40 passengers
    estimate: {of: traffic, figure: "40", status: count}

Good:
    quote: about 40 passengers use the night boat
    estimate: {of: traffic, figure: about 40, status: count}

Words that may change a number and that no rule reads (“a notional 40”, “half of 40”, “40-fold”) are
told too. Where they leave the number as it is, one line says so: `unchanged_by: [{words: a standing,
why: The crew always has this strength.}]`. Where the words mean another number, or can be read two
ways, `read_as` says which in English.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.words_in_quote import Quoted, figures_as_quoted, kind_words
from generator.finding import Finding, wrong
from generator.site.evidence import Evidence
from generator.site.site import Claim, Site


def check(site: Site) -> Iterator[Finding]:
    for claim in site.claims():
        for where, _ in kind_words(claim, "figure"):
            for evidence in claim.evidence:
                if evidence.figure is None:
                    continue  # that its words cannot be read is told
                places = list(figures_as_quoted(site, evidence, claim.written.unchanging))
                if not places or any(_is_whole(claim, evidence, place) for place in places):
                    continue
                message, cure = _objection(places[0])
                yield wrong(
                    evidence.at("figure") if evidence.gives("figure") else where,
                    f"`{evidence.source}` has {message} where the figure is “{evidence.figure_words}”",
                    cure,
                )


def _is_whole(claim: Claim, evidence: Evidence, place: Quoted) -> bool:
    """Whether the figure there is ours, with no word more, and can be read where it stands."""
    meant = claim.written.of_kind("read_as") or evidence.gives("read_as")
    return not _outside(place) and bool(meant or not place.figure.trouble or place.figure.beside)


def _outside(place: Quoted) -> tuple[tuple[int, int], ...]:
    """The words of the whole figure that stand outside ours: its qualifiers, and what changes it unread."""
    figure = place.figure
    spans = ((figure.start, place.start), (place.end, figure.end), *figure.beside)
    return tuple(
        (start, end)
        for start, end in spans
        if start < end and (start < place.start or place.end < end)
    )


def _objection(place: Quoted) -> tuple[str, str]:
    outside = _outside(place)
    if not outside:
        return f"“{place.line[place.start : place.end]}”, and {place.figure.trouble},", (
            "say in `read_as` what it is, or use `wording`"
        )
    first = min(place.start, *(start for start, _ in outside))
    last = max(place.end, *(end for _, end in outside))
    whole = " ".join(place.line[first:last].split())
    unread = [span for span in outside if span in place.figure.beside]
    if not unread:
        return f"“{whole}”", f"write “{whole}”, and quote it so: a figure keeps its qualifier"
    named = " and ".join(f"“{place.line[start:end].strip()}”" for start, end in unread)
    return (
        f"“{whole}”, in which {named} may change the number and is not read,",
        f"say in `unchanged_by` why {named} does not change it, say in `read_as` what the whole is, or use `wording`",
    )

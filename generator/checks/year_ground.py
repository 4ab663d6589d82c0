"""A year that a card supplies rests on a quote, or on the text's own date, that states it.

Why: “May 3” becomes a day only with a year. A year from memory or from a file's date would carry
into every date of the source without anybody seeing where it came from.

Bad:
    year: 2031

Good:
    year: 2031
    year_because: {source: letter, quote: "June 1, 2031"}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.coverage import located
from generator.analysis.words_in_quote import stands
from generator.finding import Finding, wrong
from generator.site.site import Site
from generator.text.quotes import Miss, find_quote


def check(site: Site) -> Iterator[Finding]:
    for source in site.sources.values():
        card, ground = source.card, source.card.year_because
        at = (*source.path, "year_because", "quote")
        if card.year is None:
            if ground is not None:
                yield wrong(
                    source.at("year_because").key,
                    "`year_because` stands there without `year`; expected both",
                    "add `year:`, or take the ground away",
                )
            continue
        year = str(card.year)
        if ground is None:
            if not stands(year, card.published or ""):
                yield wrong(
                    source.at("year"),
                    f"the year {year} has no ground; expected `year_because` with a quote that states it",
                    "quote a source that states the year, or leave `year` out",
                )
            continue
        named = site.sources.get(ground.source)
        if named is not None and named.body is not None and located(named, ground.quote) is None:
            miss = find_quote(ground.quote, named.body, furniture=True)
            message = miss.message if isinstance(miss, Miss) else ""
            cure = miss.cure if isinstance(miss, Miss) else ""
            yield wrong(source.sheet.at(*at), f"in `{named.id}` {message}", cure)
        elif not stands(year, ground.quote):
            yield wrong(
                source.sheet.at(*at),
                f"“{ground.quote}” does not state the year {year}; expected the year itself, in digits",
                "quote the words that state it",
            )

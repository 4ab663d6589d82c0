"""Guesses which passages of a source a wrong quote means, so that nothing else is reported of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.analysis.coverage import CARD_FIELDS
from generator.site.evidence import Lookup
from generator.site.site import Site, Source, cached_per_site
from generator.text.folding import fold
from generator.text.quotes import MOST_COMPARED, Body, Miss, Passage, find_quote

GAPS = re.compile(r"\s*(?:\.\.\.|…)\s*")
FEWEST = 3  # words: fewer stand anywhere
MOST_PIECES = 100  # of one quote
MOST_PLACES = 100  # of one piece in one line


def spans_meant(site: Site, source: Source) -> list[tuple[int, int]]:
    """Spans [start, end) of the source that wrong quotes seem to mean.

    A sentence there is not reported as unquoted: that its quote is wrong is a finding of its own.
    """
    if source.body is None:
        return []
    spans: list[tuple[int, int]] = []
    missed, sourceless = _wrong_quotes(site)
    for lookup, miss in missed:
        own = lookup.source == source.id
        spans += _spans_of(lookup, miss, source.body) if own else _hits(lookup.words, source.body)
    for words in islice(_of_card(source), MOST_COMPARED):
        result = find_quote(words, source.body, furniture=True)
        if isinstance(result, Miss) and result.nearest is not None:
            spans.append((result.nearest.start, result.nearest.end))
    for quote in sourceless:
        spans += _hits(quote, source.body)
    return spans


@cached_per_site  # it is asked for each source
def _wrong_quotes(site: Site) -> tuple[list[tuple[Lookup, Miss]], list[str]]:
    """The quotes that were not found, and those whose source has no card."""
    missed = [
        (lookup, lookup.result)
        for lookup in site.lookups
        if lookup.role == "quote" and isinstance(lookup.result, Miss)
    ]
    sourceless = [
        evidence.quote
        for claim in site.claims()
        for evidence in claim.written.evidence
        if evidence.quote and evidence.source not in site.sources
    ]
    return missed, sourceless


def _of_card(source: Source) -> Iterator[str]:
    """The words that a card takes from its text: byline fields, passages set aside, furniture."""
    for field in CARD_FIELDS:
        if words := getattr(source.card, field):
            yield words
    yield from (aside.quote for aside in source.card.set_aside)
    yield from (rule for rule in source.card.furniture if not rule.endswith("*"))


def _spans_of(lookup: Lookup, miss: Miss, body: Body) -> Iterator[tuple[int, int]]:
    if miss.nearest is not None:
        yield miss.nearest.start, miss.nearest.end
    if miss.why == "ambiguous":
        yield from _everywhere(lookup.words, body)
    for part in GAPS.split(lookup.words):
        yield from _pieces(part, body)


def _hits(quote: str, body: Body) -> Iterator[tuple[int, int]]:
    hit = find_quote(quote, body, compare=False)
    if isinstance(hit, Passage):
        yield hit.start, hit.end


def _everywhere(quote: str, body: Body) -> Iterator[tuple[int, int]]:
    """The first places at which the words stand."""
    wanted = re.escape(fold(quote)[0].strip())
    for line in body.lines:
        for hit in islice(re.finditer(wanted, line.folded), MOST_PLACES):
            yield line.offsets[hit.start()], line.offsets[hit.end() - 1] + 1


def _pieces(quote: str, body: Body) -> Iterator[tuple[int, int]]:
    """The longest beginning of the words that stands somewhere, then the same of the rest."""
    words = fold(quote)[0].split()
    for _ in range(MOST_PIECES):
        if len(words) < FEWEST:
            return
        stands = _standing(words, body)
        if stands >= FEWEST:
            yield from _everywhere(" ".join(words[:stands]), body)
        words = words[stands if stands >= FEWEST else 1 :]


def _standing(words: list[str], body: Body) -> int:
    """With how many of its first words a quote stands somewhere; 0 where not with the fewest."""
    stands, not_there = FEWEST - 1, len(words) + 1
    while not_there - stands > 1:
        # First the fewest, then ever more: most pieces are short.
        middle = FEWEST if stands < FEWEST else (stands + not_there) // 2
        beginning = " ".join(words[:middle])
        if any(beginning in line.folded for line in body.lines):
            stands = middle
        else:
            not_there = middle
    return stands if stands >= FEWEST else 0

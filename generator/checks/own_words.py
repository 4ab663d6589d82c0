"""Outside quotation marks our prose is in our own words.

Why: twelve words in a row that stand in a source are a quotation that does not say so. The source's
slant comes with them, and its owner's text.

Bad:
    says: The night boat has run from the old pier since the winter timetable came in.

Good:
    says: The night boat leaves from the old pier.

Names, numbers and dates are not counted: they can only be said in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.analysis.prose_fields import our_sentences
from generator.finding import Finding, wrong
from generator.quantities.times.find_dates import find_dates
from generator.site.site import Site
from generator.text.sentences import sentences
from generator.text.spelling import names_pattern

LEVEL = "notice"
MOST = 12
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
DIGIT = re.compile(r"\d")


class Word(NamedTuple):
    """One counted word: folded, with its offsets."""

    text: str
    start: int
    end: int


def check(site: Site) -> Iterator[Finding]:
    names = _names(site)
    sources: dict[tuple[str, ...], str] = {}
    for source in site.sources.values():
        for line in source.body.lines if source.body else ():
            for span in sentences(line.folded):
                words = counted(line.folded[span.start : span.end], names)
                for at in range(len(words) - MOST + 1):
                    sources.setdefault(
                        tuple(word.text for word in words[at : at + MOST]), source.id
                    )
    for sentence in our_sentences(site):
        for first, last, source_id in _taken(counted(sentence.plain, names), sources):
            yield wrong(
                sentence.at(first.start, last.end - first.start),
                f"these words stand in `{source_id}`; expected fewer than {MOST} in a row that a source has",
                "say it in your own words, or put it in quotation marks",
            )


def _taken(
    words: list[Word], sources: dict[tuple[str, ...], str]
) -> Iterator[tuple[Word, Word, str]]:
    """First and last word of every longest run of a sentence that stands in one source."""
    at = 0
    while at + MOST <= len(words):
        source = sources.get(tuple(word.text for word in words[at : at + MOST]))
        end = at + MOST
        while (
            source
            and sources.get(tuple(word.text for word in words[end - MOST + 1 : end + 1])) == source
        ):
            end += 1
        if source:
            yield words[at], words[end - 1], source
        at = end - MOST + 1 if source else at + 1


def counted(text: str, names: re.Pattern[str]) -> list[Word]:
    """The words of a sentence, folded, without names, numbers and dates; none where they are few."""
    if len(WORD.findall(text)) < MOST:
        return []
    out = bytearray(len(text))  # 1 for each character of a name or a date
    spans = [(date.start, date.end) for date in find_dates(text)]
    for start, end in spans + [match.span() for match in names.finditer(text)]:
        out[start:end] = b"\1" * (end - start)
    words: list[Word] = []
    for number, match in enumerate(WORD.finditer(text)):
        word = match[0]
        # A capital inside a sentence begins a name; the first word has one in any case.
        name = number > 0 and word[0].isupper()
        odd = not word.isalpha() and DIGIT.search(word)
        if not (name or odd or out.find(1, *match.span()) >= 0):
            words.append(Word(word.casefold().replace("'", "’"), *match.span()))
    return words


def _names(site: Site) -> re.Pattern[str]:
    return names_pattern(text for actor in site.actors.values() for text in actor.spellings)

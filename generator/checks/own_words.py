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
import sys
from collections.abc import Iterator
from typing import NamedTuple

from generator.analysis.prose_fields import our_sentences
from generator.finding import Finding, wrong
from generator.quantities.times.find_dates import find_dates
from generator.site.site import Site
from generator.text.sentences import sentences
from generator.text.spelling import whole_words

LEVEL = "notice"
MOST = 12
# Of twelve words in a row six stand in a block of a source, if each sentence of it is laid out in such blocks.
BLOCK = MOST // 2
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
# How a word begins that may be counted; the first one of a sentence may have a capital.
SMALL = re.compile(r"(?<![^\W_])[^\W\d_A-Z]")
DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W_]")


class Near(NamedTuple):
    """A sentence of a source; they sort in the order of the sources."""

    number: int
    source: str
    text: str


def check(site: Site) -> Iterator[Finding]:
    names = _names(site)
    blocks = _blocks(site, names)
    for sentence in our_sentences(site):
        words = counted(sentence.plain, names)
        near = {each for part in _parts(words, BLOCK) for each in blocks.get(part, ())}
        for first, last, source_id in _taken(words, _runs(near, names)) if near else ():
            places = _places(sentence.plain, names)
            start, end = places[first][0], places[last][1]
            yield wrong(
                sentence.at(start, end - start),
                f"these words stand in `{source_id}`; expected fewer than {MOST} in a row that a source has",
                "say it in your own words, or put it in quotation marks",
            )


def _parts(words: list[str], length: int, step: int = 1) -> Iterator[tuple[str, ...]]:
    """So many words in a row, from each word on or, with a step, from the first of each step."""
    return (tuple(words[at : at + length]) for at in range(0, len(words) - length + 1, step))


def _blocks(site: Site, names: re.Pattern[str]) -> dict[tuple[str, ...], list[Near]]:
    """The sentences of all sources by their blocks of words: six times fewer than runs, and half as long."""
    blocks: dict[tuple[str, ...], list[Near]] = {}
    known: set[str] = set()  # a sentence that many sources have is the first one's
    for number, source in enumerate(site.sources.values()):
        for line in source.body.lines if source.body else ():
            for span in sentences(line.folded):
                near = Near(number, source.id, line.folded[span.start : span.end])
                if near.text in known:
                    continue
                known.add(near.text)
                for part in _parts(counted(near.text, names), BLOCK, BLOCK):
                    blocks.setdefault(tuple(map(sys.intern, part)), []).append(near)
    return blocks


def _runs(near: set[Near], names: re.Pattern[str]) -> dict[tuple[str, ...], str]:
    """Every run of words that is too long for us in some sentences, with the first source that has it."""
    runs: dict[tuple[str, ...], str] = {}
    for each in sorted(near):
        for run in _parts(counted(each.text, names), MOST):
            runs.setdefault(run, each.source)
    return runs


def _taken(words: list[str], runs: dict[tuple[str, ...], str]) -> Iterator[tuple[int, int, str]]:
    """First and last word of every longest run of a sentence that stands in one source."""
    sources = [runs.get(run) for run in _parts(words, MOST)]
    at = 0
    while at < len(sources):
        source, end = sources[at], at
        while source and end + 1 < len(sources) and sources[end + 1] == source:
            end += 1
        if source:
            yield at, end + MOST - 1, source
        at = end + 1


def counted(text: str, names: re.Pattern[str]) -> list[str]:
    """The words of a sentence, folded, without names, numbers and dates; none where they are few."""
    if len(SMALL.findall(text)) + 1 < MOST:
        return []  # that is cheap to see
    tokens = WORD.findall(_hidden(text, names))
    words = " ".join(tokens[number] for number in _plain(tokens))
    return words.casefold().replace("'", "’").split()


def _places(text: str, names: re.Pattern[str]) -> list[tuple[int, int]]:
    """The offsets of the counted words."""
    tokens = list(WORD.finditer(_hidden(text, names)))
    return [tokens[number].span() for number in _plain([match[0] for match in tokens])]


def _plain(words: list[str]) -> list[int]:
    """Which words are of no name and no number; the first one of a sentence has a capital in any case."""
    return [
        number
        for number, word in enumerate(words)
        if not (number and word[0].isupper()) and (word.isalpha() or not DIGIT.search(word))
    ]


def _hidden(text: str, names: re.Pattern[str]) -> str:
    """The text with a digit for each letter of a name or a date: what has a digit is not counted."""
    spans = [(date.start, date.end) for date in find_dates(text)]
    spans += [match.span() for match in names.finditer(text)]
    for start, end in spans:
        text = text[:start] + LETTER.sub("0", text[start:end]) + text[end:]
    return text


def _names(site: Site) -> re.Pattern[str]:
    return whole_words(text for actor in site.actors.values() for text in actor.spellings)

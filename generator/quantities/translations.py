"""Holds a translation against its original: the same numbers, units, bounds and dates, and as many of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from generator.quantities.figures.currencies import same_money
from generator.quantities.figures.figure import Figure, numbers_of
from generator.quantities.figures.find_figures import FoundFigure, every_figure, find_figures
from generator.quantities.times.edtf import DateTrouble
from generator.quantities.times.find_dates import FoundDate, find_dates
from generator.quantities.times.parse_when import parse_when
from generator.text.languages import Language, language

# In some of so many years a day falls on each weekday, and one of them has a February 29.
YEARS = range(2000, 2012)
_BEHIND = re.compile(r"[\s-]*([^\W\d_]+|㎞|㎏)")
_CONTRACTED = re.compile(r"n['’]t\b")


class Difference(NamedTuple):
    """What one side says and the other does not; "" where there is nothing to set beside it."""

    original: str
    translation: str


class _Said(NamedTuple):
    """One figure or date: its words, what they mean, and whether it may count nothing ("one")."""

    words: str
    meaning: object
    loose: bool = False


class _Days(NamedTuple):
    """The days that the words of a date allow in one year."""

    lower: date | None
    upper: date | None
    approximate: bool
    inferred: bool


def differences(original: str, translation: str, tongue: Language) -> Iterator[Difference]:
    """Figures and dates that the two do not share, in the order of the original, side by side."""
    for read in (_figures, _dates, _lone_days):
        theirs, ours = list(read(original, tongue)), list(read(translation, language()))
        left = []
        for said in theirs:
            match = next((other for other in ours if _same(said.meaning, other.meaning)), None)
            if match is None:
                left.append(said)
            else:
                ours.remove(match)
        yield from _beside(left, ours)


def _beside(left: list[_Said], ours: list[_Said]) -> Iterator[Difference]:
    """What is left on both sides in pairs; a small number in words only where the other side has one too."""
    for number in range(max(len(left), len(ours))):
        here = left[number] if number < len(left) else None
        there = ours[number] if number < len(ours) else None
        alone = here or there if None in (here, there) else None
        if alone is None or not alone.loose:
            yield Difference(here.words if here else "", there.words if there else "")


def _spans(dates: list[FoundDate]) -> list[tuple[int, int]]:
    return [(date.start, date.end) for date in dates]


def _figures(text: str, tongue: Language) -> Iterator[_Said]:
    days = [match.span() for match in _lone_matches(text, tongue)]
    skip = sorted([*_spans(find_dates(text, tongue)), *days])
    sure = {figure.core for figure in find_figures(text, skip=skip, tongue=tongue)}
    before: list[FoundFigure] = []
    for figure in every_figure(text, skip=skip, tongue=tongue):
        words = text[figure.start : figure.end]
        read = _whole_of_a_share(text, figure, before, tongue) if figure.trouble else figure.figure
        before.append(figure)
        if read is None:
            yield _Said(words, re.sub(r"[^0-9]", "", words).strip("0"))
        elif not read.is_vague:
            unit = read.unit or _measure(text, figure, tongue)
            yield _Said(words, (read, unit), loose=figure.core not in sure)


def _whole_of_a_share(
    text: str, figure: FoundFigure, before: list[FoundFigure], tongue: Language
) -> Figure | None:
    """The number of which a share is taken that stands before it and is held on its own, else None."""
    held = [any(a < other.end and other.start < b for other in before) for a, b in figure.beside]
    alone = every_figure(text[slice(*figure.core)], tongue=tongue)
    return alone[0].figure if held and all(held) and len(alone) == 1 else None


def _measure(text: str, figure: FoundFigure, tongue: Language) -> str:
    """The measure behind a number, in one spelling for all languages; "" where it is none that is known."""
    known = tongue.words["figures"]["units"]
    before = _BEHIND.search(text, max(figure.core[0], figure.core[1] - 4), figure.core[1])
    for match in (_BEHIND.match(text, figure.core[1]), before):
        word = match[1].lower() if match else ""
        for end in range(len(word), 0, -1):
            if word[:end] in known and (
                end == len(word) or tongue.words["numbers"].get("counters")
            ):
                return str(known[word[:end]])
    return ""


def _same(a: object, b: object) -> bool:
    if not (isinstance(a, tuple) and isinstance(b, tuple) and isinstance(a[0], Figure)):
        return a == b
    (first, unit), (second, other) = a, b
    signs = first.unit, second.unit
    units = same_money(*signs) is not False if any(signs) else unit == other or "" in (unit, other)
    return (
        units
        and numbers_of(first) == numbers_of(second)
        and first.comparator == second.comparator
        and first.approximate == second.approximate
    )


def _dates(text: str, tongue: Language) -> Iterator[_Said]:
    dates = find_dates(text, tongue)
    at = 0
    while at < len(dates):
        first, years = dates[at], [_in_year(dates[at].words, year, tongue) for year in YEARS]
        at += 1
        if at < len(dates) and not text[first.end : dates[at].start].strip():
            # “3월 1일부터 5월 31일까지” is one span in two words.
            ends = [_in_year(dates[at].words, year, tongue) for year in YEARS]
            spans = [_joined(*both) for both in zip(years, ends, strict=True)]
            if all(spans):
                yield _Said(text[first.start : dates[at].end], tuple(spans))
                at += 1
                continue
        yield _Said(first.words, tuple(years))


def _joined(first: _Days | None, last: _Days | None) -> _Days | None:
    """The days from a first one on until a last one; None where these are no two such bounds."""
    if first is None or last is None or first.lower is None or last.upper is None:
        return None
    if first.upper is not None or last.lower is not None:
        return None
    inferred = first.inferred and last.inferred
    return _Days(first.lower, last.upper, first.approximate or last.approximate, inferred)


def _in_year(words: str, year: int, tongue: Language) -> _Days | None:
    try:
        when = parse_when(words, year, tongue)
    except DateTrouble:
        return None
    return _Days(when.lower, when.upper, when.approximate, when.year_inferred)


def _lone_days(text: str, tongue: Language) -> Iterator[_Said]:
    """Days without a month: 10일, “on the 10th”."""
    for match in _lone_matches(text, tongue):
        yield _Said(match[0], int(match[1]))


def _lone_matches(text: str, tongue: Language) -> Iterator[re.Match[str]]:
    pattern = _lone_day(tongue)
    skip = _spans(find_dates(text, tongue))
    for match in pattern.finditer(text) if pattern else ():
        if not any(start < match.end() and match.start() < end for start, end in skip):
            yield match


@cache
def _lone_day(tongue: Language) -> re.Pattern[str] | None:
    pattern = tongue.words["dates"].get("lone-day", "")
    return re.compile(pattern) if pattern else None


def denies(text: str, tongue: Language) -> bool:
    """Whether a word of a text denies something, those in the bounds of figures and dates left out."""
    figures = every_figure(text, tongue=tongue)
    for start, end in [
        *_spans(find_dates(text, tongue)),
        *((part.start, part.end) for part in figures),
    ]:
        text = text[:start] + " " * (end - start) + text[end:]
    return bool(_negation(tongue).search(text) or _CONTRACTED.search(text))


@cache
def _negation(tongue: Language) -> re.Pattern[str]:
    words = "|".join(map(re.escape, tongue.words["lists"]["negation"]["words"]))
    # Where words run together, what denies is an ending.
    edges = ("", "") if tongue.words["numbers"].get("counters") else (r"(?<!\w)", r"(?!\w)")
    return re.compile(rf"{edges[0]}(?:{words}){edges[1]}", re.IGNORECASE)

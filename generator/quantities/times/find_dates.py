"""Finds the dates of a text, each with the preposition before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.quantities.times.date_points import DateReader
from generator.quantities.times.date_words import date_words
from generator.quantities.times.digit_dates import DASHES, Point
from generator.text.languages import Language, language
from generator.text.tokens import tokens

FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True)
class FoundDate:
    """A date expression in prose; `core` is the part without its preposition."""

    start: int
    end: int
    words: str
    core_start: int
    core_end: int
    core: str

    @property
    def bound(self) -> str:
        """The words before or behind its core that bound it; empty without any."""
        return (
            self.words[: self.core_start - self.start] or self.words[self.core_end - self.start :]
        )


def find_dates(text: str, tongue: Language | None = None) -> list[FoundDate]:
    """Every date expression in prose, in order, without overlaps.

    Months count when capitalised ("may" is a verb); those that are other words too need a preposition,
    a day or a year beside them. For a bare year see `year-leads` of the language.
    """
    tongue = tongue or language()
    return list(_all(text, tongue)) if date_words(tongue).needed.search(text) else []


@lru_cache(maxsize=4096)  # every check reads the same few texts
def _all(text: str, tongue: Language) -> tuple[FoundDate, ...]:
    reader = DateReader(text, tokens(text), tongue)
    return tuple(_finds(reader))


def _finds(reader: DateReader) -> Iterator[FoundDate]:
    at = 0
    year_end = -1  # the token behind the year that was found last
    while at < len(reader.tokens):
        point = reader.point(at) if _may_begin(reader, at) else None
        if point is None or not _is_date(reader, at, point, year_end):
            at += 1
            continue
        whole = _range(reader, at, point)
        if whole is not None:
            begin, last = whole
            yield _located(reader, reader.tokens[begin].start, last.end, reader.tokens[begin].start)
            at = year_end = last.behind
            continue
        begin, effect = reader.preposition(at)
        # "of" is no part of what a date says.
        if begin < at and all(reader.low(index) in reader.words.of for index in range(begin, at)):
            begin = at
        if reader.spans(at, point):
            lead = reader.tokens[at - 1].start
            yield _located(reader, lead, point.end, lead)
            at = year_end = point.behind
            continue
        begin = reader.offset(at, begin if effect else at)
        start = reader.tokens[begin].start if begin < at else point.start
        end = reader.tail(point.behind) or (point.bound_end if point.bound else point.end)
        core = reader.text[point.start : point.end]
        yield FoundDate(start, end, reader.text[start:end], point.start, point.end, core)
        at = year_end = point.behind


def _located(reader: DateReader, start: int, end: int, core: int) -> FoundDate:
    return FoundDate(start, end, reader.text[start:end], core, end, reader.text[core:end])


def _may_begin(reader: DateReader, at: int) -> bool:
    token = reader.tokens[at]
    words = reader.words
    if token.kind == "digits":
        return True
    return token.text in words.months or token.text in words.weekdays or token.low in words.lead_in


def _is_date(reader: DateReader, at: int, point: Point, year_end: int) -> bool:
    """Whether the words are a date in prose, and no name, number or verb that looks like one."""
    if reader.glued(at) and not _apart(reader, at):
        return False
    if point.bound_end:
        return True
    if reader.glued(point.behind) and not _ends_there(reader, point):
        return False
    if point.iso or (point.split and not point.month):
        return True
    if point.bare_year:
        return _is_year(reader, at, point, year_end)
    if point.month and point.day is None and point.year is None and point.part is None:
        name = reader.tokens[at].text
        return name in reader.words.alone or reader.preposition(at)[1] != ""
    return True


def _apart(reader: DateReader, at: int) -> bool:
    """Whether what is glued on before a date is no part of it: “(March”, “zone.October 18”, “pre-2022”."""
    before = reader.tokens[at - 1]
    if before.kind != "sign" or before.text in "_/\\":
        return False
    if before.text in DASHES and reader.tokens[at].kind == "digits":
        return reader.low(at - 2) in reader.words.year_leads and reader.glued(at - 1)
    if before.text in reader.words.day_dashes and at > 1 and reader.tokens[at - 2].kind == "digits":
        return False  # 2030~2031년
    digits = before.text in ".," and at > 1 and reader.tokens[at - 2].kind == "digits"
    return not (digits and reader.glued(at - 1))


def _ends_there(reader: DateReader, point: Point) -> bool:
    """Whether the sign glued on behind a date is none of a longer word or number."""
    token = reader.tokens[point.behind]
    if token.start < point.end:
        return True  # “3 300”, of which the date has the 3
    following = reader.tokens[point.behind + 1] if reader.glued(point.behind + 1) else None
    if token.kind != "sign":
        return False
    if token.text in "/%_" or (token.text in ":" and following and following.kind == "digits"):
        return False
    return not (token.text in DASHES and following is not None and point.bare_year)


def _is_year(reader: DateReader, at: int, point: Point, year_end: int) -> bool:
    if not FIRST_YEAR <= (point.year or 0) <= LAST_YEAR or reader.counts(at):
        return False
    lead = reader.low(at - 1)
    if reader.low(point.behind - 1) in reader.words.year_words:
        return True
    if lead in reader.words.year_leads or lead == "(":
        return True
    if lead in DASHES and reader.low(at - 2) in reader.words.year_leads:
        return True
    # Behind another year: “2022 and 2023”, “2022, 2023”, “2022-2023”.
    between = [reader.low(index) for index in range(year_end, at)] if year_end >= 0 else []
    joints = {",", "or", *reader.words.joints, "to", *DASHES}
    return 0 < len(between) <= 2 and all(word in joints for word in between)


def _range(reader: DateReader, at: int, first: Point) -> tuple[int, Point] | None:
    """The token at which a range with “between” or “from” begins, and its last date."""
    lead = reader.low(at - 1)
    words = reader.words
    joints = words.joints if lead in words.between else words.range_to
    if lead not in words.between and lead not in words.range_from:
        return None
    if reader.low(first.behind) in joints:
        last = reader.point(first.behind + 1)
        if last is not None:
            return at - 1, last
    return None

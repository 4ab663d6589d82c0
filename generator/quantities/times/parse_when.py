"""Reads the source's own words for a time into the earliest and the latest day they allow.

Three rules carry everything: a bound that the words do not give stays missing; a year that the words do
not state is marked as inferred, and asked for where two are possible; what cannot be read stays words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from generator.quantities.times.date_points import LONGEST_PREPOSITION, DateReader
from generator.quantities.times.date_words import DAY_NAMES, MONTH_NAMES
from generator.quantities.times.digit_dates import DASHES, Point
from generator.quantities.times.edtf import (
    DateTrouble,
    last_day,
    looks_like_edtf,
    make_day,
    read_edtf,
)
from generator.quantities.times.when import When, day_text, span_of
from generator.text.languages import Language, language
from generator.text.tokens import tokens

LONGEST = 400  # characters; no time is said in more
THIRD_DAYS = ((1, 10), (11, 20), (21, 31))
THIRD_MONTHS = ((1, 4), (5, 8), (9, 12))
# How our pages word a bound that a text in another language sets.
LEADS = {"upper": "by", "lower": "since", "before": "before", "after": "after", "about": "about"}
PARTS = ("early", "mid", "late")
_YEARS = re.compile(r"([0-9]{4})/([0-9]{4})")
_NO_EDTF = re.compile(r"[0-9]{4}(?:/[0-9]{2}|(?:\.\s?[0-9]{1,2}){2})")
_SPLIT = re.compile(r"([0-9]{4})-([0-9]{2})")


def parse_when(words: str, year: int | None = None, tongue: Language | None = None) -> When:
    """Read `words`; `year` is used only where they state none. `DateTrouble` for impossible dates.

    Words that cannot be ordered ("soon"), or lack a year that nobody supplies, come back without
    bounds.
    """
    if year is not None and not 1 <= year <= 9999:
        raise DateTrouble(f"the year {year} is out of range; expected 1 to 9999")
    folded = " ".join(words.split()).strip(" ,;:")
    if not folded:
        raise DateTrouble("no words for a time; expected a date in the source's own words")
    if len(folded) > LONGEST:
        return When(words)
    if looks_like_edtf(folded) and not _NO_EDTF.fullmatch(folded):
        return replace(_explicit(folded), words=words)
    text = folded.removesuffix(".")
    time = _said(text, tongue)
    when = None if time is None else _meant(time, year, text)
    return When(words) if when is None else replace(when, words=words)


def range_ends(words: str, tongue: Language | None = None) -> tuple[str, ...]:
    """The words of both ends of “between May 3 and June 1”; empty for any other time."""
    phrase = _Phrase(" ".join(words.split()), tongue)
    ends = phrase.ends()
    return tuple(phrase.text[point.start : point.end] for point in ends or ())


class _Time(NamedTuple):
    """How a time is said: one date, with what bounds it and the words that do, or the two ends of a range."""

    points: tuple[Point, ...]
    effect: str = ""
    lead: str = ""


@lru_cache(maxsize=1024)  # the same words are asked for in one year after the other
def _said(text: str, tongue: Language | None) -> _Time | None:
    return _Phrase(text, tongue).read()


def _meant(time: _Time, year: int | None, text: str) -> When | None:
    """The days that a time allows."""
    if len(time.points) > 1:
        first, last = time.points
        return _range(first, last, year, text)
    when = _days_of(time.points[0], year, text)
    return _led(time.effect, when, time.lead, text) if time.effect else when


class _Phrase:
    """A whole time: a date with or without preposition, or a range."""

    def __init__(self, text: str, tongue: Language | None) -> None:
        self.reader = DateReader(text, tokens(text), tongue)
        self.text, self.tongue = text, tongue or language()

    def read(self) -> _Time | None:
        """None when these are only words."""
        parted = self.reader.tokens
        for begin in range(min(LONGEST_PREPOSITION + 1, len(parted)), -1, -1):
            start, effect = self.reader.preposition(begin)
            led = not begin or (start == 0 and effect != "")
            point = self.reader.point(begin) if led or begin == 1 else None
            spans = begin == 1 and point is not None and self.reader.spans(begin, point)
            if point is not None and (led or spans) and self._is_last(point):
                effect = "" if spans else effect
                if self.tongue is not language() and point.part is not None:
                    point = replace(point, part_words=PARTS[point.part])
                lead = self.text[: parted[begin].start].strip() if begin else ""
                if self.tongue is not language():
                    lead = LEADS.get(effect or point.bound, "")
                return _Time((point,), effect or point.bound, lead)
        ends = self.ends()
        return None if ends is None else _Time(ends)

    def ends(self) -> tuple[Point, Point] | None:
        """Both dates of a range that fills the text, None where it is none."""
        words = self.reader.words
        lead = self.reader.low(0)
        at = 1 if lead in words.between or lead in words.range_from else 0
        joints = words.joints if lead in words.between else words.range_to | DASHES
        first = self.reader.point(at)
        if first is None or self.reader.low(first.behind) not in joints:
            return None
        last = self.reader.point(first.behind + 1)
        return (first, last) if last is not None and self._is_last(last) else None

    def _is_last(self, point: Point) -> bool:
        return point.behind >= len(self.reader.tokens) and (
            max(point.end, point.bound_end) >= len(self.text)
        )


def _days_of(point: Point, year: int | None, text: str) -> When:
    """The days that one date allows; no bounds where it lacks a year that nobody supplies."""
    words = text[point.start : point.end]
    if point.iso:
        return _explicit(point.iso)
    if point.either:
        raise DateTrouble(
            f"“{words}” can be read two ways; expected the month in words, or as year-month-day"
        )
    if point.split:
        first = _days_of(replace(point, split=None), year, text)
        end = date(point.split, 12, 31)
        return replace(
            first,
            upper=end,
            edtf=f"{point.year}/{point.split}",
            shown=f"{point.year} to {point.split}",
        )
    stated = point.year if point.year is not None else year
    if point.part is not None:
        return _third(point, stated, text)
    if point.day is not None:
        return _numbered(point, stated, words)
    if stated is None:
        return When("")
    if point.month is None:
        when = _explicit(f"{stated:04d}")
        return replace(when, shown=str(stated))
    low = make_day(stated, point.month, 1, words)
    inferred = point.year is None
    return When(
        "",
        low,
        last_day(low),
        str(low)[:7],
        inferred,
        shown=f"{MONTH_NAMES[point.month - 1]} {stated}",
    )


def _numbered(point: Point, stated: int | None, words: str) -> When:
    assert point.month is not None and point.day is not None
    # 29 February is checked against a leap year while no year is known.
    low, high = (
        make_day(stated or 2000, point.month, day, words)
        for day in (point.day, point.last or point.day)
    )
    if high < low:
        raise DateTrouble(f"the days run backwards in “{words}”")
    if stated is None:
        return When("")
    if point.weekday is not None and point.weekday != low.weekday():
        raise DateTrouble(
            f"{day_text(low)} is a {DAY_NAMES[low.weekday()]}, the words say"
            f" {DAY_NAMES[point.weekday]}; expected a weekday that fits the day and the year"
        )
    edtf = str(low) if low == high else f"{low}/{high}"
    return When("", low, high, edtf, point.year is None, shown=span_of(low, high))


def _third(point: Point, stated: int | None, text: str) -> When:
    whole = _days_of(replace(point, part=None), stated, text)
    if whole.lower is None or whole.upper is None or point.part is None:
        return When("")
    low, high = whole.lower, whole.upper
    if point.month:
        first, last = THIRD_DAYS[point.part]
        low, high = low.replace(day=first), min(high, high.replace(day=min(last, high.day)))
        edtf = f"{low}~/{high}~"
    else:
        first, last = THIRD_MONTHS[point.part]
        low, high = low.replace(month=first), last_day(low.replace(month=last))
        edtf = f"{str(low)[:7]}~/{str(high)[:7]}~"
    part = " ".join(point.part_words.split()).lower()
    glue = "" if part.endswith("-") else " "
    inferred = point.year is None
    firm = (whole.lower, whole.upper)
    return When("", low, high, edtf, inferred, firm, f"{part}{glue}{whole.shown}")


def _led(effect: str, inner: When, lead: str, text: str) -> When | None:
    """What a preposition makes of the date after it; in `shown` the bound stays in its words."""
    if effect == "denied":
        return None
    if not inner.is_dated or effect == "at":
        return inner
    assert inner.lower is not None and inner.upper is not None and inner.edtf is not None
    inner = replace(
        inner,
        shown=f"{' '.join(lead.lower().split())} {inner.shown or span_of(inner.lower, inner.upper)}",
    )
    assert inner.edtf is not None
    first, last = inner.edtf.split("/")[0], inner.edtf.split("/")[-1]
    firm_low, firm_high = inner.firm_bounds
    if effect == "about":
        edtf = "/".join(part.rstrip("~") + "~" for part in inner.edtf.split("/"))
        return replace(inner, edtf=edtf, firm=(None, None))
    # The last third of August ends with August for certain; so does the first one begin.
    first = first.rstrip("~") if firm_low == inner.lower else first
    last = last.rstrip("~") if firm_high == inner.upper else last
    if effect == "upper":
        return replace(inner, lower=None, edtf=f"../{last}", firm=(None, firm_high))
    if effect == "lower":
        return replace(inner, upper=None, edtf=f"{first}/..", firm=(firm_low, None))
    mark, step = "~" if inner.approximate else "", timedelta(days=1)
    assert inner.lower is not None and inner.upper is not None
    try:
        edge = inner.lower - step if effect == "before" else inner.upper + step
    except OverflowError:
        raise DateTrouble(f"“{text}” leaves the calendar; expected years 1 to 9999") from None
    if effect == "before":
        firm = firm_high if mark else edge
        return replace(inner, lower=None, upper=edge, edtf=f"../{edge}{mark}", firm=(None, firm))
    firm = firm_low if mark else edge
    return replace(inner, lower=edge, upper=None, edtf=f"{edge}{mark}/..", firm=(firm, None))


def _range(first: Point, last: Point, year: int | None, text: str) -> When | None:
    """From the first day of one date to the last day of another.

    A year written on one side holds for the other side too, unless the range would then run
    backwards: that end stays without a bound. Backwards with both years written is refused.
    """
    a, b = _days_of(first, None, text), _days_of(last, None, text)
    inferred = False
    if not a.is_dated and not b.is_dated:
        a, b = _days_of(first, year, text), _days_of(last, year, text)
        inferred = a.is_dated
        if a.lower is not None and b.upper is not None and b.upper < a.lower:
            return When("")
    elif not a.is_dated and b.lower is not None:
        given = _days_of(first, b.lower.year, text)
        a = given if given.lower is not None and given.lower <= b.lower else a
    elif not b.is_dated and a.upper is not None:
        given = _days_of(last, a.upper.year, text)
        b = given if given.upper is not None and given.upper >= a.upper else b
    if not a.is_dated and not b.is_dated:
        return When("")
    if a.lower is not None and b.upper is not None and b.upper < a.lower:
        ends = text[first.start : first.end], text[last.start : last.end]
        raise DateTrouble(f"the range ends before it begins: “{ends[0]}” to “{ends[1]}”")
    start = a.edtf.split("/")[0] if a.edtf else ".."
    end = b.edtf.split("/")[-1] if b.edtf else ".."
    firm = (a.firm_bounds[0], b.firm_bounds[1])
    shown = f"{a.shown} to {b.shown}" if a.shown and b.shown else ""
    return When("", a.lower, b.upper, f"{start}/{end}", inferred, firm, shown)


def _explicit(text: str) -> When:
    split = _SPLIT.fullmatch(text)
    if split and int(split[2]) == (int(split[1]) + 1) % 100:
        year, month = int(split[1]), int(split[2])
        named = (
            f"{MONTH_NAMES[month - 1]} {year} or {year} to {year + 1}" if 1 <= month <= 12 else ""
        )
        raise DateTrouble(
            f"“{text}” can be {named}; expected {text}-XX for the month or {year}/{year + 1} for the years"
        )
    (lower, upper), form, firm = read_edtf(text)
    years = _YEARS.fullmatch(text)
    shown = f"{years[1]} to {years[2]}" if years else ""
    return When("", lower, upper, form, firm=None if firm == (lower, upper) else firm, shown=shown)

"""Read the source's own words for a time into the earliest and the latest day they allow.

Vocabulary and forms follow EDTF levels 0 and 1 (Library of Congress, 2019), in a small subset.
Three rules carry everything: a bound that the words do not give stays missing; a year that the
words do not state is marked as inferred; an order is claimed only where it is certain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from generator.quantities.date_words import (
    ABBREVIATIONS,
    BETWEEN,
    DAY_MONTH,
    DAY_NAMES,
    FROM_TO,
    LED,
    MONTH_DAY,
    MONTH_NAMES,
    MONTH_ONLY,
    MONTHS,
    PARTED,
    PARTS,
    PREPOSITIONS,
    THIRD_DAYS,
    THIRD_MONTHS,
    WEEKDAYS,
    WORDED,
    FoundDate,
    find_dates,
)  # fmt: skip
from generator.quantities.edtf import DateTrouble, last_day, looks_like_edtf, make_day, read_edtf

__all__ = ["DateTrouble", "FoundDate", "When", "find_dates", "order", "parse_when", "same_time"]
__all__ += ["span_text"]


@dataclass(frozen=True)
class When:
    """The words for a time, and the days they allow.

    `lower` and `upper` are the earliest and latest possible day, `None` where the words set no
    bound; an EDTF mark (`~ ? %`) does not move them. `edtf` is level 0 or 1, `None` when there
    are only words. `firm` holds the bounds that stay true when such a mark is taken at its word
    (`None`: the same as lower and upper); only these decide an order.
    """

    words: str
    lower: date | None = None
    upper: date | None = None
    edtf: str | None = None
    year_inferred: bool = False
    firm: tuple[date | None, date | None] | None = None

    @property
    def is_dated(self) -> bool:
        """Is some bound known?"""
        return self.lower is not None or self.upper is not None

    @property
    def approximate(self) -> bool:
        """Does the time carry an EDTF mark (`~`, `?` or `%`)?"""
        return self.edtf is not None and any(mark in self.edtf for mark in "~?%")

    @property
    def firm_bounds(self) -> tuple[date | None, date | None]:
        """The bounds that decide an order."""
        return (self.lower, self.upper) if self.firm is None else self.firm


_SPACE = re.compile(r"\s+")


def parse_when(words: str, year: int | None = None) -> When:
    """Read `words`; `year` is used only where they state none. `DateTrouble` for impossible dates.

    Words that cannot be ordered ("soon"), or lack a year that nobody supplies, come back without
    bounds.
    """
    if year is not None and not 1 <= year <= 9999:
        raise DateTrouble(f"the year {year} is out of range; expected 1 to 9999")
    folded = _SPACE.sub(" ", words).strip(" ,;:")
    if not folded:
        raise DateTrouble("no words for a time; expected a date in the source's own words")
    if looks_like_edtf(folded):
        return replace(_explicit(folded), words=words)
    found = _expression(folded, year)
    if found is None and folded.endswith("."):
        found = _expression(folded[:-1], year)
    return When(words) if found is None else replace(found, words=words)


def order(a: When, b: When) -> Literal["before", "same", "after", "unknown"]:
    """How `a` stands to `b` in time, claimed only when it is certain.

    "before" when the last possible day of `a` is earlier than the first of `b`; "same" when both
    are one and the same single day; an approximate end counts as no bound, except that a part of
    a month or year lies inside that month or year.
    """
    (a_low, a_high), (b_low, b_high) = a.firm_bounds, b.firm_bounds
    if a_high is not None and b_low is not None and a_high < b_low:
        return "before"
    if b_high is not None and a_low is not None and b_high < a_low:
        return "after"
    single = a_low is not None and a_low == a_high == b_low == b_high
    return "same" if single else "unknown"


def same_time(a: When, b: When) -> bool:
    """Do both words allow exactly the same days? Times without any bound are never the same."""
    bounds = (a.lower, a.upper, a.approximate) == (b.lower, b.upper, b.approximate)
    return a.is_dated and b.is_dated and bounds


def span_text(when: When) -> str:
    """The time for a reader: "18 October 2024 (year inferred)", "by 31 December 2024"."""
    low, high = when.lower, when.upper
    if low is None and high is None:
        return when.words
    if low is None or high is None:
        about = "about " if "~" in (when.edtf or "") or "%" in (when.edtf or "") else ""
        text = f"from {about}{_day(low)}" if low is not None else f"by {about}{_day(high)}"
    elif low == high:
        text = _day(low)
    elif low.year == high.year and (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        text = str(low.year)
    elif (
        (low.year, low.month) == (high.year, high.month) and high == last_day(low) and low.day == 1
    ):
        text = f"{MONTH_NAMES[low.month - 1]} {low.year}"
    else:
        text = f"{_day(low)} to {_day(high)}"
    marks = when.edtf or ""
    if low is not None and high is not None and ("~" in marks or "%" in marks):
        text = f"about {text}"
    notes = ["uncertain"] * ("?" in marks or "%" in marks) + ["year inferred"] * when.year_inferred
    return f"{text} ({', '.join(notes)})" if notes else text


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _expression(text: str, year: int | None) -> When | None:
    """A date with or without preposition, or a range. None when these are only words."""
    point = _point(text, year)
    if point is not None:
        return point
    if match := BETWEEN.fullmatch(text):
        return _range(match["a"], match["b"], year)
    if match := LED.fullmatch(text):
        inner = _point(match["rest"], year)
        if inner is not None:
            prep = _SPACE.sub(" ", match["prep"]).lower()
            return _led(PREPOSITIONS[prep], inner, text)
    if match := FROM_TO.fullmatch(text):
        return _range(match["a"], match["b"], year)
    return None


def _led(effect: str, inner: When, text: str) -> When:
    """What a preposition makes of the date after it."""
    if not inner.is_dated or effect == "at":
        return inner
    assert inner.lower is not None and inner.upper is not None and inner.edtf is not None
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
    try:
        edge = inner.lower - step if effect == "before" else inner.upper + step
    except OverflowError:
        raise DateTrouble(f"“{text}” leaves the calendar; expected years 1 to 9999") from None
    if effect == "before":
        firm = firm_high if mark else edge
        return replace(inner, lower=None, upper=edge, edtf=f"../{edge}{mark}", firm=(None, firm))
    firm = firm_low if mark else edge
    return replace(inner, lower=edge, upper=None, edtf=f"{edge}{mark}/..", firm=(firm, None))


def _range(first: str, last: str, year: int | None) -> When | None:
    """From the first day of one date to the last day of another.

    A year written on one side holds for the other side too, unless the range would then run
    backwards: that end stays without a bound. Backwards with both years written is refused.
    """
    a, b = _point(first, None), _point(last, None)
    if a is None or b is None:
        return None
    inferred = False
    if not a.is_dated and not b.is_dated:
        a, b = _point(first, year) or a, _point(last, year) or b
        inferred = a.is_dated
        if a.lower is not None and b.upper is not None and b.upper < a.lower:
            return When("")
    elif not a.is_dated and b.lower is not None:
        given = _point(first, b.lower.year) or a
        a = given if given.lower is not None and given.lower <= b.lower else a
    elif not b.is_dated and a.upper is not None:
        given = _point(last, a.upper.year) or b
        b = given if given.upper is not None and given.upper >= a.upper else b
    if not a.is_dated and not b.is_dated:
        return When("")
    if a.lower is not None and b.upper is not None and b.upper < a.lower:
        raise DateTrouble(f"the range ends before it begins: “{first}” to “{last}”")
    start = a.edtf.split("/")[0] if a.edtf else ".."
    end = b.edtf.split("/")[-1] if b.edtf else ".."
    firm = (a.firm_bounds[0], b.firm_bounds[1])
    return When("", a.lower, b.upper, f"{start}/{end}", inferred, firm)


def _point(text: str, year: int | None) -> When | None:
    """One date: a day, some days of a month, a month, a year, or a part of one of these."""
    if re.fullmatch(r"[0-9]{4}", text) or re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){1,2}", text):
        return _explicit(text)
    if match := PARTED.fullmatch(text):
        return _third(match["part"], match["rest"], year)
    weekday: str | None = None
    if (match := WORDED.fullmatch(text)) and match["weekday"]:
        weekday, text = match["weekday"], match["rest"]
    match = MONTH_DAY.fullmatch(text) or DAY_MONTH.fullmatch(text)
    if match:
        return _days(match, weekday, year)
    match = MONTH_ONLY.fullmatch(text)
    if not match or weekday:
        return None
    stated = int(match["year"]) if match["year"] else year
    if stated is None:
        return When("")
    low = make_day(stated, _month(match["month"]), 1, text)
    return When("", low, last_day(low), str(low)[:7], not match["year"])


def _month(name: str) -> int:
    bare = name.rstrip(".")
    return ABBREVIATIONS.get(bare) or MONTHS[bare.title()]


def _days(match: re.Match[str], weekday: str | None, year: int | None) -> When:
    stated = int(match["year"]) if match["year"] else year
    words, month = match[0], _month(match["month"])
    first, last = int(match["day"]), int(match["last"] or match["day"])
    # 29 February is checked against a leap year while no year is known.
    low, high = (make_day(stated or 2000, month, day, words) for day in (first, last))
    if high < low:
        raise DateTrouble(f"the days run backwards in “{words}”")
    if stated is None:
        return When("")
    named = WEEKDAYS[weekday.strip(" .,")] if weekday else low.weekday()
    if named != low.weekday():
        raise DateTrouble(
            f"{_day(low)} is a {DAY_NAMES[low.weekday()]}, the words say"
            f" {DAY_NAMES[named]}; expected a weekday that fits the day and the year"
        )
    edtf = str(low) if low == high else f"{low}/{high}"
    return When("", low, high, edtf, not match["year"])


def _third(part: str, rest: str, year: int | None) -> When | None:
    whole = _point(rest, year)
    name = re.sub(r"^(?:(?:the|very) )*", "", _SPACE.sub(" ", part).strip(" -").lower())
    if whole is None or not whole.is_dated:
        return whole
    low, high = whole.lower, whole.upper
    if low is None or high is None or whole.edtf is None or whole.approximate:
        return None
    if len(whole.edtf) == 7:
        first, last = THIRD_DAYS[PARTS[name]]
        low, high = low.replace(day=first), min(high, high.replace(day=min(last, high.day)))
        edtf = f"{low}~/{high}~"
    elif len(whole.edtf) == 4:
        first, last = THIRD_MONTHS[PARTS[name]]
        low, high = low.replace(month=first), last_day(low.replace(month=last))
        edtf = f"{str(low)[:7]}~/{str(high)[:7]}~"
    else:
        return None
    return When("", low, high, edtf, whole.year_inferred, (whole.lower, whole.upper))


def _explicit(text: str) -> When:
    (lower, upper), form, firm = read_edtf(text)
    return When("", lower, upper, form, firm=None if firm == (lower, upper) else firm)

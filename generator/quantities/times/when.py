"""A time as the days its words allow, how two times stand to each other, and how a reader is told one.

Forms follow EDTF levels 0 and 1 (Library of Congress, 2019), in a small subset. An order is claimed only
where it is certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.quantities.times.date_words import MONTH_NAMES
from generator.quantities.times.edtf import last_day


@dataclass(frozen=True)
class When:
    """The words for a time, and the days they allow.

    `lower` and `upper` are the earliest and latest possible day, `None` where the words set no
    bound; an EDTF mark (`~ ? %`) does not move them. `edtf` is level 0 or 1, `None` when there
    are only words. `firm` holds the bounds that stay true when such a mark is taken at its word
    (`None`: the same as lower and upper); only these decide an order. `shown` is the time for a
    reader, a bound in its own words; days that the words do not name are for ordering only.
    """

    words: str
    lower: date | None = None
    upper: date | None = None
    edtf: str | None = None
    year_inferred: bool = False
    firm: tuple[date | None, date | None] | None = None
    shown: str = ""

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


def span_text(when: When) -> str:
    """The time for a reader: "18 October 2024 (year inferred)", "by December 2024", "since 2023"."""
    low, high = when.lower, when.upper
    if low is None and high is None:
        return when.words
    marks = when.edtf or ""
    text = when.shown
    if not text:
        about = "about " if "~" in marks or "%" in marks else ""
        text = about + span_of(low, high) if low and high else _one_sided(marks, about)
    notes = ["uncertain"] * ("?" in marks or "%" in marks) + ["year inferred"] * when.year_inferred
    return f"{text} ({', '.join(notes)})" if notes else text


def _one_sided(edtf: str, about: str) -> str:
    """An open interval of EDTF: "from March 2031", "by 2031"; no finer than it was written."""
    start, _, end = edtf.partition("/")
    parts = (end if start == ".." else start).rstrip("~?%").split("-")
    year, month, day = (*parts, "", "")[:3]
    text = year
    if month.isdigit():
        text = f"{MONTH_NAMES[int(month) - 1]} {year}"
        text = f"{int(day)} {text}" if day.isdigit() else text
    return f"{'by' if start == '..' else 'from'} {about}{text}"


def span_of(low: date, high: date) -> str:
    """Days for a reader, as one day, month or year where they are one."""
    if low == high:
        return day_text(low)
    if low.year == high.year and (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        return str(low.year)
    month = (low.year, low.month) == (high.year, high.month)
    if month and high == last_day(low) and low.day == 1:
        return f"{MONTH_NAMES[low.month - 1]} {low.year}"
    return f"{day_text(low)} to {day_text(high)}"


def day_text(day: date) -> str:
    """18 October 2024."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"

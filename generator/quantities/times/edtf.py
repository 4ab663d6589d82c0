"""Read EDTF, the written form of dates, in a small subset of levels 0 and 1.

Library of Congress, 2019: YYYY[-MM[-DD]] with X in the last places and one of ~ ? % behind it;
a/b, a/.. and ../b. Seasons, sets, years beyond four digits and empty ends are refused.
"""

from __future__ import annotations

import calendar
import re
from datetime import date


class DateTrouble(ValueError):
    """A time that cannot be: lower case, says what was found and what is expected."""


Bounds = tuple[date | None, date | None]

_EDTF_LIKE = re.compile(r"(?:\.\.)?/|[0-9X]{4}(?![0-9X]|-[0-9]{4}$)")
_EDTF_CHARS = re.compile(r"[0-9X~?%./-]+(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?")
_EDTF_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[~?%]?)"
)


def looks_like_edtf(text: str) -> bool:
    """Is this meant as EDTF, and so to be refused where it is none?"""
    return bool(_EDTF_LIKE.match(text) and _EDTF_CHARS.fullmatch(text))


def read_edtf(text: str) -> tuple[Bounds, str, Bounds]:
    """Earliest and latest day, the form without a time of day, and the bounds no mark touches."""
    start, slash, end = text.partition("/")
    if not slash:
        low, high, mark = _edtf_date(text)
        bounds: Bounds = (low, high)
        return bounds, text.partition("T")[0], (None, None) if mark else bounds
    if not start or not end:
        raise DateTrouble(f"“{text}” has an empty end; expected “..” for an open end")
    if start == end == "..":
        raise DateTrouble(f"“{text}” is open at both ends and says nothing; expected a date")
    lower = upper = firm_lower = firm_upper = None
    if start != "..":
        lower, _, mark = _edtf_date(start)
        firm_lower = None if mark else lower
    if end != "..":
        _, upper, mark = _edtf_date(end)
        firm_upper = None if mark else upper
    if lower is not None and upper is not None and upper < lower:
        raise DateTrouble(f"“{text}” ends before it begins")
    return (lower, upper), text, (firm_lower, firm_upper)


def _edtf_date(text: str) -> tuple[date, date, str]:
    match = _EDTF_DATE.fullmatch(text.partition("T")[0])
    if not match:
        raise DateTrouble(
            f"“{text}” is not a date in the accepted form; expected YYYY, YYYY-MM or YYYY-MM-DD,"
            " X for unknown last digits, and one of ~ ? % at the end"
        )
    years, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    if ("X" in years and month not in (None, "XX")) or (month == "XX" and day not in (None, "XX")):
        raise DateTrouble(f"“{text}” has a known part after an unknown one; expected X only last")
    first, last = int(years.replace("X", "0")), int(years.replace("X", "9"))
    known = month not in (None, "XX")
    low = make_day(first, int(month) if known else 1, 1, text)
    high = last_day(make_day(last, int(month) if known else 12, 1, text))
    if known and day not in (None, "XX"):
        low = high = make_day(first, int(month), int(day), text)
    return low, high, mark


def last_day(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def make_day(year: int, month: int, day: int, words: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise DateTrouble(f"“{words}” is not a day of the calendar; expected a real date") from None

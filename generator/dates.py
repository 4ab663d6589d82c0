"""Read the source's own words for a time into the earliest and the latest day they allow.

Vocabulary and forms follow EDTF levels 0 and 1 (Library of Congress, 2019), in a small subset.
Three rules carry everything: a bound that the words do not give stays missing; a year that the
words do not state is marked as inferred; an order is claimed only where it is certain.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

# English month names and the abbreviations in use in news copy (AP style, plus "Sept").
MONTHS: dict[str, int] = {name: n for n, name in enumerate(calendar.month_name) if name}
ABBREVIATIONS: dict[str, int] = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9,
    "Oct": 10, "Nov": 11, "Dec": 12,
}  # fmt: skip
# Month names that are also other English words: alone, they need a preposition to be a date.
AMBIGUOUS_MONTHS = {"May", "March", *ABBREVIATIONS}
WEEKDAYS: dict[str, int] = {name: n for n, name in enumerate(calendar.day_name)}
WEEKDAYS |= {"Mon": 0, "Tue": 1, "Tues": 1, "Wed": 2, "Thu": 3, "Thur": 3, "Thurs": 3, "Fri": 4}
WEEKDAYS |= {"Sat": 5, "Sun": 6}

# What a preposition does to the date after it. "by", "until" and "since" include the date
# itself (the loosest reading is the honest one); "before" and "after" exclude it.
PREPOSITIONS: dict[str, str] = {
    "on": "at", "in": "at", "at": "at", "during": "at", "as of": "at", "of": "at",
    "by": "upper", "until": "upper", "till": "upper", "no later than": "upper",
    "not later than": "upper", "up to": "upper",
    "since": "lower", "from": "lower", "starting": "lower", "starting from": "lower",
    "starting on": "lower", "as from": "lower",
    "before": "before", "prior to": "before", "after": "after",
    "about": "about", "around": "about", "circa": "about", "approximately": "about",
    "roughly": "about", "on or about": "about",
}  # fmt: skip
# Project rule for parts of a month or year: thirds. 1-10, 11-20, 21-end; months 1-4, 5-8, 9-12.
# They carry EDTF's approximate mark: a convention of ours, not a bound of the source.
PARTS: dict[str, int] = {
    "beginning of": 0, "start of": 0, "early": 0, "middle of": 1, "mid": 1, "end of": 2, "late": 2,
}  # fmt: skip
THIRD_DAYS = ((1, 10), (11, 20), (21, 31))
THIRD_MONTHS = ((1, 4), (5, 8), (9, 12))
# A bare number 1900-2100 reads as a year only directly after one of these (or after another year
# and "and", "or", "to", a comma or a dash) and not before a plural noun or a number word
# ("of 2000 lorries" is a count).
YEAR_WORDS = (
    "in", "since", "by", "until", "till", "from", "of", "before", "after", "during", "through",
    "the", "early", "late", "mid", "between", "around", "about", "circa", "starting",
)  # fmt: skip
NOT_PLURALS = "was is has its as this does plus versus across towards afterwards perhaps always"
COUNT_WORDS = "hundred thousand million billion trillion dozen percent per men women people"


class DateTrouble(ValueError):
    """A time that cannot be: lower case, says what was found and what is expected."""


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


@dataclass(frozen=True)
class FoundDate:
    """A date expression in prose; `core` is the part without its preposition."""

    start: int
    end: int
    words: str
    core_start: int
    core_end: int
    core: str


def _either(words: object) -> str:
    listed = sorted((str(word) for word in words), key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    return "(?:" + "|".join(word.replace(" ", r"\s+") for word in listed) + ")"


_SPACE = re.compile(r"\s+")
_DASH = "[-\u2010-\u2015]"
_TO = rf"(?:\s*{_DASH}\s*|\s+(?:to|through)\s+)"
_NAMES = [*MONTHS, *(m.upper() for m in MONTHS)]
_MONTH = rf"(?:{_either(_NAMES)}\b|{_either(ABBREVIATIONS)}(?:\.|\b))"
_WEEKDAY = rf"{_either(WEEKDAYS)}\.?,?\s+"
_PREP = rf"(?i:{_either(PREPOSITIONS)})"
_PART = r"(?i:(?:the\s+|very\s+)*(?:beginning|start|middle|end)\s+of\s+|(?:early|mid|late)[\s-]+)"
_TIME = r"(?:,?\s+(?:at\s+)?[0-9]{1,2}:[0-9]{2}(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s[A-Z]{2,4}\b)?)"
_COUNTS = rf"(?i:{_either(COUNT_WORDS.split())}\b)"
_NOT_COUNT = rf"(?![0-9])(?![.,\u00a0\u2009\u202f][0-9])(?!\s?%)(?!\s[0-9]{{3}}\b)(?!\s+{_COUNTS})"
_NOT_NOUN = rf"(?!\s+(?!(?:{NOT_PLURALS.replace(' ', '|')})\b)[a-z]+s\b)"


def _point_pattern(day: str, year: str) -> str:
    """One date in words: no groups, so that it can stand twice in a range."""
    days = rf"{day}(?:st|nd|rd|th)?(?:{_TO}{day}(?:st|nd|rd|th)?)?"
    month_or_year = rf"(?:{_MONTH}(?:,?\s+(?:of\s+)?{year})?|{year})"
    return (
        rf"(?:(?:{_WEEKDAY})?{_MONTH}\s*{days}(?:(?:\s*,\s*|\s+|\s*{_DASH}\s*){year})?{_TIME}?"
        rf"|(?:{_WEEKDAY})?(?:the\s+)?{days}\s+(?:of\s+)?{_MONTH}(?:,?\s+{year})?{_TIME}?"
        rf"|{_PART}{month_or_year}"
        rf"|{_MONTH}(?:,?\s+(?:of\s+)?{year})?)"
    )


_ANY_DAY, _ANY_YEAR = r"[0-9]{1,2}(?![0-9])", r"[0-9]{4}(?![0-9])"
_WORDED = re.compile(rf"(?:{_WEEKDAY.replace('?:', '?P<weekday>', 1)})?(?P<rest>.+)", re.DOTALL)
_MONTH_DAY = re.compile(
    rf"(?P<month>{_MONTH})\s*(?P<day>{_ANY_DAY})(?:st|nd|rd|th)?"
    rf"(?:{_TO}(?P<last>{_ANY_DAY})(?:st|nd|rd|th)?)?"
    rf"(?:(?:\s*,\s*|\s+|\s*{_DASH}\s*)(?P<year>{_ANY_YEAR}))?(?P<time>{_TIME})?"
)
_DAY_MONTH = re.compile(
    rf"(?:the\s+)?(?P<day>{_ANY_DAY})(?:st|nd|rd|th)?"
    rf"(?:{_TO}(?P<last>{_ANY_DAY})(?:st|nd|rd|th)?)?"
    rf"\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>{_ANY_YEAR}))?(?P<time>{_TIME})?"
)
_MONTH_ONLY = re.compile(rf"(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year>{_ANY_YEAR}))?")
_PARTED = re.compile(rf"(?P<part>{_PART})(?P<rest>.+)")
_LED = re.compile(rf"(?P<prep>{_PREP})\s+(?P<rest>.+)")
_BETWEEN = re.compile(r"(?i:between)\s+(?P<a>.+?)\s+(?i:and)\s+(?P<b>.+)")
_FROM_TO = re.compile(
    rf"(?:(?i:from)\s+)?(?P<a>.+?)(?:\s+(?i:to|until|till|through)\s+|\s*{_DASH}\s*)(?P<b>.+)"
)
_EDTF_LIKE = re.compile(r"(?:\.\.)?/|[0-9X]{4}(?![0-9X]|-[0-9]{4}$)")
_EDTF_CHARS = re.compile(r"[0-9X~?%./-]+(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?")
_EDTF_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[~?%]?)"
)


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
    if _EDTF_LIKE.match(folded) and _EDTF_CHARS.fullmatch(folded):
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
    return "same" if single and not (a.approximate or b.approximate) else "unknown"


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
    elif (low.year, low.month) == (high.year, high.month) and high == _last(low) and low.day == 1:
        text = f"{calendar.month_name[low.month]} {low.year}"
    else:
        text = f"{_day(low)} to {_day(high)}"
    marks = when.edtf or ""
    if low is not None and high is not None and ("~" in marks or "%" in marks):
        text = f"about {text}"
    notes = ["uncertain"] * ("?" in marks or "%" in marks) + ["year inferred"] * when.year_inferred
    return f"{text} ({', '.join(notes)})" if notes else text


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _last(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _make_day(year: int, month: int, day: int, words: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise DateTrouble(f"“{words}” is not a day of the calendar; expected a real date") from None


def _expression(text: str, year: int | None) -> When | None:
    """A date with or without preposition, or a range. None when these are only words."""
    point = _point(text, year)
    if point is not None:
        return point
    if match := _BETWEEN.fullmatch(text):
        return _range(match["a"], match["b"], year)
    if match := _LED.fullmatch(text):
        inner = _point(match["rest"], year)
        if inner is not None:
            prep = _SPACE.sub(" ", match["prep"]).lower()
            return _led(PREPOSITIONS[prep], inner, text)
    if match := _FROM_TO.fullmatch(text):
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
    if match := _PARTED.fullmatch(text):
        return _third(match["part"], match["rest"], year)
    weekday: str | None = None
    if (match := _WORDED.fullmatch(text)) and match["weekday"]:
        weekday, text = match["weekday"], match["rest"]
    match = _MONTH_DAY.fullmatch(text) or _DAY_MONTH.fullmatch(text)
    if match:
        return _days(match, weekday, year)
    match = _MONTH_ONLY.fullmatch(text)
    if not match or weekday:
        return None
    stated = int(match["year"]) if match["year"] else year
    if stated is None:
        return When("")
    low = _make_day(stated, _month(match["month"]), 1, text)
    return When("", low, _last(low), str(low)[:7], not match["year"])


def _month(name: str) -> int:
    bare = name.rstrip(".")
    return ABBREVIATIONS.get(bare) or MONTHS[bare.title()]


def _days(match: re.Match[str], weekday: str | None, year: int | None) -> When:
    stated = int(match["year"]) if match["year"] else year
    words, month = match[0], _month(match["month"])
    first, last = int(match["day"]), int(match["last"] or match["day"])
    # 29 February is checked against a leap year while no year is known.
    low, high = (_make_day(stated or 2000, month, day, words) for day in (first, last))
    if high < low:
        raise DateTrouble(f"the days run backwards in “{words}”")
    if stated is None:
        return When("")
    named = WEEKDAYS[weekday.strip(" .,")] if weekday else low.weekday()
    if named != low.weekday():
        raise DateTrouble(
            f"{_day(low)} is a {calendar.day_name[low.weekday()]}, the words say"
            f" {calendar.day_name[named]}; expected a weekday that fits the day and the year"
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
        low, high = low.replace(month=first), _last(low.replace(month=last))
        edtf = f"{str(low)[:7]}~/{str(high)[:7]}~"
    else:
        return None
    return When("", low, high, edtf, whole.year_inferred, (whole.lower, whole.upper))


def _explicit(text: str) -> When:
    """EDTF: YYYY[-MM[-DD]] with X in the last places and ~ ? %, a/b, a/.., ../b."""
    start, slash, end = text.partition("/")
    if not slash:
        low, high, mark = _edtf_date(text)
        stamp = text.partition("T")[0]
        return When("", low, high, stamp, firm=(None, None) if mark else None)
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
    return When("", lower, upper, text, firm=(firm_lower, firm_upper))


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
    low = _make_day(first, int(month) if known else 1, 1, text)
    high = _last(_make_day(last, int(month) if known else 12, 1, text))
    if known and day not in (None, "XX"):
        low = high = _make_day(first, int(month), int(day), text)
    return low, high, mark


_F_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9])(?=[a-z]{{2}}\b|\b){_NOT_COUNT}"
_F_YEAR = rf"(?:19[0-9]{{2}}|20[0-9]{{2}}|2100)\b{_NOT_COUNT}{_NOT_NOUN}"
_F_EDTF = (
    r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?[~?%]?"
    r"(?:/(?:\.\.|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?[~?%]?))?(?![\w/-])"
)
_F_POINT = rf"(?:{_F_EDTF}|{_point_pattern(_F_DAY, _F_YEAR)}|{_F_YEAR})"
_FINDER = re.compile(
    rf"(?<![\w.,/-])(?:(?i:between)\s+{_F_POINT}\s+and\s+{_F_POINT}"
    rf"|(?i:from)\s+{_F_POINT}\s+(?:to|until|till|through)\s+{_F_POINT}"
    rf"|(?:(?P<prep>{_PREP})\s+)?(?P<core>{_F_POINT}))"
)
_YEAR_LEAD = re.compile(rf"\b(?i:{_either(YEAR_WORDS)})[\s-]+$")
_YEAR_NEXT = re.compile(rf"\s*(?:,|,?\s(?:and|or|to)\s|{_DASH})\s*")


def find_dates(text: str) -> list[FoundDate]:
    """Every date expression in English prose, in order, without overlaps.

    Months count when capitalised ("may" is a verb); those in `AMBIGUOUS_MONTHS` need a
    preposition, a day or a year beside them. For a bare year see `YEAR_WORDS`.
    """
    return list(_finds(text))


def _finds(text: str) -> Iterator[FoundDate]:
    position, previous = 0, -1
    while match := _FINDER.search(text, position):
        core = match["core"]
        start, end = match.span("core") if core is not None else match.span()
        position = match.end()
        if core is not None and core.isdigit():
            joined = previous >= 0 and _YEAR_NEXT.fullmatch(text, previous, start)
            if not joined and not _YEAR_LEAD.search(text, 0, start):
                continue
        if core is not None and core.rstrip(".") in AMBIGUOUS_MONTHS and not match["prep"]:
            continue
        begin = match.start()
        if match["prep"] and match["prep"].lower() == "of":
            begin = start
        previous = end
        yield FoundDate(begin, end, text[begin:end], start, end, text[start:end])

"""The English words for dates, their patterns, and the finder of dates in prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

# English names, not those of `calendar`, which follow the locale of the machine; and the
# abbreviations in use in news copy (AP style, plus "Sept").
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: dict[str, int] = {name: n for n, name in enumerate(MONTH_NAMES, 1)}
ABBREVIATIONS: dict[str, int] = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9,
    "Oct": 10, "Nov": 11, "Dec": 12,
}  # fmt: skip
# Month names that are also other English words: alone, they need a preposition to be a date.
AMBIGUOUS_MONTHS = {"May", "March", *ABBREVIATIONS}
WEEKDAYS: dict[str, int] = {name: n for n, name in enumerate(DAY_NAMES)}
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
# and "and", "or", "to", a comma or a dash, or an opening bracket) and not before a plural noun or a number word
# ("of 2000 lorries" is a count).
YEAR_WORDS = (
    "in", "since", "by", "until", "till", "from", "of", "before", "after", "during", "through",
    "the", "early", "late", "mid", "between", "around", "about", "circa", "starting",
    "year", "spring", "summer", "autumn", "fall", "winter", "pre", "post",
)  # fmt: skip
NOT_PLURALS = "was is has its as this does plus versus across towards afterwards perhaps always"
COUNT_WORDS = "hundred thousand million billion trillion dozen percent per men women people"


@dataclass(frozen=True)
class FoundDate:
    """A date expression in prose; `core` is the part without its preposition."""

    start: int
    end: int
    words: str
    core_start: int
    core_end: int
    core: str


def _either(words: Iterable[object]) -> str:
    listed = sorted((str(word) for word in words), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(word.replace(" ", r"\s+") for word in listed) + ")"


DASH = "[-\u2010-\u2015]"
TO = rf"(?:\s*{DASH}\s*|\s+(?:to|through)\s+)"
_NAMES = [*MONTHS, *(m.upper() for m in MONTHS)]
MONTH = rf"(?:{_either(_NAMES)}\b|{_either(ABBREVIATIONS)}(?:\.|\b))"
WEEKDAY = rf"{_either(WEEKDAYS)}\.?,?\s+"
PREP = rf"(?i:{_either(PREPOSITIONS)})"
PART = r"(?i:(?:the\s+|very\s+)*(?:beginning|start|middle|end)\s+of\s+|(?:early|mid|late)[\s-]+)"
TIME = r"(?:,?\s+(?:at\s+)?[0-9]{1,2}:[0-9]{2}(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s[A-Z]{2,4}\b)?)"
_COUNTS = rf"(?i:{_either(COUNT_WORDS.split())}\b)"
_NOT_COUNT = rf"(?![0-9])(?![.,\u00a0\u2009\u202f][0-9])(?!\s?%)(?!\s[0-9]{{3}}\b)(?!\s+{_COUNTS})"
_NOT_NOUN = rf"(?!\s+(?!(?:{NOT_PLURALS.replace(' ', '|')})\b)[a-z]+s\b)"


def _point_pattern(day: str, year: str) -> str:
    """One date in words: no groups, so that it can stand twice in a range."""
    days = rf"{day}(?:st|nd|rd|th)?(?:{TO}{day}(?:st|nd|rd|th)?)?"
    month_or_year = rf"(?:{MONTH}(?:,?\s+(?:of\s+)?{year})?|{year})"
    return (
        rf"(?:(?:{WEEKDAY})?{MONTH}\s*{days}(?:(?:\s*,\s*|\s+|\s*{DASH}\s*){year})?{TIME}?"
        rf"|(?:{WEEKDAY})?(?:the\s+)?{days}\s+(?:of\s+)?{MONTH}(?:,?\s+{year})?{TIME}?"
        rf"|{PART}{month_or_year}"
        rf"|{MONTH}(?:,?\s+(?:of\s+)?{year})?)"
    )


_ANY_DAY, _ANY_YEAR = r"[0-9]{1,2}(?![0-9])", r"[0-9]{4}(?![0-9])"
WORDED = re.compile(rf"(?:{WEEKDAY.replace('?:', '?P<weekday>', 1)})?(?P<rest>.+)", re.DOTALL)
MONTH_DAY = re.compile(
    rf"(?P<month>{MONTH})\s*(?P<day>{_ANY_DAY})(?:st|nd|rd|th)?"
    rf"(?:{TO}(?P<last>{_ANY_DAY})(?:st|nd|rd|th)?)?"
    rf"(?:(?:\s*,\s*|\s+|\s*{DASH}\s*)(?P<year>{_ANY_YEAR}))?(?P<time>{TIME})?"
)
DAY_MONTH = re.compile(
    rf"(?:the\s+)?(?P<day>{_ANY_DAY})(?:st|nd|rd|th)?"
    rf"(?:{TO}(?P<last>{_ANY_DAY})(?:st|nd|rd|th)?)?"
    rf"\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{_ANY_YEAR}))?(?P<time>{TIME})?"
)
MONTH_ONLY = re.compile(rf"(?P<month>{MONTH})(?:,?\s+(?:of\s+)?(?P<year>{_ANY_YEAR}))?")
PARTED = re.compile(rf"(?P<part>{PART})(?P<rest>.+)")
LED = re.compile(rf"(?P<prep>{PREP})\s+(?P<rest>.+)")
BETWEEN = re.compile(r"(?i:between)\s+(?P<a>.+?)\s+(?i:and)\s+(?P<b>.+)")
FROM_TO = re.compile(
    rf"(?:(?i:from)\s+)?(?P<a>.+?)(?:\s+(?i:to|until|till|through)\s+|\s*{DASH}\s*)(?P<b>.+)"
)

_F_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9])(?=[a-z]{{2}}\b|\b){_NOT_COUNT}"
_F_YEAR = rf"(?:19[0-9]{{2}}|20[0-9]{{2}}|2100)\b{_NOT_COUNT}{_NOT_NOUN}"
_F_EDTF = (
    r"(?<!-)[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?[~?%]?"
    r"(?:/(?:\.\.|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?[~?%]?))?(?![\w/-])"
)
_F_POINT = rf"(?:{_F_EDTF}|{_point_pattern(_F_DAY, _F_YEAR)}|{_F_YEAR})"
_FINDER = re.compile(
    rf"(?<![\w/])(?<![0-9][.,])(?:(?P<lead>(?i:between)|{PREP})\s+)?(?P<core>{_F_POINT})"
)
# Every date has a digit or the name of a month.
_GATE = re.compile(rf"[0-9]|{_either([*ABBREVIATIONS, *(name.upper() for name in MONTHS), 'May'])}")
# What joins the two ends of a range, by the word that leads it.
_JOINS = {
    "between": re.compile(r"\s+and\s+"),
    "from": re.compile(r"\s+(?:to|until|till|through)\s+"),
}
_YEAR_LEAD = re.compile(rf"(?:\b(?i:{_either(YEAR_WORDS)})[\s-]+|\()$")
_YEAR_NEXT = re.compile(rf"\s*(?:,|,?\s(?:and|or|to)\s|{DASH})\s*")


def find_dates(text: str) -> list[FoundDate]:
    """Every date expression in English prose, in order, without overlaps.

    Months count when capitalised ("may" is a verb); those in `AMBIGUOUS_MONTHS` need a
    preposition, a day or a year beside them. For a bare year see `YEAR_WORDS`.
    """
    return list(_all(text))


@lru_cache(maxsize=4096)  # every check reads the same few texts
def _all(text: str) -> tuple[FoundDate, ...]:
    return tuple(_finds(text))


def _finds(text: str) -> Iterator[FoundDate]:
    if not _GATE.search(text):
        return  # most texts name no date, and this is found out quickly
    position, previous = 0, -1
    while match := _FINDER.search(text, position):
        lead = (match["lead"] or "").lower()
        begin, (start, end) = match.start(), match.span("core")
        if (last := _range_end(text, lead, start, end)) is not None:
            position = previous = last
            yield FoundDate(begin, last, text[begin:last], begin, last, text[begin:last])
            continue
        position, core = end, match["core"]
        if core.isdigit():
            joined = previous >= 0 and _YEAR_NEXT.fullmatch(text, previous, start)
            if not joined and not _YEAR_LEAD.search(text, 0, start):
                continue
        # "between" leads nothing but a range, and "of" is no part of what a date says.
        begin = start if lead in ("between", "of") else begin
        if core.rstrip(".") in AMBIGUOUS_MONTHS and lead in ("", "between"):
            continue
        previous = end
        yield FoundDate(begin, end, text[begin:end], start, end, core)


@cache  # compiled when a range is met
def _point() -> re.Pattern[str]:
    return re.compile(_F_POINT)


def _range_end(text: str, lead: str, start: int, end: int) -> int | None:
    """Where the range ends whose first date begins at `start`, None where there is no range.

    The first date ends at `end` or before: in "from June 3 to 5 July" it is "June 3".
    """
    if lead not in _JOINS:
        return None
    for join in reversed([*_JOINS[lead].finditer(text, start)]):
        if join.start() <= end and _point().fullmatch(text, start, join.start()):
            if last := _point().match(text, join.end()):
                return last.end()
    return None

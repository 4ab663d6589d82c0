"""Reads one date in digits at a word of a text: a year, 26.11.2030, 26/11/2030, 2031-05-03.

Each reading looks at a bounded number of tokens, so a text is read in steps that grow with its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.quantities.times.date_words import date_words
from generator.text.languages import Language, particles
from generator.text.tokens import Token

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015")
_YEAR = re.compile(r"[0-9]{4}")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_ISO = re.compile(
    r"[0-9X]{4}(?:-[0-9X]{2}){1,2}[~?%]?(?:/(?:\.\.|[0-9X]{4}(?:-[0-9X]{2}){0,2}[~?%]?))?(?![\w/-])"
)


@dataclass(frozen=True)
class Point:
    """One date as its words give it, the characters [start, end) of a text, `behind` the token after it.

    `last` is the last day of "3-5", `split` the second year of "2011-12", `part` the third of a month or
    year that the words name (0 early, 1 mid, 2 late), `either` tells of 3/4/2031, which has two readings.
    `bound` is what words behind the date do to it, up to `bound_end`.
    """

    start: int
    end: int
    behind: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: int | None = None
    split: int | None = None
    weekday: int | None = None
    part: int | None = None
    part_words: str = ""
    iso: str = ""
    either: bool = False
    bound: str = ""
    bound_end: int = 0

    @property
    def bare_year(self) -> bool:
        return (
            self.year is not None
            and self.month is None
            and self.part is None
            and not self.split
            and not self.iso
        )


class DigitReader:
    """The tokens of one text and the words of its language; each method reads at the index of a token."""

    def __init__(self, text: str, parted: Sequence[Token], tongue: Language | None = None) -> None:
        self.text, self.tokens = text, parted
        self.words = date_words(tongue)

    def low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def is_number(self, at: int, most: int) -> bool:
        """Whether plain digits stand at a token, at most so many of them."""
        return (
            at < len(self.tokens)
            and self.tokens[at].text.isdigit()
            and self.tokens[at].text.isascii()
            and len(self.tokens[at].text) <= most
        )

    def glued(self, at: int) -> bool:
        return 0 < at < len(self.tokens) and not self.tokens[at].gap

    def iso(self, at: int) -> Point | None:
        start = self.tokens[at].start
        match = _ISO.match(self.text, start) if self.tokens[at].text.isdigit() else None
        if match is None:
            return None
        words = match[0]
        split = re.fullmatch(r"([0-9]{4})-([0-9]{2})", words)
        if split and int(split[2]) == (int(split[1]) + 1) % 100:
            return Point(
                start,
                match.end(),
                self._behind(match.end(), at),
                int(split[1]),
                split=int(split[1]) + 1,
            )
        return Point(start, match.end(), self._behind(match.end(), at), iso=words)

    def signed(self, at: int) -> Point | None:
        """2025년 3월 10일: each part with its sign glued on, the last one with particles behind it."""
        if not self.words.signs[1] or not self.is_number(at, 4):
            return None
        if at > 1 and self.low(at - 1) == self.words.signs[0] and self.is_number(at - 2, 3):
            return None  # the month of a year that is not read, ’31년 3월
        given: dict[int, int] = {}
        here, end, rest, last = at, 0, "", None
        while self.is_number(here, 4) and not rest:
            first = int(self.tokens[here].text)
            if further := self._spanned(here) if 1 in given else 0:
                here, last = further, first
            if not self.glued(here + 1):
                break
            word = self.tokens[here + 1].text
            part = next((n for n, sign in enumerate(self.words.signs) if word.startswith(sign)), -1)
            if part < 0 or part <= max(given, default=-1) or (given and part - 1 not in given):
                break
            given[part] = int(self.tokens[here].text)
            end = self.tokens[here + 1].start + len(self.words.signs[part])
            rest, here = word[len(self.words.signs[part]) :], here + 2
        if last is not None:
            given[2], last = last, given.get(2)
        elif 2 in given and (until := self._until(here, rest)):
            last, end, here, rest = until
        third, end, here, rest = self._third_behind(end, here, rest)
        if not given or (rest and rest not in self._enclitics):
            return None
        year, month, day = (given.get(part) for part in range(3))
        stated = (month is not None or year is not None) and (year is None or year > 999)
        if not stated or not 1 <= (month or 1) <= 12 or max(day or 1, last or 1) > 31:
            return None
        bound, bound_end = self.words.postpositions.get(rest, ""), end + len(rest)
        if not rest and here < len(self.tokens) and self.tokens[here].gap == " ":
            bound = self.words.postpositions.get(self.tokens[here].text, "")
            bound_end = self.tokens[here].end if bound else end
            here += bool(bound)
        return Point(self.tokens[at].start, end, here, year, month, day, last, part=third,
                     bound=bound, bound_end=bound_end)  # fmt: skip

    def _spanned(self, at: int) -> int:
        """The token of the last day of 10~12일, whose first stands at a token; 0 for none."""
        spans = (
            self.low(at + 1) in self.words.day_dashes and self.glued(at + 1) and self.glued(at + 2)
        )
        return at + 2 if spans and self.is_number(at + 2, 2) else 0

    def _until(self, at: int, rest: str) -> tuple[int, int, int, str] | None:
        """The last day, its end, the token behind and what is glued on: of 10일~12일, 10일부터 12일까지."""
        sign = self.words.signs[2]
        lead = self.words.postpositions.get(rest) == "lower"
        here = at if lead else at + 1
        spans = lead or (not rest and self.low(at) in self.words.day_dashes and self.glued(at))
        if not spans or not self.is_number(here, 2) or not self.glued(here + 1):
            return None
        word = self.tokens[here + 1].text
        tail = word.removeprefix(sign)
        if tail == word or (lead and self.words.postpositions.get(tail) != "upper"):
            return None
        end = self.tokens[here + 1].start + len(sign)
        if lead:
            return int(self.tokens[here].text), end + len(tail), here + 2, ""
        return int(self.tokens[here].text), end, here + 2, tail

    def _third_behind(self, end: int, here: int, rest: str) -> tuple[int | None, int, int, str]:
        """The third of a month or year that is named behind it, 3월 초 or 2031년 말까지; else what was given."""
        spaced = not rest and here < len(self.tokens) and self.tokens[here].gap == " "
        word = self.tokens[here].text if spaced else rest
        for name, third in self.words.parts_behind.items():
            tail = word.removeprefix(name)
            if word.startswith(name) and (not tail or tail in self._enclitics):
                start = self.tokens[here].start if spaced else end
                return third, start + len(name), here + spaced, tail
        return None, end, here, rest

    @property
    def _enclitics(self) -> frozenset[str]:
        return particles() | frozenset(self.words.postpositions)

    def _year_word(self, at: int) -> int:
        """The index behind the word that follows the digits of a year: 2030 року, 2030 р."""
        if self.low(at) not in self.words.year_words:
            return at
        pointed = len(self.low(at)) < 3 and self.low(at + 1) == "." and self.glued(at + 1)
        return at + 1 + pointed

    def _behind(self, end: int, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].start < end:
            at += 1
        return at

    def numeric(self, at: int) -> Point | None:
        """26.11.2030 and 26/11/2030, by day and month or by month and day; and years."""
        token = self.tokens[at]
        match = _DOTTED.fullmatch(self.text, token.start, token.end)
        if (
            match is None
            and self.is_number(at, 2)
            and self.is_number(at + 2, 2)
            and self.is_number(at + 4, 4)
        ):
            signs = self.low(at + 1) == self.low(at + 3) and self.low(at + 1) in "/-"
            joined = all(self.glued(at + step) for step in range(1, 5))
            end = self.tokens[at + 4].end
            match = (
                re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})").fullmatch(
                    self.text, token.start, end
                )
                if signs and joined
                else None
            )
        if match is None:
            return self._year_first(at) or self.year(at)
        first, second, year = (int(part) for part in match.groups())
        behind = self._behind(match.end(), at)
        both = first <= 12 and second <= 12 and first != second
        day, month = (first, second) if second <= 12 else (second, first)
        behind = self._year_word(behind)
        end = max(match.end(), self.tokens[behind - 1].end)
        return Point(
            match.start(), end, behind, year, month, day, either=both and "." not in match[0]
        )

    def _year_first(self, at: int) -> Point | None:
        """2031.3.10 and, where dates have signs, 2031. 3. 10: nothing else begins with a year and points."""
        gap = r"\s?" if self.words.signs[1] else ""
        pattern = rf"([0-9]{{4}})\.{gap}([0-9]{{1,2}})\.{gap}([0-9]{{1,2}})(?![0-9])"
        match = re.compile(pattern).match(self.text, self.tokens[at].start)
        if match is None or not 1 <= int(match[2]) <= 12 or not 1 <= int(match[3]) <= 31:
            return None
        year, month, day = map(int, match.groups())
        behind = self._behind(match.end(), at)
        return Point(match.start(), match.end(), behind, year, month, day)

    def year(self, at: int) -> Point | None:
        if not self.is_number(at, 4) or not _YEAR.fullmatch(self.tokens[at].text):
            return None
        year, end = int(self.tokens[at].text), at + 1
        if (
            self.low(end) in (*DASHES, "/")
            and self.glued(end)
            and self.glued(end + 1)
            and self.is_number(end + 1, 4)
        ):
            second = self.tokens[end + 1].text
            last = year - year % 10 ** len(second) + int(second)  # “2005-6”, “2005-06”, “2005-2006”
            if last == year + 1:
                return Point(
                    self.tokens[at].start, self.tokens[end + 1].end, end + 2, year, split=last
                )
        end = self._year_word(end)
        return Point(self.tokens[at].start, self.tokens[end - 1].end, end, year)

    def counts(self, at: int) -> bool:
        """Whether a number is one of things: a unit, a scale word or a plural noun follows."""
        follows = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if follows is None:
            return False
        if not follows.gap and (follows.kind == "word" or follows.text == "%"):
            return True
        if follows.text == "%" or follows.low in self.words.counts:
            return True
        if follows.kind == "digits":
            return len(follows.text) == 3
        plural = follows.kind == "word" and follows.text.islower() and follows.low.endswith("s")
        return plural and follows.low not in self.words.not_plurals

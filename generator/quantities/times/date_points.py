"""Reads one date at a word of a text, and the preposition before it.

Each reading looks at a bounded number of tokens, so a text is read in steps that grow with its length.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.quantities.times.date_words import Phrase
from generator.quantities.times.digit_dates import DASHES, DigitReader, Point
from generator.text.tokens import GROUP_SPACES

LONGEST_PREPOSITION = 4
_YEAR = re.compile(r"[0-9]{4}")


class DateReader(DigitReader):
    """The tokens of one text and the words of its language; each method reads at the index of a token."""

    def point(self, at: int) -> Point | None:
        """The date that begins exactly at a token; None where none does."""
        if at >= len(self.tokens):
            return None
        return (
            self.iso(at)
            or self.signed(at)
            or self._part(at)
            or self.numeric(at)
            or self._worded(at)
        )

    def _part(self, at: int) -> Point | None:
        """ "early March", "the end of 2031": a third of a month or a year."""
        here = at
        while here - at < 3 and self.low(here) in self.words.part_leads:
            here += 1
        for length in (2, 1):
            phrase: Phrase = tuple(self.low(here + step) for step in range(length))
            if phrase not in self.words.parts or (
                length == 1 and here > at and self.low(here - 1) not in self.words.part_leads
            ):
                continue
            begin = here + length
            if self.low(begin) in DASHES and self.glued(begin):
                begin += 1
            whole = self._month(begin) or self.year(begin)
            if whole is None:
                return None
            words = self.text[self.tokens[at].start : self.tokens[begin].start]
            return replace(
                whole, start=self.tokens[at].start, part=self.words.parts[phrase], part_words=words
            )
        return None

    def _worded(self, at: int) -> Point | None:
        begin, weekday = at, None
        if self.tokens[at].text in self.words.weekdays:
            weekday, begin = self.words.weekdays[self.tokens[at].text], at + 1
            for sign in (".", ","):
                if self.low(begin) == sign and self.glued(begin):
                    begin += 1
        dated = self._month_day(begin) or self._day_month(begin)
        if dated is not None:
            return replace(dated, start=self.tokens[at].start, weekday=weekday)
        return self._month(at) if weekday is None else None

    def _month_name(self, at: int) -> tuple[int, int]:
        """The number of the month at a token and the index behind its name and point; 0 for none."""
        if not 0 <= at < len(self.tokens) or self.tokens[at].text not in self.words.months:
            return 0, at
        short = self.tokens[at].text not in self.words.alone and len(self.tokens[at].text) < 5
        pointed = short and self.low(at + 1) == "." and self.glued(at + 1)
        return self.words.months[self.tokens[at].text], at + 1 + pointed

    def _day(self, at: int) -> tuple[int, int, int]:
        """(day, end offset, token behind) of “3”, “3rd”; 0 for no day. Of “3 300” it is the 3."""
        if at >= len(self.tokens) or self.tokens[at].kind != "digits":
            return 0, 0, at
        text = re.split(rf"[{GROUP_SPACES}]", self.tokens[at].text)[0]
        if not re.fullmatch(r"[0-9]{1,2}", text):
            return 0, 0, at
        follows = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        counted = follows is not None and (follows.text == "%" or follows.low in self.words.counts)
        if not 1 <= int(text) <= 31 or counted:
            return 0, 0, at  # “In October 82% agreed”
        end, behind = self.tokens[at].start + len(text), at + 1
        hyphen = self.glued(behind) and self.low(behind) == "-" and self.glued(behind + 1)
        ending = behind + 1 if hyphen else behind
        if (
            text == self.tokens[at].text
            and self.glued(ending)
            and self.low(ending) in self.words.day_endings
        ):
            end, behind = self.tokens[ending].end, ending + 1
        elif self.glued(behind) and self.tokens[behind].kind == "word":
            return 0, 0, at
        return int(text), end, behind

    def _days(self, at: int) -> tuple[int, int | None, int, int]:
        """(day, last day, end offset, token behind) of “3” and “3-5”."""
        day, end, behind = self._day(at)
        if not day or end < self.tokens[behind - 1].end:
            return day, None, end, behind
        dash = self.low(behind) in DASHES or self.low(behind) in self.words.range_to - {
            "until",
            "till",
        }
        lead, follows = self.low(at - 1), self.low(behind)
        dash = dash or (lead in self.words.between and follows in self.words.joints)
        last, last_end, further = self._day(behind + 1) if dash else (0, 0, 0)
        follows_month = self._month_name(further)[0] if last else 0
        if last and not (follows_month and self._month_name(at - 1)[0]):
            return day, last, last_end, further
        return day, None, end, behind

    def _month_day(self, at: int) -> Point | None:
        month, here = self._month_name(at)
        if not month:
            return None
        day, last, end, behind = self._days(here)
        if not day:
            return None
        year, behind, end = self._year_behind(behind, end, dash=True)
        behind, end = self._time(behind, end)
        return Point(self.tokens[at].start, end, behind, year, month, day, last)

    def _day_month(self, at: int) -> Point | None:
        here = at + (self.low(at) in self.words.the)
        day, last, _, behind = self._days(here)
        if not day:
            return None
        behind += self.low(behind) in self.words.of
        month, behind = self._month_name(behind)
        if not month:
            return None
        end = self.tokens[behind - 1].end
        year, behind, end = self._year_behind(behind, end)
        behind, end = self._time(behind, end)
        return Point(self.tokens[at].start, end, behind, year, month, day, last)

    def _month(self, at: int) -> Point | None:
        month, behind = self._month_name(at)
        if not month:
            return None
        end = self.tokens[behind - 1].end
        year, behind, end = self._year_behind(behind, end, of=True)
        return Point(self.tokens[at].start, end, behind, year, month)

    def _year_behind(
        self, at: int, end: int, *, of: bool = False, dash: bool = False
    ) -> tuple[int | None, int, int]:
        """The year that follows, behind a comma, “of” or a dash, with the token and offset behind it."""
        here = at
        if self.low(here) == "," and self.glued(here):
            here += 1
        elif dash and self.low(here) in DASHES:
            here += 1
        if of and self.low(here) in self.words.of:
            here += 1
        if (
            self.is_number(here, 4)
            and _YEAR.fullmatch(self.tokens[here].text)
            and not self.counts(here)
        ):
            behind = self._year_word(here + 1)
            return int(self.tokens[here].text), behind, self.tokens[behind - 1].end
        return None, at, end

    def _time(self, at: int, end: int) -> tuple[int, int]:
        """Behind a time of day, “, at 3:22 PM CET”."""
        here = at + (self.low(at) == ",")
        here += self.low(here) == "at"
        if not (
            self.is_number(here, 2)
            and self.low(here + 1) == ":"
            and self.glued(here + 1)
            and self.is_number(here + 2, 2)
            and self.glued(here + 2)
        ):
            return at, end
        here += 3
        if self.low(here) in ("am", "pm"):
            here += 1
        elif self.low(here) in ("a", "p") and [self.low(here + step) for step in (1, 2, 3)] == [
            ".",
            "m",
            ".",
        ]:
            here += 4
        zone = self.tokens[here].text if here < len(self.tokens) else ""
        here += bool(re.fullmatch(r"[A-Z]{2,4}", zone))
        return here, self.tokens[here - 1].end

    def offset(self, at: int, begin: int) -> int:
        """Where words begin that make of a date another time: “a week before”, “the week of”; else `begin`.

        `begin` is where the preposition of the date at `at` begins.
        """
        joint = self.low(at - 1)
        joined = joint in self.words.span_joints and self.low(at - 2) in self.words.spans
        if not joined and not (joint in self.words.of and self.low(at - 2) in self.words.span_of):
            return begin
        lead = self.low(at - 3)
        return at - 3 if lead.isalnum() and not self.glued(at - 2) else at - 2

    def tail(self, at: int) -> int:
        """The offset behind words that bound the date before a token, “or later”; 0 without any."""
        here = at + (self.low(at) == ",")
        for length in (4, 3, 2, 1):
            if tuple(self.low(here + step) for step in range(length)) in self.words.tails:
                return self.tokens[here + length - 1].end
        return 0

    def spans(self, at: int, point: Point) -> bool:
        """Whether the word before a date begins its span, and bounds nothing: “from 3 to 5 March”."""
        return point.last is not None and self.low(at - 1) in (
            self.words.range_from | self.words.between
        )

    def preposition(self, at: int) -> tuple[int, str]:
        """The index at which the words begin that end before a token and bound a date, and what they do."""
        for length in range(min(LONGEST_PREPOSITION, at), 0, -1):
            phrase = tuple(self.low(index) for index in range(at - length, at))
            effect = self.words.prepositions.get(phrase)
            if effect and not self.glued(at):
                begin = at - length
                denied = self.low(begin - 1) in self.words.negations or self.low(
                    begin - 1
                ).endswith("n't")
                return (
                    (begin - 1, "denied")
                    if denied and effect in ("at", "about", "upper", "lower", "before", "after")
                    else (begin, effect)
                )
        return at, ""

"""Reads a number in words, mixed numbers and fractions included, in one pass over a bounded run of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from generator.quantities.figures.numerals import glyph_fraction
from generator.text.languages import Language
from generator.text.tokens import Token

# A number of more words is not read. No text needs so many, and every reader takes bounded steps.
MOST_WORDS = 24
HYPHENS = frozenset("-\u2010\u2011")
_ABOVE_ALL = 10**18  # above every scale


@dataclass(frozen=True)
class NumberWords:
    """The words of a language that a number is made of, with their values.

    `halves` are words for so many halves (one and a half), `withs` join a part only (two with a half).
    """

    small: Mapping[str, int]
    scales: Mapping[str, int]
    parts: Mapping[str, int]
    articles: frozenset[str]
    joints: frozenset[str]
    of: frozenset[str]
    alone: frozenset[str]
    halves: Mapping[str, int]
    withs: frozenset[str]
    ordinals: frozenset[str]
    shares: frozenset[str]


@cache
def number_words(tongue: Language) -> NumberWords:
    """The number words of a language, ready for reading."""
    listed = tongue.words["numbers"]
    return NumberWords(
        listed["small"],
        listed["scales"],
        listed["parts"],
        frozenset(listed["articles"]),
        frozenset(listed["and"]),
        frozenset(listed["of"]),
        frozenset(listed.get("alone", ())),
        listed.get("halves", {}),
        frozenset(listed.get("with", ())),
        frozenset(listed.get("ordinal-endings", ())),
        frozenset(listed.get("shares-alone", ())),
    )


@dataclass(frozen=True)
class Spelled:
    """A number in words: the index behind its last token, its value, and its last scale word's factor.

    `share` tells that it is a part of a whole ("two thirds"), `plain` that it holds no scale word.
    """

    end: int
    value: Decimal
    scale: int = 1
    share: bool = False
    plain: bool = True


def word_at(tokens: Sequence[Token], at: int, *, hyphen: bool = True) -> int:
    """The index of the word that follows at `at`, behind one hyphen or a space; -1 without one."""
    if at >= len(tokens):
        return -1
    if tokens[at].kind == "word" and tokens[at].gap == " ":
        return at
    glued = at + 1 < len(tokens) and not tokens[at].gap and not tokens[at + 1].gap
    if hyphen and glued and tokens[at].text in HYPHENS and tokens[at + 1].kind == "word":
        return at + 1
    return -1


def part_behind(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[int, Decimal]:
    """Behind a part after a whole number, “2½”, “2 1/2” or “2 з половиною”, and its value."""
    run = tokens[at : at + 3]
    if not run or run[0].gap == "\t":
        return at, Decimal(0)
    if run[0].low in words.withs and (worded := fraction(tokens, at + 1, words)):
        return worded[1], worded[0]
    if glyph := glyph_fraction(run[0].text):
        return at + 1, glyph
    if len(run) == 3 and run[0].gap == " " and not run[1].gap and not run[2].gap:
        above, line, below = run
        if line.text in "/\u2044" and above.text.isdecimal() and below.text.isdecimal():
            if 0 < int(above.text[:3]) < int(below.text[:3]) <= 16:
                return at + 3, Decimal(above.text) / Decimal(below.text)
    return at, Decimal(0)


def ordinal_at(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """Whether the ending of an ordinal stands at a token, behind a hyphen glued to digits: 15-й."""
    glued = at + 1 < len(tokens) and not tokens[at].gap and not tokens[at + 1].gap
    return glued and tokens[at].text in HYPHENS and tokens[at + 1].low in words.ordinals


def spelled(
    tokens: Sequence[Token], at: int, words: NumberWords, *, joined: bool = True
) -> Spelled | None:
    """The longest number in words that begins at `at`; None when none does.

    With `joined` false no "and" is read: in "between one hundred and two thousand" it parts two numbers.
    """
    if part := _part_of_scale(tokens, at, words):
        return part
    run = _Run(tokens, words, joined)
    return run.read(at)


def fraction(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[Decimal, int] | None:
    """A fraction in words at `at`, "a half" or "three quarters", and the index behind it."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    head = tokens[at].low
    if head in words.halves:
        return Decimal(words.halves[head]) / 2, at + 1
    if words.parts.get(head) == 2 and head in words.parts:
        return Decimal(1) / 2, at + 1
    count = 1 if head in words.articles else words.small.get(head, 0)
    follows = word_at(tokens, at + 1)
    if not 0 < count < 20 or follows < 0:
        return None
    name = tokens[follows].low
    if name not in words.parts:
        return None
    if name.isascii() and (count > 1) != name.endswith("s"):
        return None
    return Decimal(count) / words.parts[name], follows + 1


def _part_of_scale(tokens: Sequence[Token], at: int, words: NumberWords) -> Spelled | None:
    """ "a quarter of a million", "half a dozen", "two thirds": a part of a scale, or of a whole."""
    part = fraction(tokens, at, words)
    bare = part is None and tokens[at].low in words.parts and not tokens[at].low.endswith("s")
    alone = tokens[at].low in words.shares
    if bare and not alone and words.parts[tokens[at].low] not in (2, 4):
        return None  # “the fifth billion-dollar deal”
    if bare:  # "quarter million"
        part = Decimal(1) / words.parts[tokens[at].low], at + 1
    if part is None:
        return None
    value, end = part
    follows = word_at(tokens, end)
    if follows >= 0 and tokens[follows].low in words.of:
        follows = word_at(tokens, follows + 1, hyphen=False)
    if follows >= 0 and tokens[follows].low in words.articles:
        follows = word_at(tokens, follows + 1)
    scale = words.scales.get(tokens[follows].low) if follows >= 0 else None
    if scale:
        return Spelled(follows + 1, value * scale, scale, plain=False)
    if tokens[at].low in words.halves:
        return Spelled(end, value)
    if alone:
        return Spelled(end, value, share=True, plain=False)
    if bare or tokens[at].low in words.parts:
        return None
    # “a third party”, “one third man” are ordinals; “two thirds”, “one-third” are none.
    name = tokens[end - 1]
    worded = name.gap and name.low.isascii() and not name.low.endswith("s")
    behind = word_at(tokens, end)
    if worded and (behind < 0 or tokens[behind].low not in words.of):
        return None
    return Spelled(end, value, share=True, plain=False)


class _Run:
    """Carries the value of the words read so far through one number."""

    def __init__(self, tokens: Sequence[Token], words: NumberWords, joined: bool) -> None:
        self.tokens, self.words, self.joined = tokens, words, joined
        self.total = Decimal(0)  # the groups that a scale has closed
        self.group = Decimal(0)  # below a thousand
        self.limit = _ABOVE_ALL  # scales fall from left to right
        self.scale = 1
        self.last = ""  # what kind of word came last
        self.plain = True

    def read(self, at: int) -> Spelled | None:
        here, best = at, None
        while here >= 0 and here - at < MOST_WORDS:
            behind = self._take(here)
            if behind is None:
                break
            if self.last != "article":
                best = Spelled(behind, self.total + self.group, self.scale, plain=self.plain)
            if self.last in ("done", "zero"):
                break
            here = word_at(self.tokens, behind)
        return best

    def _low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def _take(self, at: int) -> int | None:
        """Reads the word at `at`; the index behind what was read, None where the number ends."""
        word = self._low(at)
        if word in self.words.articles:
            follows = self._low(word_at(self.tokens, at + 1))
            if self.last or follows not in self.words.scales:
                return None
            self.group, self.last = Decimal(1), "article"
            return at + 1
        if word in self.words.small:
            return self._small(self.words.small[word], at)
        if word in self.words.scales:
            if not self.last and word in self.words.alone:
                self.group, self.last = Decimal(1), "article"
            return self._scale(self.words.scales[word], at)
        joins = (word in self.words.joints and self.joined) or word in self.words.withs
        return self._and(at) if joins else None

    def _small(self, value: int, at: int) -> int | None:
        free = self.last in ("", "hundred", "and", "scale")
        if value < 10 and value and self.last == "tens":
            free = True
        if not free or (value == 0 and self.last) or (value >= 100 and self.last == "hundred"):
            return None
        self.group += value
        self.last = "zero"
        if value:
            self.last = "ones" if value < 10 else "teens" if value < 20 else "tens"
        if value >= 100:
            self.last = "hundred"
        return at + 1

    def _scale(self, factor: int, at: int) -> int | None:
        counted = self.last in ("ones", "teens", "tens", "article", "hundred", "half")
        if not counted:
            return None
        if factor in (12, 100):
            if (
                self.last in ("hundred", "half")
                or self.group >= 100
                or (factor == 12 and self.total)
            ):
                return None
            self.group *= factor
            self.last = "hundred" if factor == 100 else "done"
        elif factor >= self.limit:
            return None
        else:
            self.total, self.group = self.total + self.group * factor, Decimal(0)
            self.limit, self.last = factor, "scale"
        self.scale, self.plain = factor, False
        return at + 1

    def _and(self, at: int) -> int | None:
        """ "and six", where a smaller number follows; "and a half" of the last word read."""
        glued = not self.tokens[at].gap  # “two-and-a-half”
        follows = word_at(self.tokens, at + 1, hyphen=glued)
        if follows < 0:
            return None
        part = fraction(self.tokens, follows, self.words)
        if part and self.last in ("ones", "teens", "tens", "scale"):
            value, behind = part
            self.plain = False
            if self.last == "scale":
                self.total += value * self.limit
                self.last = "done"
            else:
                self.group += value
                self.last = "half"
            return behind
        value_next = self.words.small.get(self._low(follows), 0)
        if (
            not value_next
            or self._low(at) not in self.words.joints
            or self.last not in ("hundred", "scale")
        ):
            return None
        behind = word_at(self.tokens, follows + 1)
        if value_next >= 20 and self.words.small.get(self._low(behind), 10) < 10:
            behind = word_at(self.tokens, behind + 1)
        larger = self.words.scales.get(self._low(behind), 0)
        if (larger == 100 and self.last == "hundred") or larger >= self.limit:
            return None  # another number begins: "one hundred and two hundred"
        self.last = "and"
        return self._small(value_next, follows)

"""Reads numbers in English words: where one that begins at an offset may end, and how much it is."""

from __future__ import annotations

import re
from decimal import Decimal

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL: dict[str, int] = {word: n for n, word in enumerate(ONES)}
SMALL |= {word: 10 * n for n, word in enumerate(TENS, 2)}
SCALES: dict[str, int] = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "trillion": 10**12, "quadrillion": 10**15, "lakh": 10**5, "crore": 10**7,
    "mn": 10**6, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
_LIMIT = 10**18  # above every scale

# A word and what parts it from the word before: one hyphen, or white space.
_TOKEN = re.compile(r"(-|\s+|)([a-z]+)(?!\w)", re.IGNORECASE)
_KNOWN = frozenset([*SMALL, *SCALES, "a", "an", "half", "and"])


def number_ends(text: str, start: int, end: int | None = None) -> list[int]:
    """Offsets at which a number in words that begins at `start` may end, longest first.

    "two hundred and six thousand" ends after "thousand", "six", "hundred" and "two". Tens join ones
    by a hyphen or a space, scales follow either, "and" needs spaces. A lone "a" is no number.
    """
    tokens = _Tokens(text, start, len(text) if end is None else end)
    return sorted({tokens.ends[at] for at in tokens.number(0)}, reverse=True)


def spoken(text: str) -> tuple[Decimal, int]:
    """The value of number words, and the factor of the last scale among them (1 without one).

    "two hundred and six thousand" is 206,000 and 1,000. ValueError when scales do not fall:
    "two thousand million" is no English number.
    """
    words = re.findall(r"[a-z]+", text.lower())
    total, current, largest = Decimal(0), Decimal(0), _LIMIT
    for word in words:
        if word in ("a", "an"):
            current = current or Decimal(1)
        elif word == "half":
            current = Decimal("0.5")
        elif word in SMALL:
            current += SMALL[word]
        elif word in ("hundred", "dozen"):
            current *= SCALES[word]
        elif word in SCALES:
            if SCALES[word] >= largest:
                raise ValueError(f"“{text}” does not read as one number")
            largest = SCALES[word]
            total, current = total + current * largest, Decimal(0)
    return total + current, next((SCALES[word] for word in reversed(words) if word in SCALES), 1)


class _Tokens:
    """The run of number words from an offset on, and the grammar over it.

    Each method takes the index of a token and returns the indices behind what it accepts.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.words: list[str] = []
        self.gaps: list[str] = []  # what stands before each word
        self.ends: list[int] = [start]  # offset behind as many words as the index says
        while (found := _TOKEN.match(text, self.ends[-1], end)) and found[2].lower() in _KNOWN:
            if self.words and not found[1]:
                break
            if not self.words and found[1]:
                break
            self.words.append(found[2].lower())
            self.gaps.append(found[1])
            self.ends.append(found.end())

    def word(self, at: int, *, hyphen: bool = False) -> str:
        """The word at an index, "" where there is none or a hyphen that may not be there."""
        if at >= len(self.words) or (self.gaps[at] == "-" and not hyphen):
            return ""
        return self.words[at]

    def low(self, at: int, *, hyphen: bool = False) -> set[int]:
        """One to ninety-nine."""
        word = self.word(at, hyphen=hyphen)
        if word in TENS and self.word(at + 1, hyphen=True) in ONES:
            return {at + 1, at + 2}
        return {at + 1} if word in SMALL else set()

    def hundreds(self, at: int) -> set[int]:
        """One to nine hundred and ninety-nine, "a hundred" included."""
        found = self.low(at)
        heads = found | ({at + 1} if self.word(at) in ("a", "an") else set())
        for head in heads:
            if self.word(head) == "hundred":
                more = head + 1
                found = found | {more} | self.low(more)
                if self.word(more) == "and":
                    found |= self.low(more + 1)
        return found

    def number(self, at: int) -> set[int]:
        """Any number: hundreds alone, or hundreds with scales behind them."""
        found = self.hundreds(at)
        heads = set(found)
        if self.word(at) in ("a", "an"):
            heads.add(at + 1)
        if self.word(at) == "half" and self.word(at + 1) in ("a", "an"):
            heads.add(at + 2)
        for head in heads:
            if self.word(head, hyphen=True) in SCALES:
                found = found | self.rest(head + 1)
        return found

    def rest(self, at: int) -> set[int]:
        """What may follow a scale: smaller parts, each perhaps with a scale of its own."""
        found = {at}
        for part in self.hundreds(at + 1 if self.word(at) == "and" else at):
            found |= self.rest(part)
            if self.word(part) in SCALES:
                found |= self.rest(part + 1)
        return found

"""Reads one number at a word of a text: its sign, digits or words, scale and unit.

Each reading looks at a bounded number of tokens, so a text is read in steps that grow with its length.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from generator.quantities.figures.currencies import SIGNS, same_money, unit_of_code
from generator.quantities.figures.number_words import (
    Spelled,
    ordinal_at,
    part_behind,
    spelled,
    word_at,
)
from generator.quantities.figures.numerals import (
    LARGEST,
    FigureTrouble,
    glyph_fraction,
    read_digits,
)
from generator.quantities.figures.unit_reader import UnitReader

MINUS = frozenset("-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d\u02d7\u207b\u2796")
DASHES = MINUS | {"\u2014", "\u2015"}
OPENING = frozenset("([{“‘«\"'„‚—–")


@dataclass(frozen=True)
class Number:
    """One number with its unit, the tokens [start, end) of a text. `trouble` says why it is not read.

    `scale` is the factor of its last scale word (1 without), `led` tells that its unit stands before it,
    `grouped` that its digits are in groups, `spoken` that it is in words without scale, unit or share.
    """

    start: int
    end: int
    value: Decimal
    unit: str = ""
    scale: int = 1
    led: bool = False
    grouped: bool = False
    spoken: bool = False
    share: bool = False
    trouble: str = ""


class NumberReader(UnitReader):
    """Reads one number, with its sign, scale and unit, at the index of a token."""

    def number(self, at: int, *, joined: bool = True) -> Number | None:
        """One number with sign and unit."""
        here, negative = self._minus(at)
        here, unit = self.money_before(here)
        if unit and not negative:
            here, negative = self._minus(here)
        if here >= len(self.tokens) or (here > at and self.tokens[here].gap == "\t"):
            return None
        worded = self.tokens[here].kind == "word"
        bare = self._spelled(here, joined) if worded else self._digits(here, unit)
        if bare is None:
            return None
        read = replace(self._unit_behind(bare, unit), start=at)
        value = -read.value if negative else read.value
        if abs(value) > LARGEST:
            return replace(read, trouble="the number is larger than 10^15; expected a smaller one")
        return replace(read, value=value, spoken=read.spoken and not read.unit)

    def _minus(self, at: int) -> tuple[int, bool]:
        """Behind a minus sign or “minus”, and whether one is there; a dash between words is none."""
        if self.low(at) in self.words.minus:
            follows = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            counted = at > 0 and self.tokens[at - 1].kind == "digits"  # “20 minus 5”
            worded = follows is not None and follows.gap == " " and not counted
            return (at + 1, True) if worded else (at, False)
        if at >= len(self.tokens) or self.tokens[at].text not in MINUS or not self.glued(at + 1):
            return at, False
        before = self.tokens[at - 1].text if at else "("
        return (
            (at + 1, True)
            if not self.glued(at) or before in OPENING or before in SIGNS
            else (at, False)
        )

    def _digits(self, at: int, unit: str) -> Number | None:
        token = self.tokens[at]
        part = glyph_fraction(token.text)
        if part is not None:
            return self._scaled(Number(at, at + 1, part), unit)
        if token.kind != "digits":
            return None
        end, extra = part_behind(self.tokens, at + 1, self.words.numbers)
        whole = Number(
            at, end, Decimal(0), grouped=not token.text.isdigit() and "." not in token.text
        )
        scaled = self._scaled(whole, unit)
        return None if scaled is None else self._added(self._valued(token.text, scaled, extra))

    def _added(self, number: Number) -> Number:
        """The number with the smaller one that follows its scale word: “2 млн 300 тис.”, “12 тис. 500”."""
        end = number.end
        if not self.words.adds or number.trouble or not number.scale or number.value % number.scale:
            return number
        if number.scale == 1 or not self.near(end) or self.tokens[end].kind != "digits":
            return number
        further = self._digits(end, "")
        if further is None or further.trouble or further.value >= number.scale:
            return number
        if further.scale == 1 and len(self.tokens[end].text) == 4 and number.scale > 1000:
            return number  # “5 млн 2031 року”: a year
        value = number.value + further.value
        return replace(number, end=further.end, value=value, scale=further.scale)

    def _valued(self, text: str, number: Number, extra: Decimal) -> Number:
        """The number with the value of its digits, or with why they have none."""
        slashed = self.low(number.end) == "/" and self.glued(number.end)
        if slashed and self.glued(number.end + 1) and self.tokens[number.end + 1].kind == "digits":
            return replace(
                number,
                trouble=f"“{text}/{self.tokens[number.end + 1].text}” is no single number; expected one",
            )
        try:
            sure = number.scale > 1 or self._percent(number.end)
            value = read_digits(text, self.words.decimal, sure=sure)
        except FigureTrouble as trouble:
            return replace(number, trouble=str(trouble))
        return replace(number, value=(value + extra) * number.scale)

    def _percent(self, at: int) -> bool:
        return self.unit_at(at)[1] in ("%", "pp")

    def _scaled(self, number: Number, unit: str) -> Number | None:
        """The number with the scale behind it; None where letters make a name or a measure of it."""
        end, words = number.end, self.words.numbers
        word = self.low(end)
        value = number.value
        if self.glued(end) and self.tokens[end].kind == "word":
            if word in words.scales:
                return replace(
                    number, end=end + 1, scale=words.scales[word], value=value * words.scales[word]
                )
            if unit and word in self.words.letters:
                scale = self.words.letters[word]
                return replace(number, end=end + 1, scale=scale, value=value * scale)
            if self.tokens[end].text in self.words.glued:
                return replace(number, end=end + 1)
            if word in self.words.letters and self._counts(end + 1):
                scale = self.words.letters[word]  # “27.2m euros”, “1.7m people”
                return replace(number, end=end + 1, scale=scale, value=value * scale)
            if word in self.words.letters:
                text = f"{self.tokens[end - 1].text}{self.tokens[end].text}"
                return replace(
                    number,
                    end=end + 1,
                    trouble=f"“{text}” may be a measure or a sum; expected the scale in words",
                )
            return (
                number
                if self.tokens[end].text.isupper() and unit_of_code(self.tokens[end].text)
                else None
            )
        follows = word_at(self.tokens, end)
        if follows >= 0 and (
            self.low(follows) == self.words.calibre
            or ordinal_at(self.tokens, end, self.words.numbers)
        ):
            return None
        scale = 1
        if follows >= 0 and self.low(follows) == "hundred":
            scale, end = 100, follows + 1
            follows = word_at(self.tokens, end)
        if follows >= 0 and self.low(follows) in words.scales:
            scale, end = scale * words.scales[self.low(follows)], follows + 1
        return replace(number, end=end, scale=scale, value=value * scale)

    def _counts(self, at: int) -> bool:
        """Whether money, people or a measure follow, which a letter before them can only scale."""
        if self.unit_at(at)[1] not in ("", "%", "pp"):
            return True
        return self.near(at) and not self.glued(at) and self.low(at) in self.words.scaled

    def _spelled(self, at: int, joined: bool) -> Number | None:
        if self.in_a_word(at):
            return None
        read: Spelled | None = spelled(self.tokens, at, self.words.numbers, joined=joined)
        if read is None:
            return None
        if self.glued(read.end) and self.tokens[read.end].kind != "sign":
            return None
        value = read.value * 100 if read.share else read.value
        unit = "%" if read.share else ""
        return Number(at, read.end, value, unit, read.scale, spoken=read.plain, share=read.share)

    def _unit_behind(self, number: Number, led: str) -> Number:
        """The number with the share or money behind it."""
        if number.share:
            return number
        end, unit = self.unit_at(number.end)
        if led and unit and same_money(led, unit) is None:
            return replace(number, end=end, unit=max(led, unit, key=len), led=True)  # “$35 USD”
        if led and unit and unit != led and unit != "%":
            # “€20 billion euros” says it twice; “€20 dollars” contradicts itself.
            return replace(number, end=end, unit=led,
                           trouble=f"{led} and {unit} are two units for one number; expected one")  # fmt: skip
        if led and unit == "%":
            return replace(
                number,
                unit=led,
                led=True,
                trouble=f"{led} and % are two units for one number; expected one",
            )
        return replace(number, end=end, unit=led or unit, led=bool(led))

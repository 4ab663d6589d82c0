"""Reads the money or the share of a number at a word of a text, before the number or behind it.

Each reading looks at a bounded number of tokens, so a text is read in steps that grow with its length.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.quantities.figures.currencies import (
    DOLLAR_LANDS,
    SIGNS,
    money_of_noun,
    named_money,
    unit_of_code,
    unit_of_dollar,
)
from generator.quantities.figures.figure_words import figure_words, side_words
from generator.quantities.figures.number_words import HYPHENS, word_at
from generator.text.languages import Language
from generator.text.tokens import Token


class UnitReader:
    """The tokens of one text and the words of its language; each method reads at the index of a token."""

    def __init__(self, tokens: Sequence[Token], tongue: Language) -> None:
        self.tokens, self.tongue = tokens, tongue
        self.words = figure_words(tongue)

    def low(self, at: int) -> str:
        """The token at an index in small letters, "" outside the text or behind a tab."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        """Whether the token at an index is glued to the one before."""
        return 0 < at < len(self.tokens) and not self.tokens[at].gap

    def near(self, at: int) -> bool:
        """Whether a token stands at an index, in the same cell as the one before."""
        return 0 <= at < len(self.tokens) and self.tokens[at].gap != "\t"

    def in_a_word(self, at: int) -> bool:
        """Whether letters, digits or a hyphen are glued on before."""
        return self.glued(at) and (self.tokens[at - 1].kind != "sign" or self.low(at - 1) in "-_")

    def inside_a_name(self, at: int) -> bool:
        """Whether letters, or letters and a hyphen, are glued on before: F-16, G7, B2; or “3:22”."""
        if not self.glued(at):
            return False
        before = self.tokens[at - 1]
        if before.kind != "sign":
            return True
        if before.text in ".,:/_\\" and self.glued(at - 1) and at > 1:
            return self.tokens[at - 2].kind != "sign" or before.text in "/_\\"
        hyphen = before.text in HYPHENS and self.glued(at - 1) and at > 1
        return hyphen and self.tokens[at - 2].kind == "word"

    def money_before(self, at: int) -> tuple[int, str]:
        """Behind a sign, code or word of money, and the unit it means; "" without one."""
        if at >= len(self.tokens):
            return at, ""
        token = self.tokens[at]
        if token.text in SIGNS:
            return at + 1, token.text
        if token.kind != "word":
            return at, ""
        letters, sign = token.text, at + 1
        if token.text == "U" and self.low(at + 1) == "." and self.low(at + 2) == "s":
            letters, sign = "US", at + 4  # U.S.$
        if self.low(sign) == "$" and (self.glued(sign) or letters in DOLLAR_LANDS):
            return sign + 1, unit_of_dollar(letters)
        unit = self.words.money_words.get(token.text)
        behind = at + 1
        if unit is None and len(token.text) == 3 and token.text.isupper():
            unit = unit_of_code(token.text)
        elif unit and self.low(behind) == "." and self.glued(behind):
            behind += 1
        follows = behind < len(self.tokens) and self.tokens[behind].kind == "digits"
        return (behind, unit) if unit and follows and self.near(behind) else (at, "")

    def unit_at(self, at: int) -> tuple[int, str]:
        """Behind the unit that begins at a token, and the unit; "" without one."""
        if not self.near(at):
            return at, ""
        token = self.tokens[at]
        if token.text == "%":
            return at + 1, "%"
        if token.text in SIGNS and self.glued(at):
            return at + 1, token.text
        if token.kind == "word" and self.glued(at):
            unit = unit_of_code(token.text) if token.text.isupper() else None
            return (at + 1, unit) if unit else (at, "")
        here = word_at(self.tokens, at)
        if here < 0:
            return at, ""
        if self.tokens[here].text.isupper() and (unit := unit_of_code(self.tokens[here].text)):
            return here + 1, unit
        sign = self.words.money_words.get(self.tokens[here].text)
        if sign and self.low(here) not in side_words(self.tongue).measures:
            return here + 1, sign
        return self._named_unit(here) or (at, "")

    def _named_unit(self, at: int) -> tuple[int, str] | None:
        run: list[str] = []
        end = at
        best = None
        for _ in range(6):
            if end >= len(self.tokens) or (run and not self.near(end)):
                break
            if self.low(end) not in (".", "-"):  # U.S. dollars, percentage-point
                run.append(self.low(end))
                unit = self.words.shares.get(tuple(run)) or self.words.money.get(tuple(run))
                if unit is None and self.low(end) in self.words.money_nouns:
                    unit = named_money(self.tongue).get(tuple(run))
                    if unit is None and len(run) == 1:
                        unit = money_of_noun(self.low(end), self.tongue)
                if unit:
                    best = end + 1, unit
            elif not self.glued(end):
                break
            end += 1
        return best

"""Reads a number in digits: its groups, its decimal sign, and whether it can be read two ways."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from generator.text.tokens import GROUP_SPACES

# Nobody counts more of anything; above it, a slip of the keyboard is likelier.
LARGEST = Decimal(10**15)
MOST_DIGITS = 40
_POINTS = ".,"
_PARTED = re.compile(rf"[.,'’{GROUP_SPACES}]")


class FigureTrouble(ValueError):
    """Words that are no single quantity: lower case, says what was found and what is expected."""


def read_digits(text: str, decimal: str, *, sure: bool = False) -> Decimal:
    """The number in digits that fills `text`.

    `decimal` is the sign that the language writes before decimals, "" where the language is not known:
    then a single point or comma before three digits can be read two ways and is refused. With `sure` what
    follows ("%", an English scale word) has settled that a point parts decimals.
    """
    if len(text) > MOST_DIGITS or (not text.isascii() and not _PARTED.search(text)):
        raise FigureTrouble(
            f"“{text[:MOST_DIGITS]}” is not read; expected digits 0 to 9, at most {MOST_DIGITS}"
        )
    signs = _PARTED.findall(text)
    groups = _PARTED.split(text)
    if not all(group.isascii() and group.isdigit() for group in groups):
        raise FigureTrouble(f"“{text}” is not read; expected digits 0 to 9")
    if len(groups[0]) > 1 and groups[0].startswith("0"):
        raise FigureTrouble(f"“{text}” begins with 0; expected a number")
    if not signs:
        return Decimal(text)
    last = signs[-1]
    if last in _POINTS and signs.count(last) == 1:
        if len(signs) > 1:
            whole = _grouped(groups[:-1], signs[:-1], text)
            return Decimal(f"{whole}.{groups[-1]}")
        if _is_decimal(groups, last, decimal, text, sure=sure):
            return Decimal(f"{groups[0]}.{groups[1]}")
    return Decimal(_grouped(groups, signs, text))


def _is_decimal(groups: list[str], sign: str, decimal: str, text: str, *, sure: bool) -> bool:
    """Whether a lone point or comma parts decimals; it groups thousands otherwise."""
    grouping = len(groups[1]) == 3 and len(groups[0]) <= 3 and groups[0] != "0"
    if sign == decimal:
        if not grouping or sure or decimal == ",":
            return True
        thousands, decimals = f"{groups[0]},{groups[1]}", f"{groups[0]}.{groups[1]}"
        raise FigureTrouble(
            f"“{text}” can be read two ways, as {thousands} and as {decimals.rstrip('0').rstrip('.')}; expected one"
        )
    if grouping:
        return False
    if decimal:
        raise FigureTrouble(
            f"“{text}” holds no number; expected “{decimal}” before decimals, groups of three digits"
        )
    return True


def _grouped(groups: list[str], signs: list[str], text: str) -> str:
    """The digits of a number in groups of three, or of two and a last one of three (1,25,000)."""
    alike = len(set(signs)) <= 1
    head, rest = groups[0], groups[1:]
    thousands = 1 <= len(head) <= 3 and all(len(group) == 3 for group in rest)
    lakhs = (
        signs[:1] == [","]
        and 1 <= len(head) <= 2
        and all(len(group) == 2 for group in rest[:-1])
        and len(rest[-1:]) == 1
        and len(rest[-1]) == 3
    )
    if not alike or not (thousands or lakhs) or (rest and head == "0"):
        raise FigureTrouble(
            f"“{text}” holds no number; expected groups of three digits, such as 11,000"
        )
    return "".join(groups)


def glyph_fraction(sign: str) -> Decimal | None:
    """The value of a fraction in one sign (½), None for any other sign."""
    if len(sign) != 1 or not unicodedata.name(sign, "").startswith("VULGAR FRACTION"):
        return None
    if unicodedata.name(sign) == "VULGAR FRACTION ZERO THIRDS":
        return None
    above, _, below = unicodedata.normalize("NFKC", sign).partition("\u2044")
    return Decimal(above) / Decimal(below) if below else None

"""Read one quantity from the source's own words, and show it to a reader.

Low, best and high follow UCDP's event data; the comparators are those of FHIR's quantity; the
table of qualifiers is a project rule built on both. A bound that the words do not give is `None`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.quantities.figure_core import Core, find_core
from generator.quantities.figure_words import (
    ANOTHER,
    CODES,
    FILLER,
    GROUP,
    LARGEST,
    LETTERS,
    MONEY,
    NEXT_FIGURE,
    NUMERIC,
    ORDINAL,
    PART,
    QUALIFIED,
    QUALIFIER,
    QUALIFIERS,
    SHARES,
    SIGN,
    SUFFIX,
    SUFFIXES,
)
from generator.quantities.number_words import SCALES, number_ends, spoken

Comparator = Literal["", ">", ">=", "<", "<="]


class FigureTrouble(ValueError):
    """Words that are no single quantity: lower case, says what was found and what is expected."""


@dataclass(frozen=True)
class Figure:
    """One quantity. "at least 300": low 300, comparator ">="; "about 300": best 300, approximate.

    `unit` is "%", "pp", a currency sign or ""; nouns after the number stay in `words` only.
    """

    words: str
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    comparator: Comparator = ""
    approximate: bool = False
    qualifier: str = ""
    unit: str = ""

    @property
    def is_vague(self) -> bool:
        """Is there no number at all ("thousands")?"""
        return self.low is None and self.best is None and self.high is None


def parse_figure(words: str) -> Figure:
    """Read one quantity with its qualifiers. `FigureTrouble` when it is none or more than one."""
    folded = " ".join(re.split(r"[ \t\r\n\f\v]+", words.strip()))
    # A space between groups of three is one number only when nothing else is there to guess.
    spaced = re.sub(r"(?<![0-9.,])([1-9][0-9]{0,2})((?: [0-9]{3})+)(?![0-9])", _joined, folded)
    core = find_core(spaced)
    if core is None:
        ordinal = ORDINAL.search(spaced)
        found = f"“{ordinal[0]}” is an ordinal" if ordinal else f"“{words}” holds no number"
        raise FigureTrouble(f"{found}; expected a quantity such as “about 300” or “5 to 7”")
    before = spaced[: core.start]
    lead = QUALIFIED.search(before)
    qualifier, before = (lead[0].strip(), before[: lead.start()]) if lead else ("", before)
    filler = FILLER.match(before)
    rest = before[filler.end() if filler else 0 :].strip()
    if rest:
        raise FigureTrouble(f"“{rest}” before the number is no known qualifier in “{words}”")
    suffix = suffix_at(spaced, core.end)
    after = spaced[suffix.end() if suffix else core.end :]
    if NUMERIC.search(after) or _another(after):
        raise FigureTrouble(f"“{words}” holds more than one figure; expected one")
    if after[:1] in "-/" and after:
        raise FigureTrouble(f"“{words}” is a compound, not a quantity")
    return read_core(words, core, qualifier, suffix[0].strip() if suffix else "")


def suffix_at(text: str, at: int) -> re.Match[str] | None:
    """The qualifier behind a number that ends at `at`, unless it belongs to the next number."""
    suffix = SUFFIX.match(text, at)
    if suffix is None:
        return None
    follows = NEXT_FIGURE.match(text, suffix.end())
    if follows and (follows["words"] is None or number_ends(text, follows.end())):
        return None
    return suffix


def _another(after: str) -> bool:
    """Whether a second number, in words, follows."""
    lead = ANOTHER.match(after)
    return bool(lead and number_ends(after, lead.end()))


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(" ", ",")


def read_core(words: str, core: Core, qualifier: str, suffix: str) -> Figure:
    """The quantity of a core with the qualifiers before and behind it."""
    effects = [QUALIFIERS[" ".join(q.lower().split())] for q in QUALIFIER.findall(qualifier)]
    effects += [SUFFIXES[" ".join(suffix.lower().split())]] if suffix else []
    said = f"{qualifier} {suffix}".strip() if qualifier and suffix else qualifier or suffix
    bounds = [effect for effect in effects if effect != "~"]
    approximate = "~" in effects
    if len(bounds) > 1:
        raise FigureTrouble(f"“{words}” has two bounds on one number; expected one")
    if not core.numbers:
        return Figure(words, approximate=True, qualifier=said)
    if core.one is not None:
        number, unit, _ = _number(core.one)
        if not bounds:
            sure = None if approximate else number
            return Figure(words, sure, number, sure, "", approximate, said, unit)
        sign = _comparator(bounds[0])
        low, high = (number, None) if sign in (">", ">=") else (None, number)
        return Figure(words, low, None, high, sign, approximate, said, unit)
    if bounds:
        raise FigureTrouble(f"“{words}” puts a bound on a range; expected a range or a bound")
    first, last = core.words
    low, unit_low, scale_low = _number(first)
    high, unit_high, scale_high = _number(last)
    if scale_low == 1 and scale_high > 1 and low < high / scale_high:
        low = _bounded(low * scale_high)  # "2 to 3 million" counts millions on both sides
    if unit_low and unit_high and unit_low != unit_high:
        raise FigureTrouble(f"“{words}” mixes {unit_low} and {unit_high}; expected one unit")
    if low > high:
        raise FigureTrouble(f"the range runs backwards in “{words}”; expected the lower end first")
    return Figure(words, low, None, high, "", approximate, said, unit_low or unit_high)


def _comparator(sign: str) -> Comparator:
    return {">": ">", ">=": ">=", "<": "<", "<=": "<="}[sign]  # type: ignore[return-value]


def _number(text: str) -> tuple[Decimal, str, int]:
    """One number with its unit: (value, unit, the scale word's factor or 1)."""
    text = text.strip()
    sign = SIGN.match(text)
    start = sign.end() if sign else 0
    digits = PART.match(text, start)
    if digits:
        letter = LETTERS[digits["letter"].lower()] if digits["letter"] else 1
        scale = SCALES[digits["scale"].lower()] if digits["scale"] else letter
        value, end = Decimal(re.sub(f"[{GROUP}]", "", digits["digits"])) * scale, digits.end()
    elif ends := number_ends(text, start):
        end = ends[0]
        try:
            value, scale = spoken(text[start:end])
        except ValueError as trouble:
            raise FigureTrouble(str(trouble)) from None
    else:  # the finder of cores and this one accept the same texts
        raise FigureTrouble(f"“{text}” is not a number; expected digits or number words")
    return _bounded(value), _unit(text[:start].strip(), text[end:].lstrip(" -")), scale


def _unit(sign: str, tail: str) -> str:
    tail = " ".join(tail.lower().split())
    named = SHARES.get(tail) or MONEY.get(tail) or CODES.get(tail.upper(), "")
    money = CODES.get(sign.upper()) or sign[-1:]
    if money and named and named != money:
        raise FigureTrouble(f"“{sign}” and “{tail}” are two units for one number; expected one")
    return money or named


def _bounded(value: Decimal) -> Decimal:
    if value > LARGEST:
        raise FigureTrouble("the number is larger than 10^15; expected a smaller one")
    return value


def show(figure: Figure) -> str:
    """The figure for a reader, in one spelling: "about 11,000", "more than €20 billion"."""
    if figure.is_vague:
        return " ".join(figure.words.split())
    numbers = numbers_of(figure)
    text = " to ".join(_spelled(number, figure.unit) for number in numbers)
    suffixes = [word for word in SUFFIXES if figure.qualifier.lower().endswith(word)]
    qualifier = " ".join(figure.qualifier.split())
    suffix = max(suffixes, key=len) if suffixes else ""
    if suffix and qualifier.lower() not in QUALIFIERS:
        qualifier = qualifier[: len(qualifier) - len(suffix)].strip()
        text += suffix if suffix == "+" else f" {suffix}"
    return f"{qualifier} {text}".strip()


def _spelled(number: Decimal, unit: str) -> str:
    scaled = ""
    for name in ("trillion", "billion", "million"):
        short = (number / SCALES[name]).normalize()
        if short >= 1 and -int(short.as_tuple().exponent) <= 2:
            number, scaled = short, f" {name}"
            break
    text = f"{number.normalize():,f}{scaled}"
    if unit == "%":
        return f"{text}%"
    if unit == "pp":
        return f"{text} percentage points"
    return f"{unit}{text}"


def numbers_of(figure: Figure) -> tuple[Decimal, ...]:
    if figure.best is not None:
        return (figure.best,)
    return tuple(number for number in (figure.low, figure.high) if number is not None)

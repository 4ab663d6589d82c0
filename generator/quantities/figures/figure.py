"""One quantity as low, best and high, how a reader is told it, and how two of them stand to each other.

Low, best and high follow UCDP's event data; the comparators are those of FHIR's quantity. A bound that the
words do not give is `None`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from generator.quantities.figures.currencies import SIGNS, same_money

Comparator = Literal["", ">", ">=", "<", "<="]


@dataclass(frozen=True)
class Figure:
    """One quantity. "at least 300": low 300, comparator ">="; "about 300": best 300, approximate.

    `unit` is "%", "pp", a currency sign or code, or ""; nouns after the number stay in `words` only.
    `qualifier` are the words that set bound or doubt, `behind` those of them that follow the number.
    `vague` are the words of a quantity without a number. `unread` are words beside the number that change it and that no rule reads: there is no number then.
    """

    words: str
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    comparator: Comparator = ""
    approximate: bool = False
    qualifier: str = ""
    unit: str = ""
    behind: str = ""
    vague: str = ""
    unread: tuple[str, ...] = ()

    @property
    def is_vague(self) -> bool:
        """Is there no number at all ("thousands")?"""
        return self.low is None and self.best is None and self.high is None


def numbers_of(figure: Figure) -> tuple[Decimal, ...]:
    """Its one number or its two ends; empty where it has none."""
    if figure.best is not None:
        return (figure.best,)
    return tuple(number for number in (figure.low, figure.high) if number is not None)


def show(figure: Figure) -> str:
    """The figure for a reader, in one spelling: "about 11,000", "more than €20 billion"."""
    return _shown(figure, scaled=True)


def read_as(figure: Figure) -> str:
    """How the figure was read, digit by digit: "about 2,500,000", "€20,000,000,000"."""
    return _shown(figure, scaled=False)


def _shown(figure: Figure, *, scaled: bool) -> str:
    words = " ".join(figure.words.split())
    if figure.is_vague:
        return words
    numbers = " to ".join(
        with_unit(number, figure.unit, scaled=scaled) for number in numbers_of(figure)
    )
    qualifier, behind = (" ".join(part.split()) for part in (figure.qualifier, figure.behind))
    if behind and qualifier.endswith(behind):
        qualifier = qualifier[: len(qualifier) - len(behind)].strip()
    glue = "" if behind in ("+",) or behind.startswith("-") else " "
    gap = "" if qualifier in ("+",) else " "
    return f"{qualifier}{gap if qualifier else ''}{numbers}{glue if behind else ''}{behind}"


def with_unit(number: Decimal, unit: str, *, scaled: bool = False) -> str:
    """A number with its unit as a reader expects it: "2.5 million", "€300", "1/3", "20%"."""
    size = abs(number)
    scale = ""
    for name, factor in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        short = (size / factor).normalize()
        if scaled and short >= 1 and -int(short.as_tuple().exponent) <= 2:
            size, scale = short, f" {name}"
            break
    text = f"{size.normalize():,f}{scale}"
    if unit == "%" and -int(number.as_tuple().exponent) > 6:
        return str(Fraction(number / 100).limit_denominator(1000))  # a third has no last decimal
    sign = "−" if number < 0 else ""
    if unit == "%":
        return f"{sign}{text}%"
    if unit == "pp":
        return f"{sign}{text} percentage points"
    if unit.islower() and len(unit) > 2:
        return f"{sign}{text} {unit}"  # “francs”, which several currencies are called
    if unit and unit[-1] not in SIGNS:
        return f"{sign}{unit} {text}"
    return f"{sign}{unit}{text}"


def as_strong(prose: Figure, claim: Figure) -> bool:
    """May prose state `prose` where the claim says `claim`? Never more than the claim does.

    Units and numbers must agree. Then, from strong to weak: exact -> approximate; ">" -> ">=";
    "<" -> "<="; anything -> the same with "about". All approximate words are one strength ("about",
    "close to"). Nothing else: a bound neither appears nor vanishes nor turns round. A quantity
    without a number must keep its words.
    """
    if prose.is_vague or claim.is_vague:
        return prose.is_vague and claim.is_vague and _plain(prose) == _plain(claim)
    if prose.unit != claim.unit or numbers_of(prose) != numbers_of(claim):
        return False
    if claim.approximate and not prose.approximate:
        return False
    weaker = {">": (">", ">="), "<": ("<", "<=")}
    return prose.comparator in weaker.get(claim.comparator, (claim.comparator,))


def _plain(figure: Figure) -> str:
    """The words of a quantity without a number, without what is counted."""
    return " ".join(f"{figure.qualifier} {figure.vague or figure.words}".split()).casefold()


def overlap(a: Figure, b: Figure) -> bool | None:
    """Do the two ranges meet? `None` when the words do not settle it. Symmetric.

    A missing bound is open. "about 300" surely reaches 300, and nobody says how far around it:
    it meets what holds 300; for all else the answer is unknown, never no.
    """
    if not same_money(a.unit, b.unit) or a.is_vague or b.is_vague:
        return None
    if _meet(a, b):
        return True
    return None if a.approximate or b.approximate else False


def _meet(a: Figure, b: Figure) -> bool:
    """Do the parts of the ranges that the words surely hold have a number in common?"""
    low_a, high_a = (a.best, a.best) if a.best is not None else (a.low, a.high)
    low_b, high_b = (b.best, b.best) if b.best is not None else (b.low, b.high)
    open_a, open_b = a.comparator in ("<", ">"), b.comparator in ("<", ">")
    for low, low_open, high, high_open in (
        (low_a, open_a, high_b, open_b),
        (low_b, open_b, high_a, open_a),
    ):
        if low is None or high is None:
            continue
        if low > high or (low == high and (low_open or high_open)):
            return False
    return True

"""Find the quantities of a text, and say what two of them have to do with each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.quantities.figure_core import Core, core_at, find_core, find_cores
from generator.quantities.figure_reading import (
    Comparator,
    Figure,
    FigureTrouble,
    numbers_of,
    parse_figure,
    read_core,
    show,
    suffix_at,
)
from generator.quantities.figure_words import GROUP, LEAD_UNIT, NUMERIC, ODD, QUALIFIED, TIME_UNITS
from generator.quantities.number_words import SMALL

__all__ = [
    "Comparator",
    "Figure",
    "FigureTrouble",
    "FoundFigure",
    "as_strong",
    "find_figures",
    "overlap",
    "parse_figure",
    "qualifier_before",
    "show",
    "stands_in",
]

Span = tuple[int, int]


@dataclass(frozen=True)
class FoundFigure:
    """A quantity in prose with its qualifier; `core` is the part without qualifiers."""

    start: int
    end: int
    words: str
    figure: Figure
    core: Span


def find_figures(
    text: str, units: Iterable[str] = (), skip: Iterable[Span] = ()
) -> list[FoundFigure]:
    """Every quantity in prose, with its qualifiers, outside the spans in `skip` (dates, citations).

    Digits always count, unless they belong to a name ("G7", "F-16"), an ordinal or a calibre;
    digits that no rule can read come back as a figure without bounds, so that nothing slips
    through. Number words count before a scale word, a share, money, "month(s)" or the first word
    of a declared unit (up to three capitalised words may stand between: "two Norwegian ships").
    "from A to B" is two figures: it may tell of a change.
    """
    nouns = tuple(_noun(unit) for unit in units if unit.strip())
    return list(_all(text, nouns, tuple(sorted((start, end) for start, end in skip))))


@lru_cache(maxsize=4096)  # every check reads the same few texts
def _all(text: str, nouns: tuple[str, ...], skip: tuple[Span, ...]) -> tuple[FoundFigure, ...]:
    return tuple(_finds(text, nouns, skip))


def _finds(text: str, nouns: Sequence[str], skip: Sequence[Span]) -> Iterator[FoundFigure]:
    follows = _following(nouns)
    position = 0
    while span := _next(text, position):
        start, position = span
        inside = next((s for s in skip if s[0] < position and start < s[1]), None)
        if inside:
            # Go on behind the skipped span, or with what stands before it alone.
            position = max(inside[1], start + 1)
            if start < inside[0]:
                yield from _finds_before(text, nouns, start, inside[0])
            continue
        core = core_at(text, start)
        if core is None:
            words = text[start:position]
            yield FoundFigure(*span, words, Figure(words), span)
            continue
        if core.joined and re.search(r"\bfrom\s+$", text[:start], re.IGNORECASE):
            core = core_at(text, start, core.numbers[0][1]) or core
        position = core.end
        spoken = core.one and not NUMERIC.search(core.one)
        if spoken and not _counts(core.one or "") and not follows.match(text, core.end):
            continue
        yield _found(text, core)


def _next(text: str, position: int) -> Span | None:
    """The first figure from `position` on; digits that no rule can read where there is none before."""
    core, odd = find_core(text, position), ODD.search(text, position)
    if odd and (core is None or odd.start() < core.start):
        return odd.span()
    return (core.start, core.end) if core else None


def _finds_before(text: str, nouns: Sequence[str], start: int, end: int) -> Iterator[FoundFigure]:
    for found in _finds(text[:end], nouns, []):
        if found.core[0] >= start:
            yield found


def _found(text: str, core: Core) -> FoundFigure:
    lead = QUALIFIED.search(text, max(0, core.start - 60), core.start)
    suffix = suffix_at(text, core.end)
    start, end = lead.start() if lead else core.start, suffix.end() if suffix else core.end
    words = text[start:end]
    try:
        figure = read_core(
            words, core, lead[0].strip() if lead else "", suffix[0].strip() if suffix else ""
        )
    except FigureTrouble:
        figure = Figure(words)
    return FoundFigure(start, end, words, figure, (core.start, core.end))


def _noun(unit: str) -> str:
    """The counting word of a declared unit: "lorries a day" -> a pattern for lorry and lorries."""
    words = unit.split()
    if words[0][:1].isupper():
        return r"\s+".join(re.escape(word) for word in words)
    stem = re.escape(re.sub(r"(?:ies|y)$|s$", "", words[0]))
    return rf"{stem}(?:ies|y|es|s)?"


def _following(nouns: Sequence[str]) -> re.Pattern[str]:
    listed = "|".join([*nouns, *TIME_UNITS])
    return re.compile(rf"(?:[\s-]+[A-Z][\w-]*){{0,3}}[\s-]+(?i:{listed})\b")


def _counts(words: str) -> bool:
    """Do these number words hold a scale, a share or money of their own?"""
    small = re.sub(r"[\s-]+", " ", words.lower()).strip()
    return any(word not in SMALL and word not in ("a", "an", "and") for word in small.split())


def qualifier_before(text: str, start: int) -> str:
    """The qualifier words that stand directly before the offset `start`, "" if none."""
    match = QUALIFIED.search(re.sub(rf"{LEAD_UNIT}\s?$", "", text[:start]))
    return match[0].strip() if match else ""


def stands_in(words: str, text: str) -> list[int]:
    """Offsets at which the figure's words stand in `text` as a whole figure.

    Only white space folds. A place inside a longer number, a scale ("2" in "2 million"), a share,
    a sum of money or a range does not count: the figure there is another one.
    """
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts))
    cores = [(core.start, core.end) for core in find_cores(text)]
    places = []
    for match in pattern.finditer(text):
        start, end = match.span()
        if _cut(text, start, end):
            continue
        touched = [core for core in cores if core[0] < end and start < core[1]]
        if all(start <= core[0] and core[1] <= end for core in touched):
            places.append(start)
    return places


def _cut(text: str, start: int, end: int) -> bool:
    """Would these offsets cut a word or a number in two?"""
    before, after, first, last = text[:start], text[end:], text[start], text[end - 1]
    if first.isalnum() and re.search(r"(?:\w|\w[-\u2010-\u2015])$", before):
        return True
    if last.isalnum() and re.match(r"\w|[-\u2010-\u2015]\d", after):
        return True
    if first.isdigit() and re.search(rf"[0-9][.,:{GROUP}]$", before):
        return True
    if re.match(r"[0-9]{3}(?![0-9])", text[start:]) and re.search(
        r"(?<![0-9])[0-9]{1,3}\s$", before
    ):
        return True
    return last.isdigit() and bool(re.match(rf"[.,:][0-9]|[{GROUP} ][0-9]{{3}}(?![0-9])", after))


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
    found = find_core(figure.words)
    core = figure.words[found.start : found.end] if found else figure.words
    return " ".join([figure.qualifier, *core.split()]).casefold().strip()


def overlap(a: Figure, b: Figure) -> bool | None:
    """Do the two ranges meet? `None` when the words do not settle it. Symmetric.

    A missing bound is open. "about 300" surely reaches 300, and nobody says how far around it:
    it meets what holds 300; for all else the answer is unknown, never no.
    """
    if a.unit != b.unit or a.is_vague or b.is_vague:
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

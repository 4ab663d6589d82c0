"""Finds the quantities of a text, each read whole or refused with the words that keep it from being read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.quantities.figures.behind import right_of
from generator.quantities.figures.figure import Comparator, Figure
from generator.quantities.figures.glued_numbers import part_numbers
from generator.quantities.figures.neighbours import Side, left_of
from generator.quantities.figures.number_words import ordinal_at
from generator.quantities.figures.numerals import FigureTrouble
from generator.quantities.figures.quantity_core import Core, Reader
from generator.text.languages import Language, language
from generator.text.tokens import Token, tokens

Span = tuple[int, int]


@dataclass(frozen=True)
class FoundFigure:
    """A quantity at [start, end) with its qualifiers; `core` is the part without them.

    `beside` are the spans of the words at its sides that change it and that no rule reads; `trouble`
    says why it is not read, "" where it is.
    """

    start: int
    end: int
    words: str
    figure: Figure
    core: Span
    beside: tuple[Span, ...] = ()
    trouble: str = ""


def find_figures(
    text: str,
    units: Iterable[str] = (),
    skip: Iterable[Span] = (),
    neutral: Iterable[str] = (),
    tongue: Language | None = None,
) -> list[FoundFigure]:
    """Every quantity in prose, with its qualifiers, outside the spans in `skip` (dates, citations).

    Digits always count, unless they belong to a name ("G7", "F-16"), an ordinal or a calibre; what cannot
    be read comes back as a figure without bounds, so that nothing slips through. Number words count before
    a scale word, a share, money, "month(s)" or the first word of a declared unit (up to three capitalised
    words may stand between: "two Norwegian ships"). A change ("from A to B") is two figures. The words in
    `neutral` stand beside a number and do not change it, as somebody said who read the text.
    """
    follows = _following(tuple(units), tongue or language())
    whole = _all(
        text,
        tuple(sorted((start, end) for start, end in skip)),
        frozenset(_folded(words) for words in neutral),
        tongue or language(),
    )
    return [figure for figure, spoken in whole if not spoken or follows.match(text, figure.core[1])]


def every_figure(
    text: str,
    skip: Iterable[Span] = (),
    neutral: Iterable[str] = (),
    tongue: Language | None = None,
) -> list[FoundFigure]:
    """Every quantity of a text, small numbers in words included, whatever they count."""
    words = frozenset(_folded(given) for given in neutral)
    return [figure for figure, _ in _all(text, tuple(sorted(skip)), words, tongue or language())]


def _folded(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split())


@lru_cache(maxsize=4096)  # every check reads the same few texts
def _all(
    text: str, skip: tuple[Span, ...], neutral: frozenset[str], tongue: Language
) -> tuple[tuple[FoundFigure, bool], ...]:
    """Each quantity, and whether it is a small number in words, which may count nothing."""
    kept = part_numbers(_outside(tokens(text), skip), tongue)
    return tuple(_finds(text, Reader(kept, tongue), neutral))


def _outside(parted: Sequence[Token], skip: Sequence[Span]) -> tuple[Token, ...]:
    """The tokens outside the skipped spans; what follows such a span is parted from what precedes it."""
    if not skip:
        return tuple(parted)
    kept: list[Token] = []
    at, cut = 0, False
    for token in parted:
        while at < len(skip) and skip[at][1] <= token.start:
            at, cut = at + 1, True
        if at < len(skip) and skip[at][0] < token.end:
            cut = True
            continue
        kept.append(token._replace(gap="\t") if cut else token)
        cut = False
    return tuple(kept)


def _finds(
    text: str, reader: Reader, neutral: frozenset[str]
) -> Iterator[tuple[FoundFigure, bool]]:
    at = 0
    parted = reader.tokens
    while at < len(parted):
        if not _may_begin(reader, at):
            at += 1
            continue
        core = reader.core(at)
        if core is None:
            behind = _odd(reader, at)
            if behind:
                span = parted[at].start, parted[behind - 1].end
                words = text[slice(*span)]
                yield (
                    FoundFigure(
                        *span, words, Figure(words), span, trouble=f"“{words}” is not read"
                    ),
                    False,
                )
            at = max(at + 1, behind)
            continue
        at = core.end
        yield _located(text, reader, core, neutral), core.spoken


def _may_begin(reader: Reader, at: int) -> bool:
    """Whether a quantity may begin with this token: most words need no second look."""
    token = reader.tokens[at]
    if token.kind != "word":
        return True
    words = reader.words
    known = words.numbers
    return (
        token.low in known.small
        or token.low in known.parts
        or token.low in known.articles
        or token.low in known.alone
        or token.low in words.vague
        or token.low in words.joints["between"]
        or token.low in words.starts
        or token.text in words.money_words
        or token.text.isupper()
        or (reader.low(at + 1) == "$" and reader.glued(at + 1))  # Can$
    )


def _odd(reader: Reader, at: int) -> int:
    """Behind digits that no rule can read and that belong to no name; 0 where they do, or are none."""
    token = reader.tokens[at]
    if token.kind != "digits":
        return 0
    after = reader.tokens[at + 1] if reader.glued(at + 1) else None
    if reader.glued(at) and (reader.tokens[at - 1].kind != "sign" or reader.inside_a_name(at)):
        return 0
    if after and (after.kind == "word" or after.text == ":"):
        return 0
    if reader.low(at + 1) == reader.words.calibre or ordinal_at(
        reader.tokens, at + 1, reader.words.numbers
    ):
        return 0
    return at + 1


def _located(text: str, reader: Reader, core: Core, neutral: frozenset[str]) -> FoundFigure:
    left, right = left_of(reader, core.start, core.end), right_of(reader, core.end, core.unit)
    if core.changed:
        right = replace(right, unread=None)
    parted = reader.tokens
    span = parted[core.start].start, parted[core.end - 1].end
    start = parted[left.edge].start if left.edge < core.start else span[0]
    end = parted[right.edge - 1].end if right.edge > core.end else span[1]
    beside = tuple(
        (parted[side.unread[0]].start, parted[side.unread[1] - 1].end)
        for side in (left, right)
        if side.unread
    )
    beside = tuple(part for part in beside if _folded(text[slice(*part)]) not in neutral)
    words = text[start:end]
    if beside:
        first, last = min(start, beside[0][0]), max(end, beside[-1][1])
        unread = tuple(text[slice(*part)] for part in beside)
        figure = Figure(text[first:last], unread=unread)
        named = " and ".join(f"“{part}”" for part in unread)
        trouble = f"“{text[first:last]}” is not read as a number: {named} may change it"
        return FoundFigure(start, end, words, figure, span, beside, trouble)
    try:
        figure = _figure(words, core, left, right, text[start : span[0]], text[span[1] : end])
    except FigureTrouble as trouble:
        return FoundFigure(start, end, words, Figure(words), span, trouble=str(trouble))
    return FoundFigure(start, end, words, figure, span)


def _figure(words: str, core: Core, left: Side, right: Side, before: str, behind: str) -> Figure:
    """The quantity of a core with the qualifiers before and behind it."""
    if core.trouble:
        raise FigureTrouble(core.trouble)
    effects = [effect for effect in (*left.effects, *right.effects) if effect != "="]
    bounds = list(dict.fromkeys(effect for effect in effects if effect != "~"))
    approximate = "~" in effects
    behind = behind.strip()
    before = before.strip() if left.effects else ""
    figure = Figure(
        words,
        qualifier=f"{before} {behind}".strip(),
        behind=behind,
        approximate=approximate,
    )
    if len(bounds) > 1:
        raise FigureTrouble(f"“{words}” has two bounds on one number; expected one")
    if not core.numbers:
        core_words = words[len(before) :].removesuffix(behind).strip()
        return replace(figure, approximate=True, vague=core_words)
    if len(core.numbers) == 2:
        if bounds:
            raise FigureTrouble(f"“{words}” puts a bound on a range; expected a range or a bound")
        low, high = core.numbers
        return replace(figure, low=low.value, high=high.value, unit=low.unit or high.unit)
    (number,) = core.numbers
    figure = replace(figure, unit=number.unit)
    if not bounds:
        sure = None if approximate else number.value
        return replace(figure, low=sure, best=number.value, high=sure)
    bound = _COMPARATORS[bounds[0]]
    if bound in (">", ">="):
        return replace(figure, low=number.value, comparator=bound)
    return replace(figure, high=number.value, comparator=bound)


_COMPARATORS: dict[str, Comparator] = {">": ">", ">=": ">=", "<": "<", "<=": "<="}


def _noun(unit: str) -> str:
    """The counting word of a declared unit: "lorries a day" -> a pattern for lorry and lorries."""
    words = unit.split()
    if words[0][:1].isupper():
        return r"\s+".join(re.escape(word) for word in words)
    stem = re.escape(re.sub(r"(?:ies|y)$|s$", "", words[0]))
    return rf"{stem}(?:ies|y|es|s)?"


@lru_cache(maxsize=64)  # every sentence of a sheet asks with the same units
def _following(units: Sequence[str], tongue: Language) -> re.Pattern[str]:
    nouns = (_noun(unit) for unit in units if unit.strip())
    listed = "|".join([*nouns, *tongue.words["figures"]["time"]])
    return re.compile(rf"(?:[\s-]+[A-Z][\w-]*){{0,3}}[\s-]+(?i:{listed})\b")

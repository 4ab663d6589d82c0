"""Reads a figure that a curator gives: used up to its last character, or refused with what was left."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.quantities.figures.figure import Figure, as_strong, read_as
from generator.quantities.figures.find_figures import FoundFigure, Span, every_figure
from generator.quantities.figures.numerals import FigureTrouble
from generator.text.languages import Language, language, particle_follows
from generator.text.tokens import tokens

EXPECTED = "expected a quantity such as “about 300” or “5 to 7”"
_ORDINAL = re.compile(r"\b(?:[0-9]+(?:st|nd|rd|th)|first|second|third)\b", re.IGNORECASE)
# What is counted may follow in a few words: “300 lorries a day”.
MOST_NOUNS = 4
_NOUNS = re.compile(rf"(?:\s+(?:of\s+)?[^\W\d_][\w’'-]*){{1,{MOST_NOUNS}}}")
_GLUED_NOUNS = re.compile(rf"\s*[^\W\d_]+(?:\s+[^\W\d_][\w’'-]*){{0,{MOST_NOUNS - 1}}}")
LONGEST = 200
# How our pages word what a figure in another language says of its number.
BOUNDS = {"": "", ">": "more than", ">=": "at least", "<": "less than", "<=": "up to"}


def parse_figure(words: str, tongue: Language | None = None) -> Figure:
    """Read one quantity with its qualifiers. `FigureTrouble` when it is none, more than one, or not whole."""
    if len(words) > LONGEST:
        raise FigureTrouble(f"{len(words)} characters are no figure; expected at most {LONGEST}")
    folded = "".join("\t" if char == "\t" else " " if char.isspace() and char not in "\u00a0\u2007\u2009\u202f" else char
                     for char in words.strip())  # fmt: skip
    figures = every_figure(folded, tongue=tongue)
    if not figures:
        ordinal = _ORDINAL.search(folded)
        problem = f"“{ordinal[0]}” is an ordinal" if ordinal else f"“{words}” holds no number"
        raise FigureTrouble(f"{problem}; {EXPECTED}")
    first = figures[0]
    if len(figures) > 1:
        raise FigureTrouble(f"“{words}” holds more than one figure; expected one")
    if first.beside:
        parts = " and ".join(f"“{part}”" for part in first.figure.unread)
        raise FigureTrouble(f"{parts} beside the number in “{words}” is not read; {EXPECTED}")
    if first.trouble:
        raise FigureTrouble(first.trouble)
    _used_up(words, folded, first, tongue or language())
    return replace(first.figure, words=words)


def figure_of(words: str, meant: str | None, tongue: Language | None = None) -> Figure:
    """The figure of a source's words, or the one that `meant` says they are, as `parse_figure` reads it.

    Words that can be read as they stand say it themselves; of all others the digits must agree.
    `FigureTrouble` where words and meaning contradict each other.
    """
    if meant is None:
        return parse_figure(words, tongue)
    figure = parse_figure(meant, tongue)
    try:
        plain = parse_figure(words, tongue)
    except FigureTrouble:
        if _ciphers(words) and _ciphers(words) != _ciphers(read_as(figure)):
            raise FigureTrouble(
                f"“{meant}” has other digits than “{words}”; expected a reading of these words"
            ) from None
    else:
        if not (as_strong(plain, figure) and as_strong(figure, plain)):
            raise FigureTrouble(
                f"“{words}” reads as {read_as(plain)}, and not as {read_as(figure)}; expected the same"
            )
    return replace(figure, words=words)


def read_in(words: str | None, read_as: str | None, tongues: Sequence[Language]) -> Figure | None:
    """The figure of some words in the first language that reads them; None where they are none in any.

    Its qualifier is worded in English. Without a language to read it in only what the curator says is known.
    """
    if not words:
        return None
    for tongue in dict.fromkeys(tongues) or ([language()] if read_as else []):
        try:
            figure = figure_of(words, read_as, tongue)
        except FigureTrouble:
            continue
        return figure if tongue is language() else _worded_in_english(figure)
    return None


def _worded_in_english(figure: Figure) -> Figure:
    about = "about" if figure.approximate and not figure.is_vague else ""
    return replace(figure, qualifier=f"{BOUNDS[figure.comparator]} {about}".strip(), behind="")


def _ciphers(words: str) -> list[str]:
    """The digits of its numbers, without the zeros that a scale word or a grouping may bring."""
    numbers = re.findall(r"[0-9][0-9.,'’\u00a0\u2007\u2009\u202f]*", words)
    digits = (re.sub(r"[^0-9]", "", number).strip("0") for number in numbers)
    return [number for number in digits if number]


def _used_up(words: str, folded: str, figure: FoundFigure, tongue: Language) -> None:
    """`FigureTrouble` where words are left before the figure, or others than what it counts behind it."""
    before = folded[: figure.start].strip()
    fillers = {word for phrases in ("fillers", "determiners") for words in tongue.words["figures"][phrases] for word in words.split()}  # fmt: skip
    left = [token.text for token in tokens(before) if token.low not in fillers]
    if left:
        raise FigureTrouble(
            f"“{' '.join(left)}” before the number is no known qualifier in “{words}”"
        )
    after = folded[figure.end :]
    nouns = _GLUED_NOUNS if tongue.words["numbers"].get("counters") else _NOUNS
    if not after.strip() or nouns.fullmatch(after):
        return
    if after[:1] in "-/":
        raise FigureTrouble(f"“{words}” is a compound, not a quantity")
    raise FigureTrouble(f"“{after.strip()}” behind the number is not read in “{words}”; {EXPECTED}")


def stands_in(words: str, text: str, tongue: Language | None = None) -> list[int]:
    """Offsets at which the figure's words stand in `text` as a whole figure.

    Only white space folds, and a tab parts two cells. A place inside a longer number, a scale ("2" in
    "2 million"), a share, a sum of money or a range does not count, nor one that holds two figures.
    """
    return [start for start, _, _ in standing(words, text, tongue=tongue)]


def standing(
    words: str,
    text: str,
    skip: Iterable[Span] = (),
    neutral: tuple[str, ...] = (),
    tongue: Language | None = None,
) -> list[tuple[int, int, FoundFigure]]:
    """Each place [start, end) of a figure's words as a whole figure, and the figure as the text has it.

    The spans in `skip` are dates, and no second number beside a figure.
    """
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"[^\S\t]+".join(re.escape(part) for part in parts))
    matches = [match.span() for match in pattern.finditer(text)]
    ours = bytearray(len(text))
    for start, end in matches:
        ours[start:end] = b"\1" * (end - start)
    figures = every_figure(
        text, [span for span in skip if not any(ours[slice(*span)])], neutral, tongue
    )
    ends = [figure.core[1] for figure in figures]
    places = []
    for start, end in matches:
        if _cut(text, start, end):
            continue
        at = bisect_right(ends, start)  # the first that ends behind the place's beginning
        if at == len(figures) or not start <= figures[at].core[0] < figures[at].core[1] <= end:
            continue
        if at + 1 == len(figures) or end <= figures[at + 1].core[0]:
            places.append((start, end, figures[at]))
    return places


def _cut(text: str, start: int, end: int) -> bool:
    """Would these offsets cut a word or a number in two?"""
    first, last = text[start], text[end - 1]
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if first.isalnum() and re.search(r"(?:\w|\w[-\u2010-\u2015])$", before):
        return True
    runs_on = last.isalnum() and bool(re.match(r"\w|[-\u2010-\u2015]\d", after))
    return runs_on and not particle_follows(text, end)

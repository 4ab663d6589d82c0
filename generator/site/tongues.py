"""Reads the words that a claim takes from its sources in the languages of those sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.finding import Finding
from generator.model.base import GAP
from generator.quantities.figures.figure import Figure
from generator.quantities.figures.numerals import FigureTrouble
from generator.quantities.figures.parse_figure import figure_of
from generator.site.site import Claim, Evidence
from generator.text.folding import fold
from generator.text.languages import Language, language

# How our pages word what a figure in another language says of its number.
BOUNDS = {"": "", ">": "more than", ">=": "at least", "<": "less than", "<=": "up to"}


def read_in(words: str | None, read_as: str | None, tongues: Sequence[Language]) -> Figure | None:
    """The figure of some words in the first language that reads them; None where they are none in any.

    Its qualifier is worded in English. Without a language to read it in only what the curator says is known.
    """
    if not words or words == GAP:
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


def unread_figures(claim: Claim) -> Iterator[Finding]:
    """What is wrong in figures that the languages of their sources do not read."""
    for evidence in claim.evidence:
        if evidence.figure is not None or evidence.figure_words in (None, GAP):
            continue
        own = evidence.gives("figure")
        where = evidence.at("figure") if own else claim.at(claim.kind or "", "figure")
        asked = "say in `read_as` what it means"
        if evidence.tongue is None and not evidence.translation:
            message = f"“{evidence.figure_words}” is of a language without a file"
        else:
            known = [tongue.words["name"] for _, tongue in evidence.worded]
            message = (
                f"“{evidence.figure_words}” is no figure in {' or '.join(dict.fromkeys(known))}"
            )
        yield Finding(
            where.whole,
            "unreadable-figure",
            f"{message}; expected a number that can be read",
            asked,
        )


def time_tongue(words: str, holders: Iterable[Evidence]) -> Language:
    """The language of some words for a time, by the first evidence in which they stand."""
    for evidence in holders:
        for text, tongue in evidence.worded:
            if words in fold(text)[0]:
                return tongue
    return language()

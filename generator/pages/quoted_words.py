"""Shows words of a source in their language, with the translation under them and who made it."""

from __future__ import annotations

import unicodedata

from markupsafe import Markup

from generator.site.evidence import Evidence
from generator.site.site import Site, Source
from generator.text.escaping import html_attr
from generator.text.languages import (
    DEFAULT,
    language,
    language_name,
    text_direction,
    written_in,
)

MACHINE = "machine"
UNKNOWN = "und"  # BCP 47: nobody said which language it is
RIGHT_TO_LEFT = ("R", "AL")


def attributes(source: Source | None, words: str) -> Markup:
    """The attributes `lang` and `dir` of words of a source; empty for English, the page's own language.

    Where its card names no language, the letters tell that the words are not the page's, and run which way.
    """
    tag = source.card.language if source else DEFAULT
    if tag != DEFAULT:
        return Markup(f' lang="{html_attr(tag)}" dir="{text_direction(tag)}"')  # noqa: S704 (escaped)
    if words.isascii():
        return Markup("")
    letters = [char for char in words if char.isalpha()]
    foreign = [char for char in letters if not (char.isascii() or written_in(char, language()))]
    if 2 * len(foreign) > len(letters):
        return Markup(f' lang="{UNKNOWN}" dir="auto"')  # noqa: S704 (no input)
    turned = any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in foreign)
    return Markup(' dir="auto"' if turned else "")  # noqa: S704 (no input)


def in_span(source: Source | None, words: str, escaped: str) -> Markup:
    """Words of a source, given escaped too, marked with their language where that is not the page's."""
    given = attributes(source, words)
    return Markup(f"<span{given}>{escaped}</span>" if given else escaped)  # noqa: S704 (escaped)


def translator(evidence: Evidence) -> str:
    """ "translated by a machine", "translated by Ines Dahl"."""
    by = "a machine" if evidence.translated_by == MACHINE else evidence.translated_by
    return f"translated by {by}"


def checked(site: Site, evidence: Evidence) -> str:
    """What was held against the original by the checks, as a sentence."""
    name = language_name(site.sources[evidence.source].card.language)
    if evidence.tongue is None:
        return f"Nobody checked its figures and dates: this site cannot read {name}."
    return f"Its figures and dates are those of the {name} text."

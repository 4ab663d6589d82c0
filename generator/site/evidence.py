"""Holds what a claim rests on: words of a source, looked up, in their language and in translation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.finding import KeyPath, Where
from generator.quantities.figures.figure import Figure
from generator.syntax.sheet import Sheet
from generator.text.folding import fold
from generator.text.languages import Language, language
from generator.text.quotes import Miss, Passage


@dataclass(frozen=True)
class Lookup:
    """Words of a sheet (at `path`) that must stand in a source, and the result of looking them up.

    `role` is `quote` or `context`; `result` is None where the source's text is not at hand.
    """

    sheet: Sheet
    path: KeyPath
    source: str
    words: str
    role: str
    result: Passage | Miss | None

    @property
    def where(self) -> Where:
        return self.sheet.at(*self.path)

    @property
    def passage(self) -> Passage | None:
        return self.result if isinstance(self.result, Passage) else None

    @property
    def missed(self) -> bool:
        """Whether the words were looked for and not found; pages that show it exist in the preview alone."""
        return isinstance(self.result, Miss)


@dataclass(frozen=True)
class Evidence:
    """One source's quote for a claim, looked up.

    `borrowed` is the ref of the claim whose evidence it shares; `tongue` the language of the source, None where
    the engine has no file for that language.
    """

    sheet: Sheet
    path: KeyPath
    source: str
    quote: Lookup
    context: tuple[Lookup, ...]
    relayed_by: tuple[str, ...]
    speaker: str
    figure: Figure | None
    figure_words: str | None
    borrowed: str | None = None
    tongue: Language | None = None
    translation: str | None = None
    translated_by: str | None = None

    def at(self, *keys: str | int) -> Where:
        """One of its keys; without keys the whole piece of evidence."""
        return self.sheet.at(*self.path, *keys)

    def gives(self, key: str) -> bool:
        """Whether the key is written there."""
        return self.sheet.has((*self.path, key))

    @property
    def words(self) -> tuple[str, ...]:
        """The quote and its context as the sheet gives them, and the translation."""
        return tuple(words for words, _ in self.worded)

    @property
    def worded(self) -> tuple[tuple[str, Language], ...]:
        """The words of quote, context and translation, each with the language to read it in."""
        tongue = self.tongue or language()
        own = ((lookup.words, tongue) for lookup in (self.quote, *self.context))
        return (*own, *([(self.translation, language())] if self.translation else []))


def tongues_of(evidence: Sequence[Evidence]) -> tuple[Language, ...]:
    """The languages in which the words of some evidence may be: of the translations, then of the sources."""
    translated = [language() for piece in evidence if piece.translation]
    return (*translated, *(piece.tongue for piece in evidence if piece.tongue))


def time_tongue(words: str, holders: Iterable[Evidence]) -> Language:
    """The language of some words for a time, by the first evidence in which they stand."""
    for evidence in holders:
        for text, tongue in evidence.worded:
            if words in fold(text)[0]:
                return tongue
    return language()

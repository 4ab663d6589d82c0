"""Lists every field in which a curator writes sentences of our own, with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.finding import KeyPath, Where
from generator.model.introspection import Mark, marked
from generator.model.marks import Ours
from generator.model.placeholders import unwritten
from generator.site.site import Actor, Site, Source, cached_per_site
from generator.text.sentences import Sentence, read_prose, unquoted


@dataclass(frozen=True, slots=True)
class Prose:
    """One text of ours. `brief` is the sheet's slug, empty in a register.

    `rule` tells whether its sentences cite claims, and whether its figures must be theirs.
    """

    where: Where
    text: str
    brief: str
    rule: Ours

    @property
    def path(self) -> KeyPath:
        return self.where.keys

    @property
    def field(self) -> str:
        """The key it stands under, without the number of a list's entry."""
        return next(str(part) for part in reversed(self.path) if isinstance(part, str))

    @property
    def cited(self) -> bool:
        """Whether each of its sentences must cite a claim."""
        return self.rule.cites == "must"

    @property
    def citable(self) -> bool:
        """Whether the page shows its citations."""
        return self.rule.cites != "never"


def marked_in(site: Site, kind: type[Mark]) -> Iterator[tuple[str, Where, Mark, Any]]:
    """Every value of the sheets, then of the registers, whose field bears such a mark.

    With the slug of its sheet (empty in a register), its place and the mark.
    """
    for slug, brief in site.briefs.items():
        for path, mark, value in marked(brief.written, kind):
            yield slug, brief.at(*path), mark, value
    registers: list[Source | Actor] = [*site.sources.values(), *site.actors.values()]
    for entry in registers:
        for path, mark, value in marked(entry.card, kind):
            yield "", entry.at(*path), mark, value


@cached_per_site  # a dozen checks read it
def prose(site: Site) -> tuple[Prose, ...]:
    """Every prose field of the sheets, then of the two registers, in the order of the model."""
    return tuple(
        Prose(where, text, slug, rule)
        for slug, where, rule, text in marked_in(site, Ours)
        if not unwritten(text)
    )


@dataclass(frozen=True, slots=True)
class OurSentence:
    """One sentence of ours, and the text it stands in."""

    prose: Prose
    sentence: Sentence

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def plain(self) -> str:
        """The text with what stands in quotation marks blanked out, offsets kept."""
        return unquoted(self.text)

    @property
    def where(self) -> Where:
        """The whole sentence."""
        return self.prose.where.span(self.sentence.start, len(self.text))

    def at(self, start: int, length: int) -> Where:
        """Where in the sheet so many characters of the sentence's text stand."""
        return self.prose.where.span(self.sentence.offsets[start], length)


@cached_per_site
def our_sentences(site: Site) -> tuple[OurSentence, ...]:
    """Every sentence of every prose field, in the order of the files."""
    return tuple(
        OurSentence(text, sentence) for text in prose(site) for sentence in read_prose(text.text)
    )


def excerpt(text: str, most: int = 60) -> str:
    """The beginning of a text for a message: whole words, at most `most` characters and `…`."""
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    head, _, _ = plain[:most].rpartition(" ")
    return f"{(head or plain[:most]).rstrip(' ,;:')} …"

"""Lists every field in which a curator writes sentences of our own, with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.site.site import Site
from generator.syntax.sheet import KeyPath, Sheet

SHEET = ("title", "question", "bottom_line", "source_summary")
# In a sheet: section -> fields of its entries. A field may hold one text or a list of them.
SECTIONS: dict[str, tuple[str, ...]] = {
    "subjects": ("label",),
    "agreements": ("label",),
    "claims": ("says", "credibility_basis", "same_origin_basis", "note"),
    "judgements": ("judgement", "confidence_basis", "assumes", "alternatives", "would_change_it"),
    "disagreements": ("reading",),
    "gaps": ("question", "matters"),
}
CARD = ("label", "year_reason", "window_because", "descriptor", "reliability_basis")
CITED = ("bottom_line", "judgement")
# Fields that a page prints with their citations; all others are printed as they stand.
CITABLE = (
    "bottom_line", "source_summary", "judgement", "confidence_basis", "assumes", "alternatives",
    "would_change_it", "reading", "matters",
)  # fmt: skip


@dataclass(frozen=True)
class Prose:
    """One text of ours. `brief` is the sheet's slug, empty in a register.

    `cited` tells that each of its sentences must cite a claim.
    """

    sheet: Sheet
    path: KeyPath
    text: str
    brief: str = ""
    cited: bool = False

    @property
    def field(self) -> str:
        """The key it stands under, without the number of a list's entry."""
        return next(str(part) for part in reversed(self.path) if isinstance(part, str))

    @property
    def citable(self) -> bool:
        """Whether the page shows its citations; of the questions, a gap's alone."""
        return self.field in CITABLE or (self.path[0], self.field) == ("gaps", "question")


@lru_cache(maxsize=4)  # a dozen checks read it
def prose(site: Site) -> tuple[Prose, ...]:
    """Every prose field of the sheets, then of the two registers, in the order of the files."""
    return tuple(_prose(site))


def _prose(site: Site) -> Iterator[Prose]:
    for slug, brief in site.briefs.items():
        written = brief.written
        for path, text in _fields(written, (), SHEET):
            yield Prose(brief.sheet, path, text, slug, path[0] in CITED)
        for section, names in SECTIONS.items():
            for key, entry in getattr(written, section).items():
                for path, text in _fields(entry, (section, key), names):
                    yield Prose(brief.sheet, path, text, slug, path[2] in CITED)
        for number, change in enumerate(written.changes):
            yield Prose(brief.sheet, ("changes", number, "note"), change.note, slug)
    for source in site.sources.values():
        for path, text in _fields(source.card, source.path, CARD):
            yield Prose(source.sheet, path, text)
    for actor in site.actors.values():
        for path, text in _fields(actor.card, actor.path, ("note",)):
            yield Prose(actor.sheet, path, text)


def _fields(entry: Any, base: KeyPath, names: Iterable[str]) -> Iterator[tuple[KeyPath, str]]:
    for name in names:
        value = getattr(entry, name)
        if isinstance(value, str):
            yield (*base, name), value
        elif value:
            for number, text in enumerate(value):
                yield (*base, name, number), text


def excerpt(text: str, most: int = 60) -> str:
    """The beginning of a text for a message: whole words, at most `most` characters and `…`."""
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    head, _, _ = plain[:most].rpartition(" ")
    return f"{(head or plain[:most]).rstrip(' ,;:')} …"

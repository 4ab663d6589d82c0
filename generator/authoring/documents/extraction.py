"""What reading a document gives: its text, what was done to it on the way, and where each place stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.site.originals import Cell, OriginalMap, Page, Stretch

# `joined` and `changed`: the text says it otherwise than the original; `left out`: the original
# says more; `unread`: nobody knows what it says there; `look`: a person has to look.
Deed = Literal["joined", "changed", "left out", "unread", "look"]


class Refused(Exception):
    """A document that is not read: what is wrong with it, what was expected, and the cure."""

    def __init__(self, code: str, message: str, cure: str) -> None:
        super().__init__(message)
        self.code, self.message, self.cure = code, message, cure


@dataclass(frozen=True)
class Note:
    """One thing that was done on the way to the text, or is to be looked at, as a plain sentence.

    `where` is the place in the original in words (“page 3”), empty for the whole document.
    """

    deed: Deed
    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}" if self.where else self.sentence


@dataclass(frozen=True)
class CardField:
    """What a document says of itself, to go on its card.

    `read_from` names the place in words. `visible` says whether the words stand in the text: only
    then are they the text's own, and may stand in a field that is held against it.
    """

    field: str
    words: str
    read_from: str
    visible: bool


@dataclass(frozen=True)
class Piece:
    """Words of a line with the page they stand on (its number) and the cell they are.

    `cell` is (table, row, column), each from 1.
    """

    text: str
    page: int | None = None
    cell: tuple[int, int, int] | None = None


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Extraction:
    """The text of a document, with all that is to be told about how it came about.

    `text` ends with a line feed and holds no character that cannot be seen. `by` names the
    libraries with their versions. `furniture` are whole lines proposed, never more than that.
    """

    text: str
    by: str
    kind: str
    map: OriginalMap
    notes: tuple[Note, ...] = ()
    furniture: tuple[str, ...] = ()
    fields: tuple[CardField, ...] = ()


@dataclass(frozen=True)
class PagePicture:
    """The picture of a page as PNG in base64, and the words in which two readers differ on it.

    Each of `differing` is (what the reader of the text has, what the other has); either may be "".
    """

    page: int
    png: str
    differing: tuple[tuple[str, str], ...]


def extraction(
    lines: Iterable[Line],
    by: str,
    kind: str,
    notes: Sequence[Note],
    pages: Sequence[Page] = (),
) -> Extraction:
    """The lines as one text with the way back to the original."""
    text, stretches, cells = "", [], []
    parts: list[str] = []
    at = 0
    for line in lines:
        for piece in line:
            end = at + len(piece.text)
            if piece.text and piece.page is not None:
                stretches.append(Stretch(at, end, piece.page))
            if piece.text and piece.cell is not None:
                cells.append(Cell(at, end, *piece.cell))
            parts.append(piece.text)
            at = end
        parts.append("\n")
        at += 1
    text = "".join(parts)
    digest = hashlib.sha256(text.encode()).hexdigest()
    original_map = OriginalMap(digest, tuple(pages), tuple(_run_together(stretches)), tuple(cells))
    return Extraction(text, by, kind, original_map, tuple(notes))


def plain_line(text: str, page: int | None = None) -> Line:
    return (Piece(text, page),)


def words_of(line: Line) -> str:
    return "".join(piece.text for piece in line)


def cut(text: str, most: int = 60) -> str:
    """The beginning of a long passage, for a sentence that names it."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def _run_together(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches of one page that follow one another (but for a line end) as one."""
    joined: list[Stretch] = []
    for each in stretches:
        if joined and joined[-1].page == each.page and each.start - joined[-1].end <= 2:
            joined[-1] = replace(joined[-1], end=each.end)
        else:
            joined.append(each)
    return joined

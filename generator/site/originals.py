"""Reads seeds/originals/: the documents that texts were taken from, and the maps from texts to their pages and cells."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any, TypeVar

from generator.finding import Finding, Place
from generator.model.registers import SourceCard
from generator.site.input_files import names_in, read_file
from generator.text.escaping import terminal_text
from generator.text.identifiers import plain_name
from generator.text.memory import remembered

FOLDER = "seeds/originals"
MAP = ".map.json"
ROWS_AROUND = 1  # shown above and below the one that is quoted
MAX_MAP_BYTES = 8 * 1024 * 1024
MAX_ORIGINAL_BYTES = 64 * 1024 * 1024
Where = TypeVar("Where", "Stretch", "Cell")
FORMAT = 1
KEYS = {"format", "text", "pages", "stretches", "cells"}


@dataclass(frozen=True)
class Page:
    """A page of an original, `number` from 1; `label` is its own, or the number where `counted`."""

    number: int
    label: str
    counted: bool


@dataclass(frozen=True, order=True)
class Stretch:
    """Code points [start, end) of a text that stand on the page with this number."""

    start: int
    end: int
    page: int


@dataclass(frozen=True, order=True)
class Cell:
    """Code points [start, end) of a text that are one cell of a table.

    `row` and `column` count from 1 as in the original, its heads included; 0 is its caption.
    """

    start: int
    end: int
    table: int
    row: int
    column: int


@dataclass(frozen=True)
class OriginalMap:
    """Maps a text to the pages and cells of its original; `text` is the SHA-256 of the text's bytes."""

    text: str
    pages: tuple[Page, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    cells: tuple[Cell, ...] = ()

    def pages_of(self, start: int, end: int) -> tuple[Page, ...]:
        """The pages that the code points [start, end) stand on, in the order of the original."""
        numbers = {each.page for each in _within(self.stretches, start, end)}
        return tuple(page for page in self.pages if page.number in numbers)

    def cells_of(self, start: int, end: int) -> tuple[Cell, ...]:
        """The cells that the code points [start, end) touch, in the order of the text."""
        return tuple(_within(self.cells, start, end))

    def rows_around(self, start: int, end: int) -> tuple[Cell, ...]:
        """The head of a table and the quoted row between its neighbours; none where no row of one is quoted."""
        quoted = self.cells_of(start, end)
        if not quoted:
            return ()
        table, row = quoted[0].table, quoted[0].row
        cells = [cell for cell in self.cells if cell.table == table and cell.row]
        if not cells or row == cells[0].row:
            return ()
        head = cells[0].row
        return tuple(
            cell for cell in cells if cell.row == head or abs(cell.row - row) <= ROWS_AROUND
        )


@dataclass
class _Rows:
    """Places of one kind as rows of a JSON file, one row a line."""

    lines: list[str] = field(default_factory=list)

    def add(self, values: Iterable[Any]) -> None:
        self.lines.append(json.dumps(list(values), ensure_ascii=False))

    def text(self) -> str:
        return "[" + ",".join(f"\n{line}" for line in self.lines) + "]"


def map_text(original_map: OriginalMap) -> str:
    """The map as JSON, one place a line, the same bytes each time."""
    pages, stretches, cells = _Rows(), _Rows(), _Rows()
    for page in original_map.pages:
        pages.add((page.number, page.label, page.counted))
    for stretch in original_map.stretches:
        stretches.add((stretch.start, stretch.end, stretch.page))
    for cell in original_map.cells:
        cells.add((cell.start, cell.end, cell.table, cell.row, cell.column))
    return (
        f'{{"format": {FORMAT}, "text": "{original_map.text}",\n"pages": {pages.text()},\n'
        f'"stretches": {stretches.text()},\n"cells": {cells.text()}}}\n'
    )


@remembered
def read_map(data: bytes, path: str) -> OriginalMap | Finding:
    """The map that `map_text` wrote, or why these bytes are none."""
    try:
        read = json.loads(data)
        assert isinstance(read, dict) and set(read) == KEYS and read["format"] == FORMAT
        original_map = OriginalMap(
            str(read["text"]),
            tuple(_page(row) for row in read["pages"]),
            tuple(Stretch(*map(_count, row)) for row in read["stretches"]),
            tuple(Cell(*map(_count, row)) for row in read["cells"]),
        )
        assert _ordered(original_map.stretches) and _ordered(original_map.cells)
        known = {page.number for page in original_map.pages}
        assert all(stretch.page in known for stretch in original_map.stretches)
    except (ValueError, TypeError, AssertionError, KeyError, RecursionError):
        return Finding(
            Place(path),
            "bad-map",
            "this does not say where a text stands in its original; expected what `briefs new source` wrote",
            "take the document in again, or bring the file back as it was",
        )
    return original_map


def _page(row: list[Any]) -> Page:
    number, label, counted = row
    return Page(_count(number), _words(label), bool(counted))


def _count(value: object) -> int:
    assert isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31
    return value


def _words(value: object) -> str:
    assert isinstance(value, str) and 0 < len(value) <= 100 and value.isprintable()
    return value


def _ordered(places: Sequence[Stretch | Cell]) -> bool:
    """Whether places follow one another without overlap, as looking them up expects."""
    return all(each.start < each.end for each in places) and all(
        before.end <= after.start for before, after in pairwise(places)
    )


def _within(places: Sequence[Where], start: int, end: int) -> list[Where]:
    first = bisect_right(places, start, key=lambda each: each.end)
    after = (places[at] for at in range(first, len(places)))
    return list(takewhile(lambda each: each.start < end, after))


@dataclass(frozen=True)
class Originals:
    """The fingerprint of every file in seeds/originals/, and the maps among them that can be read, by name."""

    digests: dict[str, str] = field(default_factory=dict)
    maps: dict[str, OriginalMap] = field(default_factory=dict)


@dataclass(frozen=True)
class KeptOriginal:
    """What the project keeps of a source's original: SHA-256 of the file and of its map (None: missing), and the map."""

    digest: str | None
    map_digest: str | None
    map: OriginalMap | None


# Equal arguments give the same object, so that the source made of it can be remembered too.
_kept_original = remembered(KeptOriginal)


def read_originals(root: Path) -> tuple[Originals, list[Finding]]:
    """All that is in the folder. A document's bytes are read for their fingerprint and not kept."""
    originals, findings = Originals(), list[Finding]()
    if not (root / FOLDER).exists() and not (root / FOLDER).is_symlink():
        return originals, []
    for name in names_in(root, FOLDER, findings):
        path = f"{FOLDER}/{terminal_text(name)}"
        if not plain_name(name, ""):
            message = "this name cannot be kept on every system; expected letters, digits, `.`, `-` and `_`"
            findings.append(
                Finding(Place(path), "file-name", message, "rename it, here and on its card")
            )
            continue
        limit = MAX_MAP_BYTES if name.endswith(MAP) else MAX_ORIGINAL_BYTES
        data = read_file(root, f"{FOLDER}/{name}", limit, findings)
        if data is None:
            continue
        originals.digests[name] = hashlib.sha256(data).hexdigest()
        if name.endswith(MAP):
            original_map = read_map(data, path)
            if isinstance(original_map, Finding):
                findings.append(original_map)
            else:
                originals.maps[name] = original_map
    return originals, findings


def original_bytes(root: Path, name: str) -> bytes | list[Finding]:
    """The document itself, or why it is not there."""
    findings: list[Finding] = []
    data = read_file(root, f"{FOLDER}/{name}", MAX_ORIGINAL_BYTES, findings)
    return findings if data is None else data


def kept_original(card: SourceCard, originals: Originals) -> KeptOriginal | None:
    """What is kept of the original that a card names, None where it names none."""
    if card.original is None:
        return None
    name = card.original.file
    of_map = f"{name}{MAP}"
    return _kept_original(
        originals.digests.get(name), originals.digests.get(of_map), originals.maps.get(of_map)
    )

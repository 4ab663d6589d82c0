"""Where each place of a source's text stands in its original: the pages and cells it was taken from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeVar

from generator.finding import Finding, Place

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
    """The way back from a text to its original; `text` is the SHA-256 of the text's bytes."""

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


@dataclass
class _Rows:
    """Places of one kind as rows of a JSON file, one row a line."""

    lines: list[str] = field(default_factory=list)

    def add(self, values: Iterable[Any]) -> None:
        self.lines.append(json.dumps(list(values), ensure_ascii=False))

    def text(self) -> str:
        return "[" + ",".join(f"\n{line}" for line in self.lines) + "]"


def map_text(there: OriginalMap) -> str:
    """The map as JSON, one place a line, the same bytes each time."""
    pages, stretches, cells = _Rows(), _Rows(), _Rows()
    for page in there.pages:
        pages.add((page.number, page.label, page.counted))
    for stretch in there.stretches:
        stretches.add((stretch.start, stretch.end, stretch.page))
    for cell in there.cells:
        cells.add((cell.start, cell.end, cell.table, cell.row, cell.column))
    return (
        f'{{"format": {FORMAT}, "text": "{there.text}",\n"pages": {pages.text()},\n'
        f'"stretches": {stretches.text()},\n"cells": {cells.text()}}}\n'
    )


def read_map(data: bytes, path: str) -> OriginalMap | Finding:
    """The map that `map_text` wrote, or why these bytes are none."""
    try:
        read = json.loads(data)
        assert isinstance(read, dict) and set(read) == KEYS and read["format"] == FORMAT
        there = OriginalMap(
            str(read["text"]),
            tuple(_page(row) for row in read["pages"]),
            tuple(Stretch(*map(_count, row)) for row in read["stretches"]),
            tuple(Cell(*map(_count, row)) for row in read["cells"]),
        )
        assert _ordered(there.stretches) and _ordered(there.cells)
        known = {page.number for page in there.pages}
        assert all(stretch.page in known for stretch in there.stretches)
    except (ValueError, TypeError, AssertionError, KeyError, RecursionError):
        return Finding(
            Place(path),
            "bad-map",
            "this does not say where a text stands in its original; expected what `briefs new source` wrote",
            "take the document in again, or bring the file back as it was",
        )
    return there


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
    return [each for each in places if each.start < end and start < each.end]

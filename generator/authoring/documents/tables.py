"""Derives a table to text row by row with its column heads, so that a row reads as a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.authoring.documents.extraction import Line, Note, Piece, cut

MOST_CELLS = 200_000
BETWEEN = " · "
_VALUE = re.compile(r"[-+−<>~]?[\d.,  %€$£]*\d[\d.,  %€$£]*")


@dataclass(frozen=True)
class Table:
    """The cells of a table as written, `number` from 1; `first_row` is where its rows are counted from.

    `heads` is how many rows at the top are heads of columns; the caption is its row 0, column 0.
    """

    number: int
    rows: tuple[tuple[str, ...], ...]
    heads: int = 1
    first_row: int = 1
    caption: str = ""


def table_lines(table: Table) -> tuple[list[Line], list[Note]]:
    """One line a row: its first cell, then each further cell after the head of its column."""
    heads = _heads(table)
    lines: list[Line] = []
    notes: list[Note] = []
    where = f"table {table.number}"
    if table.caption:
        lines.append((Piece(table.caption, cell=(table.number, 0, 0)),))
    if not table.heads:
        notes.append(Note("look", where, "no row of heads was seen; its cells stand without them"))
    for at, row in enumerate(table.rows):
        number = table.first_row + at
        cells = [
            (column, " ".join(words.split())) for column, words in enumerate(row) if words.strip()
        ]
        if not cells:
            continue
        if at < table.heads or (len(cells) == 1 and not cells[0][0]):
            # A head that spans columns is written once.
            spans = [
                (column, "", words)
                for column, words in cells
                if not column or words != " ".join(row[column - 1].split())
            ]
            lines.append(_row(table, number, spans))
            continue
        named = [
            (column, heads.get(column, "") if place else "", words)
            for place, (column, words) in enumerate(cells)
        ]
        if cells[0][0] and table.heads:
            column, words = cells[0]
            named[0] = (column, heads.get(column, ""), words)
            notes.append(Note("look", f"{where}, row {number}", "its first cell is empty"))
        lines.append(_row(table, number, named))
        beyond = [words for column, words in cells if table.heads and column not in heads]
        if beyond:
            sentence = f"“{cut(beyond[0])}” stands under no head"
            notes.append(Note("look", f"{where}, row {number}", sentence))
    return lines, notes


def first_row_names(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: words alone, over a row with a value."""
    values = [sum(map(is_value, row)) for row in rows[:2]]
    return len(values) == 2 and not values[0] and values[1] > 0


def is_value(cell: str) -> bool:
    """Whether a cell holds a figure: digits with the signs around them, and no word."""
    return _VALUE.fullmatch(cell.strip()) is not None


def _heads(table: Table) -> dict[int, str]:
    """The words over each column: those of several rows of heads one after another."""
    heads: dict[int, str] = {}
    for row in table.rows[: table.heads]:
        for column, words in enumerate(row):
            line = " ".join(words.split())
            before = heads.get(column, "")
            if line and line != before:
                heads[column] = f"{before}, {line}" if before else line
    return heads


def _row(table: Table, number: int, cells: Sequence[tuple[int, str, str]]) -> Line:
    pieces: list[Piece] = []
    for column, head, words in cells:
        if pieces:
            pieces.append(Piece(BETWEEN))
        if head:
            pieces.append(Piece(f"{head}: "))
        pieces.append(Piece(words, cell=(table.number, number, column + 1)))
    return tuple(pieces)

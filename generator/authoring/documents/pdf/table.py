"""Finds the tables of a page by the places of their cells; what fits no grid stays lines of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.authoring.documents.extraction import Line, Note
from generator.authoring.documents.pdf.letters import HYPHEN, Row
from generator.authoring.documents.tables import Table, first_row_names, table_lines

FEWEST = 3  # rows of cells, one under another
Grid = tuple[tuple[str, ...], ...]


def tables(pages: Mapping[int, Sequence[Sequence[Row]]]) -> tuple[dict[int, Line], list[Note]]:
    """The lines of all tables of a document by the `id` of the row that each stands for, and what was done.

    `pages` are the blocks of each page by its number.
    """
    lines: dict[int, Line] = {}
    notes: list[Note] = []
    count = 0
    for page, blocks in pages.items():
        for block in blocks:
            for start, grid in grids(block).items():
                count += 1
                heads = int(first_row_names(grid))
                made, said = table_lines(Table(count, grid, heads))
                for row, line in zip(block[start : start + len(grid)], made, strict=True):
                    lines[id(row)] = tuple(replace(piece, page=page) for piece in line)
                notes.append(
                    _table_note(page, count, f"its {len(grid)} rows are read cell by cell")
                )
                if heads:
                    notes.append(_table_note(page, count, "its first row is taken for the heads"))
                notes += [Note(each.deed, f"page {page}", str(each)) for each in said]
    return lines, notes


def _table_note(page: int, count: int, sentence: str) -> Note:
    return Note("look", f"page {page}", f"table {count}: {sentence}")


def grids(rows: Sequence[Row]) -> dict[int, Grid]:
    """The place of its first row -> the cells of each table in a block, row by row, empty where none stands.

    A line of cells whose places overlap two columns, as a head over both does, ends the search in
    its table: to which column a figure belongs is never guessed.
    """
    grids: dict[int, Grid] = {}
    start = 0
    for end in range(len(rows) + 1):
        if end < len(rows) and len(rows[end].cells) > 1:
            continue
        grid = _grid(rows[start:end])
        if grid is not None:
            grids[start] = grid
        start = end + 1
    return grids


def _grid(rows: Sequence[Row]) -> Grid | None:
    if len(rows) < FEWEST:
        return None
    columns: list[tuple[float, float]] = []
    for left, right in sorted((cell.left, cell.right) for row in rows for cell in row.cells):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(right, columns[-1][1]))
        else:
            columns.append((left, right))
    grid: list[tuple[str, ...]] = []
    for row in rows:
        line = [""] * len(columns)
        for cell in row.cells:
            at = next(at for at, (left, right) in enumerate(columns) if left <= cell.left <= right)
            if line[at]:
                return None
            line[at] = cell.text.replace(HYPHEN, "-")
        grid.append(tuple(line))
    return tuple(grid) if len(columns) > 1 else None

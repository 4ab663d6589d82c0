"""Says where a quoted passage stands in the original of its source: the page, or the cell in its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.analysis.phrases import join
from generator.site.originals import Cell, OriginalMap
from generator.site.site import Source


@dataclass(frozen=True)
class SmallTable:
    """The head of a table and the rows around a quoted one: each cell with whether it is quoted."""

    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[str, bool], ...], ...]


def place_words(source: Source, start: int, end: int) -> str:
    """`Page 3 of the original` or `Table 1, row 4 of the original`; empty where the text was not taken from pages or cells."""
    original_map = _map_of(source)
    if original_map is None:
        return ""
    pages = original_map.pages_of(start, end)
    if pages:
        counted = ", counted from its first" if pages[0].counted else ""
        labels = join([page.label for page in pages])
        return f"{'Page' if len(pages) == 1 else 'Pages'} {labels} of the original{counted}"
    rows = sorted({(cell.table, cell.row) for cell in original_map.cells_of(start, end)})
    if not rows:
        return ""
    table, row = rows[0]
    several = len({cell.table for cell in original_map.cells}) > 1
    within = f"Table {table}, row {row}" if several else f"Row {row}"
    return f"{within if row else f'Heading of table {table}'} of the original"


def short_place(source: Source, start: int, end: int) -> str:
    """`page 3`, `pages 3 and 4`, for a citation; empty where the text has no pages."""
    original_map = _map_of(source)
    labels = [page.label for page in original_map.pages_of(start, end)] if original_map else []
    return f"{'page' if len(labels) == 1 else 'pages'} {join(labels)}" if labels else ""


def small_table(source: Source, start: int, end: int) -> SmallTable | None:
    """The table around a quoted row, None where the passage is no row of one or its text is withheld."""
    original_map = _map_of(source)
    cells = original_map.rows_around(start, end) if original_map else ()
    if original_map is None or source.text is None or not cells or source.withheld:
        return None
    quoted = original_map.cells_of(start, end)
    heads = _named(cells, cells[0].row, source.text)
    columns = sorted({cell.column for cell in cells})
    rows = []
    for number in sorted({cell.row for cell in cells[1:]} - {cells[0].row}):
        words = _named(cells, number, source.text)
        marked = {cell.column for cell in quoted if cell.row == number}
        rows.append(tuple((words.get(column, ""), column in marked) for column in columns))
    return SmallTable(tuple(heads.get(column, "") for column in columns), tuple(rows))


def _map_of(source: Source) -> OriginalMap | None:
    original_map = source.original.map if source.original else None
    return original_map if original_map is not None and original_map.text == source.digest else None


def _named(cells: Sequence[Cell], row: int, text: str) -> dict[int, str]:
    return {cell.column: text[cell.start : cell.end] for cell in cells if cell.row == row}

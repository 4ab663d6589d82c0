"""Takes the tables of values out of a page's tree, cell by cell, spans and rows of heads told."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.authoring.documents.element import Element
from generator.authoring.documents.extraction import Note, Refused
from generator.authoring.documents.tables import MOST_CELLS, Table, first_row_names

# The line that stands for a table while the page is rendered -> the table.
Marked = Mapping[str, Table]
MOST_SPAN = 100
_PARTS = ("caption", "thead", "tbody", "tfoot", "tr", "td", "th")


def marked_tables(tree: Element) -> tuple[Marked, list[Note]]:
    """Takes every table of values out of the tree; a line stands in its place while it is rendered.

    A table with tables, or with several paragraphs in a cell, serves the layout: it is read as text.
    """
    marked: dict[str, Table] = {}
    notes: list[Note] = []
    for element in list(tree.iter("table")):
        parts = [each for each in element.iter(*_PARTS) if _table_of(each) is element]
        rows, heads = _rows([each for each in parts if each.tag == "tr"])
        wide = max(map(len, rows), default=0)
        if wide < 2 or len(rows) < 2 or element.find(".//table") is not None or _layout(element):
            for part in (*parts, element):
                part.tag = "div"
            continue
        number = len(marked) + 1
        where = f"table {number}"
        if not heads and (heads := int(first_row_names(rows))):
            notes.append(Note("look", where, "its first row is taken for the heads of its columns"))
        mark = f"\ue000{where}\ue001"
        caption = element.find("caption")
        said = " ".join(caption.text_content().split()) if caption is not None else ""
        marked[mark] = Table(number, tuple(rows), heads, caption=said)
        for child in list(element):
            element.remove(child)
        element.tag, element.text = "div", mark
        done = f"{len(rows)} rows, each on a line with the heads of its columns"
        notes.append(Note("changed", where, done))
    return marked, notes


def _table_of(part: Element) -> Element:
    return next(part.iterancestors("table"))


def _layout(element: Element) -> bool:
    if element.get("role") in ("presentation", "none"):
        return True
    return any(
        len(cell.xpath("./p|./div|./ul|./h1|./h2|./h3")) > 2 or len(cell.text_content()) > 600
        for cell in element.iter("td", "th")
    )


def _rows(elements: list[Element]) -> tuple[list[tuple[str, ...]], int]:
    """The cells with spans filled in, and how many rows at the top hold heads alone."""
    grid: list[tuple[str, ...]] = []
    open_spans: dict[int, tuple[int, str]] = {}  # column -> rows still to fill, words
    heads, total = 0, 0
    for row in elements:
        of_heads = {cell.tag for cell in row.iterchildren("td", "th")} == {"th"}
        of_heads = (of_heads or row.getparent().tag == "thead") and heads == len(grid)
        line, open_spans = _row(row, open_spans, of_heads)
        total += len(line)
        if total > MOST_CELLS:
            raise Refused(
                "too-large",
                f"a table has more than {MOST_CELLS:,} cells; that is the limit of one table",
                "copy the rows that are quoted into a .csv file",
            )
        heads += of_heads
        grid.append(tuple(line))
    return grid, heads


def _row(
    row: Element, open_spans: dict[int, tuple[int, str]], of_heads: bool
) -> tuple[list[str], dict[int, tuple[int, str]]]:
    """The words of a row's cells, those that reach down from above among them, and what reaches on."""
    line: list[str] = []
    below: dict[int, tuple[int, str]] = {}
    cells = [
        (_words(cell), _span(cell, "colspan"), _span(cell, "rowspan"))
        for cell in row.iterchildren("td", "th")
    ]
    while cells or len(line) in open_spans:
        if len(line) in open_spans:
            down, words = open_spans[len(line)]
            across = 1
        else:
            words, across, down = cells.pop(0)
        for copy in range(across):
            # A head stands over every column that it spans; other words stand once.
            words = words if of_heads or not copy else ""
            if down > 1:
                below[len(line)] = (down - 1, words)
            line.append(words)
    return line, below


def _words(cell: Element) -> str:
    """A cell on one line: what stands on lines of its own is parted by a space, a bold part is not."""
    for part in cell.iter("br", "p", "div", "li"):
        if part is not cell:
            part.tail = f" {part.tail or ''}"
    return " ".join(cell.text_content().split())


def _span(cell: Element, name: str) -> int:
    words = cell.get(name) or ""
    return max(1, min(int(words), MOST_SPAN)) if re.fullmatch(r"\d{1,4}", words) else 1

"""Reads a table of values parted by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from platform import python_version

from generator.authoring.documents.extraction import (
    CardField,
    Extraction,
    Line,
    Note,
    Refused,
    cut,
    extraction,
    plain_line,
    words_of,
)
from generator.authoring.documents.tables import MOST_CELLS, Table, is_value, table_lines
from generator.authoring.documents.visible_text import visible
from generator.site.input_files import LIMITS

ENDINGS = (".csv", ".tsv")
KIND = "table"
BEGINS = ""
NEEDS: tuple[str, ...] = ()
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def read(data: bytes, name: str) -> Extraction:
    """The table row by row with its heads; lines of one cell above and below it stay lines."""
    text, notes = _decoded(data)
    separator, rows = _rows(text)
    top = _lines_above(rows)
    body = rows[top:]
    if not body:
        raise Refused(
            "no-table",
            "there is no table in it; expected rows of several cells",
            "save the table as CSV, or give the file the ending .txt",
        )
    notes.append(Note("changed", "", f"cells are parted by {SEPARATORS[separator]}"))
    lines: list[Line] = []
    for number, row in enumerate(rows[:top], 1):
        words = " ".join(cell for cell in row if cell)
        if words:
            lines.append(plain_line(words))
            notes.append(Note("look", f"row {number}", f"“{cut(words)}” is no row of the table"))
    heads = int(not any(map(is_value, body[0][1:])))
    rows_made, said = table_lines(Table(1, tuple(body), heads, top + 1))
    notes += [Note(each.deed, each.where.removeprefix("table 1, "), each.sentence) for each in said]
    notes += _uneven(body, top)
    notes += [
        Note("look", f"row {top + 1 + at}", f"“{cut(cell)}” is a formula, not a value")
        for at, row in enumerate(body)
        for cell in row
        if cell.startswith("=")
    ]
    made = extraction([*lines, *rows_made], f"csv of Python {python_version()}", KIND, notes)
    title = [CardField("title", words_of(line), "its first row", True) for line in lines[:1]]
    return replace(made, fields=tuple(title))


def _decoded(data: bytes) -> tuple[str, list[Note]]:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as trouble:
        line = data.count(b"\n", 0, trouble.start) + 1
        raise Refused(
            "not-utf-8",
            f"line {line}: byte 0x{data[trouble.start]:02X} is not UTF-8; expected UTF-8 text",
            "save the table as “CSV UTF-8”",
        ) from None
    text, gone = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    return text, [
        Note("unread" if "private" in what else "left out", "", f"{what}, {count} times")
        for what, count in gone.items()
    ]


def _rows(text: str) -> tuple[str, list[tuple[str, ...]]]:
    """The separator that gives most rows alike, and the rows."""
    best: tuple[int, str, list[tuple[str, ...]]] = (0, ",", [])
    csv.field_size_limit(LIMITS[".txt"])
    for separator in SEPARATORS:
        try:
            reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
            rows, cells = [], 0
            for row in reader:
                cells += len(row)
                if cells > MOST_CELLS:
                    raise Refused(
                        "too-large",
                        f"more than {MOST_CELLS:,} cells; that is the limit of one table",
                        "keep the rows that are quoted, with their heads",
                    )
                rows.append(tuple(" ".join(cell.split()) for cell in row))
        except csv.Error as trouble:
            if "field larger" in str(trouble):
                raise Refused(
                    "too-large",
                    f"a cell is larger than {LIMITS['.txt'] // 1024} KiB; that is the limit of one text",
                    "close each quote mark that is opened, or take in the part that is quoted",
                ) from None
            continue
        widths = [len(row) for row in rows if len(row) > 1]
        alike = max(map(widths.count, set(widths)), default=0)
        score = alike * (max(widths, default=1) - 1) if alike * 2 > len(widths) else 0
        if score > best[0]:
            best = (score, separator, rows)
    if not best[2]:
        raise Refused(
            "no-table",
            "its rows cannot be parted into cells; expected commas, semicolons, tabs or bars",
            "save the table as CSV, with a quote mark closed for each one opened",
        )
    return best[1], best[2]


def _lines_above(rows: list[tuple[str, ...]]) -> int:
    """How many rows at the top have one cell at most: titles, not the table."""
    return next((at for at, row in enumerate(rows) if sum(map(bool, row)) > 1), len(rows))


def _uneven(body: list[tuple[str, ...]], top: int) -> list[Note]:
    wide = len(body[0])
    return [
        Note("look", f"row {top + 1 + at}", f"it has {len(row)} cells where the heads are {wide}")
        for at, row in enumerate(body)
        if len(row) != wide and sum(map(bool, row)) > 1
    ]

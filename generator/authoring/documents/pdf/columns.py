"""Puts the rows of a page in the order in which they are read: column by column, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from generator.authoring.documents.pdf.letters import Row
from generator.authoring.documents.pdf.wrapped import item_mark

Block = list[Row]
FEWEST = 4  # rows that a column has on either side
APART = 2.2  # times the size of the font: a gap so wide may part cells
WORDS = 2.5  # words in a row of prose, on average; a column of figures has fewer


def blocks(rows: Sequence[Row]) -> list[Block]:
    """The rows as blocks to be read one after another, each from its top to its end."""
    gutter = _gutter(rows)
    if gutter is None:
        return [_lines(rows)] if rows else []
    read: list[Block] = []
    zone: list[Row] = []
    for row in sorted(rows, key=lambda row: -row.base):
        if row.left < gutter < row.right:
            read += [*_sides(zone, gutter), [row]]
            zone = []
        else:
            zone.append(row)
    return _run_on([*read, *_sides(zone, gutter)])


def _sides(zone: Sequence[Row], gutter: float) -> list[Block]:
    left = [row for row in zone if row.right <= gutter]
    right = [row for row in zone if row.right > gutter]
    return [block for side in (left, right) for block in blocks(side)]


def _run_on(read: list[Block]) -> list[Block]:
    """Rows that span the columns, one under another, as one block again."""
    joined: list[Block] = []
    for block in read:
        if len(block) == 1 and joined and len(joined[-1]) == 1:
            joined[-1] = [*joined[-1], *block]
        else:
            joined.append(block)
    return joined


def _gutter(rows: Sequence[Row]) -> float | None:
    """The place between two columns of prose, None where there are none."""
    for edge in sorted({row.left for row in rows})[1:]:
        gutter = edge - 1.0
        left = [row for row in rows if row.right <= gutter]
        right = [row for row in rows if row.left >= gutter]
        alike = _alike(left, right)
        few = min(len(left), len(right)) < FEWEST
        if not (_prose(left) and _prose(right)) or (few and not alike):
            continue
        across = len(rows) - len(left) - len(right)
        low = max(min(row.base for row in side) for side in (left, right))
        high = min(max(row.base for row in side) for side in (left, right))
        beside = [row for row in (*left, *right) if low <= row.base <= high]
        between = [row for row in rows if row not in beside and low < row.base < high]
        if (
            len(beside) >= (FEWEST if alike else 2 * FEWEST)
            and len(between) <= len(beside) // 4
            and across <= len(rows) // 3
        ):
            return gutter
    return None


def _prose(rows: Sequence[Row]) -> bool:
    return sum(len(row.text.split()) for row in rows) >= WORDS * len(rows)


def _alike(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether few rows beside many are the beginning of a column: as wide, and of as many words."""
    short, long = sorted((left, right), key=len)
    if len(short) < 2 or len(long) < 2 * FEWEST:
        return False
    widths = [max(row.right - row.left for row in side) for side in (short, long)]
    words = [median(len(row.text.split()) for row in side) for side in (short, long)]
    return min(widths) > 0.75 * max(widths) and min(words) > 2 * WORDS


def _bands(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows by the line they stand on, from the top; those of one line from left to right."""
    bands: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: -row.base):
        if bands and abs(bands[-1][0].base - row.base) < 0.5 * max(bands[-1][0].size, row.size):
            bands[-1].append(row)
        else:
            bands.append([row])
    return [sorted(band, key=lambda row: row.left) for band in bands]


def _apart(band: Sequence[Row]) -> list[Row]:
    """The rows of a line that stand far from the one before; after the sign of an item none does."""
    marked = len(band) > 1 and item_mark(f"{band[0].text} ") == f"{band[0].text} "
    beside = pairwise(band[1:] if marked else band)
    return [right for left, right in beside if right.left - left.right > APART * right.size]


def _edges(bands: Sequence[Sequence[Row]]) -> Counter[int]:
    """Where rows begin or end that stand apart, by how many lines: the cells of a table share an edge."""
    edges: Counter[int] = Counter()
    for band in bands:
        edges.update({edge for row in _apart(band) for edge in _two_edges(row)})
    return edges


def _two_edges(row: Row) -> tuple[int, int]:
    return round(row.left / 3), round(row.right / 3)


def _cells(band: Sequence[Row], edges: Counter[int]) -> tuple[Row, ...]:
    """The cells that stand on a line; a wide gap between words set to a measure makes none."""
    begin = [row for row in _apart(band) if any(edges[edge] > 1 for edge in _two_edges(row))]
    cells: list[list[Row]] = [[]]
    for row in band:
        if any(row is each for each in begin):
            cells.append([])
        cells[-1].append(row)
    return tuple(map(_beside, cells)) if len(cells) > 1 else ()


def _beside(band: Sequence[Row]) -> Row:
    """Rows of one line as one row."""
    return replace(
        band[0],
        text=" ".join(row.text for row in band),
        right=band[-1].right,
        letters=tuple(letter for row in band for letter in row.letters),
    )


def _lines(rows: Sequence[Row]) -> Block:
    """One row a line: what stands on one line is read on."""
    bands = _bands(rows)
    edges = _edges(bands)
    return [replace(_beside(band), cells=_cells(band, edges)) for band in bands]

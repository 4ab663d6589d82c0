"""Reads the letters of a page with their places, as pdfium gives them, and sets them in lines."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from generator.authoring.documents.visible_text import SUPERSCRIPTS, UNREADABLE

Place = Callable[[float, float], tuple[float, float]]
HYPHEN = "\u2010"  # stands for a hyphen at the end of a line until it is resolved
HYPHENS = ("\ufffe", "\u00ad", "\x02", HYPHEN)  # what PDFium gives for one


@dataclass(frozen=True)
class Letter:
    """A letter with its box in points from the lower left corner, its baseline and the size of its font."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float


@dataclass(frozen=True)
class Row:
    """Words that stand beside one another: a line, or its part in one column. `text` has its words.

    `cells` are the pieces with wide gaps between them that were put together in it, if there are several.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    letters: tuple[Letter, ...] = ()
    cells: tuple[Row, ...] = ()


def page_letters(page: Any) -> list[list[Letter]]:
    """The letters of a page in pdfium's order, a new list where it begins a new line.

    Their places are those on the page as it is shown: turned, and cut to its visible part.
    """
    textpage = page.get_textpage()
    try:
        return _letters(textpage, shown_place(page))
    finally:
        textpage.close()


def shown_place(page: Any) -> Place:
    """From a place in the page's own measure to the place where it is shown, in points."""
    width, height = page.get_size()
    fine = 1000  # pdfium counts in whole steps
    across, down = ctypes.c_int(), ctypes.c_int()

    def step(x: float, y: float) -> tuple[float, float]:
        size = int(width * fine), int(height * fine)
        pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
        return across.value / fine, height - down.value / fine

    (x0, y0), (x1, y1), (x2, y2) = step(0, 0), step(100, 0), step(0, 100)

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            x0 + (x1 - x0) * x / 100 + (x2 - x0) * y / 100,
            y0 + (y1 - y0) * x / 100 + (y2 - y0) * y / 100,
        )

    return place


def _letters(textpage: Any, place: Place) -> list[list[Letter]]:
    lines: list[list[Letter]] = [[]]
    box = [ctypes.c_double() for _ in range(4)]
    x, y = ctypes.c_double(), ctypes.c_double()
    index, count = 0, pdfium.FPDFText_CountChars(textpage)
    while index < count:
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        char = chr(code)
        if 0xD800 <= code < 0xDC00 and index + 1 < count:
            low = pdfium.FPDFText_GetUnicode(textpage, index + 1)
            char = chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00))
            index += 1
        if char in "\r\n":
            if lines[-1]:
                lines.append([])
            index += 1
            continue
        if char in HYPHENS and pdfium.FPDFText_IsHyphen(textpage, index) == 1:
            char = HYPHEN
        elif char == "\ufffe":
            char = HYPHEN
        generated = pdfium.FPDFText_IsGenerated(textpage, index) == 1
        if pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1 and not generated:
            char = UNREADABLE
        pdfium.FPDFText_GetCharBox(textpage, index, box[0], box[1], box[2], box[3])
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        corners = place(box[0].value, box[2].value), place(box[1].value, box[3].value)
        (left, right), (bottom, top) = (sorted(ends) for ends in zip(*corners, strict=True))
        size = pdfium.FPDFText_GetFontSize(textpage, index) * _scale(textpage, index)
        base = place(x.value, y.value)[1]
        letter = Letter(char, left, bottom, right, top, base, size)
        # After a hyphen at its end pdfium goes on without saying that a new line begins.
        before = lines[-1][-1] if lines[-1] else None
        if before and before.char == HYPHEN and abs(before.base - letter.base) > 0.5 * size:
            lines.append([])
        lines[-1].append(letter)
        index += 1
    return [line for line in lines if any(not letter.char.isspace() for letter in line)]


def rows_of(letters: list[Letter]) -> list[Row]:
    """A line of letters as rows: it is cut where the gap is wider than between words."""
    ink = [letter for letter in letters if not letter.char.isspace()]
    sizes = sorted(letter.size for letter in ink)
    size = sizes[len(sizes) // 2]
    rows: list[list[Letter]] = [[]]
    before: Letter | None = None
    for letter in letters:
        if before is not None and not letter.char.isspace():
            if letter.left - before.right > 1.1 * size:
                rows.append([])
        rows[-1].append(letter)
        before = before if letter.char.isspace() else letter
    return [row for row in map(row_of, rows) if row is not None]


def with_raised(rows: Sequence[Row]) -> list[Row]:
    """The rows, those of a raised figure alone put to the end of the row that they follow.

    pdfium begins a new line at a raised figure; read on their own, 9,300 and 2 would stand apart.
    """
    kept = list(rows)
    for small in rows:
        if len(small.text) > 3 or not small.text.isdigit():
            continue
        home = next((row for row in kept if row is not small and _is_raised_at(small, row)), None)
        joined = row_of([*home.letters, *small.letters]) if home else None
        if home and joined:
            kept[next(at for at, row in enumerate(kept) if row is home)] = joined
            kept = [row for row in kept if row is not small]
    return kept


def _is_raised_at(small: Row, row: Row) -> bool:
    lower = row.base + 0.15 * row.size < small.base < row.base + row.size
    beside = -0.3 * row.size < small.left - row.right < 0.6 * row.size
    return small.size < 0.85 * row.size and lower and beside


def row_of(letters: list[Letter]) -> Row | None:
    """Letters as one row, None where no sign of them is visible."""
    ink = [letter for letter in letters if not letter.char.isspace()]
    if not ink:
        return None
    sizes = sorted(letter.size for letter in ink)
    size = sizes[len(sizes) // 2]
    bases = sorted(letter.base for letter in ink if letter.size > 0.85 * size)
    base = bases[len(bases) // 2]
    text = " ".join("".join(_sign(letter, size, base) for letter in letters).split())
    left, right = min(each.left for each in ink), max(each.right for each in ink)
    return Row(text, left, right, base, size, tuple(letters))


def _sign(letter: Letter, size: float, base: float) -> str:
    """A letter as it stands in its row: a small figure above the baseline is a raised one."""
    if letter.char.isdigit() and letter.size < 0.85 * size and letter.base > base + 0.15 * size:
        return letter.char.translate(SUPERSCRIPTS)
    return unicodedata.normalize("NFC", letter.char) if letter.char != UNREADABLE else UNREADABLE


def _scale(textpage: Any, index: int) -> float:
    """How much the page enlarges the font: a size of 1 scaled by 11 is a size of 11."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(textpage, index, matrix):
        return 1.0
    return float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0

"""Draws a page as a picture, and says which of its words cannot be seen on it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium2
import pypdfium2.raw as pdfium

from generator.authoring.documents.pdf.letters import Letter, Row

MOST_PIXELS = 20_000_000
CONTRAST = 24  # of 255: between the darkest and the lightest point of a word that can be seen


@dataclass(frozen=True)
class Picture:
    """A page in greys, row by row from the top; `scale` is pixels a point."""

    width: int
    height: int
    stride: int
    scale: float
    points: bytes

    def png(self) -> bytes:
        """The picture as a PNG file (W3C PNG, greyscale of 8 bits)."""
        rows = b"".join(
            b"\0" + self.points[at * self.stride : at * self.stride + self.width]
            for at in range(self.height)
        )
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 0, 0, 0, 0)
        chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
            for name, body in chunks
        )


def picture(page: Any, scale: float = 1.5) -> Picture:
    """The page as it is shown, at `scale` pixels a point or less where that would be too large."""
    width, height = page.get_size()
    scale = min(scale, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap: pdfium2.PdfBitmap = page.render(scale=scale, force_bitmap_format=pdfium.FPDFBitmap_Gray)
    made = Picture(bitmap.width, bitmap.height, bitmap.stride, scale, bytes(bitmap.buffer))
    bitmap.close()
    return made


def unseen(row: Row, drawn: Picture, height: float) -> list[list[Letter]]:
    """The words of a row that the picture does not show: white on white, or under a bar."""
    words: list[list[Letter]] = [[]]
    for letter in row.letters:
        if letter.char.isspace():
            words.append([])
        else:
            words[-1].append(letter)
    return [word for word in words if word and not _shows(word, drawn, height)]


def _shows(word: Sequence[Letter], drawn: Picture, height: float) -> bool:
    left = min(each.left for each in word) * drawn.scale
    right = max(each.right for each in word) * drawn.scale
    top = (height - max(each.top for each in word)) * drawn.scale
    foot = (height - min(each.bottom for each in word)) * drawn.scale
    first, last = max(0, int(left)), min(drawn.width, int(right) + 1)
    darkest, lightest = 255, 0
    for line in range(max(0, int(top)), min(drawn.height, int(foot) + 1)):
        points = drawn.points[line * drawn.stride + first : line * drawn.stride + last]
        if points:
            darkest, lightest = min(darkest, min(points)), max(lightest, max(points))
    # Nothing of it lies on the picture: it stands beside the page.
    return lightest - darkest >= CONTRAST

"""Joins the lines that a page wraps into paragraphs, and resolves the hyphens at their ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.authoring.documents.extraction import Line, Note, Piece
from generator.authoring.documents.pdf.letters import HYPHEN, Row

_ITEM = re.compile(r"(?:[•▪◦‣●○■–—*\u2460-\u24ff-]|\(?(?:\d{1,2}|[^\W\d_]|[ivx]{1,4})[.)])\s")
WIDEST = 2.6  # times the size of the font: lines farther apart are no lines of one paragraph
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
SAME = 6.0  # points: columns that differ by less are of one width
NARROW = 0.4  # of the page: a column of prose is at least as wide
SENTENCE_END = (".", "!", "?", "”", '"', ":", ";")


@dataclass(frozen=True)
class Placed:
    """A row with its page and block, the right edge of its block's lines and their distance.

    `cells` is what it reads as where it is the row of a table.
    """

    row: Row
    page: int
    block: int
    right: float
    lead: float
    cells: Line = ()


def placed(
    blocks: Sequence[Sequence[Row]], page: int, width: float, columns: Collection[float] = ()
) -> list[Placed]:
    """The rows of a page's blocks in reading order, each with the edges it is set between.

    Lines much shorter than the page's `width` are an address or a list: its edge is then the page's,
    unless they are as wide as one of the `columns` of the document, or set to a measure of their own.
    """
    narrowest = NARROW * width if len(blocks) == 1 else 0.0
    made: list[Placed] = []
    for number, block in enumerate(blocks):
        leads = sorted(above.base - below.base for above, below in pairwise(block))
        lead = leads[len(leads) // 2] if leads else 0.0
        span, right = span_of(block), max(row.right for row in block)
        column = any(abs(span - each) < SAME for each in columns)
        right = right if column or span >= narrowest or _set_to_measure(block) else width
        made += [Placed(row, page, number, right, lead) for row in block]
    return made


def _set_to_measure(block: Sequence[Row]) -> bool:
    """Whether the lines of a block are prose: of several words, and most of them as long as it is wide."""
    right, span = max(row.right for row in block), span_of(block)
    words = sum(len(row.text.split()) for row in block)
    full = sum(row.right > right - 0.15 * span for row in block)
    return len(block) > 3 and words >= 4 * len(block) and 2 * full >= len(block)


def item_mark(text: str) -> str:
    """The sign, number or small letter of an item of a list with the space behind it; "" for none.

    A capital is an initial, and a letter of a script without capitals may be the end of a sentence.
    """
    mark = _ITEM.match(text)
    small = mark is not None and all(char.islower() for char in mark[0] if char.isalpha())
    return mark[0] if mark and small else ""


def span_of(block: Sequence[Row]) -> float:
    """The width of a block in points, from the first beginning of a line to the last end."""
    return max(row.right for row in block) - min(row.left for row in block)


def paragraphs(rows: Sequence[Placed], known: Collection[str]) -> tuple[list[Line], list[Note]]:
    """Rows as lines of text, a paragraph a line; `known` are the words of the document in small letters."""
    lines: list[list[Piece]] = []
    notes: list[Note] = []
    before: Placed | None = None
    for each in rows:
        if before is not None and _goes_on(before, each):
            notes += _joined(lines[-1], before, each, known)
        else:
            if lines:
                _end(lines[-1])
            lines.append([*each.cells] or [Piece(each.row.text, each.page)])
        before = each
    if lines:
        _end(lines[-1])
    return [tuple(line) for line in lines], notes


def _end(line: list[Piece]) -> None:
    line[-1] = replace(line[-1], text=_plain(line[-1].text))


def words_within(rows: Iterable[Row]) -> set[str]:
    """The words that stand within lines, in small letters: not those that a line end may have cut."""
    return {
        word.strip(".,;:!?()[]“”‘’\"'").casefold()
        for row in rows
        for word in row.text.split()[:-1]
        if HYPHEN not in word
    }


def _goes_on(before: Placed, each: Placed) -> bool:
    """Whether a line continues the one before it, rather than beginning a paragraph."""
    above, below = before.row, each.row
    divided = above.text.endswith((HYPHEN, "-", "–"))
    if not _sizes(above) & _sizes(below) or (item_mark(below.text) and not divided):
        return False
    if above.text.endswith(HYPHEN):
        return True
    if above.cells or below.cells or not _full(before, below):
        return False
    if (before.page, before.block) != (each.page, each.block):
        # The end of a column or page: only a sentence that is plainly not at its end goes on.
        return not above.text.endswith(SENTENCE_END) and below.text[:1].islower()
    lead = min(1.3 * before.lead, WIDEST * above.size)
    indented = below.left > _text_left(above) + 0.7 * above.size
    return above.base - below.base <= lead and not indented


def _sizes(row: Row) -> set[int]:
    """The sizes of a row's letters, in half points: a name in another font may stand in a line."""
    return {round(2 * letter.size) for letter in row.letters if letter.char.isalnum()} or {
        round(2 * row.size)
    }


def _text_left(row: Row) -> float:
    """Where the words of a line begin, after the sign or number of an item of a list."""
    mark = item_mark(row.text)
    ink = [letter for letter in row.letters if not letter.char.isspace()]
    at = len("".join(mark.split()))
    return ink[at].left if at < len(ink) else row.left


def _full(before: Placed, below: Row) -> bool:
    """Whether the first word of the next line had no room at the end of this one."""
    first = below.text.split()[0]
    letters = [letter for letter in below.letters if not letter.char.isspace()][: len(first)]
    width = letters[-1].right - letters[0].left if letters else len(first) * before.row.size / 2
    return before.right - before.row.right < width + 0.6 * before.row.size


def _joined(line: list[Piece], before: Placed, each: Placed, known: Collection[str]) -> list[Note]:
    """Adds a row to the line; a hyphen at the end of the row before is taken out, or stays."""
    text, following = line[-1].text, each.row.text
    notes: list[Note] = []
    where = f"page {each.page}"
    between = " "
    cut = re.search(rf"(\w[\w’'.,]*)[-{HYPHEN}]$", text)
    if cut and (first := re.match(r"\w[\w’']*", following)):
        whole, parted = cut[1] + first[0], f"{cut[1]}-{first[0]}"
        keep = _hyphen_stays(cut[1], first[0], known)
        text = text[:-1] + ("-" if keep else "")
        between = ""
        written = parted if keep else whole
        notes.append(
            Note(
                "joined",
                where,
                f"“{cut[1]}-” at the end of a line and “{first[0]}” are written “{written}”",
            )
        )
    elif re.search(r"\S–$", text) or (_HAN.match(text[-1]) and _HAN.match(following)):
        between = ""  # 2032–33; Chinese and Japanese have no spaces
    elif _HANGUL.match(text[-1]) and _HANGUL.match(following):
        said = f"“{text.split()[-1]}” and “{following.split()[0]}” may be one word, which the line end divides"
        notes.append(Note("look", where, said))
    if before.page != each.page:
        notes.append(
            Note(
                "joined",
                where,
                f"its first words, “{following[:40]}”, go on from page {before.page}",
            )
        )
    text = _plain(text) + between
    if before.page == each.page:
        line[-1] = Piece(text + following, each.page)
    else:
        line[-1:] = [Piece(text, before.page), Piece(following, each.page)]
    return notes


def _hyphen_stays(stem: str, rest: str, known: Collection[str]) -> bool:
    if (stem + rest).casefold() in known:
        return False
    if f"{stem}-{rest}".casefold() in known:
        return True
    # 2031-32, Anglo-French: no word is divided before a figure or a capital.
    return not (rest[0].islower() and stem[-1].isalpha())


def _plain(text: str) -> str:
    return text.replace(HYPHEN, "-")

"""Reads one page of an open PDF: its rows as they can be seen, its name, its picture."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2 as pdfium2
import pypdfium2.raw as pdfium

from generator.authoring.documents.extraction import Note, PagePicture, Refused, cut
from generator.authoring.documents.pdf.letters import (
    Letter,
    Row,
    page_letters,
    row_of,
    rows_of,
    with_raised,
)
from generator.authoring.documents.pdf.picture import picture, unseen
from generator.authoring.documents.pdf.second_reader import Differing, differing, second_texts
from generator.authoring.documents.visible_text import unreadable, visible, without_marks
from generator.site.originals import Page

MOST_PAGES = 500
COMMENTS = (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_CARET)
# Signs of fonts that have no other name; each stands at the beginning of an item of a list.
BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "‣", "\uf02d": "–", "\uf0e0": "→"})


@dataclass(frozen=True)
class ReadPage:
    """One page: its rows with the words that can be seen, and what is to be told of it.

    `scanned` says that it is a picture without text; `hidden` are the words that cannot be seen.
    """

    rows: tuple[Row, ...]
    width: float
    height: float
    notes: tuple[Note, ...]
    scanned: bool = False
    hidden: tuple[str, ...] = ()


def opened(data: bytes) -> pdfium2.PdfDocument:
    """The document, or why it cannot be opened."""
    try:
        document = pdfium2.PdfDocument(data)
        count = len(document)
    except pdfium2.PdfiumError as trouble:
        if "password" in str(trouble).lower() or "security" in str(trouble).lower():
            raise Refused(
                "encrypted",
                "it is protected by a password; expected an open document",
                "save a copy without a password",
            ) from None
        raise Refused(
            "broken-document",
            "no page of it can be read; expected a whole PDF",
            "load or save it again; a file that ends early is none",
        ) from None
    if not count or count > MOST_PAGES:
        document.close()
        raise Refused(
            "too-large",
            f"it has {count:,} pages; expected 1 to {MOST_PAGES}",
            "save the pages that are quoted as a PDF of their own",
        )
    return document


def page_names(document: pdfium2.PdfDocument) -> tuple[Page, ...]:
    """The pages with their own labels; counted where there are none, or where two have the same."""
    labels = [visible(document.get_page_label(at))[0].strip() for at in range(len(document))]
    own = all(labels) and len(set(labels)) == len(labels) and max(map(len, labels)) <= 40
    return tuple(
        Page(number, label if own else str(number), not own)
        for number, label in enumerate(labels, 1)
    )


def read_page(page: Any, name: Page) -> ReadPage:
    """The page with what can be seen on it; closes it."""
    where = f"page {name.number}"
    try:
        rows = with_raised([row for line in page_letters(page) for row in rows_of(line)])
        width, height = page.get_size()
        pictures = any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))
        if not rows:
            why = "it is a picture without text" if pictures else "it has no text"
            return ReadPage((), width, height, (Note("unread", where, why),), pictures)
        drawn = picture(page)
        notes = _machine_read(page, where) if pictures else []
        notes += _by_hand(page, where)
    finally:
        page.close()
    seen: list[Row] = []
    out: list[str] = []
    for row in rows:
        words = unseen(row, drawn, height)
        if words:
            hidden = ["".join(letter.char for letter in word) for word in words]
            out += hidden
            said = f"“{cut(' '.join(hidden))}” cannot be seen on the page"
            notes.append(Note("left out", where, said))
        if (left := _without(row, words)) is not None:
            seen.append(_clean(left, notes, where, out))
    return ReadPage(tuple(seen), width, height, tuple(notes), hidden=tuple(out))


def page_pictures(data: bytes, pages: Collection[int]) -> list[PagePicture]:
    """The pages with these numbers as pictures, with the words in which the two readers differ."""
    seconds = second_texts(data) or []
    made: list[PagePicture] = []
    document = opened(data)
    try:
        for name in page_names(document):
            if name.number not in pages:
                continue
            read = read_page(document[name.number - 1], name)
            second = seconds[name.number - 1] if name.number <= len(seconds) else ""
            pairs = differing_words(read.rows, second, read.hidden) if second else []
            png = picture(document[name.number - 1]).png()
            words = tuple((pair.first, pair.second) for pair in pairs)
            made.append(PagePicture(name.number, b64encode(png).decode("ascii"), words))
    finally:
        document.close()
    return made


def differing_words(rows: Sequence[Row], second: str, hidden: Collection[str]) -> list[Differing]:
    """The words in which two readers differ on a page; `hidden` ones were left out on purpose."""
    pairs = differing("\n".join(row.text for row in rows), second)
    return [pair for pair in pairs if pair.second.removeprefix(pair.first) not in hidden]


def _machine_read(page: Any, where: str) -> list[Note]:
    """A note where text that is never drawn lies under a picture: a machine has read it off that."""
    undrawn = any(
        pdfium.FPDFTextObj_GetTextRenderMode(each.raw) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
    )
    said = "its text is what a machine read off a picture (OCR); compare every word"
    return [Note("look", where, said)] if undrawn else []


def _by_hand(page: Any, where: str) -> list[Note]:
    """Notes on what readers of a page have laid over it: comments, and passages that they struck."""
    kinds: list[int] = []
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        over = pdfium.FPDFPage_GetAnnot(page, at)
        kinds.append(pdfium.FPDFAnnot_GetSubtype(over))
        pdfium.FPDFPage_CloseAnnot(over)
    notes: list[Note] = []
    if comments := sum(kind in COMMENTS for kind in kinds):
        what = "a comment stands" if comments == 1 else f"{comments} comments stand"
        notes.append(
            Note("left out", where, f"{what} on it and {'is' if comments == 1 else 'are'} not read")
        )
    if pdfium.FPDF_ANNOT_STRIKEOUT in kinds:
        said = "words are struck through on it by hand: they stand in the text; see the picture"
        notes.append(Note("look", where, said))
    return notes


def _without(row: Row, hidden: Sequence[Sequence[Letter]]) -> Row | None:
    if not hidden:
        return row
    gone = {id(letter) for word in hidden for letter in word}
    return row_of([letter for letter in row.letters if id(letter) not in gone])


def _clean(row: Row, notes: list[Note], where: str, out: list[str]) -> Row:
    """A row without what cannot be seen and without the marks of notes, which are put to `out`."""
    text, gone = visible(row.text.translate(BULLETS))
    lost = unreadable(text)
    if lost:
        said = f"what {lost} of the letters are in “{cut(text)}” is not known: they stand as \ufffd"
        notes.append(Note("unread", where, said))
    elif gone:
        notes.append(Note("left out", where, f"{', '.join(gone)} in “{cut(text)}”"))
    text, marks = without_marks(text)
    for mark, before in marks:
        notes.append(Note("left out", where, f"the mark “{mark}” of a note after “{before}”"))
        out.append(mark)
    return replace(row, text=" ".join(text.split()))

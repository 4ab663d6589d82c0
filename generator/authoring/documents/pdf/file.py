"""Reads the pages of a PDF file: their text, their numbers, and whatever on them is not as it seems."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version

import pypdfium2 as pdfium2

from generator.authoring.documents.extraction import (
    CardField,
    Extraction,
    Line,
    Note,
    Refused,
    extraction,
    plain_line,
)
from generator.authoring.documents.pdf.columns import blocks
from generator.authoring.documents.pdf.letters import HYPHEN, Row
from generator.authoring.documents.pdf.page import (
    ReadPage,
    differing_words,
    opened,
    page_names,
    read_page,
)
from generator.authoring.documents.pdf.running import is_page_number, proposals, running
from generator.authoring.documents.pdf.second_reader import marked, second_texts
from generator.authoring.documents.pdf.table import tables
from generator.authoring.documents.pdf.wrapped import (
    Placed,
    paragraphs,
    placed,
    span_of,
    words_within,
)
from generator.authoring.documents.visible_text import UNREADABLE, visible
from generator.site.originals import Page

OCR = "run it through a program that reads pictures of text (OCR), or type the words that are quoted into a .txt file"


def read_pdf(data: bytes) -> Extraction:
    """The text of all pages with what was done; pages are told by their label where they have one."""
    document = opened(data)
    try:
        pages = page_names(document)
        seconds = second_texts(data)
        read = {page.number: read_page(document[page.number - 1], page) for page in pages}
        notes = _about(document, pages, read, seconds is None)
    finally:
        document.close()
    rows: dict[int, list[Row]] = {}
    for page in pages:
        notes += read[page.number].notes
        rows[page.number] = list(read[page.number].rows)
        if seconds is not None and page.number <= len(seconds):
            rows[page.number], said = _compared(
                rows[page.number], seconds[page.number - 1], read[page.number].hidden, page
            )
            notes += said
    lines, said, along = _text(rows, read)
    by = ", ".join(f"{name} {version(name)}" for name in ("pypdfium2", "pypdf"))
    made = extraction(lines, by, "PDF", _by_label([*notes, *said], pages), pages)
    return replace(made, furniture=proposals(along), fields=tuple(_fields(data, made.text)))


def _about(
    document: pdfium2.PdfDocument,
    pages: Sequence[Page],
    read: Mapping[int, ReadPage],
    alone: bool,
) -> list[Note]:
    """What is to be told of the whole document; refuses one that holds no words."""
    if not any(page.rows for page in read.values()):
        scanned = any(page.scanned for page in read.values())
        what = "its pages are pictures without text" if scanned else "there is no text in it"
        raise Refused("no-text", f"{what}; expected words", OCR)
    letters = "".join(row.text for page in read.values() for row in page.rows)
    lost = letters.count(UNREADABLE)
    if lost * 10 > len(letters):
        raise Refused(
            "no-text",
            f"the fonts do not say what {lost:,} of {len(letters):,} letters are; expected a PDF whose words can be copied",
            OCR,
        )
    notes: list[Note] = []
    if pages[0].counted:
        notes.append(
            Note("look", "", "its pages have no labels of their own: they are counted from 1")
        )
    if alone:
        notes.append(Note("look", "", "the second reader cannot read it: nothing was compared"))
    if attached := document.count_attachments():
        notes.append(Note("left out", "", f"{attached} files are attached to it and not read"))
    if document.get_formtype():
        notes.append(Note("left out", "", "it is a form: what is filled in is not read"))
    return notes


def _compared(
    rows: Sequence[Row], second: str, hidden: Collection[str], page: Page
) -> tuple[list[Row], list[Note]]:
    """The rows with the letters that only the second reader saw, and the words in which both differ."""
    pairs = differing_words(rows, second, hidden)
    notes = [
        Note(
            "unread" if UNREADABLE in pair.second else "look",
            f"page {page.number}",
            f"one reader has {_said(pair.first)}, the other {_said(pair.second)}",
        )
        for pair in pairs
    ]
    return [replace(row, text=marked(row.text, pairs)) for row in rows], notes


def _said(words: str) -> str:
    return f"“{words}”" if words else "nothing"


def _text(
    rows: Mapping[int, Sequence[Row]], read: Mapping[int, ReadPage]
) -> tuple[list[Line], list[Note], list[str]]:
    """The lines of all pages, the notes on joining them, and the lines that run along the pages."""
    along = running(rows, {number: page.height for number, page in read.items()})
    notes: list[Note] = []
    body: list[Placed] = []
    edge: dict[int, list[str]] = {}
    ordered = {
        number: blocks([row for row in of_page if (number, row) not in along])
        for number, of_page in rows.items()
    }
    columns = [
        span_of(block) for of_page in ordered.values() if len(of_page) > 1 for block in of_page
    ]
    in_cells, table_notes = tables(ordered)
    notes += table_notes
    for number, of_page in rows.items():
        notes += _arrangement(ordered[number], in_cells, f"page {number}")
        set_out = placed(ordered[number], number, read[number].width, columns)
        body += [replace(each, cells=in_cells.get(id(each.row), ())) for each in set_out]
        edge[number] = [row.text for row in of_page if (number, row) in along]
    known = words_within(row for of_page in rows.values() for row in of_page)
    made, said = paragraphs(body, known)
    numbers = sorted(n for n, texts in edge.items() if any(map(is_page_number, texts)))
    if numbers:
        pages = "1 page" if len(numbers) == 1 else f"{len(numbers)} pages"
        notes.append(Note("left out", "", f"the numbers at head or foot of {pages}"))
    kept = {
        n: [text.replace(HYPHEN, "-") for text in texts if not is_page_number(text)]
        for n, texts in edge.items()
    }
    return (
        _with_running(made, kept),
        [*notes, *said],
        [text for texts in kept.values() for text in texts],
    )


def _arrangement(
    ordered: Sequence[Sequence[Row]], in_cells: Collection[int], where: str
) -> Iterator[Note]:
    if len(ordered) > 1:
        yield Note("look", where, "it has columns, read one after another")
    beside = (row for block in ordered for row in block if row.cells and id(row) not in in_cells)
    if sum(1 for _ in beside) > 2:
        said = "words stand beside one another as in a table: they are read line by line"
        yield Note("look", where, said)


def _with_running(made: Sequence[Line], along: Mapping[int, Sequence[str]]) -> list[Line]:
    """The running lines of a page after the last paragraph that begins on it."""
    lines: list[Line] = []
    left = dict(along)
    for line in made:
        first = line[0].page or 0
        for number in [each for each in left if each < first]:
            lines += [plain_line(text, number) for text in left.pop(number)]
        lines.append(line)
    return [*lines, *(plain_line(text, number) for number, texts in left.items() for text in texts)]


def _by_label(notes: Sequence[Note], pages: Sequence[Page]) -> list[Note]:
    labels = {f"page {page.number}": f"page {page.label}" for page in pages}
    return [replace(note, where=labels.get(note.where, note.where)) for note in notes]


def _fields(data: bytes, text: str) -> list[CardField]:
    """Title and author as the file's properties have them."""
    document = opened(data)
    try:
        said = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    return [
        CardField(field, words, f"`{key}` of the file's properties", words in text)
        for field, key in (("title", "Title"), ("author", "Author"))
        if (words := " ".join(visible(said.get(key, ""))[0].split()))
    ]

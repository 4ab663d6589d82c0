"""Reads a PDF page by page with one reader, and compares it with what another reads."""

from __future__ import annotations

from generator.authoring.documents.extraction import Extraction, PagePicture

ENDINGS = (".pdf",)
KIND = "PDF"
BEGINS = "pdf"
NEEDS = ("pypdfium2", "pypdf")


def read(data: bytes, name: str) -> Extraction:
    """The text of the pages, one line a paragraph, each place with the page it stands on."""
    # The packages of the group are imported only when a file is really read.
    from generator.authoring.documents.pdf.file import read_pdf

    return read_pdf(data)


def pictures(data: bytes, pages: tuple[int, ...]) -> list[PagePicture]:
    """The pages with these numbers, as they are shown."""
    from generator.authoring.documents.pdf.page import page_pictures

    return page_pictures(data, pages)

"""Reads a Word file: its words with the changes in it taken as made, and every change told."""

from __future__ import annotations

from generator.authoring.documents.extraction import Extraction

ENDINGS = (".docx",)
KIND = "Word file"
BEGINS = "zip"
NEEDS = ("mammoth", "lxml", "inscriptis")


def read(data: bytes, name: str) -> Extraction:
    """The text of the file, one line a paragraph; insertions stand in it, deletions do not."""
    # The packages of the group are imported only when a file is really read.
    from generator.authoring.documents.word.read_parts import read_word

    return read_word(data)

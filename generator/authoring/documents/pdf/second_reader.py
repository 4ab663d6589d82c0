"""Compares what two readers of PDFs make of a page; that they agree proves little, that they differ much."""

from __future__ import annotations

import difflib
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pypdf
from pypdf.errors import PyPdfError

from generator.authoring.documents.visible_text import UNREADABLE, visible

MOST = 200  # words that differ: on a page where more do, the readers read different things


@dataclass(frozen=True)
class Differing:
    """Words that the first reader has, and those that the second has in their place; either may be empty."""

    first: str
    second: str


def second_texts(data: bytes) -> list[str] | None:
    """What pypdf reads on each page, None where it cannot read the file; one page may be empty."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return None
        return [_page_text(page) for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError):
        return None


def differing(first: str, second: str) -> list[Differing]:
    """The words of a page in which two readers differ; hyphens at line ends and spaces do not count."""
    mine, theirs = _words(first), _words(second)
    if "".join(mine) == "".join(theirs) or Counter(mine) == Counter(theirs):
        return []
    only_mine = _left_over(mine, theirs)
    only_theirs = _left_over(theirs, mine)
    if "".join(only_mine) == "".join(only_theirs):
        return []
    _take_glued(only_mine, only_theirs)
    _take_glued(only_theirs, only_mine)
    pairs: list[Differing] = []
    for word in only_mine[:MOST]:
        near = difflib.get_close_matches(word, only_theirs[:MOST], 1, 0.5)
        if near:
            only_theirs.remove(near[0])
        pairs.append(Differing(word, near[0] if near else ""))
    return [*pairs, *(Differing("", word) for word in only_theirs[:MOST])]


def marked(text: str, pairs: Sequence[Differing]) -> str:
    """The text with the unreadable letters that only the second reader saw.

    pdfium passes over a letter that its font does not name: “unarmed” becomes “armed”.
    """
    for pair in pairs:
        # Where the first has a letter in that place, it knows more.
        if UNREADABLE in pair.second and pair.second.replace(UNREADABLE, "") == pair.first != "":
            text = re.sub(rf"(?<!\w){re.escape(pair.first)}(?!\w)", pair.second, text)
    return text


def _page_text(page: pypdf.PageObject) -> str:
    try:
        return page.extract_text()
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return ""


def _words(text: str) -> list[str]:
    text = re.sub(r"[-\u2010\u00ad\ufffe]\s*\n\s*", "", text)
    # A raised 2 is read as 2 by the one and as ² by the other.
    return unicodedata.normalize("NFKC", visible(text)[0]).split()


def _take_glued(words: list[str], others: list[str]) -> None:
    """Takes out a word that is two words of the other side: only a space is between the readers."""
    for word in words[:MOST]:
        for first in others[:MOST]:
            rest = word.removeprefix(first)
            if rest != word and rest in others and (rest != first or others.count(rest) > 1):
                words.remove(word)
                others.remove(first)
                others.remove(rest)
                break


def _left_over(words: Sequence[str], others: Sequence[str]) -> list[str]:
    left = Counter(others)
    kept = []
    for word in words:
        if left[word]:
            left[word] -= 1
        else:
            kept.append(word)
    return kept

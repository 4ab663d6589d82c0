"""Takes out of a text what nobody can see, and marks what nobody can read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from generator.text.characters.invisible import visible_problems

UNREADABLE = "\ufffd"
# How a reader of PDFs spells a letter whose font does not say what letter it is.
_CID = re.compile(r"\(cid:\d+\)")
_SPACES = re.compile(r"[^\S\n \t]")
SUPERSCRIPTS = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
SUBSCRIPTS = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CLOSING = r"[.,;:!?%”’\")\]]*$"
_UNIT = re.compile(r"(?:^|[\s\d/])(?:[kcdmµ]?m|ft|in|yd|mi|s)$")
_AFTER_WORD = re.compile(rf"[^\W\d_]{{3,}}{_CLOSING}")
_AFTER_FIGURE = re.compile(rf"(?:\d[.,   ]\d+|\d{{3,}}|\d%){_CLOSING}")
_RAISED_SIGNS = re.compile(r"(?<=\S)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?!\S*[⁰¹²³⁴⁵⁶⁷⁸⁹])")
RAISED = frozenset("0123456789+-−()n")


def visible(text: str) -> tuple[str, Counter[str]]:
    """The text without what cannot be seen, unreadable letters as U+FFFD; and how often what went.

    A private-use, unassigned or halved character and a NUL stand for something that the page
    shows: they are marked. Soft hyphens, joiners, direction marks and the like are taken out.
    """
    gone: Counter[str] = Counter()
    text, marks = _CID.subn(UNREADABLE, text)
    text = _SPACES.sub(_space, text)
    if marks:
        gone["a letter that its font does not name"] += marks
    problems = dict(visible_problems(text))
    if not problems:
        return text, gone
    kept: list[str] = []
    for at, char in enumerate(text):
        if at not in problems:
            kept.append(char)
            continue
        gone[problems[at]] += 1
        kept.append(_instead(char))
    return "".join(kept), gone


def marks_a_note(before: str) -> bool:
    """Whether a raised figure after these words is the mark of a note, and neither power nor unit.

    10⁶, 2⁸ and m² are what they are; no power stands after 9,300, 2031 or a word.
    """
    if is_unit(before):
        return False
    return bool(_AFTER_WORD.search(before) or _AFTER_FIGURE.search(before))


def is_unit(before: str) -> bool:
    """Whether words end in a unit of length or time: a raised 2 after it is no mark."""
    return _UNIT.search(before) is not None


def without_marks(text: str) -> tuple[str, list[tuple[str, str]]]:
    """A line without the marks of notes in it, and each mark with the words before it."""
    marks: list[tuple[str, str]] = []

    def take(sign: re.Match[str]) -> str:
        before = text[: sign.start()]
        if not marks_a_note(before):
            return sign[0]
        marks.append((sign[0].translate(FIGURES), " ".join(before.split()[-4:])))
        return ""

    return _RAISED_SIGNS.sub(take, text), marks


def unreadable(text: str) -> int:
    """How many letters of a text are marked as unreadable."""
    return text.count(UNREADABLE)


def _space(space: re.Match[str]) -> str:
    # A line or paragraph separator, a form feed, a no-break space: white space is folded anyway.
    return " " if unicodedata.category(space[0])[0] == "Z" or space[0] in "\v\f\r\x85" else space[0]


def _instead(char: str) -> str:
    return UNREADABLE if char == "\0" or unicodedata.category(char) in ("Co", "Cn", "Cs") else ""

"""Takes out of a text what nobody can see, and marks what nobody can read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from generator.text.characters import visible_problems

UNREADABLE = "\ufffd"
# How a reader of PDFs spells a letter whose font does not say what letter it is.
_CID = re.compile(r"\(cid:\d+\)")
_SPACES = re.compile(r"[^\S\n \t]")
SUPERSCRIPTS = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
SUBSCRIPTS = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
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


def unreadable(text: str) -> int:
    """How many letters of a text are marked as unreadable."""
    return text.count(UNREADABLE)


def _space(space: re.Match[str]) -> str:
    # A line or paragraph separator, a form feed, a no-break space: white space is folded anyway.
    return " " if unicodedata.category(space[0])[0] == "Z" or space[0] in "\v\f\r\x85" else space[0]


def _instead(char: str) -> str:
    return UNREADABLE if char == "\0" or unicodedata.category(char) in ("Co", "Cn", "Cs") else ""

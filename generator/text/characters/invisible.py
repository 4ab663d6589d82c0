"""Says which characters may not stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_REFUSED = {
    "Cc": "a control character",
    "Cf": "an invisible format character",
    "Cs": "half of a character",
    "Co": "a private-use character",
    "Cn": "an unassigned character",
    "Zl": "a line separator",
    "Zp": "a paragraph separator",
}
# Letters, marks and symbols by category that nobody can see: selectors, fillers, blank braille.
_BLANK = re.compile(
    "[\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180f\u034f\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5\U00016fe4\U0001d159]"
)
_UNUSUAL = re.compile(r"[^\x20-\x7e\n\t]")
_JOINERS = "\u200c\u200d"
# Scripts whose letters a joiner holds together or apart: there it is spelling.
_JOINED = frozenset(
    "ARABIC SYRIAC DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM SINHALA KHMER MYANMAR "
    "TIBETAN MONGOLIAN NKO".split()
)
_VIRAMA = 9  # the combining class of the signs that take a vowel away
_CONTROL_NAMES = {"\0": "NULL", "\x1b": "ESCAPE", "\r": "CARRIAGE RETURN", "\x08": "BACKSPACE"}


def visible_problems(text: str) -> list[tuple[int, str]]:
    """Offset and description of every character a reader could not see or a machine would obey.

    Refused are the Unicode categories Cc (but line feed and tab), Cf, Cs, Co, Cn, Zl and Zp, the
    variation selectors and other blanks. What is unassigned depends on Python's Unicode version.
    """
    if text.replace("\n", "").replace("\t", "").isprintable() and not _BLANK.search(text):
        return []
    problems = []
    for unusual in _UNUSUAL.finditer(text):
        at, char = unusual.start(), unusual[0]
        if _is_spelling(text, at):
            continue
        if char.isprintable() or char in "\n\t":
            if not char.isascii() and _BLANK.match(char):
                problems.append((at, f"{_named(char)}, an invisible character"))
        elif (category := unicodedata.category(char)) in _REFUSED:
            problems.append((at, f"{_named(char)}, {_REFUSED[category]}"))
    return problems


def counted_problems(text: str) -> list[tuple[int, str]]:
    """As `visible_problems`, each kind of character once: where it stands first, and how often in all."""
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for at, what in visible_problems(text):
        first.setdefault(what, at)
        counts[what] += 1
    return [
        (at, what if counts[what] == 1 else f"{what}, {counts[what]} times")
        for what, at in first.items()
    ]


def _is_spelling(text: str, at: int) -> bool:
    """Whether a joiner or a selector belongs to the letters or the picture sign beside it."""
    char = text[at]
    if at == 0 or (char not in _JOINERS and not "\ufe0e" <= char <= "\ufe0f"):
        return False
    before, after = text[at - 1], text[at + 1 : at + 2]
    if char in _JOINERS and _script(before) in _JOINED:
        # Behind a virama it ends a word too: the older spelling of Malayalam’s “ര്\u200d”.
        cut = char == "\u200d" and unicodedata.combining(before) == _VIRAMA
        return cut or (bool(after) and _script(after) in _JOINED)
    picture = unicodedata.category(before) in ("So", "Sk") or "\ufe0e" <= before <= "\ufe0f"
    if char == "\u200d":
        return picture and unicodedata.category(after or " ") == "So"
    return unicodedata.category(before) == "So" and char not in _JOINERS


def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0]


def _named(char: str) -> str:
    name = unicodedata.name(char, _CONTROL_NAMES.get(char, ""))
    return f"U+{ord(char):04X} {name}".strip()

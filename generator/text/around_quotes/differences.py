"""Says in one clause in what two nearly equal passages differ, down to characters that look alike."""

from __future__ import annotations

import difflib
import unicodedata

MOST_WORDS = 200

_NAMES = {
    "’": "a curly apostrophe",
    "‘": "a curly opening quote mark",
    "'": "a straight apostrophe",
    "“": "a curly opening quote mark",
    "”": "a curly closing quote mark",
    '"': "a straight quote mark",
    "–": "an en dash",
    "—": "an em dash",
    "-": "a hyphen",
}


def difference(wanted: str, nearby: str) -> str:
    """In what two nearly equal passages differ first, in one clause."""
    if coded := _coded(wanted, nearby):
        return coded
    if wanted.casefold() == nearby.casefold():
        return "capital and small letters differ"
    typed, stands = wanted.split(), nearby.split()
    same = next(
        (at for at, pair in enumerate(zip(typed, stands, strict=False)) if pair[0] != pair[1]), 0
    )
    # The first difference is told: what follows is compared as far as it helps to find its end.
    typed, stands = typed[same : same + MOST_WORDS], stands[same : same + MOST_WORDS]
    matcher = difflib.SequenceMatcher(None, typed, stands, autojunk=False)
    for verb, a, b, c, d in matcher.get_opcodes():
        if verb == "equal":
            continue
        mine, theirs = " ".join(typed[a:b]), " ".join(stands[c:d])
        if not mine:
            return f"the source has {theirs!r} here, which the quote leaves out"
        if not theirs:
            return f"the quote has {mine!r}, which the source does not have"
        return (
            _mark(mine, theirs)
            or _coded(mine, theirs)
            or f"the source has {theirs!r} where the quote has {mine!r}"
        )
    return "they differ in white space"


def _coded(typed: str, stands: str) -> str | None:
    """The sentence for texts that look alike and are written with other characters."""
    composed = unicodedata.normalize("NFC", typed) == unicodedata.normalize("NFC", stands)
    if unicodedata.normalize("NFKC", typed) != unicodedata.normalize("NFKC", stands):
        return None
    at = next(at for at, char in enumerate(stands) if typed[at : at + 1] != char)
    mine, theirs = (_code_points(text, at) for text in (typed, stands))
    how = "composed or decomposed" if composed else "in another compatibility form"
    return f"the source has {theirs} where the quote has {mine}: the same letters, {how}"


def _code_points(text: str, at: int) -> str:
    """The character at an offset with the marks around it, by code point: “U+0065 U+0301”."""
    start = at
    while start > 0 and unicodedata.combining(text[start]):
        start -= 1
    end = start + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return " ".join(f"U+{ord(char):04X}" for char in text[start:end])


def _mark(typed: str, stands: str) -> str | None:
    """The sentence for two words that differ in one kind of quote mark or dash."""
    if len(typed) != len(stands):
        return None
    pairs = {(a, b) for a, b in zip(typed, stands, strict=True) if a != b}
    if len(pairs) != 1:
        return None
    a, b = pairs.pop()
    if a not in _NAMES or b not in _NAMES:
        return None
    return f"the source has {_NAMES[b]} here where the quote has {_NAMES[a]}"

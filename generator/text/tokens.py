"""Parts a text into words, runs of digits and signs, in one pass over its characters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["digits", "word", "sign"]

# No-break, figure, thin and narrow spaces group digits as an ordinary space does; a tab never does.
GROUP_SPACES = " \u00a0\u2007\u2009\u202f"
# Signs that Python takes for letters or digits: fractions, superscripts, subscripts, ringed numbers.
_NUMERIC = "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u218f\u2460-\u24ff\u3192-\u3195\u3220-\u32ff"
_LETTER = rf"[^\W\d_{_NUMERIC}]"
_PART = rf"(?:{_LETTER}|[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0963\u200c\u200d])"
_TOKEN = re.compile(
    rf"(?P<space>\s+)"
    rf"|(?P<spaced>(?<![0-9][.,'’])(?<![0-9])[1-9][0-9]{{0,2}}(?P<sep>[{GROUP_SPACES}])[0-9]{{3}}"
    rf"(?:(?P=sep)[0-9]{{3}})*(?:[.,][0-9]+)?(?![0-9])(?![.,'’][0-9]))"
    rf"|(?P<digits>[0-9]+(?:[.,'’][0-9]+)*|\d+)"
    rf"|(?P<word>{_LETTER}{_PART}*+(?:['’](?![sS](?!\w)){_LETTER}{_PART}*+)*+)"
    rf"|(?P<sign>.)",
    re.DOTALL,
)


class Token(NamedTuple):
    """One word, run of digits or sign at [start, end), and the white space before it.

    `gap` is "" where it is glued to what stands before, "\\t" where a tab parts the two, and
    " " for any other white space. `low` is its text in small letters, with a straight apostrophe.
    """

    kind: Kind
    text: str
    low: str
    start: int
    end: int
    gap: str


@lru_cache(maxsize=4096)  # every check reads the same few texts
def tokens(text: str) -> tuple[Token, ...]:
    """Every word, run of digits and sign of the text, in order."""
    parted: list[Token] = []
    gap = " "  # the beginning of a text parts like a space
    for match in _TOKEN.finditer(text):
        words = match[0]
        if match["space"] is not None:
            gap = "\t" if "\t" in words else " "
            continue
        kind: Kind = "sign"
        if match["word"] is not None:
            kind = "word"
        elif match["sign"] is None:
            kind = "digits"
        low = words.lower().replace("’", "'").replace("\u02bc", "'")
        parted.append(Token(kind, words, low, match.start(), match.end(), gap))
        gap = ""
    return tuple(parted)

"""Makes every run of white space one space, with the way back to where each character came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_TO_FOLD = re.compile(r"\s\s|[^\S ]")


def folded(text: str) -> str:
    """The same text without the way back, for long texts that are looked at once."""
    words = " ".join(text.split())
    before = " " if text[:1].isspace() else ""
    return before + words + (" " if words and text[-1].isspace() else "")


@lru_cache(maxsize=4096)  # every check reads the same few texts
def fold(text: str) -> tuple[str, Sequence[int]]:
    """Turn every run of white space, no-break spaces included, into one space; nothing else.

    Returns the folded text and, for each of its characters, the index it came from (for a run:
    that of its first character).
    """
    if not _TO_FOLD.search(text):
        return text, range(len(text))
    pieces: list[str] = []
    offsets: list[int] = []
    for run in re.finditer(r"\s+|\S+", text):
        if run[0].isspace():
            pieces.append(" ")
            offsets.append(run.start())
        else:
            pieces.append(run[0])
            offsets.extend(range(*run.span()))
    return "".join(pieces), offsets

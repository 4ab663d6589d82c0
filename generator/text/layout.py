"""Takes the layout out of a text as it comes: invisible characters of setting, and lines broken by width."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

# Set by programs to break lines and pages; a reader sees none of them.
_INSTEAD = {
    "\u00ad": "",
    "\u200b": "",
    "\u2060": "",
    "\ufeff": "",
    "\u2029": "\n\n",
}  # a line feed for the others
_LAYOUT = re.compile("\r\n|[\r\u00ad\u200b\u2060\ufeff\f\v\x85\u2028\u2029]")
_NAMES = {"\r\n": "CR LF at line ends", "\r": "CR at line ends", "\f": "FORM FEED", "\v": "LINE TABULATION",
          "\x85": "NEXT LINE"}  # fmt: skip
NARROWEST, WIDEST = 30, 100  # characters of a line that was broken by width
MOST_FIT = 0.2  # share of its breaks that a broken text may have elsewhere: at its paragraphs' ends


def without_layout(text: str) -> tuple[str, Counter[str]]:
    """The text without layout characters, line ends as LF; and how often each kind went, by its name."""
    gone: Counter[str] = Counter()

    def instead(match: re.Match[str]) -> str:
        sign = match[0]
        code = f"U+{ord(sign):04X} " if len(sign) == 1 and sign != "\r" else ""
        name = _NAMES[sign] if sign in _NAMES else unicodedata.name(sign, "a control character")
        gone[code + name] += 1
        return _INSTEAD.get(sign, "\n")

    return _LAYOUT.sub(instead, text), gone


def unwrapped(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with the lines of each paragraph joined, where they were broken by width; and which.

    The joined lines are told as (first, last), counted from 1 as the text had them. A line was broken by
    width when the next word would not have fitted; where too many lines end before, nothing is joined.
    """
    lines = text.split("\n")
    breaks = [at for at in range(len(lines) - 1) if lines[at].strip() and lines[at + 1].strip()]
    width = max((len(lines[at].rstrip()) for at in breaks), default=0)
    if not NARROWEST <= width <= WIDEST or max(map(len, lines)) > WIDEST + 1:
        return text, []
    full = {at for at in breaks if _is_full(lines[at], lines[at + 1], width)}
    inside = [at for at in breaks if at in full or not _ends(lines[at])]
    # A full line that ends with a full stop may be a paragraph: most breaks must part a sentence.
    parting = [at for at in full if not _ends(lines[at])]
    if 2 * len(parting) <= len(full) or len(inside) - len(full) > MOST_FIT * len(breaks) + 1:
        return text, []
    joined: list[str] = [lines[0]]
    spans: list[tuple[int, int]] = []
    for at, line in enumerate(lines[1:]):
        if at not in full:
            joined.append(line)
            continue
        head = joined[-1].rstrip()
        joined[-1] = head + ("" if head.endswith("-") else " ") + line.strip()
        if spans and spans[-1][1] == at + 1:
            spans[-1] = spans[-1][0], at + 2
        else:
            spans.append((at + 1, at + 2))
    return "\n".join(joined), spans


def _is_full(line: str, following: str, width: int) -> bool:
    word = following.split(None, 1)[0]
    layout = "\t" in line or "\t" in following or following[:1] in "-*•–"
    return not layout and len(line.rstrip()) + 1 + len(word) > width


def _ends(line: str) -> bool:
    """Whether a line ends as a paragraph, a heading or an entry of a list does."""
    return line.rstrip()[-1:] in '.!?:;”"’)' or len(line) < NARROWEST

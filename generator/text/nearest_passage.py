"""Finds the words of a text that come nearest to words that are not in it, in bounded time."""

from __future__ import annotations

import difflib
import heapq
from collections import Counter
from collections.abc import Iterator, Sequence

# Comparing two texts costs the square of their length. Up to so many steps every place of a source is
# compared; above, only those that share most words with what is wanted. A refused quote must not cost minutes.
EVERYWHERE = 20_000_000
AT_MOST = 2_000_000

# (line, first character, last character + 1, words)
Window = tuple[int, int, int, str]

# By how many words the right passage may be longer or shorter than what was typed, likely ones first.
WIDER = (0, -1, 1, 2, -2, 3)


def nearest(wanted: str, lines: Sequence[str]) -> tuple[Window | None, float]:
    """The window of about as many words that is most alike, and how alike it is, from 0 to 1."""
    best: Window | None = None
    top = 0.0
    size = len(wanted.split())
    spans = [_words(line) for line in lines]
    many = sum(map(len, spans)) * len(wanted) ** 2 > EVERYWHERE
    for number, index in _likely(wanted, lines, spans) if many else _everywhere(spans):
        line, words = lines[number], spans[number]
        for more in WIDER:
            width = size + more
            if width < 1 or index + width > len(words):
                continue
            begin, end = words[index][0], words[index + width - 1][1]
            matcher = difflib.SequenceMatcher(None, line[begin:end], wanted, autojunk=False)
            if matcher.real_quick_ratio() <= top or matcher.quick_ratio() <= top:
                continue
            ratio = matcher.ratio()
            if ratio > top:
                top, best = ratio, (number, begin, end, line[begin:end])
    return best, top


def _everywhere(spans: Sequence[list[tuple[int, int]]]) -> Iterator[tuple[int, int]]:
    return ((number, index) for number, words in enumerate(spans) for index in range(len(words)))


def _likely(
    wanted: str, lines: Sequence[str], spans: Sequence[list[tuple[int, int]]]
) -> list[tuple[int, int]]:
    """The places (line, word) whose windows share most words with what is wanted, in their order."""
    need = Counter(wanted.split())
    size = sum(need.values())

    def shared() -> Iterator[tuple[int, int, int]]:
        for number, words in enumerate(spans):
            listed = [lines[number][begin:end] for begin, end in words]
            have: Counter[str] = Counter()
            score = 0
            for at, word in enumerate(listed):
                have[word] += 1
                score += have[word] <= need[word]
                if at >= size:
                    gone = listed[at - size]
                    score -= have[gone] <= need[gone]
                    have[gone] -= 1
                yield -score, number, max(0, at - size + 1)

    most = max(2, min(60, AT_MOST // len(wanted) ** 2))
    return sorted({(number, at) for _, number, at in heapq.nsmallest(most, shared())})


def _words(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin: int | None = None
    for at, character in enumerate(f"{text} "):
        if character == " ":
            if begin is not None:
                spans.append((begin, at))
            begin = None
        elif begin is None:
            begin = at
    return spans

"""Finds the words of a text that come nearest to words that are not in it, in bounded time."""

from __future__ import annotations

import difflib
import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

# A quote of more characters is not looked for as a whole, but where it leaves the source.
LONGEST = 1_200
# Up to so many characters two texts are compared letter by letter, above word by word.
BY_LETTERS = 300
# So many steps at most go into one search. Comparing two texts costs the square of their length.
STEPS = 2_000_000

# From 0 to 1: two texts that are less alike have nothing to do with each other.
ALIKE = 0.6

# (line, first character, last character + 1, words)
Window = tuple[int, int, int, str]

# By how many words the right passage may be longer or shorter than what was typed, likely ones first.
WIDER = (0, -1, 1, 2, -2, 3)


def nearest(wanted: str, lines: Sequence[str]) -> Window | None:
    """The window of about as many words that is most alike; None where none is rather alike than not.

    Of all places those that share most words with it come first; where the steps end, so does the search.
    """
    best: Window | None = None
    top, steps = ALIKE, 0
    letters = len(wanted) <= BY_LETTERS
    size = len(wanted.split())
    cost = len(wanted) ** 2 if letters else size**2
    spans = [_words(line) for line in lines]
    parted: Callable[[str], Sequence[str]] = list if letters else str.split
    matcher = difflib.SequenceMatcher[str](None, "", parted(wanted), autojunk=False)
    for number, index in _likely(wanted, lines, spans):
        line, words = lines[number], spans[number]
        for more in WIDER:
            width = size + more
            if width < 1 or index + width > len(words):
                continue
            begin, end = words[index][0], words[index + width - 1][1]
            window = line[begin:end]
            matcher.set_seq1(parted(window))
            steps += len(wanted)
            if matcher.real_quick_ratio() <= top or matcher.quick_ratio() <= top:
                continue
            steps += cost
            ratio = matcher.ratio()
            if ratio > top:
                top, best = ratio, (number, begin, end, window)
        if steps > STEPS:
            break
    return best


def telling_part(wanted: str, lines: Sequence[str]) -> str:
    """What to look for of a long quote: the words around those with which it leaves the source."""
    if len(wanted) <= LONGEST:
        return wanted
    words = wanted.split()
    stands, not_there = 0, len(words) + 1
    while not_there - stands > 1:  # what begins it stands there up to some word, and no further
        middle = (stands + not_there) // 2
        beginning = " ".join(words[:middle])
        if any(beginning in line for line in lines):
            stands = middle
        else:
            not_there = middle
    return " ".join(words[max(0, stands - 15) : stands + 15])[:BY_LETTERS].rstrip()


def _likely(
    wanted: str, lines: Sequence[str], spans: Sequence[list[tuple[int, int]]]
) -> list[tuple[int, int]]:
    """The places (line, word) whose windows share most words with what is wanted, those first."""
    need = Counter(wanted.casefold().split())
    size = sum(need.values())

    def shared() -> Iterator[tuple[int, int, int]]:
        for number, words in enumerate(spans):
            listed = [lines[number][begin:end].casefold() for begin, end in words]
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

    most = max(2, STEPS // (len(wanted) * len(WIDER)))
    places = heapq.nsmallest(min(most, 2_000), shared())
    return list(dict.fromkeys((number, at) for _, number, at in places))


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

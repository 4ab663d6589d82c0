"""Spellings: the word that somebody meant by a mistyped one, and what finds whole words in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def near(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate the author probably meant, if one is near; the same for the same input.

    Near is a slip of the hand: one letter wrong, missing, doubled or swapped with its neighbour, and
    more of them in longer words; or the beginning of a word for the whole. Of two that are as near,
    the longer one: a letter is left out more often than put in.
    """
    wanted = word.lower().replace("_", "-")
    ranked: list[tuple[int, bool, bool, int, str]] = []
    for known in candidates:
        other = known.lower().replace("_", "-")
        first = wanted[:1] == other[:1]
        if abs(len(wanted) - len(other)) <= 3:
            steps = _steps(wanted, other)
            if steps <= _allowed(wanted, other, first):
                ranked.append((steps, not first, wanted[-1:] != other[-1:], -len(other), known))
        if min(len(wanted), len(other)) >= 5 and (
            other.startswith(wanted) or wanted.startswith(other)
        ):
            ranked.append((4, not first, False, 0, known))
    return min(ranked)[-1] if ranked else None


def _allowed(word: str, other: str, first: bool) -> int:
    """How many slips two words may lie apart; `first` tells that they begin alike."""
    length = min(len(word), len(other))
    if length < 3:
        return 1 if first or word[-1:] == other[-1:] or word[::-1] == other else 0
    if length < 5:
        return 1
    if not first:
        return 2 if length >= 9 else 1
    return 3 if length >= 10 else 2


def _steps(word: str, other: str) -> int:
    """Letters to put in, take out, change or swap between two words (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(word, 1):
        above, row = row, [i]
        for j, b in enumerate(other, 1):
            least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and word[i - 2] == b:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before = above
    return row[-1]


def did_you_mean(guess: str | None) -> str:
    """The question in a cure; empty without a guess."""
    return f"did you mean `{guess}`?" if guess else ""


def whole_words(words: Iterable[str], *, any_case: bool = False) -> re.Pattern[str]:
    """What matches each of some words or names where it is no part of a longer or hyphenated word.

    Without words it matches nothing.
    """
    return _compiled(tuple(sorted(set(words), key=_longest_first)), any_case)


def alternatives(words: Iterable[str]) -> str:
    """The words as alternatives in a pattern, “very likely” before “likely”; a space is any white space."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=_longest_first)
    )


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


@lru_cache(maxsize=1024)
def _compiled(words: tuple[str, ...], any_case: bool) -> re.Pattern[str]:
    pattern = rf"(?<![\w-])(?:{alternatives(words)})(?![\w-])" if words else r"(?!)"
    return re.compile(pattern, re.IGNORECASE if any_case else 0)

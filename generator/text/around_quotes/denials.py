"""Finds what takes words of a sentence back, before them and behind them: denials, falsehoods, withheld assent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.text.wordlists import SURE, clause_before, find_words, wordlist

# Words between: “did not say that” takes back what follows, “is no threat to the town” does not.
BETWEEN = 3
AROUND = 300  # characters on each side that are looked at
LIKELY = 8  # words between, where a doubt is worth a notice
_PARENTHESIS = re.compile(r",\s[^,]{1,80},")
_PART = re.compile(r"[;:]|\s[—–]\s|\b(?:but|and|while|although|though)\b", re.IGNORECASE)
_NAMED = r"(?:[^,.;:]{1,80}\s)??"  # who denies: a few words, none of another clause
_TIME = (
    r"(?:on|in|at|to|by|last|late|early|again|yesterday|today|later|outright|flatly|\w+day|\w+ly)\b"
)


# “… but the office called that untrue”: what is called so is what was said before.
_CALLS = re.compile(
    r"\b(?:call|calls|called|dubbed|labelled|labeled|branded|described)\s+(?:it|that|this|them|the \w+)\s+(?:as\s+)?$"
)


class Denial(NamedTuple):
    """Words at `start` that take a quote back; `certain` or only likely, before it or `behind` it."""

    words: str
    start: int
    certain: bool
    behind: bool


def denials(sentence: str, start: int, end: int) -> Iterator[Denial]:
    """What takes back the words [start, end) of a sentence; the certain ones first, the nearest first."""
    yield from _not(sentence, start)
    yield from _before(sentence, start)
    yield from _behind(sentence, end)


def _not(sentence: str, start: int) -> Iterator[Denial]:
    """A negation or a verb of denial close before, in the same clause."""
    clause = clause_before(sentence[max(0, start - AROUND) : start], start)
    first = start - len(clause)
    words = [*find_words("denial", clause), *find_words("denying", clause)]
    for word in sorted(words, key=lambda word: -word.start):
        left = clause[word.start :].strip()
        if SURE.match(left) or any(find_words("falsehood", left[len(word.text) :])):
            continue  # “no doubt that”, “not untrue that”
        if len(left.split()) - len(word.text.split()) <= BETWEEN:
            yield Denial(left, first + word.start, True, False)


def _before(sentence: str, start: int) -> Iterator[Denial]:
    """ "untrue that", "a lie that", "declined to say that": the words stand under it."""
    left = sentence[max(0, start - AROUND) : start]
    words = [*find_words("falsehood", left), *find_words("no-assent", left)]
    for word in sorted(words, key=lambda word: -word.start):
        if _turned(left, word.start):
            continue
        gap = _PARENTHESIS.sub(" ", left[word.start + len(word.text) :])
        between = len(gap.split())
        said = any(find_words("speech", gap))
        if _PART.search(gap) or said or between > LIKELY + BETWEEN:
            continue
        that = re.search(r"\b(?:that|whether|if)\s*[“\"‘]?\s*$", gap) is not None
        near = between <= BETWEEN and "," not in gap
        if that or near or between <= LIKELY:
            first = start - len(left) + word.start
            yield Denial(left[word.start :].strip(), first, that or near, False)


def _behind(sentence: str, end: int) -> Iterator[Denial]:
    """ "…, the office denied", "… is untrue", "…, a claim that it rejects": the quote is what is denied."""
    right = sentence[end : end + AROUND]
    for name in ("denying", "falsehood", "no-assent"):
        for word in find_words(name, right):
            lead, follows = right[: word.start], right[word.start + len(word.text) :]
            if _turned(right, word.start):
                continue
            if _PART.search(lead.lstrip(' ,.”"’—–-')) and not _CALLS.search(lead):
                continue
            own = re.match(rf"\s*(?:$|[,.;:!?”\"’)]|{_TIME})", follows)
            subject = re.match(
                r"[\s”\"’,]*(?:(?:which|that|this|it|,|—|–)\s*)*(?:is|are|was|were|has been|had been|be)\s+"
                r"(?:\w+\s+)?$", lead)  # fmt: skip
            called = re.search(
                r"\b(?:which|that|something|an? \w+)\b[^.;]{0,60}\b(?:is|was|were|are|as)\s+$",
                lead,
            ) or _CALLS.search(lead)
            by_them = re.match(rf"[\s”\"’]*[,—–]\s*[”\"’]?\s*{_NAMED}$", lead)
            if name == "denying":
                certain = bool(own and by_them) or bool(subject and re.match(r"\s+by\b", follows))
            else:
                certain = bool(subject or called)
            noun = re.match(r"[\s”\"’]*[,—–]\s*(?:an?|the)\s+(?:\w+\s+)?(\w+)", lead)
            claimed = noun is not None and noun[1].lower() in wordlist("claim-nouns")
            if certain or claimed:
                yield Denial(
                    right[: word.start + len(word.text)].strip(" ,"),
                    end + word.start,
                    certain,
                    True,
                )


def _turned(text: str, start: int) -> bool:
    """Whether a denial is denied itself: “not untrue”, “has not ruled out”, “did not deny”."""
    before = text[max(0, start - 30) : start].lower().split()[-2:]
    return any(word.strip(",.") in _NOT or word.endswith(("n't", "n’t")) for word in before)


_NOT = frozenset("not never no without hardly nor neither cannot".split())

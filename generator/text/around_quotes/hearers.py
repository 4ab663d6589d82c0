"""Tells who is told and who tells: in “A told B that …” the words are A's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.wordlists import find_words

MOST = 80  # characters: so far behind its verb a hearer is looked for
_OBJECT_ENDS = re.compile(
    r"\s+(?:that|how|why|what|when|where|whether|if|about|of|to|in|on|at|during|after|before|by|not to)\b|[,:;.“\"(]"
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?$")
_CLAUSE = re.compile(r"[,;:—(]|\b(?:but|and|that|which|who|as|when|while|after|because)\b")


def hearers(sentence: str) -> Iterator[tuple[int, int]]:
    """The spans of a sentence that name who is told: behind “told”, before “was told”."""
    for verb in find_words("telling", sentence):
        before = sentence[max(0, verb.start - MOST) : verb.start]
        behind = verb.start + len(verb.text)
        if before.rstrip()[-1:] in ',”"’':
            continue  # “…,” warned Nils Falk: he speaks
        if passive := _PASSIVE.search(before):
            clause = before[: passive.start()]
            breaks = [match.end() for match in _CLAUSE.finditer(clause)]
            first = verb.start - len(before) + (breaks[-1] if breaks else 0)
            yield first, verb.start
            continue
        end = _OBJECT_ENDS.search(sentence, behind, min(len(sentence), behind + MOST))
        if end is not None and end.start() > behind:
            yield behind, end.start()


def without_hearers(sentence: str) -> str:
    """The sentence with those who are told blanked out, every offset kept."""
    for start, end in hearers(sentence):
        sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    return sentence

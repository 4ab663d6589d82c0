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
_CLAUSE = re.compile(
    r"[,;:—(]|\b(?:but|and|that|which|who|as|when|while|after|because|said|says)\b"
)


# “was speaking to”, “is convinced that”: the subject is no hearer.
_SPEAKING = re.compile(r"ing\b|^(?:convinced|persuaded)$", re.IGNORECASE)
_ADDRESSED_ENDS = re.compile(r"[,:;.“\"(]|\b(?:that|said|says|and|who|he|she|they)\b")
# “let the mayor know that”, “gave him to understand that”
_LET_KNOW = re.compile(r"\b(?:lets?|gave|gives)\s+([^,;:.]{1,60}?)\s+(?:know|to understand)\b")
_SPEAKS = re.compile(r",?\s+(?:who|which)\s+(?:then\s+|also\s+)?\w+")


def hearers(sentence: str) -> Iterator[tuple[int, int]]:
    """The spans of a sentence that name who is told: behind “told”, before “was told” and “heard that”."""
    yield from (match.span(1) for match in _LET_KNOW.finditer(sentence))
    for led in find_words("addressed", sentence):
        behind = led.start + len(led.text)
        end = _ADDRESSED_ENDS.search(sentence, behind, min(len(sentence), behind + MOST))
        if end is not None and end[0] not in ("said", "says", "who"):  # the last one named speaks
            yield behind, end.start()
    for verb in find_words("hearing", sentence):
        yield _subject(sentence, verb.start, verb.start), verb.start
    for verb in find_words("telling", sentence):
        before = sentence[max(0, verb.start - MOST) : verb.start]
        behind = verb.start + len(verb.text)
        if before.rstrip()[-1:] in ',”"’':
            continue  # “…,” warned Nils Falk: he speaks
        if (passive := _PASSIVE.search(before)) and not _SPEAKING.search(verb.text):
            first = verb.start - len(before) + passive.start()
            yield _subject(sentence, first, verb.start), verb.start
            continue
        end = _OBJECT_ENDS.search(sentence, behind, min(len(sentence), behind + MOST))
        if end is not None and end.start() > behind and not _SPEAKS.match(sentence, end.start()):
            yield behind, end.start()


def _subject(sentence: str, end: int, verb: int) -> int:
    """Where the clause begins that ends before an offset, at most so far before its verb."""
    first = max(0, verb - MOST)
    breaks = [match.end() for match in _CLAUSE.finditer(sentence, first, end)]
    return breaks[-1] if breaks else first


def without_hearers(sentence: str) -> str:
    """The sentence with those who are told blanked out, every offset kept."""
    for start, end in hearers(sentence):
        sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    return sentence

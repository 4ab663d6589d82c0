"""Finds what takes words of a sentence back where it is not English: by the lists of its language alone.

A word for “that” before the words says what governs them; a language without one says it behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.around_quotes.denials import AROUND, BETWEEN, Denial
from generator.text.languages import Language
from generator.text.wordlists import find_words, wordlist

FAR = 6  # words between a quote and the verb behind it that denies it
_CLAUSE = re.compile(r"[,;:—–(]")


def foreign_denials(sentence: str, start: int, end: int, tongue: Language) -> Iterator[Denial]:
    """What takes back the words [start, end) of a sentence, the words before them first."""
    if that := wordlist("that", tongue):
        yield from _before(sentence, start, that, tongue)
    yield from _behind(sentence, end, tongue, verb_last=not that)


def _before(sentence: str, start: int, that: tuple[str, ...], tongue: Language) -> Iterator[Denial]:
    left = sentence[max(0, start - AROUND) : start].rstrip(' «“"„')
    governs = re.search(rf",?\s*\b(?:{'|'.join(that)})$", left, re.IGNORECASE)
    left = left[: governs.start()] if governs else left
    clause = _CLAUSE.split(left)[-1]
    for name in ("denying", "falsehood", "negation"):
        for word in find_words(name, clause, tongue):
            behind = clause[word.start + len(word.text) :]
            before = clause[: word.start].split()[-2:]
            twice = any(find_words("negation", " ".join(before), tongue))
            twice = twice or any(find_words("denying", behind, tongue))
            if not twice and (governs or len(behind.split()) < BETWEEN):
                first = max(0, start - AROUND) + len(left) - len(clause) + word.start
                yield Denial(sentence[first:start].strip(' «“"„'), first, True, False)


def _behind(sentence: str, end: int, tongue: Language, *, verb_last: bool) -> Iterator[Denial]:
    right = sentence[end : end + AROUND]
    joints = frozenset(tongue.words["dates"]["and"])
    for name in ("denying", "falsehood", *(["negation"] if verb_last else [])):
        for word in find_words(name, right, tongue):
            between = right[: word.start].split()
            far = BETWEEN if name == "negation" else FAR
            turned = any(find_words("negation", " ".join(between[-1:]), tongue))
            if (
                len(between) <= far
                and joints.isdisjoint(between)
                and not (turned and not verb_last)
            ):
                words = right[: word.start + len(word.text)].strip(" ,»”")
                yield Denial(words, end + word.start, name != "negation", True)

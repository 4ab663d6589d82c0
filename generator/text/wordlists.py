"""Finds in a text the words of the lists that the rules about prose look for (`lists` of a language)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from generator.text.languages import Language, language
from generator.text.spelling import alternatives, whole_words

# “No doubt this is confirmed” denies nothing.
SURE = re.compile(
    r"\b(?:no|without(?: a)?|beyond|little) (?:doubt|question|secret|surprise|wonder|accident|coincidence|mystery|dispute|mistake)\b"
    r"|\b(?:never|not|n['’]t) forget\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\w+")
_CLAUSE = re.compile(r"[,;:—(]|\b(?:but|and)\b")


class Word(NamedTuple):
    """One word of a list as it stands in a text, at the offset `start`."""

    text: str
    start: int


@cache
def wordlist(name: str, tongue: Language | None = None) -> tuple[str, ...]:
    """The words of one list, longest first, so that “very likely” is found before “likely”."""
    words: list[str] = (tongue or language()).words["lists"][name]["words"]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _pattern(name: str, tongue: Language | None) -> re.Pattern[str]:
    words = wordlist(name, tongue)
    if tongue and tongue.words.get("particles"):
        return re.compile(alternatives(words))  # other parts of a word are glued on
    return whole_words(words, any_case=True)


@cache
def _telling(name: str) -> frozenset[str]:
    """Of each word of a list, or of several that stand together, the longest: “sense” of “in a sense”."""
    return frozenset(max(_LETTERS.findall(word.lower()), key=len) for word in wordlist(name))


@lru_cache(maxsize=4096)  # a dozen lists are looked for in the same texts
def _tokens(text: str) -> frozenset[str]:
    return frozenset(_LETTERS.findall(text.lower()))


def find_words(name: str, text: str, tongue: Language | None = None) -> Iterator[Word]:
    """Every word of the list in `text`, in order, without overlaps; of the English list by default."""
    # Nearly always there is none, and the pattern need not be tried.
    if not (may_hold(name, text) if tongue is None else wordlist(name, tongue)):
        return iter(())
    return (Word(match[0], match.start()) for match in _pattern(name, tongue).finditer(text))


def may_hold(name: str, text: str) -> bool:
    """Whether `text` has a word without which none of the English list can stand in it."""
    return not _telling(name).isdisjoint(_tokens(text))


def clause_before(text: str, start: int) -> str:
    """What stands before `start` in the same clause."""
    return _CLAUSE.split(text[:start])[-1]


def denied(text: str, start: int) -> bool:
    """Whether a word of denial stands before `start` in the same clause."""
    clause = SURE.sub("", clause_before(text, start))
    return "n’t" in clause or "n't" in clause or any(find_words("denial", clause))

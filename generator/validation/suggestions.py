"""Finds the id that somebody meant by a name, a title or a mistyped id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.text.spelling import near

# An id by what it is called: by its own words, and by the words of its entry.
Spellings = Mapping[str, str]

# Which keys of an entry name it, the telling ones first.
NAMES = ("name", "aliases", "titles", "weak_aliases", "label", "title", "file")


def spellings(entries: Mapping[str, Any], builtin: Iterable[str] = ()) -> Spellings:
    """What the entries of a register or of a section are called, as its file says.

    A spelling that two of them share means neither; the id of one is never another's name.
    """
    said: dict[str, set[str]] = {}
    for id, entry in entries.items():
        for words in _names(entry) if isinstance(entry, Mapping) else ():
            said.setdefault(_folded(words), set()).add(id)
    alone = {words: next(iter(ids)) for words, ids in said.items() if len(ids) == 1 and words}
    return alone | {_folded(id): id for id in (*entries, *builtin)}


def exactly(words: str, known: Spellings) -> str | None:
    """The id that is called so, whatever the capitals, the article and the signs around it."""
    return known.get(_folded(words))


def meant(words: str, known: Spellings) -> str | None:
    """The id that is called so, or nearly so."""
    guess = near(_folded(words), known)
    return exactly(words, known) or (known[guess] if guess else None)


def _names(entry: Mapping[str, Any]) -> Iterator[str]:
    for key in NAMES:
        given = entry.get(key)
        for words in given if isinstance(given, list) else [given]:
            if isinstance(words, str):
                yield words
                if key == "titles" and isinstance(name := entry.get("name"), str):
                    yield f"{words} {name}"


def _folded(words: str) -> str:
    plain = re.sub(r"[\W_]+", " ", words.replace("’", "'").replace("'", "").casefold()).strip()
    return plain.removeprefix("the ")

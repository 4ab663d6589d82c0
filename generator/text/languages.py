"""Holds what belongs to a language and to no rule: one file of words each (`languages/en.yml`)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.text.own_data import own_data

FOLDER = Path(__file__).with_name("languages")
DEFAULT = "en"


@dataclass(frozen=True, eq=False)
class Language:
    """The words of one language, by what they are needed for. Compared by identity: each is loaded once.

    `scripts` are the first words of the Unicode names of its letters. `words` has the sections of its
    file as they stand there; what reads a section compiles it once and keeps it by language.
    """

    code: str
    scripts: frozenset[str]
    words: Mapping[str, Any]


@cache
def language(code: str = DEFAULT) -> Language:
    """The language with this code (BCP 47). KeyError when no file says its words."""
    if code not in languages():
        raise KeyError(code)
    words = own_data(FOLDER / f"{code}.yml")
    return Language(code, frozenset(words["scripts"]), words)


def written_in(word: str, tongue: Language) -> bool:
    """Whether all letters of a word are of the language's scripts."""
    if word.isascii():
        return "LATIN" in tongue.scripts
    names = {unicodedata.name(char, "").split(" ")[0] for char in word if char.isalpha()}
    return names <= tongue.scripts | {"MODIFIER"}


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that can be read, sorted: one file each."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yml")))

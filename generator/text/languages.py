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


def language(code: str = DEFAULT) -> Language:
    """The language with this code (BCP 47). KeyError when no file says its words."""
    return _loaded(code)


@cache
def _loaded(code: str) -> Language:
    if code not in languages():
        raise KeyError(code)
    words = own_data(FOLDER / f"{code}.yml")
    if code != DEFAULT:
        words = _filled(words, language().words)
    return Language(code, frozenset(words["scripts"]), words)


def _filled(words: Mapping[str, Any], whole: Mapping[str, Any]) -> dict[str, Any]:
    """The words with an empty section or list for each that the English file has and this one lacks."""
    filled = dict(words)
    for name, part in whole.items():
        given = filled.get(name, type(part)())
        both = isinstance(part, dict) and isinstance(given, dict)
        filled[name] = _filled(given, part) if both else given
    return filled


def language_of(tag: str) -> Language | None:
    """The language of a BCP 47 tag such as `uk` or `uk-UA`; None where no file says its words."""
    code = tag.partition("-")[0].lower()
    return language(code) if code in languages() else None


def text_direction(tag: str) -> str:
    """`ltr` or `rtl` as CLDR has it for a BCP 47 tag; `auto` for a language that it does not know."""
    # Imported when a text in another language is met: it takes a tenth of a second.
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(tag, sep="-").text_direction)
    except (UnknownLocaleError, ValueError):
        return "auto"


def language_name(tag: str) -> str:
    """What English calls the language of a BCP 47 tag; the tag itself where CLDR has no name."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag


def particle_follows(text: str, at: int) -> bool:
    """Whether what is glued on at an offset, up to the end of its word, is no part of what stands before."""
    end = at
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[at:end] in particles()


@cache
def particles() -> frozenset[str]:
    """What may be glued to the end of a name in some language, and is no part of it."""
    return frozenset(
        particle for code in languages() for particle in language(code).words.get("particles", ())
    )


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

"""A word whose letters come from two scripts is pointed out: it may be made to look like another.

Why: `Ѕmith` with a Cyrillic first letter reads like `Smith`, is found by no search for it, and is
another person to every program. A notice, for some names are written so in truth.

Bad:
    name: Tоm Reyl     # the second letter is Cyrillic

Good:
    name: Tom Reyl
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import Hit
from generator.finding import Place
from generator.site.site import Actor, Brief, Site, Source
from generator.syntax.sheet import KeyPath, Sheet
from generator.text.characters import mixed_script_words

LEVEL = "notice"


def check(site: Site) -> Iterator[Hit]:
    read: list[Source | Actor | Brief] = [
        *site.sources.values(),
        *site.actors.values(),
        *site.briefs.values(),
    ]
    sheets = {one.sheet.path: one.sheet for one in read}
    for sheet in sheets.values():
        if not sheet.text.isascii():
            yield from _values(sheet, (), sheet.data)
    for source in site.sources.values():
        for offset, word, scripts in mixed_script_words(source.text or ""):
            line = source.text.count("\n", 0, offset) + 1 if source.text else 0
            column = offset - (source.text or "").rfind("\n", 0, offset)
            yield _hit(Place(source.file, line, column), word, scripts)


def _values(sheet: Sheet, path: KeyPath, value: object) -> Iterator[Hit]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _values(sheet, (*path, key), one)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _values(sheet, (*path, number), one)
    elif isinstance(value, str):
        for offset, word, scripts in mixed_script_words(value):
            yield _hit(sheet.place(path, offset), word, scripts)


def _hit(place: Place, word: str, scripts: tuple[str, ...]) -> Hit:
    names = " and ".join(name.capitalize() for name in scripts)
    return Hit(place, f"“{word}” mixes letters of two scripts, {names}; expected one script in a word",
               "type the word anew, unless it is meant", len(word))  # fmt: skip

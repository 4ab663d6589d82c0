"""A word whose letters come from two scripts is pointed out: it may be made to look like another.

Why: `Ѕmith` with a Cyrillic first letter reads like `Smith`, is found by no search for it, and is
another person to every program. A notice, for some names are written so in truth.

Bad:
    name: Tоm Reyl     # the second letter is Cyrillic

Good:
    name: Tom Reyl
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from generator.finding import Finding, Where, wrong
from generator.site.site import Site
from generator.text.characters import mixed_script_words

LEVEL = "notice"


def check(site: Site) -> Iterator[Finding]:
    for sheet in site.sheets():
        if not sheet.text.isascii():
            for where, text in sheet.texts():
                yield from _words(where, text)
    for source in site.sources.values():
        yield from _words(source.span(0), source.text or "")


def _words(where: Where, text: str) -> Iterator[Finding]:
    for offset, word, scripts in mixed_script_words(text):
        names = " and ".join(name.capitalize() for name in scripts)
        yield wrong(
            where.span(offset, len(word)),
            f"“{word}” mixes letters of two scripts, {names}: {_odd(word)}; expected one script in a word",
            "type the word anew, unless it is meant",
        )


def _odd(word: str) -> str:
    """The letters of the script that has the fewest in a word, by code point."""
    named = {letter: unicodedata.name(letter, "") for letter in dict.fromkeys(word)}
    scripts = Counter(named[letter].partition(" ")[0] for letter in word if letter.isalpha())
    rare = min(scripts, key=lambda script: (scripts[script], script))
    odd = [letter for letter, name in named.items() if letter.isalpha() and name.startswith(rare)]
    return ", ".join(f"“{letter}” is U+{ord(letter):04X} {named[letter]}" for letter in odd)

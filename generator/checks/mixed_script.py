"""A word with letters of two scripts, or with letters that only look like plain ones, is pointed out.

Why: `Ѕmith` with a Cyrillic first letter reads like `Smith`, is found by no search for it, and is
another person to every program. So it is with a kelvin sign in the place of K, and with a word that
is Cyrillic as a whole, reads like a Latin one and stands among such. A notice, for some names are
written so in truth.

Bad:
    name: Tоm Reyl     # the second letter is Cyrillic

Good:
    name: Tom Reyl
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, Where, wrong
from generator.site.site import Site
from generator.text.characters.lookalikes import has_odd_letters, lookalike_words

LEVEL = "notice"


def check(site: Site) -> Iterator[Finding]:
    for sheet in site.sheets():
        # An escape such as `\u0430` writes a letter that the file does not have.
        escaped = "\\" in sheet.text and not sheet.text.isascii()
        if escaped or has_odd_letters(sheet.text):
            for where, text in sheet.texts():
                yield from _words(where, text)
    for source in site.sources.values():
        yield from _words(source.span(0), source.text or "")


def _words(where: Where, text: str) -> Iterator[Finding]:
    for offset, word, what in lookalike_words(text):
        yield wrong(
            where.span(offset, len(word)),
            f"“{word}” {what}; expected the plain letters of one script in a word",
            "type the word anew, unless it is meant",
        )

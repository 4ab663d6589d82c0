"""A descriptor calls a text dated or undated, signed or unsigned, as its card does.

Why: the descriptor is shown beside the date and the author. Where one of them was filled in later,
or taken out, a reader would be told both and could trust neither. The words are lists
(`descriptor-…` of the language).

Bad:
    published: June 1, 2031
    descriptor: Signed letter, undated.

Good:
    published: June 1, 2031
    descriptor: Signed letter, dated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Finding, Level, wrong
from generator.site.site import Site
from generator.text.wordlists import Word, denied, find_words

LEVEL: Level = "notice"

FIELDS = (("published", "undated", "dated"), ("author", "unsigned", "signed"))


def check(site: Site) -> Iterator[Finding]:
    for source in site.sources.values():
        text = source.card.descriptor
        for field, absent, there in FIELDS:
            value = getattr(source.card, field)
            words = _lacking(text, absent, there) if value else _given(text, there)
            if words is None:
                continue
            given = f"“{value}”" if value else "null"
            cure = f"correct the descriptor, or write `{field}: null`"
            if not value:
                cure = f"correct the descriptor, or give the text's own words in `{field}`"
            yield wrong(
                source.at("descriptor").span(words.start, len(words.text)),
                f"the descriptor says “{words.text}”, and `{field}` is {given}; expected them to agree",
                cure,
            )


def _lacking(text: str, absent: str, there: str) -> Word | None:
    """The first words that say that the text has none: “undated”, “not dated”."""
    lacking = [
        word for word in find_words(f"descriptor-{absent}", text) if not denied(text, word.start)
    ]
    lacking += [
        word for word in find_words(f"descriptor-{there}", text) if denied(text, word.start)
    ]
    return min(lacking, key=lambda word: word.start, default=None)


def _given(text: str, there: str) -> Word | None:
    """The first words that say that the text has one; “a treaty signed in May” speaks of another text."""
    first = re.split(r"[.;:]", text)[0]
    for word in find_words(f"descriptor-{there}", first):
        after = first[word.start + len(word.text) :].lstrip()
        elsewhere = any(word.start == 0 for word in find_words("after-an-act", after))
        if not elsewhere and not denied(first, word.start):
            return word
    return None

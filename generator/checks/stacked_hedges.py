"""One statement carries one hedge.

Why: “may possibly” is no more careful than “may”, only harder to hold to anything. Sherman Kent
asked for “possible” to stand alone: “highly possible” means nothing that could be checked.

Bad:
    reading: The two counts could perhaps be one. [^passengers]

Good:
    reading: The two counts could be one. [^passengers]

A statement ends at a comma, a semicolon, “and”, “or”, “but”, “that”, “which” and their like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.analysis.prose_fields import our_sentences
from generator.finding import Finding, wrong
from generator.quantities.times.find_dates import find_dates
from generator.site.site import Site
from generator.text.wordlists import Word, find_words, may_hold, wordlist

LEVEL = "notice"


def check(site: Site) -> Iterator[Finding]:
    ends = re.compile(rf"[,;:—–()?!]|\b(?:{'|'.join(wordlist('statement-ends'))})\b", re.IGNORECASE)
    for sentence in our_sentences(site):
        text = sentence.plain
        if not (may_hold("hedges", text) or may_hold("modified-possible", text)):
            continue
        for word in find_words("modified-possible", text):
            yield wrong(
                sentence.at(word.start, len(word.text)),
                f"“{word.text}” puts a degree on what has none; expected “possible” alone",
                "say that it is possible, or give a likelihood",
            )
        for date in find_dates(text):  # “in May” is no hedge
            text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
        text = ends.sub(lambda end: ";" * len(end[0]), text)
        statements: dict[int, list[Word]] = {}
        for word in find_words("hedges", text):
            statements.setdefault(text.count(";", 0, word.start), []).append(word)
        for hedges in statements.values():
            if len(hedges) > 1:
                yield wrong(
                    sentence.at(hedges[1].start, len(hedges[1].text)),
                    f"“{hedges[1].text}” hedges what “{hedges[0].text}” hedges already; expected one hedge",
                    "take one of them out",
                )

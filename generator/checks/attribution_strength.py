"""A sentence uses no stronger word for what was said than the claims it cites.

Why: “claimed”, “said”, “found” and “confirmed” are four degrees. When a sentence moves up by one, a
rumour gets a little truer each time it is told.

Bad:
    bottom_line: The clerk confirmed that the pier needs repairs. [^pier]      # attribution: said

Good:
    bottom_line: A clerk said that the pier needs repairs. [^pier]

Where several claims are cited, the strongest counts. Words in quotation marks and denied ones are left
alone. The words of each degree are lists (`attribution-…` of the language), the degrees a vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.sentence_support import BoundSentence, bound_sentences
from generator.finding import Finding, wrong
from generator.model.vocabulary import vocabulary
from generator.site.site import Site
from generator.text.wordlists import denied, find_words, wordlist

LEVEL = "notice"


def check(site: Site) -> Iterator[Finding]:
    for sentence in bound_sentences(site):
        if sentence.claims and sentence.prose.field != "says":
            yield from _sentence(sentence)


def _sentence(sentence: BoundSentence) -> Iterator[Finding]:
    ladder = vocabulary("attribution")
    most = max(ladder.rank(claim.written.attribution) or 0 for claim in sentence.claims)
    for rank, rung in enumerate(ladder.ladder):
        for word in find_words(f"attribution-{rung}", sentence.plain) if rank > most else ():
            # “confirmed” over what two people said is held to two origin groups by `prose-counts`.
            counted = ladder.ladder[most] != "alleged" and word.text.lower() in wordlist(
                "two-voices"
            )
            if not counted and not denied(sentence.plain, word.start):
                has = ladder.label(ladder.ladder[most])
                yield wrong(
                    sentence.at(word.start, len(word.text)),
                    f"“{word.text}” puts it more strongly than the claims it cites, which are {has} at most",
                    f"use a word for what is {has}, or correct `attribution` if the source is stronger",
                )

"""Likelihood and confidence stay apart, and likelihood has one set of words.

Why: how probable a thing is and how good our ground is are two questions (ICD 203 keeps them in
separate sentences). A judgement's likelihood and confidence are fields, printed by the page; words of
other scales (“probably”) would give a second likelihood that no field shows. Words in “quotation
marks” are somebody else's and may be anything.

Bad:
    judgement: Traffic will probably stay near the count. [^passengers]

Good:
    judgement: Traffic stays near the count. [^passengers]
    likelihood: likely
    confidence: low
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.prose_fields import OurSentence, our_sentences
from generator.finding import Finding, wrong
from generator.site.site import Site
from generator.text.wordlists import Word, find_words


def check(site: Site) -> Iterator[Finding]:
    for sentence in our_sentences(site):
        yield from _sentence(sentence)


def _sentence(sentence: OurSentence) -> Iterator[Finding]:
    text = sentence.plain
    likely, sure = list(find_words("likelihood", text)), list(find_words("confidence", text))
    for word in find_words("other-row", text):
        yield _finding(
            sentence,
            word,
            f"“{word.text}” is of another scale; expected the words of `likelihood`",
            "say it without, or quote it if the source says it",
        )
    if sentence.prose.field == "judgement":
        for word in (*likely, *sure):
            yield _finding(
                sentence,
                word,
                f"“{word.text}” stands in the judgement; expected it in its own field",
                "take it out: the page prints `likelihood` and `confidence`",
            )
    elif likely and sure:
        yield _finding(
            sentence,
            sure[0],
            f"“{likely[0].text}” and “{sure[0].text}” stand in one sentence; "
            "expected two sentences",
            "make two sentences of it",
        )


def _finding(sentence: OurSentence, word: Word, message: str, cure: str) -> Finding:
    return wrong(sentence.at(word.start, len(word.text)), message, cure)

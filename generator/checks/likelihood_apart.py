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

from generator.analysis.prose_fields import Prose, prose
from generator.finding import Finding, wrong
from generator.site.site import Site
from generator.text.sentences import Sentence, read_prose, unquoted
from generator.text.wordlists import Word, find_words


def check(site: Site) -> Iterator[Finding]:
    for one in prose(site):
        for sentence in read_prose(one.text):
            yield from _sentence(one, sentence)


def _sentence(one: Prose, sentence: Sentence) -> Iterator[Finding]:
    text = unquoted(sentence.text)
    likely, sure = list(find_words("likelihood", text)), list(find_words("confidence", text))
    for word in find_words("other-row", text):
        yield _hit(
            one,
            sentence,
            word,
            f"“{word.text}” is of another scale; expected the words of `likelihood`",
            "say it without, or quote it if the source says it",
        )
    if one.field == "judgement":
        for word in (*likely, *sure):
            yield _hit(
                one,
                sentence,
                word,
                f"“{word.text}” stands in the judgement; expected it in its own field",
                "take it out: the page prints `likelihood` and `confidence`",
            )
    elif likely and sure:
        yield _hit(
            one,
            sentence,
            sure[0],
            f"“{likely[0].text}” and “{sure[0].text}” stand in one sentence; "
            "expected two sentences",
            "make two sentences of it",
        )


def _hit(one: Prose, sentence: Sentence, word: Word, message: str, cure: str) -> Finding:
    return wrong(one.span(sentence.offsets[word.start], len(word.text)), message, cure)

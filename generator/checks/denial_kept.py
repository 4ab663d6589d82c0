"""A quote does not begin behind the word that takes it back: not, no, never, denied that.

Why: “the boat is full”, cut out of “denied that the boat is full”, stands in the source word for
word and says the opposite. The source is read beyond the quote's edge.

Bad:
    # the source: The company denied that the night boat is full
    evidence: [{source: notice, quote: the night boat is full}]

Good:
    evidence: [{source: notice, quote: The company denied that the night boat is full}]

A claim that denies another one, or that its source rejects, may quote what is denied.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.sentence_support import standing
from generator.finding import Finding, wrong
from generator.site.site import Evidence, Site
from generator.text.folding import fold
from generator.text.sentences import sentences
from generator.text.wordlists import clause_before, find_words

# Words between: “did not say that” takes back what follows, “is no threat to the town” does not.
BETWEEN = 3


def check(site: Site) -> Iterator[Finding]:
    for claim in site.claims():
        if claim.written.denies or claim.written.rejected_by:
            continue
        for evidence in claim.evidence:
            if not evidence.borrowed and (word := _left_out(site, evidence)):
                yield wrong(
                    evidence.quote.where,
                    f"`{evidence.source}` has “{word}” before these words, which takes them back; expected it in the quote",
                    "begin the quote before it, or say in `denies:` what is denied",
                )


def _left_out(site: Site, evidence: Evidence) -> str:
    """The words from the denial to the quote, empty when there is none or a context has it."""
    text, at, _ = standing(site, evidence.quote)
    begin = next((span.start for span in sentences(text) if span.start <= at < span.end), at)
    clause = clause_before(text[begin:], at - begin)
    denials = [*find_words("denial", clause), *find_words("denying", clause)]
    for word in sorted(denials, key=lambda evidence: -evidence.start):
        left = clause[word.start :].strip()
        within = len(left.split()) - len(word.text.split()) <= BETWEEN
        if within and not any(left in fold(words)[0] for words in evidence.words):
            return left
    return ""

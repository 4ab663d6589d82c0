"""A quote does not leave out the words that take it back: not, untrue that, declined to say that, “…, they denied”.

Why: “the boat is full”, cut out of “denied that the boat is full”, stands in the source word for
word and says the opposite. The source is read beyond the quote's edge, on both sides: “…, the company
denied” takes back what stands before it. Where that is only likely (“amid rumours that”), it is a
notice. A text in another language is read by the words that the file of its language lists.

Bad:
    # the source: The company denied that the night boat is full
    evidence: [{source: notice, quote: the night boat is full}]

Good:
    evidence: [{source: notice, quote: The company denied that the night boat is full}]

A claim that denies another one, or that its source rejects, may quote what is denied.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.sentence_support import line_around
from generator.finding import Finding, doubtful, wrong
from generator.site.evidence import Evidence
from generator.site.site import Site
from generator.text.around_quotes.denials import Denial, denials
from generator.text.around_quotes.foreign_denials import foreign_denials
from generator.text.folding import fold
from generator.text.languages import language
from generator.text.sentences import sentences


def check(site: Site) -> Iterator[Finding]:
    for claim in site.claims():
        if claim.written.denies or claim.written.rejected_by:
            continue
        for evidence in claim.evidence:
            if evidence.borrowed or not (denial := _left_out(site, evidence)):
                continue
            where = "behind" if denial.behind else "before"
            takes = "takes" if denial.certain else "may take"
            yield (wrong if denial.certain else doubtful)(
                evidence.quote.where,
                f"`{evidence.source}` has “{denial.words}” {where} these words, which {takes} them back; expected it in the quote",
                "quote it with them, or say in `denies:` what is denied",
            )


def _left_out(site: Site, evidence: Evidence) -> Denial | None:
    """The first denial in the sentence that neither the quote nor a context has; certain ones first."""
    text, start, end = line_around(site, evidence.quote)
    tongue = evidence.tongue or language()
    spans = sentences(text, tongue)
    first = next((span for span in spans if span.start <= start < span.end), None)
    last = next((span for span in spans if span.start < end <= span.end), first)
    if first is None or last is None:
        return None
    sentence = text[first.start : last.end]
    at = start - first.start, end - first.start
    candidates = (
        denials(sentence, *at) if tongue is language() else foreign_denials(sentence, *at, tongue)
    )
    left_out = [
        denial
        for denial in candidates
        if not any(denial.words in fold(words)[0] for words in evidence.words)
    ]
    return min(left_out, key=lambda denial: not denial.certain, default=None)

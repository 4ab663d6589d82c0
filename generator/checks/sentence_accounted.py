"""Every sentence of every source is quoted by a claim, is furniture, or is set aside with a reason.

Why: what was left out of a brief is invisible in it. Here it is not: a sentence that no claim
quotes is told, until somebody quotes it or says why not.

Bad:
    # seeds/notice.txt has a sentence “The pier was built of oak.”, and no quote touches it

Good:
    set_aside:
      - {quote: The pier was built of oak., why: background}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.analysis.coverage import coverage, overlaps
from generator.analysis.misquoted import spans_meant
from generator.analysis.prose_fields import excerpt
from generator.checks import FILES_READ
from generator.finding import Finding, wrong
from generator.site.site import Site, Source, grouped
from generator.text.quotes import Passage, find_quote

NEEDS = (FILES_READ,)
WAITS = "sentence"


def check(site: Site) -> Iterator[Finding]:
    drafted = grouped(site.draft_quotes)
    for source in site.sources.values():
        account = coverage(site, source) if source.text else None
        unaccounted = (
            [sentence for sentence in account.sentences if not sentence.accounted]
            if account
            else []
        )
        # The passages that wrong quotes mean take long to guess, and are seldom needed.
        misquoted, drafted_spans = (
            (spans_meant(site, source), _drafted_spans(source, drafted))
            if unaccounted
            else ([], [])
        )
        spans = [(sentence.start, sentence.end) for sentence in unaccounted]
        by_wrong_quotes, by_drafts = overlaps(spans, misquoted), overlaps(spans, drafted_spans)
        for sentence, misquotes, drafts in zip(
            unaccounted, by_wrong_quotes, by_drafts, strict=True
        ):
            if not misquotes:
                cure = f"quote it in a claim, or set it aside on the card of `{source.id}`"
                if drafts:
                    cure = "a draft quotes it: take out `draft: true` there when it is ready (`briefs check --drafts` checks it now)"
                yield wrong(
                    source.span(sentence.start, len(sentence.text)),
                    f"no claim quotes “{excerpt(sentence.text)}”; expected every sentence to be accounted for",
                    cure,
                )


def _drafted_spans(source: Source, drafted: Mapping[str, tuple[str, ...]]) -> list[tuple[int, int]]:
    """Spans of the source that drafts quote."""
    if source.body is None:
        return []
    passages = [
        find_quote(words, source.body, compare=False) for words in drafted.get(source.id, ())
    ]
    return [(passage.start, passage.end) for passage in passages if isinstance(passage, Passage)]

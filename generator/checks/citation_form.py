"""What is meant as a citation has its form, and stands where the page can show it.

Why: `[^passengers` and `(^passengers)` are text: they would be published as they stand, and the
sentence would rest on nothing. A title, a question and what a claim says are printed without
citations.

Bad:
    bottom_line: The company counts about 40 passengers. (^passengers)

Good:
    bottom_line: The company counts about 40 passengers. [^passengers]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.prose_fields import Prose, our_sentences
from generator.finding import Finding, wrong
from generator.site.site import Site
from generator.text.near_citations import almost_cited


def check(site: Site) -> Iterator[Finding]:
    for sentence in our_sentences(site):
        text = sentence.prose
        # Where no citation is shown, “[toll]” is only a word in brackets.
        claims = site.claim_ids(text.brief) if text.citable else ()
        for cite in sentence.sentence.cites if not text.citable else ():
            yield _misplaced(text, cite.start, f"[^{cite.id}]")
        for almost in almost_cited(sentence.text, claims):
            where = sentence.at(almost.start, len(almost.words))
            if text.citable and not almost.meant:
                yield wrong(
                    where,
                    f"“{almost.words}” closes a bracket that nothing opens; expected `[^claim]`",
                    "take it out",
                )
            elif text.citable:
                yield wrong(
                    where,
                    f"“{almost.words}” is no citation and would be shown as text; expected `[^claim]`",
                    f"write `{almost.meant}`",
                )
            elif almost.meant:
                yield _misplaced(text, where.start or 0, almost.words)


def _misplaced(text: Prose, start: int, words: str) -> Finding:
    return wrong(
        text.where.span(start, len(words)),
        f"`{text.field}` is printed without citations, and here stands “{words}”; expected plain text",
        "take it out",
    )

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

from generator.analysis.prose_fields import Prose, prose
from generator.finding import Finding, wrong
from generator.site.site import Site
from generator.text.near_citations import almost_cited
from generator.text.sentences import read_prose


def check(site: Site) -> Iterator[Finding]:
    for one in prose(site):
        # Where no citation is shown, “[toll]” is only a word in brackets.
        claims = site.briefs[one.brief].claims if one.brief and one.citable else ()
        for sentence in read_prose(one.text):
            if not one.citable:
                for cite in sentence.cites:
                    yield _misplaced(one, cite.start, f"[^{cite.id}]")
            for almost in almost_cited(sentence.text, claims):
                start = sentence.offsets[almost.start]
                if one.citable and not almost.meant:
                    yield wrong(
                        one.span(start, len(almost.words)),
                        f"“{almost.words}” closes a bracket that nothing opens; expected `[^claim]`",
                        "take it out",
                    )
                elif one.citable:
                    yield wrong(
                        one.span(start, len(almost.words)),
                        f"“{almost.words}” is no citation and would be shown as text; expected `[^claim]`",
                        f"write `{almost.meant}`",
                    )
                elif almost.meant:
                    yield _misplaced(one, start, almost.words)


def _misplaced(one: Prose, start: int, words: str) -> Finding:
    return wrong(
        one.span(start, len(words)),
        f"`{one.field}` is printed without citations, and here stands “{words}”; expected plain text",
        "take it out",
    )

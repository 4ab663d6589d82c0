"""Each source carries at least one claim.

Why: a source that nothing rests on pads the list of sources, and its content was not read out.

Bad:
    letter: {file: letter.txt, label: Letter, descriptor: Signed.}    # and no claim quotes it

Good:
    evidence:
      - {source: letter, quote: The night fare will rise a little}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import FILES_READ
from generator.finding import Finding, wrong
from generator.site.brief_parts import outcome_quotes, withdrawn_claims
from generator.site.site import Site

NEEDS = (FILES_READ,)
WAITS = "source"


def check(site: Site) -> Iterator[Finding]:
    used = {
        source for claim in (*site.claims(), *withdrawn_claims(site)) for source in claim.sources
    }
    used |= {piece.source for _, _, piece in outcome_quotes(site)}
    drafted = {name for name, _ in site.draft_quotes}
    for source in site.sources.values():
        if source.id not in used:
            yield wrong(
                source.at().key,
                f"no claim rests on `{source.id}`; expected at least one quote from it",
                "only drafts quote it: take out `draft: true` there when they are ready"
                if source.id in drafted
                else "write a claim from it, or take card and text away",
            )

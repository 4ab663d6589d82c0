"""Each claim on a source that was corrected, retracted or superseded is confirmed or withdrawn.

Why: when a source changes, what rests on it may fall; only a person can say which of it still holds.
The words that are quoted for the standing stand in the source.

Bad:
    # the card of `notice` has `standing: {is: corrected, on: 2031-06-05, note: …}`, and the claim no `confirmed`

Good:
    confirmed: 2031-06-06
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.coverage import located
from generator.finding import Finding, wrong
from generator.site.brief_parts import suspect_sources
from generator.site.site import Site

LEVEL = "notice"


def check(site: Site) -> Iterator[Finding]:
    for source in site.sources.values():
        standing = source.card.standing
        if standing and standing.quote and source.body and not located(source, standing.quote):
            yield wrong(
                source.at("standing", "quote"),
                "these words do not stand in the source; expected the words that tell its standing",
                "copy them from its text, or say it in `note:`",
            )
    for claim in site.claims():
        for source in suspect_sources(site, claim):
            if standing := source.card.standing:
                yield wrong(
                    claim.at().key,
                    f"`{claim.id}` rests on `{source.id}`, {standing.is_} on {standing.on}; "
                    "expected somebody to have looked at it since",
                    "add `confirmed: <day>` if it still holds, or `withdrawn: {on: <day>, because: …}`",
                )

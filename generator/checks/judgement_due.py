"""A judgement whose day has come says what became of it.

Why: who judges what will be, and never looks back, cannot be held to it. The day is that of the commit.

Bad:
    resolve_by: 2029-12-31      # and the commit is of January 2030

Good:
    resolve_by: 2029-12-31
    outcome: {result: happened, on: 2029-12-20, evidence: [{source: letter, quote: The night fare will rise a little}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, wrong
from generator.site.site import Site

LEVEL = "notice"


def check(site: Site) -> Iterator[Finding]:
    day = site.settings.day.isoformat() if site.settings.day else ""
    for brief in site.briefs.values():
        for name, judgement in brief.judgements.items():
            if judgement.resolve_by and judgement.resolve_by < day and not judgement.outcome:
                yield wrong(
                    brief.at("judgements", name, "resolve_by"),
                    f"`{name}` was to be known by {judgement.resolve_by}; expected what became of it",
                    "add `outcome: {result: happened | did-not | unclear, on: <day>, evidence: [{source: …, quote: …}]}`",
                )

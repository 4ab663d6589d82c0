"""A grade has its reason, and a reason has its grade.

Why: the Admiralty grades 6 and F mean “cannot be judged” and need no reason; every other one is a
judgement of ours, and a reader may ask why.

Bad:
    credibility: 2

Good:
    credibility: 2
    credibility_basis: The company sells the tickets.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, KeyPath, wrong
from generator.site.site import Site
from generator.syntax.sheet import Sheet


def check(site: Site) -> Iterator[Finding]:
    for source in site.sources.values():
        card = source.card
        yield from _pair(
            source.sheet, source.path, "reliability", card.reliability, "F", card.reliability_basis
        )
    for claim in site.claims():
        written = claim.written
        yield from _pair(
            site.briefs[claim.brief].sheet,
            claim.path,
            "credibility",
            str(written.credibility),
            "6",
            written.credibility_basis,
        )


def _pair(
    sheet: Sheet, path: KeyPath, field: str, grade: str, none: str, basis: str | None
) -> Iterator[Finding]:
    if grade != none and basis is None:
        yield wrong(
            sheet.at(*path, field),
            f"`{field}: {grade}` has no `{field}_basis`; expected the reason for it",
            f"add `{field}_basis:`, or leave the grade at {none}",
        )
    if grade == none and basis is not None:
        yield wrong(
            sheet.at(*path, f"{field}_basis").key,
            f"`{field}_basis` stands there without a grade; expected `{field}` other than {none}",
            "give the grade, or take the reason out",
        )

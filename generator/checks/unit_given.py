"""The subject of a figure says in which unit it is counted.

Why: a number without its unit says nothing, on a picture, in a table or in the data. Where the words
of the figure have a sign of their own, a currency or a percent sign, that is its unit.

Bad:
    subjects: {traffic: {label: The night boat}}      # and a claim `estimate: {of: traffic, figure: about 40, …}`

Good:
    subjects: {traffic: {label: Passengers on the night boat, unit: passengers}}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.counted_unit import unit_of
from generator.finding import Finding, wrong
from generator.site.site import Site

LEVEL = "notice"


def check(site: Site) -> Iterator[Finding]:
    reported: set[tuple[str, str]] = set()
    for claim in site.claims():
        subject = claim.written.of_kind("of")
        brief = site.briefs[claim.brief]
        if not claim.figure or subject not in brief.subjects or (claim.brief, subject) in reported:
            continue
        if unit_of(site, claim) is None:
            reported.add((claim.brief, subject))
            yield wrong(
                brief.at("subjects", subject).key,
                f"“{claim.figure.words}” of `{claim.id}` is counted in no unit; expected one on its subject",
                f"add `unit: …` to `{subject}`, the noun that the number counts",
            )

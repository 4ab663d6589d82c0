"""The grade “confirmed by other sources” (credibility 1) rests on two origin groups.

Why: on the Admiralty scale 1 means that another independent origin confirms it. A second article that
relays the same speaker, or a second office of the same state, confirms nothing.

Bad:
    credibility: 1                     # said by the company, in two articles
    credibility_basis: Two articles have it.

Good:
    credibility: 2
    credibility_basis: The company sells the tickets.

The origins of the claim and its evidence count, and those of the claims that the comparison finds to
agree with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.compare import pairs
from generator.analysis.origins import voices
from generator.analysis.phrases import group_name
from generator.finding import Finding, wrong
from generator.site.site import Claim, Site, cached_per_site, grouped


def check(site: Site) -> Iterator[Finding]:
    for claim in site.claims():
        if str(claim.written.credibility) != "1":
            continue
        groups = voices(site, [claim, *agreeing(site, claim)]).groups
        if len(groups) < 2:
            whom = f", {group_name(site, groups[0])}" if groups else ""
            yield wrong(
                claim.at("credibility"),
                f"credibility 1 over one origin group{whom}; expected two that are independent",
                "grade it 2 or lower, or add what another origin says of the same subject",
            )


def agreeing(site: Site, claim: Claim) -> list[Claim]:
    """The claims that the comparison finds to agree with it, those of its sheet first."""
    met = sorted(_agreed(site).get(claim.ref, ()), key=lambda each: each[0] != claim.brief)
    return list({other.ref: other for _, other in met}.values())


@cached_per_site
def _agreed(site: Site) -> dict[str, tuple[tuple[str, Claim], ...]]:
    """By the ref of each claim the claims that agree with it, each with the sheet that compares them."""
    return grouped(
        (claim.ref, (brief.slug, other))
        for brief in site.briefs.values()
        for pair in pairs(site, brief)
        if pair.comparison.verdict == "agree"
        for claim, other in ((pair.a, pair.b), (pair.b, pair.a))
    )

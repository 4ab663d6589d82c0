"""The commitments as a table: what each agreement has in it, how far it has come, for whom, new or continued."""

from __future__ import annotations

from generator.analysis import phrases
from generator.model.vocabulary import label
from generator.pages.pictures import Row, Rows, time_words
from generator.site.site import Brief, Claim, Site

COLUMNS = ("What", "Agreement", "Status", "By whom", "New or continued", "Who says so", "When")


def rows(site: Site, brief: Brief) -> Rows:
    """One row a claim: agreements in the sheet's order, then what belongs to none."""
    claims = [claim for claim in brief.claims.values() if claim.kind == "commitment"]
    order = [*brief.agreements, ""]
    claims.sort(key=lambda claim: order.index(_agreement(brief, claim)))
    return Rows(COLUMNS, tuple(Row(_cells(site, brief, claim), claim.ref) for claim in claims))


def _agreement(brief: Brief, claim: Claim) -> str:
    part_of = claim.value.part_of
    return str(part_of) if part_of in brief.agreements else ""


def _cells(site: Site, brief: Brief, claim: Claim) -> tuple[str, ...]:
    agreement = brief.agreements.get(_agreement(brief, claim))
    parties = claim.value.by or (agreement.by if agreement else ())
    renewed = claim.value.renews
    return (
        claim.says,
        agreement.label if agreement else "none",
        label("commitment", claim.value.status),
        phrases.join([site.actor_name(party) for party in parties]) or "not stated",
        "continues what was agreed before" if renewed else "nothing earlier stated",
        phrases.capital(phrases.speaker(site, claim)),
        time_words(claim),
    )

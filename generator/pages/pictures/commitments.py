"""The undertakings as a table: who agreed to what, who asked whom, what others expect, on whose word."""

from __future__ import annotations

from generator.analysis import phrases
from generator.model.fact_sheet import Agreement
from generator.pages import picture_phrases
from generator.pages import table_parts as drawing
from generator.pages.pictures import Row, Rows
from generator.site.site import ARTICLE, UNNAMED, Brief, Claim, Site

# What is no undertaking, though it is reported beside them, stands under a heading of its own.
APART = {
    "asked": "Asked for; no promise is reported",
    "expected": "Expected; no undertaking is reported",
    "planned": "Planned",
    "declined": "Turned down",
    "dropped": "Given up",
}
OUTSIDE = "Outside these agreements"
# What is said of those who are to do it, where the heading does not say it already.
WHO = {
    "signed": "{} signed it.",
    "under-way": "{} began to carry it out.",
    "done": "{} carried it out.",
    "planned": "It is a plan of {}.",
    "expected": "It is expected of {}.",
    "declined": "{} turned it down.",
    "dropped": "{} gave it up.",
}
COLUMNS = ("What", "On whose word")
IS_TABLE = True


def draw(site: Site, brief: Brief) -> str | None:
    groups = _groups(site, brief)
    if not groups:
        return None
    body = [(title, [_row(site, brief, claim) for claim in claims]) for title, claims in groups]
    return drawing.table("commitments", "Undertakings", COLUMNS, body, picture_phrases.UNDERTAKINGS)


def rows(site: Site, brief: Brief) -> Rows:
    """All of them, one row a claim."""
    listed = (
        Row(
            (claim.says, title, who_to_whom(site, brief, claim), phrases.speakers(site, claim)),
            claim.ref,
        )
        for title, claims in _groups(site, brief)
        for claim in claims
    )
    return Rows(("What", "Heading", "Who and when", "On whose word"), tuple(listed))


def _groups(site: Site, brief: Brief) -> list[tuple[str, list[Claim]]]:
    """What was agreed under its agreement, then requests, expectations and plans, each apart."""
    deals = {name: _agreed(site, deal) for name, deal in brief.agreements.items()}
    groups: dict[str, list[Claim]] = {
        title: [] for title in (*deals.values(), OUTSIDE, *APART.values())
    }
    for claim in brief.claims.values():
        if claim.kind == "commitment":
            home = deals.get(claim.value.part_of or "", OUTSIDE)
            groups[APART.get(claim.value.status, home)].append(claim)
    return [(title, claims) for title, claims in groups.items() if claims]


def _agreed(site: Site, deal: Agreement) -> str:
    names = phrases.join([site.actor_name(actor) for actor in deal.by])
    return f"{deal.label}: {names} agreed" if names else deal.label


def _row(site: Site, brief: Brief, claim: Claim) -> Row:
    return Row(
        (claim.says, phrases.speakers(site, claim)), claim.ref, who_to_whom(site, brief, claim)
    )


def who_to_whom(site: Site, brief: Brief, claim: Claim) -> str:
    """Who is to do it and until when, as far as the heading does not say so; whole sentences."""
    deal = brief.agreements.get(claim.value.part_of or "")
    actors = claim.value.by or (deal.by if deal else ())
    names = phrases.join([site.actor_name(actor) for actor in actors]) or "a party not named"
    parts = []
    if claim.value.status == "asked":
        asker = (
            "somebody whom the text does not name"
            if claim.speaker == UNNAMED
            else phrases.speaker(site, claim)
        )
        # An article that tells of a request does not make it; its words may say who does.
        by_article = claim.speaker == ARTICLE
        parts.append(f"It is asked of {names}." if by_article else f"{asker} asked {names}.")
    elif claim.value.status in WHO:
        parts.append(WHO[claim.value.status].format(names))
    elif claim.value.by or not deal:
        parts.append(f"{names} agreed.")
    if claim.value.renews:
        parts.append("It goes on from before.")
    if claim.when is not None:
        parts.append(f"The time given is {phrases.time(claim.when)}.")
    return " ".join(phrases.capital(part) for part in parts)

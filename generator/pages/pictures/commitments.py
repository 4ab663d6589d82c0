"""The commitments: each agreement with its parts, how far each has come, for whom, new or continued."""

from __future__ import annotations

from generator.analysis import phrases
from generator.model.vocabulary import label, vocabulary
from generator.pages import svg_parts as drawing
from generator.pages.pictures import Row, Rows, time_words
from generator.site.site import Brief, Claim, Site

# These end an undertaking; all other statuses are steps, in the order of the vocabulary.
ENDED = ("declined", "dropped")


def draw(site: Site, brief: Brief) -> str | None:
    found = _groups(brief)
    if not found:
        return None
    steps = _steps()
    labels = [label("commitment", one) for one in steps]
    parts = [_legend(found), drawing.stops(labels)]
    for agreement, claims in found:
        deal = brief.agreements.get(agreement)
        parties = [site.actor_name(one) for one in deal.by] if deal else []
        parts.append(
            drawing.panel(
                deal.label if deal else "Outside an agreement",
                f"between {phrases.join(parties)}" if parties else "",
                drawing.listed([_row(site, brief, one) for one in claims]),
            )
        )
    caption = (
        f"From left to right, from “{labels[0]}” to “{labels[-1]}”: a mark shows how far a thing has "
        "come as its source puts it, and says nothing about the steps before. A cross stands for "
        "what was turned down or given up."
    )
    return drawing.figure("commitments", caption, parts)


def rows(site: Site, brief: Brief) -> Rows:
    """The undertakings as a table, one row a claim."""
    columns = ("What", "Agreement", "Status", "By whom", "New or continued", "Who says so", "When")
    found = []
    for agreement, claims in _groups(brief):
        deal = brief.agreements.get(agreement)
        for claim in claims:
            found.append(
                Row(
                    (
                        claim.says,
                        deal.label if deal else "none",
                        label("commitment", claim.value.status),
                        _parties(site, brief, claim) or "not stated",
                        _new(claim),
                        phrases.capital(phrases.speaker(site, claim)),
                        time_words(claim),
                    ),
                    claim.ref,
                )
            )
    return Rows(columns, tuple(found))


def _groups(brief: Brief) -> list[tuple[str, list[Claim]]]:
    """Agreements in the sheet's order, then what belongs to none ("")."""
    claims = [one for one in brief.claims.values() if one.kind == "commitment"]
    names = [*brief.agreements, ""]
    found = [(name, [one for one in claims if _agreement(brief, one) == name]) for name in names]
    return [(name, mine) for name, mine in found if mine]


def _agreement(brief: Brief, claim: Claim) -> str:
    part_of = claim.value.part_of
    return str(part_of) if part_of in brief.agreements else ""


def _steps() -> list[str]:
    return [one for one in vocabulary("commitment").terms if one not in ENDED]


def _parties(site: Site, brief: Brief, claim: Claim) -> str:
    deal = brief.agreements.get(_agreement(brief, claim))
    named = claim.value.by or (deal.by if deal else ())
    return phrases.join([site.actor_name(one) for one in named])


def _new(claim: Claim) -> str:
    return "continues what was agreed before" if claim.value.renews else "nothing earlier stated"


def _row(site: Site, brief: Brief, claim: Claim) -> str:
    status = claim.value.status
    steps = _steps()
    places = [drawing.at_stop(one, len(steps)) for one in range(len(steps))]
    words = label("commitment", status)
    if status in ENDED:
        inside = drawing.track(places, "off") + drawing.mark("cross", places[0], "expected")
    else:
        here = places[steps.index(status)]
        style = "" if steps.index(status) >= steps.index("agreed") else "expected hollow"
        inside = drawing.track(places)
        inside += drawing.mark("ring", here, "solid") if claim.value.renews else ""
        inside += drawing.mark("circle" if not style else "square", here, style)
    notes = [
        f"by {parties}" if claim.value.by and (parties := _parties(site, brief, claim)) else "",
        _new(claim) if claim.value.renews else "",
        f"{phrases.capital(phrases.speaker(site, claim))}; {time_words(claim)}",
    ]
    return drawing.row(f"#{claim.id}", claim.says, words, notes, drawing.strip(words, inside))


def _legend(found: list[tuple[str, list[Claim]]]) -> str:
    claims = [one for _, mine in found for one in mine]
    steps = _steps()
    agreed = [steps.index(one.value.status) >= steps.index("agreed")
              for one in claims if one.value.status not in ENDED]  # fmt: skip
    keys = []
    if any(agreed):
        keys.append((drawing.mark("circle", 0.5), "agreed or further"))
    if not all(agreed):
        keys.append((drawing.mark("square", 0.5, "expected hollow"), "not agreed by all"))
    if any(one.value.renews for one in claims):
        ring = drawing.mark("ring", 0.5, "solid") + drawing.mark("circle", 0.5)
        keys.append((ring, "continues what was agreed before"))
    if any(one.value.status in ENDED for one in claims):
        keys.append((drawing.mark("cross", 0.5, "expected"), "turned down or given up"))
    return drawing.legend(keys)

"""The position board: who stands where on what, from closed to open, and what certainly moved."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis import phrases
from generator.analysis.compare import case, holder
from generator.model.kinds.position import movement
from generator.model.vocabulary import label, vocabulary
from generator.pages import svg_parts as drawing
from generator.pages.pictures import Lanes, Row, Rows, in_time, time_words
from generator.site.site import Brief, Claim, Site

MARKS = {"word": ("circle", ""), "rule": ("square", ""), "practice": ("diamond", "expected")}


@dataclass(frozen=True)
class Group(Lanes):
    """The positions of one holder on one subject: dated ones in time, then the rest."""

    holder: str
    subject: str


def draw(site: Site, brief: Brief) -> str | None:
    found = groups(site, brief)
    if not found:
        return None
    ladder = vocabulary("stance").ladder
    words = [label("stance", one) for one in ladder]
    parts = [_legend(found), drawing.stops(words)]
    for group in found:
        dated, undated = (
            [_row(site, claim, group) for claim in part] for part in (group.dated, group.undated)
        )
        parts.append(
            drawing.panel(
                f"{phrases.capital(group.holder)}: {brief.subjects[group.subject].label}",
                _within(brief, group.subject),
                [
                    *drawing.listed(dated, ordered=True),
                    *drawing.listed(undated, lane="Time not stated"),
                ],
            )
        )
    caption = (
        f"From left to right, from “{words[0]}” to “{words[-1]}”. An arrow shows a movement, and "
        "stands only where the texts leave no doubt which position came first. Positions without "
        "a stated time are in no order. A dashed line is for those who cannot decide the matter."
    )
    return drawing.figure("board", caption, parts)


def rows(site: Site, brief: Brief) -> Rows:
    """The positions as a table, one row a claim."""
    columns = ("Position", "Whose", "On", "What it is", "Condition", "Who says so", "When", "Moved")
    found = []
    for group in groups(site, brief):
        for claim in group.claims:
            before = moved_from(site, claim, group.claims)
            found.append(
                Row(
                    (
                        label("stance", claim.value.stance),
                        group.holder,
                        brief.subjects[group.subject].label,
                        label("as", claim.value.as_),
                        f"“{claim.value.only_if}”" if claim.value.only_if else "none stated",
                        phrases.capital(phrases.speaker(site, claim)),
                        time_words(claim),
                        f"from “{label('stance', before.value.stance)}”"
                        if before
                        else "not shown by the texts",
                    ),
                    claim.ref,
                )
            )
    return Rows(columns, tuple(found))


def groups(site: Site, brief: Brief) -> list[Group]:
    """Positions by subject in the sheet's order, then by holder as they first appear."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for subject in brief.subjects:
        for claim in brief.claims.values():
            if claim.kind == "position" and claim.value.of == subject:
                found.setdefault((subject, _holder(site, claim)), []).append(claim)
    return [Group(*in_time(claims), name, subject) for (subject, name), claims in found.items()]


def moved_from(site: Site, claim: Claim, claims: tuple[Claim, ...]) -> Claim | None:
    """The position that this one certainly follows and differs from, if there is exactly one."""
    mine = case(site, claim)
    ladder = vocabulary("stance").ladder
    earlier = []
    for other in claims:
        theirs = case(site, other)
        if other.ref == claim.ref or other.value.as_ != claim.value.as_:
            continue
        pair = movement(theirs, mine)
        if pair is not None and pair[0] is theirs:
            earlier.append((other, theirs))
    last = [
        (other, theirs)
        for other, theirs in earlier
        if not any((pair := movement(theirs, third)) and pair[0] is theirs for _, third in earlier)
    ]
    if len(last) != 1 or any(one not in ladder for one in (_stance(last[0][0]), _stance(claim))):
        return None
    return last[0][0] if _stance(last[0][0]) != _stance(claim) else None


def _stance(claim: Claim) -> str:
    return str(claim.value.stance)


def _holder(site: Site, claim: Claim) -> str:
    outermost = holder(site, claim)
    return site.actor_name(outermost) if outermost else "holder not named"


def _row(site: Site, claim: Claim, group: Group) -> str:
    ladder = vocabulary("stance").ladder
    stance = _stance(claim)
    shape, style = MARKS[claim.value.as_]
    if claim.value.only_if:
        style += " hollow"
    before = moved_from(site, claim, group.claims)
    title = f"{label('stance', stance)}, from closed to open"
    if stance in ladder:
        places = [drawing.at_stop(one, len(ladder)) for one in range(len(ladder))]
        inside = drawing.track(places)
        here = places[ladder.index(stance)]
        if before is not None:
            there = places[ladder.index(_stance(before))]
            inside += drawing.arrow(there, here)
            title = f"moved from {label('stance', _stance(before))} to {label('stance', stance)}"
    else:
        places = [drawing.at_stop(one, len(ladder)) for one in (0, len(ladder) - 1)]
        inside = drawing.track(places, "off")
        here = places[0 if stance == "opposes" else 1]
        title = f"{label('stance', stance)}, and it is not theirs to decide"
    inside += drawing.mark(shape, here, style)
    speaker = phrases.capital(phrases.speaker(site, claim))
    notes = [
        f"condition: “{claim.value.only_if}”" if claim.value.only_if else "",
        "" if stance in ladder else "not theirs to decide",
        f"{speaker}; {time_words(claim)}",
        f"moved from “{label('stance', _stance(before))}”" if before else "",
    ]
    return drawing.row(
        f"#{claim.id}",
        label("stance", stance),
        label("as", claim.value.as_),
        notes,
        drawing.strip(title, inside),
    )


def _legend(found: list[Group]) -> str:
    claims = [claim for group in found for claim in group.claims]
    used = {claim.value.as_ for claim in claims}
    keys = [
        (drawing.mark(shape, 0.5, style), label("as", one))
        for one, (shape, style) in MARKS.items()
        if one in used
    ]
    if any(claim.value.only_if for claim in claims):
        keys.append((drawing.mark("circle", 0.5, "hollow"), "only under a condition"))
    return drawing.legend(keys)


def _within(brief: Brief, subject: str) -> str:
    wider = brief.subjects[subject].within
    return f"part of: {brief.subjects[wider].label}" if wider in brief.subjects and wider else ""

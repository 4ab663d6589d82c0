"""The positions as a matrix: rows what they are about, columns from refusing to doing, marks with who says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.analysis import phrases
from generator.analysis.compare import comparison_case, holder
from generator.model.kinds.position import SAID_TO_DO, movement, stance_words
from generator.model.vocabulary import label, vocabulary
from generator.pages import picture_phrases
from generator.pages import svg_parts as drawing
from generator.pages.pictures import Row, Rows, by_time, subject_tree, time_words
from generator.site.site import Brief, Claim, Site
from generator.text.escaping import html_attr, html_text

MARKS = {"word": ("circle", ""), "rule": ("square", ""), "practice": ("diamond", "")}


@dataclass(frozen=True)
class Line:
    """One row of the matrix: a subject, how deep it lies within others, and whose positions on it."""

    subject: str
    depth: int
    holder: str
    claims: tuple[Claim, ...]


def draw(site: Site, brief: Brief) -> str | None:
    listed = lines(site, brief)
    if not listed:
        return None
    claims = [claim for line in listed for claim in line.claims]
    used = {stance_column(claim) for claim in claims}
    columns = [name for name in _columns() if name in used]
    usual = Counter(line.holder for line in listed).most_common(1)[0][0]
    heads = "".join(f'<th scope="col">{html_text(name)}</th>' for name in columns)
    body = "".join(_line(site, brief, line, columns, usual) for line in listed)
    caption = picture_phrases.positions_caption(usual, any(line.holder != usual for line in listed))
    label_words = html_attr(caption)
    return "\n".join(
        [
            '<figure class="bf-picture bf-board" data-search-exclude="1">',
            _legend(claims),
            f'<div class="bf-scroll" tabindex="0" role="region" aria-label="{label_words}">',
            f'<table class="bf-positions"><caption class="bf-heard">Positions</caption><thead><tr><th scope="col">On</th>{heads}</tr></thead>',
            f"<tbody>{body}</tbody></table>",
            "</div>",
            f"<figcaption>{html_text(caption)}</figcaption>",
            "</figure>",
        ]
    )


def rows(site: Site, brief: Brief) -> Rows:
    """The positions as a table, one row a claim."""
    columns = ("Position", "Whose", "On", "What it is", "Condition", "Who says so", "When", "Moved")
    listed = []
    for line in lines(site, brief):
        for claim in line.claims:
            before = moved_from(site, claim, line.claims)
            only_if = claim.value.only_if
            listed.append(
                Row(
                    (
                        stance_column(claim),
                        line.holder,
                        brief.subjects[line.subject].label,
                        ", ".join((label("as", claim.value.as_), *_hearsay(claim))),
                        phrases.quoted(only_if) if only_if else "see the claim",
                        phrases.speakers(site, claim),
                        time_words(claim),
                        f"from “{label('stance', before.value.stance)}”"
                        if before
                        else "the texts show no move",
                    ),
                    claim.ref,
                )
            )
    return Rows(columns, tuple(listed))


def lines(site: Site, brief: Brief) -> list[Line]:
    """Positions by subject, the wider one first, then by holder as they first appear."""
    listed = []
    for subject, depth in subject_tree(brief):
        holders: dict[str, list[Claim]] = {}
        for claim in brief.claims.values():
            if claim.kind == "position" and claim.value.of == subject:
                holders.setdefault(_holder(site, claim), []).append(claim)
        listed += [Line(subject, depth, name, by_time(mine)) for name, mine in holders.items()]
    return listed


def moved_from(site: Site, claim: Claim, claims: tuple[Claim, ...]) -> Claim | None:
    """The position that this one certainly follows and differs from, if there is exactly one."""
    mine = comparison_case(site, claim)
    ladder = vocabulary("stance").ladder
    earlier = []
    for other in claims:
        theirs = comparison_case(site, other)
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
    if len(last) != 1 or any(
        stance not in ladder for stance in (_stance(last[0][0]), _stance(claim))
    ):
        return None
    return last[0][0] if _stance(last[0][0]) != _stance(claim) else None


def _stance(claim: Claim) -> str:
    return str(claim.value.stance)


def _holder(site: Site, claim: Claim) -> str:
    outermost = holder(site, claim)
    return site.actor_name(outermost) if outermost else "a party that is not named"


def _columns() -> list[str]:
    """From closed to open, then the wishes of those who cannot decide."""
    stances = vocabulary("stance")
    decided = [label("stance", key) for key in stances.ladder]
    wishes = [label("stance", key) for key in stances.terms if key not in stances.ladder]
    return [*decided, SAID_TO_DO, *wishes]


def stance_column(claim: Claim) -> str:
    return stance_words(_stance(claim), _is_alleged(claim))


def _is_alleged(claim: Claim) -> bool:
    return bool(claim.written.attribution == "alleged")


def _hearsay(claim: Claim) -> tuple[str, ...]:
    return ("hearsay",) if _is_alleged(claim) else ()


def _line(site: Site, brief: Brief, line: Line, columns: list[str], usual: str) -> str:
    words = html_text(brief.subjects[line.subject].label)
    other = f" <small>{html_text(phrases.capital(line.holder))}</small>"
    whose = "" if line.holder == usual else other
    kind = f' class="bf-in{min(line.depth, 2)}"' if line.depth else ""
    marks = {
        name: "".join(
            _mark(site, claim, line) for claim in line.claims if stance_column(claim) == name
        )
        for name in columns
    }
    # On a telephone the stance stands before its marks.
    cells = "".join(
        f'<td data-stance="{html_attr(name)}">{drawn}</td>' if drawn else "<td></td>"
        for name, drawn in marks.items()
    )
    return f'<tr><th scope="row"{kind}>{words}{whose}</th>{cells}</tr>'


def _mark(site: Site, claim: Claim, line: Line) -> str:
    before = moved_from(site, claim, line.claims)
    notes = picture_phrases.position_notes(claim)
    heard = f'<span class="bf-heard">, {html_text(", ".join(notes))}</span>' if notes else ""
    moved = f"<small>{html_text(picture_phrases.moved_words(before))}</small>" if before else ""
    who = html_text(picture_phrases.short_speaker(site, claim))
    return (
        f'<a href="#{html_attr(claim.id)}">'
        f'<svg class="bf-key" aria-hidden="true">{stance_shape(claim)}</svg>{who}{heard}{moved}</a>'
    )


def stance_shape(claim: Claim) -> str:
    shape, style = MARKS[claim.value.as_]
    if _is_alleged(claim):
        style += " ghost"
    elif claim.value.only_if:
        style += " hollow"
    return drawing.mark(shape, 0.5, style)


def _legend(claims: list[Claim]) -> str:
    used = {claim.value.as_ for claim in claims}
    words = {"word": "a statement", "rule": "a policy or a rule", "practice": "a practice"}
    keys = [
        (drawing.mark(shape, 0.5, style), words.get(key, label("as", key)))
        for key, (shape, style) in MARKS.items()
        if key in used
    ]
    if any(claim.value.only_if for claim in claims):
        keys.append((drawing.mark("circle", 0.5, "hollow"), "under a condition"))
    if any(_is_alleged(claim) for claim in claims):
        keys.append((drawing.mark("circle", 0.5, "ghost"), "hearsay"))
    return drawing.legend(keys)

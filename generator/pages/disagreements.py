"""Prepares disagreements for the pages: a heading, one verdict with one reason, what was compared."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis import phrases
from generator.analysis.compare import Pair, pairs
from generator.model.disagreement import Disagreement
from generator.model.vocabulary import label
from generator.site.site import Brief, Claim, Site, cached_per_site

__all__ = ["Block", "Cell", "Side", "denials", "matrix", "pairs", "sides"]

# Which disagreements a reader meets first: what cannot both be right, then what nobody can settle.
ORDER = ("conflict", "unresolved", "different-time", "different-thing", "wording-only")
# Those that are told at length; the others are one paragraph each.
WEIGHTY = ("conflict", "unresolved")
# Reasons that add nothing to “they are about different things”.
SAID_BY_THE_VERDICT = {"they count different things", "they are about different things"}
# So many columns can be read beside each other on a page.
MOST_COLUMNS = 24
# One word a cell, so that many columns fit a page; the table's caption explains them.
SHORT = {
    "conflict": "conflict",
    "different-time": "time",
    "agree": "agree",
    "not-comparable": "unclear",
}


@dataclass(frozen=True)
class Side:
    """One disagreement as the page tells it: `verdict` a clause, `reason` what it rests on, or empty."""

    id: str
    written: Disagreement
    heading: str
    claims: tuple[Claim, ...]
    verdict: str
    reason: str
    weighty: bool


@dataclass(frozen=True)
class Cell:
    """One pair of the matrix: a short word for the verdict, and which of the block's reasons it has."""

    label: str
    reason: int


@dataclass(frozen=True)
class Block:
    """The claims of one kind with one cell a pair; None where a claim would meet itself, where the pair
    was told already, and where the two speak of different things. `left_out` claims found no room.
    Each row ends where it would meet itself. The reasons of all cells, each once, count from 1."""

    title: str
    claims: tuple[Claim, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    reasons: tuple[str, ...]
    left_out: int = 0


@cached_per_site
def sides(site: Site, brief: Brief) -> list[Side]:
    """The disagreements of a brief, conflicts first, else in the order of the sheet."""
    compared = pairs(site, brief)
    listed = [
        _side(site, brief, name, written, compared) for name, written in brief.disagreements.items()
    ]
    return sorted(listed, key=lambda side: ORDER.index(side.written.verdict))


def _side(site: Site, brief: Brief, name: str, written: Disagreement, compared: list[Pair]) -> Side:
    claims = tuple(claim for ref in written.between if (claim := site.claim(ref, brief.slug)))
    return Side(
        id=name,
        written=written,
        heading=written.heading or _heading(site, claims),
        claims=claims,
        verdict=phrases.verdict(
            written.verdict, len(claims), possibly=_possible(written, claims, compared)
        ),
        reason=_reason(written, claims, compared),
        weighty=written.verdict in WEIGHTY,
    )


def _reason(written: Disagreement, claims: tuple[Claim, ...], compared: list[Pair]) -> str:
    """Why the verdict is what it is: what the data say, where they say the same of every pair."""
    if written.because:
        return ""  # the curator's own reason stands on the page, with its citations
    between = {claim.ref for claim in claims}
    mine = [pair.comparison for pair in compared if pair.a.ref in between and pair.b.ref in between]
    reasons = {comparison.reason for comparison in mine}
    agreed = all(comparison.verdict == written.verdict for comparison in mine)
    if reasons & SAID_BY_THE_VERDICT:
        return ""
    return reasons.pop() if agreed and len(reasons) == 1 else ""


def _possible(written: Disagreement, claims: tuple[Claim, ...], compared: list[Pair]) -> bool:
    """Whether the verdict holds only possibly: the sheet says so, or the data call a pair unclear and
    nobody says what makes it certain."""
    between = {claim.ref for claim in claims}
    unclear = any(
        pair.comparison.verdict == "not-comparable" and pair.a.kind and pair.a.kind == pair.b.kind
        for pair in compared
        if {pair.a.ref, pair.b.ref} <= between
    )
    return written.possibly or (unclear and not written.because)


def _heading(site: Site, claims: tuple[Claim, ...]) -> str:
    """What clashes, as a question, where the curator does not word it."""
    figures = list(dict.fromkeys(words for claim in claims if (words := phrases.figure(claim))))
    if len(figures) > 1:
        return f"{phrases.capital(phrases.join(figures, 'or'))}?"
    stances = [label("stance", claim.value.stance) for claim in claims if claim.kind == "position"]
    holders = {claim.value.holder or claim.speaker for claim in claims if claim.kind == "position"}
    if len(holders) == 1 and len(set(stances)) > 1:
        holder = site.actor_name(holders.pop())
        return f"{phrases.capital(holder)}: {phrases.join(list(dict.fromkeys(stances)), 'or')}?"
    speakers = list(dict.fromkeys(phrases.speaker(site, claim) for claim in claims))
    if len(speakers) > 1:
        return f"{phrases.capital(phrases.join(speakers))} on the same matter"
    return f"{phrases.capital(phrases.count_words(len(claims), 'statement'))} from one voice"


def denials(site: Site, brief: Brief) -> list[tuple[Claim, Claim]]:
    """(denial, what it denies) for each denial that no disagreement tells already."""
    read = [set(disagreement.between) for disagreement in brief.disagreements.values()]
    listed = []
    for name, claim in brief.claims.items():
        other = site.claim(claim.written.denies, brief.slug) if claim.written.denies else None
        if other and not any({name, claim.written.denies} <= between for between in read):
            listed.append((claim, other))
    return listed


def matrix(brief: Brief, compared: list[Pair]) -> list[Block]:
    """One triangular table for each kind; claims that share their subject with no other stay out.

    Of more claims than a page has columns for, those in the order of the page that come first.
    """
    blocks: list[Block] = []
    for kind in dict.fromkeys(pair.a.kind for pair in compared if pair.a.kind == pair.b.kind):
        mine = [
            pair
            for pair in compared
            if pair.a.kind == pair.b.kind == kind and pair.comparison.verdict != "different-thing"
        ]
        claims = sorted(
            {
                claim.ref: claim
                for pair in mine
                for claim in (pair.a, pair.b)
                if claim.brief == brief.slug and pair.comparison.verdict in SHORT
            }.values(),
            key=lambda claim: claim.number,
        )
        left_out = max(0, len(claims) - MOST_COLUMNS)
        claims = claims[:MOST_COLUMNS]
        by_refs = {frozenset((pair.a.ref, pair.b.ref)): pair.comparison for pair in mine}
        reasons: dict[str, int] = {}
        cells = tuple(
            tuple(
                Cell(
                    SHORT.get(got.verdict, got.verdict),
                    reasons.setdefault(got.reason, len(reasons) + 1),
                )
                if (got := by_refs.get(frozenset((left.ref, right.ref))))
                else None
                for right in claims[:row]
            )
            for row, left in enumerate(claims)
        )
        if left_out or any(cell for row in cells for cell in row):
            title = f"{phrases.capital(kind or 'statement')}s compared"
            blocks.append(Block(title, tuple(claims), cells, tuple(reasons), left_out))
    return blocks

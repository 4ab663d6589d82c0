"""Prepares disagreements for the page: what the data compute, side by side and as a matrix."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis import phrases
from generator.analysis.compare import Pair, pairs
from generator.model.fact_sheet import Disagreement
from generator.model.vocabulary import label
from generator.site.site import Brief, Claim, Site

__all__ = ["Block", "Cell", "computed_lines", "disagreement_title", "matrix", "pairs"]


# One word a cell, so that many columns fit a page; the table's caption explains them.
SHORT = {
    "conflict": "conflict",
    "different-time": "time",
    "agree": "agree",
    "not-comparable": "unclear",
}


@dataclass(frozen=True)
class Cell:
    """One pair of the matrix: a short word for the verdict, and the reason."""

    label: str
    reason: str


@dataclass(frozen=True)
class Block:
    """The claims of one kind with one cell a pair; None where a claim would meet itself, where the pair
    was told already, and where the two speak of different things."""

    title: str
    claims: tuple[Claim, ...]
    cells: tuple[tuple[Cell | None, ...], ...]


def disagreement_title(site: Site, brief: Brief, one: Disagreement) -> str:
    """Names the parties or figures that differ."""
    claims = [claim for ref in one.between if (claim := site.claim(ref, brief.slug))]
    figures = list(
        dict.fromkeys(phrases.figure(claim) for claim in claims if phrases.figure(claim))
    )
    if len(figures) > 1:
        return phrases.capital(phrases.join(figures))
    speakers = list(dict.fromkeys(phrases.speaker(site, claim) for claim in claims))
    if len(speakers) > 1:
        return phrases.capital(phrases.join(speakers))
    return phrases.join([f"claim {claim.number}" for claim in claims]).capitalize()


def numbers(site: Site, brief: Brief, one: Disagreement) -> str:
    """ "Claims 1 and 6": names a table, and no other one of the brief."""
    found = [claim for ref in one.between if (claim := site.claim(ref, brief.slug))]
    own = [str(claim.number) if claim.brief == brief.slug else claim.ref for claim in found]
    return f"Claims {phrases.join(own)}"


def computed_lines(site: Site, brief: Brief, name: str, found: list[Pair]) -> list[str]:
    """What the comparison of the data says about the pairs of one disagreement."""
    between = {
        claim.ref
        for ref in brief.disagreements[name].between
        if (claim := site.claim(ref, brief.slug))
    }
    return [
        f"Claims {one.a.number} and {one.b.number}: {label('verdict', one.comparison.verdict)}; {one.comparison.reason}."
        for one in found
        if {one.a.ref, one.b.ref} <= between
    ]


def matrix(site: Site, brief: Brief, found: list[Pair]) -> list[Block]:
    """One triangular table for each kind; claims that share their subject with no other stay out."""
    blocks: list[Block] = []
    for kind in dict.fromkeys(one.a.kind for one in found):
        mine = [
            one
            for one in found
            if one.a.kind == kind and one.comparison.verdict != "different-thing"
        ]
        claims = sorted(
            {
                one.ref: one for pair in mine for one in (pair.a, pair.b) if one.brief == brief.slug
            }.values(),
            key=lambda claim: claim.number,
        )
        by_refs = {frozenset((one.a.ref, one.b.ref)): one.comparison for one in mine}
        cells = tuple(
            tuple(
                Cell(SHORT.get(got.verdict, got.verdict), got.reason)
                if column < row and (got := by_refs.get(frozenset((left.ref, right.ref))))
                else None
                for column, right in enumerate(claims)
            )
            for row, left in enumerate(claims)
        )
        if claims:
            title = f"{phrases.capital(kind or 'statement')}s compared"
            blocks.append(Block(title, tuple(claims), cells))
    return blocks

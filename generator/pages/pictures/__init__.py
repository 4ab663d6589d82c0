"""The pictures, one file each: text with inline SVG, drawn from the data at build time.

A picture is a module with `draw(site, brief) -> str | None` and `rows(site, brief) -> Rows`: the
figure as HTML without a blank line, and the same data as a table. Where several figures belong to
it, `headline` draws the one that shows most; `IS_TABLE = True` says that the figure is the table
already. The timeline has `draw_all(site, page, claims)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.analysis import phrases
from generator.site.site import Brief, Claim

STAR = "*"  # marks a year that we inferred, where there is no room to say so
INFERRED = " (year inferred)"


@dataclass(frozen=True)
class Row:
    """One line of a table. `claim` is the ref it tells of, None for several; `note` goes with its first cell."""

    cells: tuple[str, ...]
    claim: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Rows:
    """The data of a picture as plain text; every row has one cell a column."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def day(claim: Claim) -> date | None:
    """A day to sort by: the time a claim speaks of, else that of speaking; None without bounds."""
    for when in (claim.when, claim.said):
        if when is not None and when.is_dated:
            return when.lower or when.upper
    return None


def in_time(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The dated ones, earliest first, and the others in their own order."""
    listed = list(claims)
    dated = sorted((claim for claim in listed if day(claim)), key=lambda claim: str(day(claim)))
    return tuple(dated), tuple(claim for claim in listed if not day(claim))


def by_time(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Dated claims first, earliest first, then the others in their own order."""
    dated, undated = in_time(claims)
    return dated + undated


def short_time(claim: Claim) -> str:
    """When, in the few words that a row has room for; a star where we inferred the year."""
    when = claim.when or claim.said
    return phrases.time(when).replace(INFERRED, STAR) if when else phrases.UNDATED


def time_words(claim: Claim) -> str:
    """When, as far as the text and the source's window tell."""
    parts = []
    if claim.when is not None:
        parts.append(phrases.on(claim.when))
    if claim.said is not None:
        parts.append(phrases.said(claim))
    return "; ".join(parts) or phrases.when_said(claim)


def subject_tree(
    brief: Brief, above: str | None = None, depth: int = 0
) -> Iterator[tuple[str, int]]:
    """The subjects of a brief, each before those within it, with how many are above it."""
    for name, subject in brief.subjects.items():
        wider = subject.within if subject.within in brief.subjects else None
        if wider == above and depth <= len(brief.subjects):
            yield name, depth
            yield from subject_tree(brief, name, depth + 1)

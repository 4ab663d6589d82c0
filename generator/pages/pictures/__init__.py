"""The pictures, one file each: text with inline SVG, drawn from the data at build time.

A picture is a module with `draw(site, brief) -> str | None` and `rows(site, brief) -> Rows`: the
figure as HTML without a blank line, and the same data as a table. One without `draw` is a table
and no more. The timeline has `draw_all(site)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.analysis import phrases
from generator.site.site import Claim


@dataclass(frozen=True)
class Row:
    """One line of the table beside a picture. `claim` is the ref it tells of, None for several."""

    cells: tuple[str, ...]
    claim: str | None = None


@dataclass(frozen=True)
class Rows:
    """The data of a picture as plain text; every row has one cell a column."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Lanes:
    """Claims of one picture's panel: dated ones in time, then the rest in their own order."""

    dated: tuple[Claim, ...]
    undated: tuple[Claim, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.dated + self.undated


def day(claim: Claim) -> date | None:
    """A day to sort by: the time a claim speaks of, else that of speaking; None without bounds."""
    for when in (claim.when, claim.said):
        if when is not None and when.is_dated:
            return when.lower or when.upper
    return None


def in_time(claims: list[Claim]) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The dated ones, earliest first, and the others in their own order."""
    dated = sorted((one for one in claims if day(one)), key=lambda one: str(day(one)))
    return tuple(dated), tuple(one for one in claims if not day(one))


def time_words(claim: Claim) -> str:
    """When, as far as the text and the source's window tell."""
    parts = []
    if claim.when is not None:
        parts.append(f"time: {phrases.time(claim.when)}")
    if claim.said is not None:
        parts.append(f"said {phrases.time(claim.said)}")
    if not parts and claim.latest:
        last = claim.latest
        parts.append(f"undated, not after {last.day} {last:%B} {last.year}")
    return "; ".join(parts) or "undated"

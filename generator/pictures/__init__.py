"""The pictures, one file each: text with inline SVG, drawn from the data at build time.

A picture is a module with `draw(site, brief) -> str | None` and `rows(site, brief) -> Rows`: the
figure as HTML without a blank line, and the same data as a table. The timeline has `draw_all(site)`.
"""

from __future__ import annotations

from dataclasses import dataclass


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

"""Divides a list that is too long for one page into parts, each with an address of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

# Rows that a page shows before a list on it is divided, and rows of a part, at most.
WHOLE, PART = 200, 120


@dataclass(frozen=True)
class Listed:
    """One list of a page: `heading` names the group of a row, `name` the row, `size` counts its lines on the page.

    `order` sorts the groups where the list is divided; without one its rows stay as they are. `anchor` is
    its place on the page, empty where the page is one list; `title` its heading there. `most` is how many lines a
    page has on which it stands, whole or in part, where they are higher than those of other lists.
    """

    rows: Sequence[Any]
    heading: Callable[[Any], str]
    name: Callable[[Any], str]
    order: Callable[[Any], Any] | None = None
    anchor: str = ""
    title: str = ""
    size: Callable[[Any], int] = lambda row: 1
    most: int = 0

    @property
    def length(self) -> int:
        return sum(map(self.size, self.rows))


@dataclass(frozen=True)
class Part:
    """Some rows of a list, on a page of their own, and their number of lines (`size`).

    `whole` is the page of the whole list, `before` and `after` those of the neighbouring parts; `number` counts from 1 to
    `of`. `first` and `last` are headings of groups, or where a group continues in another part, names of rows.
    """

    page: str
    whole: str
    before: str | None
    after: str | None
    number: int
    of: int
    rows: tuple[Any, ...]
    size: int
    first: str
    last: str

    @property
    def label(self) -> str:
        return self.first if self.first == self.last else f"{self.first} to {self.last}"


def divide(page: str, lists: Sequence[Listed]) -> dict[str, tuple[Part, ...]]:
    """The parts of those lists of a page for which it has no room, by anchor; the longest is divided first.

    A group stays together as long as a part has room for it.
    """
    lines, parts = sum(each.length for each in lists), {}
    for each in sorted(lists, key=lambda each: each.length, reverse=True):
        if lines > (each.most or WHOLE):
            parts[each.anchor] = _parts(page, each)
            lines -= each.length
    return parts


def _parts(page: str, listed: Listed) -> tuple[Part, ...]:
    folder = f"{page}{listed.anchor}/" if listed.anchor else page
    size, heading = listed.size, listed.heading
    parts: list[list[Any]] = [[]]
    most = room = listed.most or PART
    rows = sorted(listed.rows, key=listed.order) if listed.order else listed.rows
    for _, group in groupby(rows, heading):
        group_rows = list(group)
        needed = sum(map(size, group_rows))
        for row in group_rows:
            if parts[-1] and max(needed, size(row)) > room:
                parts.append([])
                room = most
            needed = 0  # room for the whole group is looked for once, then for each of its rows
            parts[-1].append(row)
            room -= size(row)
    return tuple(
        Part(
            f"{folder}{number}/",
            page + (f"#{listed.anchor}" if listed.anchor else ""),
            f"{folder}{number - 1}/" if number > 1 else None,
            f"{folder}{number + 1}/" if number < len(parts) else None,
            number,
            len(parts),
            tuple(part),
            sum(map(size, part)),
            *_span(listed, part, parts[number - 2 : number - 1], parts[number : number + 1]),
        )
        for number, part in enumerate(parts, 1)
    )


def _span(
    listed: Listed, rows: list[Any], before: list[list[Any]], after: list[list[Any]]
) -> tuple[str, str]:
    """What a part begins and ends with: a group, or a row where a part beside has more of that group."""
    first, last = listed.heading(rows[0]), listed.heading(rows[-1])
    goes_on = [listed.heading(part[-1]) == first for part in before]
    goes_on += [listed.heading(part[0]) == last for part in after]
    return (listed.name(rows[0]), listed.name(rows[-1])) if any(goes_on) else (first, last)

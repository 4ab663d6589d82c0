"""Divides a list that is too long for one page into parts, each with an address of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

# So many rows a page shows before a list on it is divided, and so many a part has at most.
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
    """Some rows of a list: their page, those of the whole list and of the parts beside, how many lines, from what to what.

    `number` is its own among the `of` parts. `first` and `last` are groups, and where a group goes on in another
    part the row that it begins or ends with here.
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
    left, cut = sum(each.length for each in lists), {}
    for each in sorted(lists, key=lambda each: each.length, reverse=True):
        if left > (each.most or WHOLE):
            cut[each.anchor] = _parts(page, each)
            left -= each.length
    return cut


def _parts(page: str, listed: Listed) -> tuple[Part, ...]:
    folder = f"{page}{listed.anchor}/" if listed.anchor else page
    size, heading = listed.size, listed.heading
    cut: list[list[Any]] = [[]]
    most = room = listed.most or PART
    rows = sorted(listed.rows, key=listed.order) if listed.order else listed.rows
    for _, group in groupby(rows, heading):
        together = list(group)
        wanted = sum(map(size, together))
        for row in together:
            if cut[-1] and max(wanted, size(row)) > room:
                cut.append([])
                room = most
            wanted = 0  # the group is asked for once, then each of its rows
            cut[-1].append(row)
            room -= size(row)
    return tuple(
        Part(
            f"{folder}{number}/",
            page + (f"#{listed.anchor}" if listed.anchor else ""),
            f"{folder}{number - 1}/" if number > 1 else None,
            f"{folder}{number + 1}/" if number < len(cut) else None,
            number,
            len(cut),
            tuple(mine),
            sum(map(size, mine)),
            *_span(listed, mine, cut[number - 2 : number - 1], cut[number : number + 1]),
        )
        for number, mine in enumerate(cut, 1)
    )


def _span(
    listed: Listed, rows: list[Any], before: list[list[Any]], after: list[list[Any]]
) -> tuple[str, str]:
    """What a part begins and ends with: a group, or a row where a part beside has more of that group."""
    first, last = listed.heading(rows[0]), listed.heading(rows[-1])
    goes_on = [listed.heading(part[-1]) == first for part in before]
    goes_on += [listed.heading(part[0]) == last for part in after]
    return (listed.name(rows[0]), listed.name(rows[-1])) if any(goes_on) else (first, last)

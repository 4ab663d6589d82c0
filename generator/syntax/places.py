"""Packs where the values of a YAML text stand: a few numbers a value, its path only when somebody asks."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.finding import KeyPath

_STYLES = ("map", "list", "", "'", '"', "|", ">")


class Node(NamedTuple):
    """Where a value stands, as offsets, and how it is written.

    `style` is `map`, `list`, or that of the scalar: "" plain, `'`, `"`, `|` or `>`. `key` is where its
    key stands; -1 without one, in a list.
    """

    start: int
    end: int
    style: str
    key: int


class Places:
    """The places of all values, in the file's order: what holds others comes before them."""

    def __init__(self) -> None:
        self.starts, self.ends, self.keys = array("i"), array("i"), array("i")
        self._styles = bytearray()

    def add(self, start: int, end: int, style: str, key: int) -> int:
        """Take one more value; its number."""
        self.starts.append(start)
        self.ends.append(end)
        self.keys.append(key)
        self._styles.append(_STYLES.index(style))
        return len(self._styles) - 1

    def __getitem__(self, number: int) -> Node:
        style = _STYLES[self._styles[number]]
        return Node(self.starts[number], self.ends[number], style, self.keys[number])


def walk(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Every value below one, and itself, with its path, in the order of `Places`."""
    yield path, value
    entries = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value if isinstance(value, list) else ())
    )
    for key, held in entries:
        yield from walk(held, (*path, key))

"""Reads YAML again with each slip of the pen put right, so that it is told once and the rest is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from generator.finding import KeyPath
from generator.syntax.entry_fixes import entries, headers
from generator.syntax.fix import Slip
from generator.syntax.line_fixes import slips
from generator.syntax.parser import MAX_FOUND, Node, Reading

# How often a text is read again at most; a long text is read fewer times.
MOST_READS = 60
MOST_CHARACTERS = 3_000_000
MOST_SLIPS = 12  # on one line

Told = tuple[int, str, str, str, int]
Edit = tuple[int, int, str]


@dataclass
class Mended:
    """What was read after all slips were put right; every offset is one of the text as written."""

    root: Any
    refused: bool
    nodes: dict[KeyPath, Node]
    keys: dict[KeyPath, int]
    found: list[Told]


@dataclass(frozen=True)
class _State:
    written: str
    text: str
    reading: Reading
    edits: tuple[Edit, ...] = ()
    told: tuple[Told, ...] = field(default=())

    def back(self, at: int) -> int:
        """The offset in the text as written of an offset in the text as mended."""
        for start, gone, put in reversed(self.edits):
            if at >= start + len(put):
                at += gone - len(put)
            elif at > start:
                at = start + min(at - start, gone)
        return at

    def row(self, at: int) -> int:
        """The row, in the text as written, of an offset in the text as mended."""
        return self.written.count("\n", 0, self.back(at))


def read_mended(text: str, loader: Any, known: tuple[frozenset[str], ...]) -> Mended:
    """Read the text; wherever it stumbles, try the slips of that line and of the one above."""
    state = _State(text, text, _read(text, loader))
    budget = max(4, min(MOST_READS, MOST_CHARACTERS // max(len(text), 1)))
    settled: set[int] = set()
    while budget > 0:
        better = None
        for at in sorted(one[0] for one in state.reading.found):
            if better or budget <= 0 or state.back(at) in settled:
                continue
            for start, slip in _guesses(state, at, known):
                budget -= 1
                better = _better(state, at, start, slip, loader)
                if better or budget <= 0:
                    break
            settled.add(state.back(at))
        if not better:
            break
        state = better
    return _whole(state)


def _read(text: str, loader: Any) -> Reading:
    reading = Reading(text)
    if not reading.run(loader) and loader is not yaml.SafeLoader:
        # Only the Python parser's errors are shown, so that they do not depend on the machine.
        reading = Reading(text)
        reading.run(yaml.SafeLoader)
    return reading


def _guesses(
    state: _State, at: int, known: tuple[frozenset[str], ...]
) -> Iterator[tuple[int, Slip]]:
    """(offset of its line, slip) for the line of a trouble, then for the line above it."""
    lines, row = state.text.split("\n"), state.text.count("\n", 0, at)
    twice = state.reading.twice.get(at)
    if twice:
        yield from entries(state.text, at, twice.first)
        return
    above = next((n for n in range(row - 1, -1, -1) if lines[n].strip()), None)
    for here in (row, above):
        if here is not None:
            start = sum(len(line) + 1 for line in lines[:here])
            yield from ((start, slip) for slip in islice(slips(lines[here], known), MOST_SLIPS))
    yield from headers(state.text, at)


def _better(state: _State, at: int, start: int, slip: Slip, loader: Any) -> _State | None:
    """The text read with a slip put right, if that is what was wrong at `at`."""
    text, edits = state.text, list(state.edits)
    for column, gone, put in sorted(slip.edits, reverse=True):
        spot = start + column
        text = text[:spot] + put + text[spot + gone :]
        edits.append((spot, gone, put))
    here = state.back(start + slip.column)
    told = (here, slip.code, slip.message, slip.cure, slip.length)
    after = _State(state.written, text, _read(text, loader), tuple(edits), (*state.told, told))
    row, old, new = state.row(at), _rows(state), _rows(after)
    if row in new or any(one < row for one in new - old):
        return None
    if (slip.whole or not state.reading.refused) and (after.reading.refused or new - old):
        return None
    return after


def _rows(state: _State) -> set[int]:
    return {state.row(one[0]) for one in state.reading.found}


def _whole(state: _State) -> Mended:
    reading, back = state.reading, state.back
    lost, beside = _lost_header(reading)
    nodes = {
        path: Node(back(node.start), back(node.end), node.style)
        for path, node in reading.nodes.items()
    }
    keys = {path: back(at) for path, at in reading.keys.items()}
    found = [
        (back(one[0]), *one[1:])
        for one in (*lost, *reading.found)
        if one in lost or one[0] not in beside
    ]
    refused = reading.refused or bool(lost)
    found = sorted([*state.told, *found])[:MAX_FOUND]
    return Mended(reading.root, refused, nodes, keys, found)


def _lost_header(reading: Reading) -> tuple[list[Told], set[int]]:
    """One finding in place of those of a mapping that has several keys twice, and their offsets.

    Nobody can say what is meant then, so that the text is not read on.
    """
    lost: list[Told] = []
    rows = {reading.text.count("\n", 0, one[0]) for one in reading.found if one[1] == "yaml"}
    # A key that stands twice because its line is out of place: the next line is told already.
    beside = {at for at in reading.twice if reading.text.count("\n", 0, at) + 1 in rows}
    mappings = [one.mapping for one in reading.twice.values()]
    begun: set[int] = set()
    for at, one in sorted(reading.twice.items()):
        # It begins with the first key: else they are so many keys that stand twice, each by itself.
        if one.first == one.mapping and mappings.count(one.mapping) > 1:
            begun.add(one.mapping)
            line = reading.text.count("\n", 0, one.first) + 1
            message = f"`{one.name}` and the keys after it stand twice (first on line {line}); was "
            cure = "write its id and a colon on a line of its own above, indented less"
            if reading.text[at - 1 : at] == "\n":
                message, cure = f"{message}the text pasted twice?", "keep one of the two"
            else:
                message += "the line with the id of the next entry lost?"
            lost.append((at, "yaml-duplicate", message, cure, len(one.name)))
        if one.mapping in begun:
            beside.add(at)
    return lost, beside

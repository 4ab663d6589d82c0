"""Puts payloads into a copy of a project, and tells what was refused, where, and what came through."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from generator.build import check
from generator.finding import Finding
from tests.hostile.places import Spot, copy, quoted, rewrite, spots, texts

Put = Callable[[Path, Mapping[Spot, str]], None]
# Letters that no project has, of one case and of ordinary width: each stands for one payload.
STRANGE = [chr(at) for at in range(0x1401, 0x166D) if unicodedata.category(chr(at)) == "Lo"]


def infused(value: str, payload: str, turn: int) -> str:
    """The value with the payload before it, after its first word, or after it."""
    first, space, rest = value.partition(" ")
    return (
        f"{payload} {value}",
        f"{first} {payload}{space}{rest}",
        f"{value} {payload}",
    )[turn % 3]


def twin(payload: str, number: int) -> str:
    """Harmless letters, as long as the payload, like no other's; spaces and quotation marks stay.

    A quote without the other half of a mark is set otherwise, whatever else is in it.
    """
    return "".join(
        char if char in ' "“”' else STRANGE[number] for char in " ".join(payload.split())
    )


def values(root: Path, edits: Mapping[Spot, str]) -> None:
    """Write new values, over as many lines as the old ones, so that no other line moves."""
    rewrite(
        root, {spot: quoted(new) + "\n" * (spot.last - spot.line) for spot, new in edits.items()}
    )


def quotes(root: Path, payloads: Mapping[Spot, str]) -> None:
    """Lengthen quotes in the sheet and, the same, in the source; then seal the sources again.

    After a comma, or a payload of one sign would be read with the number before it.
    """
    for file in texts(root):
        text = (root / file).read_text("utf-8")
        for spot, payload in payloads.items():
            text = text.replace(spot.value, f"{spot.value}, {payload}", 1)
        (root / file).write_text(text, "utf-8", newline="")
    values(root, {spot: f"{spot.value}, {payload}" for spot, payload in payloads.items()})
    cards = {spot.path[0]: spot for spot in spots(root) if spot.path[1:] == ("file",)}
    seals = [spot for spot in spots(root) if spot.path[1:] == ("sha256",)]
    rewrite(
        root,
        {
            spot: hashlib.sha256(
                (root / "seeds" / cards[spot.path[0]].value).read_bytes()
            ).hexdigest()
            for spot in seals
        },
    )


def errors(root: Path) -> list[Finding]:
    """What a check refuses: each a sentence at a place in one of the project's files."""
    found = [one for one in check(root).findings if one.level == "error"]
    for one in found:
        assert one.place.path and one.message and "\n" not in one.code, one
    return found


def hit(spot: Spot, found: Iterable[Finding]) -> list[Finding]:
    """The findings on the lines of a spot."""
    return [
        one
        for one in found
        if one.place.path == spot.file and spot.line <= one.place.line <= spot.last
    ]


def sift(
    project: Path, folder: Path, edits: Mapping[Spot, str], put: Put = values
) -> tuple[dict[Spot, str], dict[Spot, list[Finding]]]:
    """(those that a check lets pass together, those it refuses, with the errors they cause).

    Many are tried at once, but only one of each line, so that a finding tells whose it is. What is
    left when errors remain elsewhere is halved until each half passes or is one edit alone.
    """
    counter = iter(range(10_000))
    refused: dict[Spot, list[Finding]] = {}

    def tried(some: Mapping[Spot, str]) -> list[Finding]:
        root = copy(project, folder / f"try{next(counter)}")
        put(root, some)
        return errors(root)

    def passing(some: dict[Spot, str]) -> dict[Spot, str]:
        while some and (findings := tried(some)):
            hits = {spot: listed for spot in some if (listed := hit(spot, findings))}
            refused.update(hits)
            some = {spot: new for spot, new in some.items() if spot not in hits}
            if not hits and len(some) == 1:
                refused[next(iter(some))] = findings
                return {}
            if not hits:
                spots_left = list(some)
                middle = len(some) // 2
                halves = spots_left[:middle], spots_left[middle:]
                first, second = (passing({spot: some[spot] for spot in half}) for half in halves)
                return first | second
        return some

    passed: dict[Spot, str] = {}
    for heap in layers(edits):
        passed |= passing(heap)
    return passing(passed), refused


def layers(edits: Mapping[Spot, str]) -> list[dict[Spot, str]]:
    """The edits in heaps, none of which has two on one line."""
    heaps: list[dict[Spot, str]] = []
    for spot, one in edits.items():
        for heap in heaps:
            if not any(
                other.file == spot.file and other.line <= spot.last and spot.line <= other.last
                for other in heap
            ):
                heap[spot] = one
                break
        else:
            heaps.append({spot: one})
    return heaps

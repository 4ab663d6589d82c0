"""Finds the core of a quantity in a text: one number, a range, or a word such as "thousands"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.quantities.figure_words import (
    AND,
    BEFORE,
    BETWEEN,
    GATE,
    IN_DIGITS,
    SIGN,
    TAIL,
    TO,
    VAGUE,
)
from generator.quantities.number_words import number_ends


@dataclass(frozen=True)
class Core:
    """A quantity without its qualifiers, as offsets into the text.

    `numbers` are the spans of its one number or of the two ends of its range; none when it is vague.
    """

    text: str
    start: int
    end: int
    numbers: tuple[tuple[int, int], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Its one number or the two ends of its range, as the text has them."""
        return tuple(self.text[start:end] for start, end in self.numbers)

    @property
    def one(self) -> str | None:
        """Its number, None when it is a range or vague."""
        return self.words[0] if len(self.numbers) == 1 else None

    @property
    def joined(self) -> bool:
        """Whether it is a range that names its ends without "between"."""
        return len(self.numbers) == 2 and self.numbers[0][0] == self.start


def find_core(text: str, start: int = 0) -> Core | None:
    """The first quantity that begins at `start` or later."""
    for gate in GATE.finditer(text, start):
        if found := core_at(text, gate.start()):
            return found
    return None


def find_cores(text: str) -> Iterator[Core]:
    """Every quantity of the text, in order, without overlaps."""
    at = 0
    while found := find_core(text, at):
        yield found
        at = found.end


def core_at(text: str, start: int, end: int | None = None) -> Core | None:
    """The quantity that begins exactly at `start`, nothing from `end` on being read."""
    end = len(text) if end is None else end
    lead = BETWEEN.match(text, start, end)
    if lead and (found := _between(text, start, lead.end(), end)):
        return found
    glued = start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_-")
    if not glued and (vague := VAGUE.match(text, start, end)):
        return Core(text, start, vague.end(), ())
    if not BEFORE.match(text, start, end):
        return None
    first = next(_ends(text, start, end), None)
    if first is None:
        return None
    join = TO.match(text, first, end)
    last = next(_ends(text, join.end(), end), None) if join else None
    if join and last is not None:
        return Core(text, start, last, ((start, first), (join.end(), last)))
    return Core(text, start, first, ((start, first),))


def _between(text: str, start: int, first: int, end: int) -> Core | None:
    """ "between A and B": of "one hundred and two and three", A is as long as it can be."""
    for stop in _ends(text, first, end):
        join = AND.match(text, stop, end)
        last = next(_ends(text, join.end(), end), None) if join else None
        if join and last is not None:
            return Core(text, start, last, ((first, stop), (join.end(), last)))
    return None


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where one number with its unit that begins at `start` may end, longest first."""
    if digits := IN_DIGITS.match(text, start, end):
        yield digits.end()
        return
    sign = SIGN.match(text, start, end)
    words = sign.end() if sign else start
    if words > 0 and (text[words - 1].isalnum() or text[words - 1] in "_-"):
        return
    for stop in number_ends(text, words, end):
        if tail := TAIL.match(text, stop, end):
            yield tail.end()

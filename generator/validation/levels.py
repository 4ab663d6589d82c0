"""Carries the data of a file level by level, and the way back from what is meant to what is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.finding import Finding, KeyPath
from generator.model.introspection import Loc, Model, called
from generator.syntax.sheet import Sheet


@dataclass(frozen=True)
class Level:
    """One mapping of the file: its model, its data, and the way to it from the top."""

    model: Model
    data: dict[str, Any]
    loc: Loc = ()
    above: Level | None = None

    @property
    def way(self) -> Iterator[Level]:
        """The mappings around it, the nearest first."""
        here = self.above
        while here:
            yield here
            here = here.above

    @property
    def key(self) -> str:
        """The key under which it stands."""
        return next((one for one in reversed(self.loc) if isinstance(one, str)), "")

    @property
    def called(self) -> str:
        return called(self.model, self.key)

    @property
    def the(self) -> str:
        """What one calls it that has been spoken of: `the claim` for `a claim`."""
        return f"the {self.called.partition(' ')[2]}" if " " in self.called else self.called


@dataclass
class Work:
    """The file as written, what was found in it so far, and where what was moved came from."""

    sheet: Sheet
    under: str | None
    found: list[Finding] = field(default_factory=list)
    moved: dict[Loc, Loc] = field(default_factory=dict)

    def written(self, loc: Loc) -> KeyPath:
        """Where in the file stands what is meant to stand at `loc`."""
        for depth in range(len(loc), 0, -1):
            if loc[:depth] in self.moved:
                return (*self.moved[loc[:depth]], *loc[depth:])
        return loc

    def path(self, loc: Loc) -> KeyPath:
        written = self.written(loc)
        return written[1:] if self.under else written

    def say(self, loc: Loc, message: str, cure: str) -> None:
        where = self.sheet.at(*self.path(loc)).key
        self.found.append(Finding(where, "unknown-key", message, cure))

    def move(self, level: Level, key: str, into: dict[str, Any], loc: Loc) -> None:
        """Take a key out of its mapping; it goes into another one unless that has one of its own."""
        value = level.data.pop(key)
        name = loc[-1]
        if isinstance(name, str) and name not in into:
            into[name] = value
            self.moved[loc] = self.written((*level.loc, key))

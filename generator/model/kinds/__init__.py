"""Finds the kinds of claim (one file each) and says what two claims of a kind are compared by."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any, Literal

from generator.quantities.dates import When, order
from generator.quantities.figures import Figure

Times = Literal["before", "same", "after", "unknown"]


@dataclass(frozen=True)
class Case:
    """What one claim brings to a comparison.

    `said` and `time` are bounds: when it was said, and the time it speaks of (the time of
    speaking where the claim names none); `stated` tells that its own words name that time.
    `holder` is the outermost actor whose view it is, None where nobody is named.
    """

    value: Any
    figure: Figure | None = None
    said: When | None = None
    time: When | None = None
    holder: str | None = None
    stated: bool = False

    @property
    def of(self) -> str:
        """The subject it is about."""
        return str(self.value.of)


@dataclass(frozen=True)
class Scope:
    """What a subject is, as far as a comparison needs it: `within` maps a subject to the wider one."""

    within: Mapping[str, str]
    units: Mapping[str, str | None]
    never_falls: frozenset[str]

    def inside(self, part: str, whole: str) -> bool:
        """Whether `part` lies within `whole`, over any number of steps (never itself)."""
        seen: set[str] = set()
        step = self.within.get(part)
        while step is not None and step not in seen:
            if step == whole:
                return True
            seen.add(step)
            step = self.within.get(step)
        return False


@dataclass(frozen=True)
class Comparison:
    """A verdict of the vocabulary and the reason for it, in one plain clause.

    `times` is how the two stand in time as far as it is certain: ordered, same or unknown.
    """

    verdict: str
    reason: str
    times: str = "unknown"


def sequence(a: When | None, b: When | None) -> Times:
    """How two times stand; a time that is not known stands in no order."""
    return "unknown" if a is None or b is None else order(a, b)


def undated(a: When | None, b: When | None) -> str:
    """Why two times stand in no order, in a clause."""
    known = [when is not None and when.is_dated and bool(when.words) for when in (a, b)]
    if all(known):
        return "the times given do not show which came first"
    return "only one text says when" if any(known) else "neither text says when"


Compare = Callable[[Case, Case, Scope], Comparison]


@dataclass(frozen=True)
class Kind:
    """One kind of claim: its YAML key, its fields, and how two of them compare (or None)."""

    name: str
    fields: type[Any]
    compare: Compare | None


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its YAML key, in the order of their names: a new file is a new kind."""
    found: dict[str, Kind] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda item: item.name):
        module: ModuleType = importlib.import_module(f"{__name__}.{info.name}")
        found[info.name] = Kind(info.name, module.Fields, getattr(module, "compare", None))
    return found

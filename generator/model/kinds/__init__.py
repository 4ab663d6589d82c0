"""Finds the kinds of claim, one file each, and says what such a file tells of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Literal

from generator.model.base import Written
from generator.model.marks import Weighs
from generator.model.plugin_folders import plugin_modules
from generator.quantities.figures.figure import Figure
from generator.quantities.times.when import When, order

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
    timeless: frozenset[str] = frozenset()

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


@dataclass(frozen=True, slots=True)
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


class KindFields(Written):
    """The fields of a kind of claim; each of them is what the claim says."""

    unmarked: ClassVar[Weighs | None] = Weighs("conclusion")


@dataclass(frozen=True)
class Labels:
    """What a reader calls the things that a claim names: its speaker, and others by their ids.

    `alleged` tells that the source puts the claim forward with a mark of doubt.
    """

    speaker: str
    actors: Callable[[Iterable[str]], str]
    subject: Callable[[str], str]
    agreement: Callable[[str], str]
    alleged: bool = False


@dataclass(frozen=True)
class Picture:
    """What shows the claims of a kind on a brief's page: a file of `pages/pictures/`, under a heading.

    `order` is its place among the pictures of the page, the smallest first.
    """

    name: str
    heading: str
    order: int


@dataclass(frozen=True)
class Kind:
    """One kind of claim: its YAML key, and all that is to be known of it.

    `line` says the fields to a reader in short clauses, the time left out; `amount` gives the
    quantity among them, if any. `past` tells whether it was so at the latest when it was said,
    `ahead` whether it looks ahead to its time, as a plan does (None: only the times can tell).
    Without `compare`, two claims of the kind are not compared. `heading` stands over those that
    are about no subject and part of no agreement.
    """

    name: str
    fields: type[KindFields]
    line: Callable[[Any, Labels], list[str]]
    compare: Compare | None = None
    amount: Callable[[Any], str] = lambda value: ""
    past: Callable[[Any], bool] = lambda value: False
    ahead: Callable[[Any], bool | None] = lambda value: None
    picture: Picture | None = None
    heading: str = ""


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its YAML key, in the order of their names: a new file is a new kind."""
    return {module.KIND.name: module.KIND for module in plugin_modules(__name__).values()}


def pictures() -> list[Picture]:
    """The pictures of the kinds in their order on a page."""
    shown = [kind.picture for kind in kinds().values() if kind.picture]
    return sorted(shown, key=lambda picture: picture.order)

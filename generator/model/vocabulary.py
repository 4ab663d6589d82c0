"""Holds the closed lists of terms (`vocabulary.yml`): labels, meanings, order and origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from generator.text.own_data import own_data

FILE = Path(__file__).with_name("vocabulary.yml")


@dataclass(frozen=True)
class Term:
    """One word of a closed list. `low` and `high` are percent, for likelihoods only."""

    key: str
    label: str
    means: str
    low: int | None = None
    high: int | None = None

    def spans(self, percent: int) -> bool:
        """Whether it is a likelihood, and one of so many percent."""
        return self.low is not None and self.high is not None and self.low <= percent <= self.high


@dataclass(frozen=True)
class Vocabulary:
    """One closed list, its terms in the order of the file.

    `expects` are the terms that look ahead, `machine_only` those that no curator may write. `also` has other words that authors use for a term: a hint can name the term, nothing takes them.
    """

    name: str
    origin: str
    about: str
    terms: Mapping[str, Term]
    ladder: tuple[str, ...] = ()
    expects: tuple[str, ...] = ()
    machine_only: tuple[str, ...] = ()
    also: Mapping[str, str] = field(default_factory=dict)

    def label(self, key: object) -> str:
        return self.terms[str(key)].label

    def rank(self, key: str) -> int | None:
        """Place on the ladder, counted from 0; None for a term off the ladder."""
        return self.ladder.index(key) if key in self.ladder else None


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """Every closed list by name."""
    return {
        name: Vocabulary(
            name=name,
            origin=body["origin"],
            about=body["about"],
            terms={str(key): Term(key=str(key), **term) for key, term in body["terms"].items()},
            ladder=tuple(body.get("ladder", ())),
            also=body.get("also", {}),
            expects=tuple(body.get("expects", ())),
            machine_only=tuple(body.get("machine_only", ())),
        )
        for name, body in own_data(FILE).items()
    }


def vocabulary(name: str) -> Vocabulary:
    return vocabularies()[name]


def label(name: str, key: object) -> str:
    """The words a reader sees for one term."""
    return vocabularies()[name].label(key)


def looks_ahead(name: str, key: str) -> bool:
    """Whether a term of a closed list is a plan, a wish or a forecast."""
    return key in vocabularies()[name].expects

"""Holds a sheet against a model and tells every misfit once, at its own place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.finding import MOST_LISTED, Finding, KeyPath
from generator.model.introspection import Loc, fields_of, held, homes
from generator.model.placeholders import GAP
from generator.syntax.sheet import Sheet
from generator.text.memory import remembered
from generator.validation.misplaced import Misplaced, misplaced
from generator.validation.suggestions import Spellings, spellings

Model = TypeVar("Model", bound=BaseModel)

# A section of a sheet, and the id of an entry in it.
Entry = tuple[str, str]

# Which section of a sheet gives ids to which references.
SECTIONS = {"subject": "subjects", "agreement": "agreements", "claim": "claims"}


@cache
def keys_of(model: type[BaseModel]) -> tuple[frozenset[str], ...]:
    """The keys that may stand together, in the file and in each mapping below."""
    models = dict.fromkeys((model, *(below for _, below in homes(model))))
    return tuple(frozenset(fields_of(below)) for below in models)


def validate(
    model: type[Model],
    sheet: Sheet,
    under: str | None = None,
    known: Mapping[str, Spellings] | None = None,
) -> tuple[Model | None, list[Finding]]:
    """The sheet as `model`, or None and all findings; for the parameters see `validate_parts`."""
    whole, findings, dropped = validate_parts(model, sheet, under, known)
    return (None if findings or dropped else whole), findings


def validate_parts(
    model: type[Model],
    sheet: Sheet,
    under: str | None = None,
    known: Mapping[str, Spellings] | None = None,
) -> tuple[Model | None, list[Finding], frozenset[Entry]]:
    """The sheet as `model` without the entries that do not fit, all findings, and these entries.

    `under` names the field that the whole file stands for: a register is a bare mapping of ids.
    `known` has the ids of other files, by what they are of, with what they are called: for hints.
    There is no model where a misfit lies outside the sections of entries. With a finding the rest
    is only good for finding more of them in the same run.
    """
    data: Any = sheet.data if under is None else {under: sheet.data}
    whole = _fitting_whole(model, sheet, under)
    if not isinstance(whole, list):
        return whole, [], frozenset()
    errors = whole
    from generator.validation.messages import misfit  # seldom needed, and much to load

    lost = list(misplaced(model, data))
    hints = {**(known or {}), **_own(data)}
    findings: list[Finding] = []
    for stray in lost:
        if stray.message:
            where = sheet.at(*_written((*stray.loc, stray.keys[0]), under)).key
            findings.append(Finding(where, "unknown-key", stray.message, stray.cure))
    reported = _reported(errors, lost)
    kinds: Counter[str] = Counter()
    for error in errors:
        if not _follows(error, reported):
            # What was meant is guessed for those that are told: of many of a kind the first.
            kinds[error["type"]] += 1
            near = hints if kinds[error["type"]] <= MOST_LISTED else {}
            path = tuple(part for part in error["loc"] if part != "[key]")
            findings.append(misfit(sheet, error, _written(path, under), model, near))
    if not findings:  # a sheet that does not fit is never let pass
        words = [f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in errors]
        cure = "see the reference of keys"
        findings.append(Finding(sheet.at().key, "bad-value", "; ".join(words), cure))
    fitting, dropped = _fitting(model, data, errors, lost, reported)
    return fitting, findings, dropped


@remembered
def _fitting_whole(
    model: type[Model], sheet: Sheet, under: str | None
) -> Model | list[ErrorDetails]:
    """The sheet as `model`, or all that does not fit."""
    try:
        # The data are YAML text, numbers and booleans: lists stand for tuples, nothing else is bent.
        return model.model_validate(sheet.data if under is None else {under: sheet.data})
    except ValidationError as trouble:
        return trouble.errors(include_url=False)


def _written(loc: Loc, under: str | None) -> KeyPath:
    """The key path in the file, where a register has no line for the field it stands for."""
    return loc[1:] if under else loc


@dataclass(frozen=True)
class _Reported:
    """What is told of a sheet: where keys stand in a wrong place, and what holds something refused."""

    places: frozenset[Loc]
    around: frozenset[Loc]
    tops: frozenset[Loc]
    named: frozenset[str | int]
    holding: frozenset[Loc]


def _reported(errors: list[ErrorDetails], lost: list[Misplaced]) -> _Reported:
    places = frozenset((*stray.loc, key) for stray in lost for key in stray.keys)
    return _Reported(
        places,
        frozenset(stray.loc for stray in lost),
        frozenset(place[:2] for place in places),
        frozenset({place[-1] for place in places} | {stray.home for stray in lost}),
        frozenset(error["loc"][:end] for error in errors for end in range(len(error["loc"]))),
    )


def _follows(error: ErrorDetails, reported: _Reported) -> bool:
    """Whether an error only follows from another one, or from a key in a wrong place."""
    loc, kind = error["loc"], error["type"]
    if kind == "too_short":  # an entry of the list was refused
        return loc in reported.holding
    if any(loc[:end] in reported.places for end in range(len(loc) + 1)):
        return True
    if (
        not reported.around
        or kind not in ("missing", "value_error")
        or isinstance(error["input"], str)
    ):
        return False
    # What is missing is most likely what stands in a wrong place.
    beside = loc[:-1] in reported.around or loc[:2] in reported.tops
    return beside or loc[-1] in reported.named


def _fitting(
    model: type[Model],
    data: dict[str, Any],
    errors: list[ErrorDetails],
    lost: list[Misplaced],
    reported: _Reported,
) -> tuple[Model | None, frozenset[Entry]]:
    """The data without the entries that do not fit, None where that is not enough, and these entries."""
    kept = {key: dict(part) if isinstance(part, dict) else part for key, part in data.items()}
    strays = {key for stray in lost if not stray.loc for key in stray.keys}
    places = [(*stray.loc, key) for stray in lost if stray.loc for key in stray.keys]
    for error in errors:
        loc, key = error["loc"], str(error["loc"][0]) if error["loc"] else ""
        begun = len(loc) == 1 and (error["type"] == "missing" or error["input"] is None)
        if begun and not _follows(error, reported):
            # A sheet that is begun: what is written is held against the rest of the rules.
            sections = held(fields_of(model)[key].annotation)
            kept[key] = {} if sections and sections[0] == "map" else GAP
        elif key not in strays:
            places.append(loc)
    if any(len(place) < 2 or not isinstance(kept.get(str(place[0])), dict) for place in places):
        return None, frozenset()
    dropped = {(str(place[0]), str(place[1])) for place in places}
    for section, name in dropped:
        kept[section].pop(name, None)
    for key in strays:
        kept.pop(key, None)
    # What stands in a wrong place is there: nobody is told that it is not known.
    dropped |= {(stray.home, key) for stray in lost for key in stray.keys}
    try:
        return model.model_validate(kept), frozenset(dropped)
    except ValidationError:
        return None, frozenset()


def _own(data: Mapping[str, Any]) -> dict[str, Spellings]:
    """The ids that a sheet gives itself."""
    return {
        what: spellings(entries)
        for what, section in SECTIONS.items()
        if isinstance(entries := data.get(section), dict)
    }

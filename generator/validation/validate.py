"""Holds a sheet against a model and tells every misfit once, at its own place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.finding import Finding, KeyPath
from generator.model.introspection import fields_of, homes
from generator.syntax.sheet import Sheet
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
    try:
        # The data are YAML text, numbers and booleans: lists stand for tuples, nothing else is bent.
        return model.model_validate(data), [], frozenset()
    except ValidationError as trouble:
        first = trouble.errors(include_url=False)
    from generator.validation.messages import misfit  # seldom needed, and much to load
    from generator.validation.placement import put_right

    meant, moved, findings, dropped = put_right(model, sheet, data, under)
    errors: list[ErrorDetails] = []
    hints = {**(known or {}), **_own(meant)}
    try:
        model.model_validate(meant)
    except ValidationError as trouble:
        errors = trouble.errors(include_url=False)
    for error in _told_once(errors):
        path = tuple(part for part in moved(error["loc"]) if part != "[key]")
        at: KeyPath = path[1:] if under else path
        findings.append(misfit(sheet, error, at, model, hints))
    if not findings:  # what was meant is told above; a sheet that does not fit is never let pass
        told = "; ".join(f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in first)
        findings.append(Finding(sheet.at().key, "bad-value", told, "see the reference of keys"))
    for error in errors:
        if len(error["loc"]) < 2 or not isinstance(meant.get(str(error["loc"][0])), dict):
            return None, findings, frozenset()
        dropped.add((str(error["loc"][0]), str(error["loc"][1])))
    for section, id in dropped:
        if isinstance(entries := meant.get(section), dict):
            entries.pop(id, None)
    try:
        return model.model_validate(meant), findings, frozenset(dropped)
    except ValidationError:
        return None, findings, frozenset()


def _own(data: Mapping[str, Any]) -> dict[str, Spellings]:
    """The ids that a sheet gives itself."""
    return {
        what: spellings(entries)
        for what, section in SECTIONS.items()
        if isinstance(entries := data.get(section), dict)
    }


def _told_once(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without those of a list that is too short because an entry of it was refused."""
    deeper = {error["loc"][:depth] for error in errors for depth in range(len(error["loc"]))}
    return [one for one in errors if not (one["type"] == "too_short" and one["loc"] in deeper)]

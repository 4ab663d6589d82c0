"""Holds a sheet against a model and tells every misfit once, at its own place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.finding import Finding
from generator.names import Spellings, spellings
from generator.sheet import KeyPath, Sheet

Model = TypeVar("Model", bound=BaseModel)

# Which section of a sheet gives ids to which references.
SECTIONS = {"subject": "subjects", "agreement": "agreements", "claim": "claims"}


def validate(
    model: type[Model],
    sheet: Sheet,
    under: str | None = None,
    known: Mapping[str, Spellings] | None = None,
) -> tuple[Model | None, list[Finding]]:
    """The sheet as `model`, or None and all findings.

    `under` names the field that the whole file stands for: a register is a bare mapping of ids.
    `known` has the ids of other files, by what they are of, with what they are called: for hints.
    """
    data: Any = sheet.data if under is None else {under: sheet.data}
    try:
        # The data are YAML text, numbers and booleans: lists stand for tuples, nothing else is bent.
        return model.model_validate(data), []
    except ValidationError:
        pass
    from generator.misfit import misfit  # seldom needed, and much to load
    from generator.misplaced import put_right

    meant, moved, findings = put_right(model, sheet, data, under)
    try:
        model.model_validate(meant)
    except ValidationError as trouble:
        hints = {**(known or {}), **_own(meant)}
        for error in _told_once(trouble.errors(include_url=False)):
            path = tuple(part for part in moved(error["loc"]) if part != "[key]")
            at: KeyPath = path[1:] if under else path
            findings.append(misfit(sheet, error, at, model, hints))
    return None, findings


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

"""Holds a sheet against a model and words every misfit for the curator, at its own place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.finding import Finding
from generator.sheet import KeyPath, Sheet
from generator.text import near

Model = TypeVar("Model", bound=BaseModel)

FOUND = {dict: "a mapping", list: "a list", str: "text", int: "a number", bool: "a truth value"}
EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list (lines that start with `- `)",
    "list_type": "a list (lines that start with `- `)",
    "dict_type": "a mapping (lines of `key: value`)",
    "model_type": "a mapping (lines of `key: value`)",
    "model_attributes_type": "a mapping (lines of `key: value`)",
}


def validate(
    model: type[Model], sheet: Sheet, under: str | None = None
) -> tuple[Model | None, list[Finding]]:
    """The sheet as `model`, or None and all findings.

    `under` names the field that the whole file stands for: a register is a bare mapping of ids.
    """
    data: Any = sheet.data if under is None else {under: sheet.data}
    try:
        # The data are YAML text, numbers and booleans: lists stand for tuples, nothing else is bent.
        return model.model_validate(data), []
    except ValidationError as trouble:
        return None, _findings(model, sheet, trouble.errors(include_url=False), under)


def _findings(
    model: type[BaseModel], sheet: Sheet, errors: list[ErrorDetails], under: str | None
) -> list[Finding]:
    found: dict[tuple[str, str], Finding] = {}
    for error in _told_once(model, errors):
        loc = error["loc"]
        path: KeyPath = tuple(part for part in (loc[1:] if under else loc) if part != "[key]")
        fields = _fields_at(model, loc[:-1])
        finding = _finding(sheet, error, path, fields, key="[key]" in loc)
        # A union reports one misfit once for each of its members: the first one is enough.
        found.setdefault((str(finding.place), finding.code), finding)
    return list(found.values())


def _told_once(model: type[BaseModel], errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without those that only repeat another one.

    A mistyped key is unknown and leaves its right name missing; a list is too short because an
    entry of it was refused.
    """
    meant = {
        (*error["loc"][:-1], near(str(error["loc"][-1]), _fields_at(model, error["loc"][:-1])))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    deeper = {error["loc"][:depth] for error in errors for depth in range(len(error["loc"]))}
    return [
        error
        for error in errors
        if not (error["type"] == "missing" and error["loc"] in meant)
        and not (error["type"] == "too_short" and error["loc"] in deeper)
    ]


def _finding(
    sheet: Sheet, error: ErrorDetails, path: KeyPath, fields: Mapping[str, str], *, key: bool
) -> Finding:
    kind, value = error["type"], error["input"]
    name = str(path[-1]) if path else ""
    place = sheet.place(path)
    if kind == "extra_forbidden":
        guess = near(name, fields)
        cure = f"did you mean `{guess}`?" if guess else "see the reference of keys"
        known = ", ".join(f"`{one}`" for one in fields)
        message = f"unknown key `{name}`; expected one of {known}"
        return Finding(sheet.key_place(path), "unknown-key", message, cure, length=len(name))
    if kind == "missing":
        parent = sheet.key_place(path[:-1])
        where = _named(path[:-1])
        return Finding(
            parent,
            "missing-key",
            f"{where} has no `{name}`; expected: {fields.get(name, 'a value')}",
            f"add a line `{name}: …` under {where}",
        )
    if key:
        return Finding(
            sheet.key_place(path),
            "bad-id",
            f"{name!r} is no id; expected small letters, digits and hyphens",
            "start with a letter, for example `troop-count`",
        )
    if value is None and kind != "value_error":
        return Finding(
            sheet.key_place(path),
            "empty-value",
            f"nothing stands {'in' if isinstance(path[-1], int) else 'after'} {_named(path, ':')}; expected {_wanted(error)}",
            "write the value, or take the line out",
        )
    if kind == "value_error":
        message = str(error["ctx"]["error"]) if "ctx" in error else error["msg"]
        code = "unknown-term" if " term" in message or "grade" in message else "incomplete"
        at = place if sheet.has(path) and not isinstance(value, dict) else sheet.key_place(path)
        # The near term is the way out, and stands in the middle of the model's sentence.
        told = re.fullmatch(r"(.*?); (did you mean .+?\?)(; expected .*)", message)
        message, cure = (told[1] + told[3], told[2]) if told else (message, "")
        return Finding(
            at, code, message, cure, length=len(str(value)) if isinstance(value, str) else 1
        )
    if kind == "string_pattern_mismatch":
        return Finding(
            place,
            "bad-id",
            f"{value!r} is no id; expected small letters, digits and hyphens",
            f"write the id that stands in the register or the sheet, for example `{_as_id(str(value))}`",
            length=len(str(value)),
        )
    if kind in EXPECTED:
        got = FOUND.get(type(value), "something else")
        plain = str(value).lower() if isinstance(value, bool) else value
        shown = f" `{plain}`" if isinstance(value, (str, int)) else ""
        cure = ""
        if kind == "string_type" and isinstance(value, (int, bool)):
            cure = f'put it between quote marks: `{name}: "{str(value).lower()}"`'
            if isinstance(path[-1], int):
                cure = f'put it between quote marks: `"{value}"`; if a comma cut a text in two, all of the text'
        elif kind in ("tuple_type", "list_type"):
            cure = (
                f"write `{name}: [{value}]`"
                if isinstance(value, (str, int))
                else "start each entry with `- `"
            )
        elif isinstance(value, list):
            cure = "take out the `- ` before it, or the brackets around it"
        message = f"{_named(path)} is {got}{shown}; expected {EXPECTED[kind]}"
        return Finding(place, "wrong-type", message, cure)
    if kind in ("too_short", "string_too_short"):
        return Finding(
            place,
            "empty-value",
            f"{_named(path)} is empty or too short; expected {_wanted(error)}",
            "write the value, or take the line out",
        )
    return Finding(
        place, "bad-value", f"`{name}`: {error['msg'].lower()}, found {str(value)[:80]!r}"
    )


def _as_id(words: str) -> str:
    """Words in the form of an id: `Port Office` -> `port-office`."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    return plain if re.match("[a-z]", plain) else "troop-count"


def _named(path: KeyPath, colon: str = "") -> str:
    """What stands at a path, as a curator would call it: a key, or an entry of a list."""
    if not path:
        return "the sheet"
    last = path[-1]
    return f"entry {last + 1} of `{path[-2]}`" if isinstance(last, int) else f"`{last}{colon}`"


def _wanted(error: ErrorDetails) -> str:
    least = (error.get("ctx") or {}).get("min_length")
    return EXPECTED.get(error["type"], f"at least {least}" if least else "a value")


def _fields_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> Mapping[str, str]:
    """Keys (with their descriptions) of the model that stands at `loc`, as the curator writes them."""
    here: Any = model
    for part in loc:
        here = _strip(here)
        if isinstance(here, type) and issubclass(here, BaseModel):
            by_key = {
                (field.alias or name): field.annotation for name, field in here.model_fields.items()
            }
            here = by_key.get(str(part), here)
        elif get_origin(here) is dict:
            here = get_args(here)[1]
        elif get_origin(here) in (tuple, list):
            here = get_args(here)[0]
    here = _strip(here)
    if isinstance(here, type) and issubclass(here, BaseModel):
        return {
            (field.alias or name): field.description or ""
            for name, field in here.model_fields.items()
        }
    return {}


def _strip(annotation: Any) -> Any:
    """The annotation without `| None`."""
    if get_origin(annotation) in (Union, UnionType):
        return next(arg for arg in get_args(annotation) if arg is not type(None))
    return annotation

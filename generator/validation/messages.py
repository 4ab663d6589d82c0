"""Words one misfit between a file and its model for the curator: what was found, what is expected, the way out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from generator.finding import Finding, KeyPath
from generator.model.base import Misfit
from generator.model.introspection import Model, Spot, held, listed, needed, spot
from generator.model.placeholders import unwritten
from generator.syntax.emit import yaml_text
from generator.syntax.sheet import Sheet
from generator.validation.ids import bad_id, bad_key, several_ids, single_id_cure
from generator.validation.suggestions import Spellings

NAMES_OF_TYPES = {
    dict: "a mapping",
    list: "a list",
    str: "text",
    int: "a number",
    bool: "a truth value",
}
LIST = "a list (lines that start with `- `)"
MAPPING = "a mapping (lines of `key: value`)"
EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": LIST,
    "list_type": LIST,
    "dict_type": MAPPING,
    "model_type": MAPPING,
    "model_attributes_type": MAPPING,
}
NO_LIST = "take out the `- ` before it, or the brackets around it"
COUNTED = {2: "two", 3: "three"}


def misfit(
    sheet: Sheet, error: ErrorDetails, path: KeyPath, model: Model, known: Mapping[str, Spellings]
) -> Finding:
    """The finding for one error of pydantic's.

    `path` leads to what it is about in the sheet as written, the error's own `loc` through `model`.
    `known` has, by what an id is of, all the ids that are good there with what they are called.
    """
    kind, value, loc = error["type"], error["input"], error["loc"]
    name = str(path[-1]) if path else ""
    if "[key]" in loc:
        return bad_key(sheet.at(*path).key, name)
    here = spot(model, loc)
    if kind == "missing":
        return _missing(sheet, path, name, here)
    if unwritten(value):
        message = f"{_named(path)} holds the placeholder “{value}”; expected {_wanted(error, here)}"
        return Finding(sheet.at(*path), "empty-value", message, "write the value")
    if kind == "value_error":
        return _own_rule(sheet, error, path, here)
    if value is None or kind == "string_too_short":
        return _empty(sheet, path, here, _wanted(error, here))
    if here.ids_of and kind in ("string_pattern_mismatch", "string_too_long"):
        listed = isinstance(path[-1], int)
        return bad_id(sheet, path, str(value), here, known.get(here.ids_of), listed=listed)
    if kind == "string_too_long":
        most = (error.get("ctx") or {})["max_length"]
        message = f"`{name}` has {len(str(value)):,} characters; expected at most {most}"
        cure = "shorten it: it stands in the navigation or above a page, a picture or a table"
        return Finding(sheet.at(*path).whole.span(None, len(str(value))), "too-long", message, cure)
    if kind in EXPECTED:
        message = (
            f"{_named(path)} is {NAMES_OF_TYPES.get(type(value), 'something else')}{_shown(value)}"
        )
        cure = _other_shape(kind, value, path, here, known)
        message = f"{message}; expected {_wanted(error, here)}"
        return Finding(sheet.at(*path).whole, "wrong-type", message, cure)
    if kind == "too_long":
        most = (error.get("ctx") or {})["max_length"]
        message = f"{_named(path)} has {len(value):,} entries; expected at most {most}"
        return Finding(sheet.at(*path).key, "too-many", message, "keep those that say it best")
    if kind == "too_short":
        return _too_few(sheet, error, path, here)
    message = f"`{name}`: {error['msg'].lower()}, found {str(value)[:80]!r}"
    return Finding(sheet.at(*path).whole, "bad-value", message)


def _missing(sheet: Sheet, path: KeyPath, name: str, here: Spot) -> Finding:
    where = _named(path[:-1])
    about = ((here.field.description if here.field else None) or "a value").rstrip(".")
    about = about[0].lower() + about[1:]
    return Finding(
        sheet.at(*path[:-1]).key,
        "missing-key",
        f"{where} has no `{name}`; expected {about}",
        f"add a line `{name}: …` under {where}",
    )


def _own_rule(sheet: Sheet, error: ErrorDetails, path: KeyPath, here: Spot) -> Finding:
    """What the model's own validators refuse."""
    value = error["input"]
    refusal = (error.get("ctx") or {}).get("error")
    if value is None:
        return _empty(sheet, path, here, "a value")
    if not isinstance(refusal, Misfit):
        return Finding(sheet.at(*path).whole, "bad-value", error["msg"])
    if isinstance(value, dict):
        empty = next((key for key in refusal.lacks if key in value and value[key] is None), None)
        if empty:
            return _empty(sheet, (*path, empty), here, "text", required=True)
        at = sheet.at(*path).key
        if isinstance(refusal.key, str):
            value = value.get(refusal.key)
            at = sheet.at(*path, refusal.key).whole
        elif refusal.key:
            at = sheet.at(*path, *refusal.key).key
    else:
        at = sheet.at(*path).whole
    if isinstance(value, str):
        at = at.span(None, len(value))
    return Finding(at, refusal.code, str(refusal), refusal.cure)


def _empty(
    sheet: Sheet, path: KeyPath, here: Spot, wanted: str, *, required: bool | None = None
) -> Finding:
    listed = isinstance(path[-1], int)
    if required is None:
        required = not listed and here.required
    where = "in" if listed else "after"
    return Finding(
        sheet.at(*path).key,
        "empty-value",
        f"nothing stands {where} {_named(path, ':')}; expected {wanted}",
        "write the value" if required else "write the value, or take the line out",
    )


def _too_few(sheet: Sheet, error: ErrorDetails, path: KeyPath, here: Spot) -> Finding:
    number = len(error["input"])
    least = int((error.get("ctx") or {}).get("min_length", 1))
    message = f"{_named(path)} has {number or 'no'} {'entry' if number == 1 else 'entries'}; expected at least {least}"
    cure = "write the value"
    if least > 1:
        what = f"{here.ids_of}s" if here.ids_of else "entries"
        cure = f"name at least {COUNTED.get(least, least)} {what}"
    return Finding(sheet.at(*path).whole, "empty-value", message, cure)


def _other_shape(
    kind: str, value: Any, path: KeyPath, here: Spot, known: Mapping[str, Spellings]
) -> str:
    """The way out of text in place of a list, of a list in place of text, and so on."""
    name = str(path[-1])
    below = held(here.annotation)
    if kind == "string_type":
        return _as_text(value, path, here, known)
    if kind in ("tuple_type", "list_type"):
        if below:
            return f"begin each entry with `- ` and name its keys: {_entry(below[1], '- ')}"
        if not isinstance(value, (str, int)):
            return "start each entry with `- `"
        if here.ids_of:
            return f"write `{name}: {several_ids(str(value), known.get(here.ids_of))}`"
        return f"write `{name}: [{yaml_text(str(value), flow=True)}]`"
    if kind == "dict_type" and below and isinstance(value, list):
        return f"give each an id in place of its dash: {_entry(below[1], 'some-id: ')}"
    if kind in ("model_type", "model_attributes_type") and below and not isinstance(value, list):
        return f"write {_entry(below[1], '- ' if isinstance(path[-1], int) else f'{name}: ')}"
    if kind in ("int_type", "bool_type", "int_parsing", "bool_parsing") and isinstance(value, str):
        bare = value.strip().casefold()
        if kind.startswith("int") and bare.isdecimal():
            return f"take the quote marks away: `{name}: {int(bare)}`"
        if bare in ("true", "false"):
            verb = "take the quote marks away:" if value == bare else "write"
            return f"{verb} `{name}: {bare}`"
        if bare in ("yes", "no", "on", "off"):
            return f"write `{name}: {'true' if bare in ('yes', 'on') else 'false'}`"
    return NO_LIST if isinstance(value, list) else ""


def _as_text(value: Any, path: KeyPath, here: Spot, known: Mapping[str, Spellings]) -> str:
    name, listed = str(path[-1]), isinstance(path[-1], int)
    if isinstance(value, list):
        if here.ids_of:
            words = ", ".join(str(each) for each in value)
            return single_id_cure(words, here, known.get(here.ids_of), listed=listed)
        if len(value) == 1 and isinstance(value[0], (str, int)) and not listed:
            each = value[0] if isinstance(value[0], int) else yaml_text(value[0])
            return f"write `{name}: {each}`"
        return NO_LIST
    if isinstance(value, dict) and len(value) == 1:
        key, after = next(iter(value.items()))
        if isinstance(after, (str, int)):
            # A colon and a space make a mapping of what was meant as one line.
            whole = yaml_text(f"{key}: {after}")
            return f"put the line in quote marks: `{whole}`"
    if isinstance(value, (int, bool)):
        plain = str(value).lower()
        if listed:
            return f'put it between quote marks: `"{plain}"`; if a comma cut a text in two, all of the text'
        return f'put it between quote marks: `{name}: "{plain}"`'
    return ""


def _entry(model: Model, lead: str) -> str:
    """How one of these begins, for an author who wrote plain text."""
    keys = ", ".join(f"{key}: …" for key in needed(model))
    return f"`{lead}{{{keys}}}`"


def _shown(value: Any) -> str:
    plain = str(value).lower() if isinstance(value, bool) else value
    return f" `{plain}`" if isinstance(value, (str, int)) and len(str(value)) <= 80 else ""


def _named(path: KeyPath, colon: str = "") -> str:
    """What stands at a path, as a curator would call it: a key, or an entry of a list."""
    if not path:
        return "the sheet"
    last = path[-1]
    return f"entry {last + 1} of `{path[-2]}`" if isinstance(last, int) else f"`{last}{colon}`"


def _wanted(error: ErrorDetails, here: Spot) -> str:
    kind, below = error["type"], held(here.annotation)
    if kind.startswith("model") and below and not isinstance(error["input"], list):
        return listed(needed(below[1]), ":")
    if kind == "string_too_short":
        return "text"
    if kind == "string_type" and (here.ids_of or here.vocabulary):
        return "one id" if here.ids_of else "one term"
    return EXPECTED.get(kind, "a value")

"""Turns what a curator wrote into plain data, key by key, and gives the JSON Schema of each key, from the model."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.exports.schema_shapes import FLAG, ID, REF, WORDS, Schema, maybe, several, term
from generator.model.introspection import fields_of, mark_of
from generator.model.key_reference import bare_schema
from generator.model.marks import IdOf

# Keys that a record does not have, or says within another one; all others are in it.
LEFT_OUT: dict[str, tuple[str, ...]] = {
    "claim": ("said_by", "said_on", "evidence", "reviewed", "withdrawn", "draft"),
    "judgement": ("judgement", "against", "reviewed", "withdrawn", "draft"),
    "disagreement": ("because", "reading"),
    "source": (
        "published",
        "year",
        "year_because",
        "year_reason",
        "window",
        "set_aside",
        "furniture",
    ),
    "brief": ("order", "draft", "pinned"),
}
Record = dict[str, Any]


def without_empty(record: Record, *always: str) -> Record:
    """The record without null, false, and empty texts, lists and objects; a zero stays.

    So do the keys `always`: only a preview in spite of errors has nothing under them.
    """
    return {
        key: value for key, value in record.items() if value or key in always or _is_zero(value)
    }


def _is_zero(value: Any) -> bool:
    return value == 0 and value is not False


def local(slug: str, ref: str) -> str:
    """A claim as the sheet `slug` names it: its own by their ids, those of others as `bridge/toll`."""
    return ref.removeprefix(f"{slug}/")


def as_written(
    slug: str, entry: BaseModel, model: type[BaseModel], but: tuple[str, ...] = ()
) -> Record:
    """What an entry of the sheet `slug` says under the keys of `model`, claims named as within that sheet."""
    names, claims = _fields_and_refs(model, but)
    record = plain(entry, names)
    for key in claims:
        if key in record:
            record[key] = _local(slug, record[key])
    return record


def plain(entry: BaseModel, names: set[str] | None = None) -> Record:
    """What an entry says, by its keys, without what it leaves open."""
    given = entry.model_dump(mode="json", by_alias=True, include=names, exclude_none=True)
    return without_empty(given)


@cache
def _fields_and_refs(
    model: type[BaseModel], but: tuple[str, ...]
) -> tuple[set[str], tuple[str, ...]]:
    """The names of the fields of `model` without the keys `but`, and those of its keys that name claims."""
    keys = [key for key in fields_of(model) if key not in but]
    names = {name for name, field in model.model_fields.items() if (field.alias or name) in keys}
    marks = ((key, mark_of(model, key, IdOf)) for key in keys)
    return names, tuple(key for key, mark in marks if mark is not None and mark.what == "claim")


def _local(slug: str, value: Any) -> Any:
    return [local(slug, ref) for ref in value] if isinstance(value, list) else local(slug, value)


def key_schemas(model: type[BaseModel], but: Collection[str] = ()) -> dict[str, Schema]:
    """The JSON Schema of what `as_written` gives."""
    fields = model.model_json_schema(by_alias=True)["properties"]
    return {key: _shape(given) for key, given in fields.items() if key not in but}


def _shape(given: Schema) -> Schema:
    body = bare_schema(given)
    entry = body.get("items", body)
    if words := entry.get("x-vocabulary"):
        shape = term(words)
    elif what := entry.get("x-ids"):
        shape = REF if what == "claim" else ID
    elif entry.get("type") == "string":
        shape = WORDS
    else:
        shape = FLAG if entry.get("type") == "boolean" else {"type": entry.get("type", "object")}
    shape = several(shape) if "items" in body else shape
    return shape if body is given else maybe(shape)

"""Gives what a curator wrote as plain data, key by key, with the JSON Schema of each key, from the model."""

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
    "claim": (
        "said_by",
        "described_as",
        "speaks_for",
        "credibility_basis",
        "evidence",
        "withdrawn",
        "draft",
    ),
    "judgement": ("against", "confidence_basis", "withdrawn", "draft"),
    "disagreement": ("because",),
    "source": ("year_because", "year_reason", "reliability_basis", "furniture"),
    "brief": ("order", "draft", "pinned"),
}
# Where a record does not begin in the order of the model.
FIRST = {
    "claim": ("says", "speaker", "said_on", "said_during", "said_no_later_than"),
    "source": ("file", "sha256", "text", "checked", "label"),
}


def in_order(name: str, record: dict[str, Any]) -> dict[str, Any]:
    """The record with its first keys first."""
    return {key: record[key] for key in (*FIRST[name], *record)}


def qualified(slug: str, ref: str) -> str:
    """A reference to a claim with its sheet: `bridge/toll`."""
    return ref if "/" in ref else f"{slug}/{ref}"


def as_written(
    slug: str, entry: BaseModel, model: type[BaseModel], but: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The keys of `model` that an entry of the sheet `slug` has, claims named with their sheet."""
    names, claims = _told(model, but)
    record = entry.model_dump(mode="json", by_alias=True, include=names)
    for key in claims:
        record[key] = _with_sheet(slug, record[key])
    return record


@cache
def _told(model: type[BaseModel], but: tuple[str, ...]) -> tuple[set[str], tuple[str, ...]]:
    """The names of the fields of `model` without the keys `but`, and those of its keys that name claims."""
    keys = [key for key in fields_of(model) if key not in but]
    names = {name for name, field in model.model_fields.items() if (field.alias or name) in keys}
    marks = ((key, mark_of(model, key, IdOf)) for key in keys)
    return names, tuple(key for key, mark in marks if mark is not None and mark.what == "claim")


def _with_sheet(slug: str, value: Any) -> Any:
    if isinstance(value, list):
        return [qualified(slug, ref) for ref in value]
    return qualified(slug, value) if value else value


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

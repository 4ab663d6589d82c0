"""Lists every key a curator can write, with its shape, default and description, from the model itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.model.fact_sheet import FactSheet
from generator.model.registers import ACTORS, SOURCES, ActorCard, SourceCard
from generator.model.vocabulary import vocabulary

Schema = dict[str, Any]

FILES = (("briefs/*.yml", FactSheet), (SOURCES, SourceCard), (ACTORS, ActorCard))


@dataclass(frozen=True)
class Key:
    """One key. `where` leads to it: `claims: <id>: evidence: -` for a key of a piece of evidence.

    `shape` says in words what stands after it, `terms` are the words of its closed list, `target`
    is what its ids are ids of. `default` is None where it is required or left empty.
    """

    file: str
    where: tuple[str, ...]
    name: str
    shape: str
    required: bool
    default: str | None
    about: str
    terms: tuple[str, ...] = ()
    target: str | None = None
    many: bool = False
    holds: str | None = None  # the name of the definition that its entries have

    @property
    def path(self) -> str:
        return " ".join((*self.where, f"{self.name}:"))


@cache
def every_key() -> tuple[Key, ...]:
    """Every key of every file, in the order in which the model gives them."""
    keys: list[Key] = []
    for file, model in FILES:
        schema = model.model_json_schema(by_alias=True)
        start = () if model is FactSheet else ("<id>:",)
        keys += _keys(file, start, schema, schema.get("$defs", {}))
    return tuple(keys)


def keys_of(*where: str, file: str = "briefs/*.yml") -> tuple[Key, ...]:
    """The keys that stand directly at one place."""
    return tuple(key for key in every_key() if key.file == file and key.where == where)


def _keys(file: str, where: tuple[str, ...], schema: Schema, defs: Schema) -> Iterator[Key]:
    for name, given in schema["properties"].items():
        body = bare_schema(given)
        required = name in schema.get("required", ())
        entry = body.get("items", body)
        below = _below(body, defs)
        yield Key(
            file=file,
            where=where,
            name=name,
            shape=_shape(body),
            required=required,
            default=None if required else _default(given.get("default")),
            about=given.get("description", ""),
            terms=_terms(entry),
            target=entry.get("x-ids"),
            many=body.get("type") == "array",
            holds=below[0] if below else None,
        )
        if below:
            step = {"array": ("-",), "object": ("<id>:",)}.get(body.get("type", ""), ())
            yield from _keys(file, (*where, f"{name}:", *step), defs[below[0]], defs)


def bare_schema(given: Schema) -> Schema:
    """A field's schema without its `null`."""
    members = [member for member in given.get("anyOf", ()) if member.get("type") != "null"]
    return members[0] if len(members) == 1 else given


def _below(body: Schema, defs: Schema) -> tuple[str] | None:
    inner = next(iter(body.get("patternProperties", {}).values()), body.get("items", body))
    name = inner.get("$ref", "").removeprefix("#/$defs/")
    return (name,) if name in defs else None


def _terms(entry: Schema) -> tuple[str, ...]:
    return tuple(str(term) for term in entry.get("enum", ()))


def _shape(body: Schema) -> str:
    kind = body.get("type")
    if kind == "array":
        inner = body["items"]
        return "list of mappings" if "$ref" in inner else f"list of {_plural(_shape(inner))}"
    if "patternProperties" in body:
        return "mapping of ids to mappings"
    if "$ref" in body or kind == "object":
        return "mapping"
    if "x-vocabulary" in body:
        return f"one of: {', '.join(_terms(body))}"
    if "x-ids" in body:
        return "id"
    return {"integer": "whole number", "boolean": "true or false"}.get(str(kind), "text")


def _plural(word: str) -> str:
    return word if word.startswith("one of") else f"{word}s"


def _default(value: Any) -> str | None:
    if value in (None, [], {}):
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def meanings(name: str) -> dict[str, str]:
    """The terms of a closed list with what they mean."""
    return {key: term.means for key, term in vocabulary(name).terms.items()}

"""Holds the few shapes that the published JSON Schemas are built from (draft 2020-12)."""

from __future__ import annotations

from typing import Any, cast

from pydantic import BaseModel

from generator.model.vocabulary import vocabulary

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
WORDS: Schema = {"type": "string", "minLength": 1}
COUNT: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
ID: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}
# A claim: its id within its own brief, `brief/id` within another.
REF: Schema = {"type": "string", "pattern": "^([a-z][a-z0-9-]*/)?[a-z][a-z0-9-]*$"}
ORIGIN: Schema = {"type": "string", "pattern": "^(source:)?[a-z][a-z0-9-]*$"}
LINK: Schema = {"type": "string", "format": "uri"}


def schema_of(model: type[BaseModel]) -> Schema:
    """The schema of a part of the model, without the marks that are for our own stages."""
    return cast(Schema, _unmarked(model.model_json_schema()))


def _unmarked(node: Any) -> Any:
    if isinstance(node, list):
        return [_unmarked(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {key: _unmarked(part) for key, part in node.items() if key not in ("x-ids", "x-rule")}


class Maybe(dict[str, Any]):
    """The schema of a key that may be absent, whatever its values may be."""


def thing(about: str = "", /, **properties: Schema) -> Schema:
    """An object with no other keys than these. A key is absent where its value would be null, false or empty."""
    description = {"description": about} if about else {}
    return description | {
        "type": "object",
        "properties": properties,
        "required": [key for key, schema in properties.items() if not _may_lack(schema)],
        "additionalProperties": False,
    }


def _may_lack(schema: Schema) -> bool:
    """Whether null, false or an empty value is among the values, which are then not written."""
    bounds = ("minLength", "pattern", "minItems", "properties", "format")
    empty = schema.get("type") in ("string", "array", "object", "boolean")
    return isinstance(schema, Maybe) or (empty and not any(bound in schema for bound in bounds))


def several(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def by_id(values: Schema) -> Schema:
    return {"type": "object", "propertyNames": ID, "additionalProperties": values}


def by_term(vocabulary: str, values: Schema) -> Schema:
    return {"type": "object", "propertyNames": term(vocabulary), "additionalProperties": values}


def maybe(schema: Schema) -> Schema:
    return Maybe(schema)


def ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def term(name: str) -> Schema:
    return {"enum": list(vocabulary(name).terms)}


WITHDRAWN = thing(
    "What is said no more; `replaced_by` is the address of what takes its place.",
    kind={"enum": ["claim", "judgement", "brief"]},
    id=ID,
    page=WORDS,
    words=WORDS,
    on=DAY,
    because=WORDS,
    replaced_by=maybe(WORDS),
)


def image() -> Schema:
    """A picture of a brief; its `caption` is prose."""
    caption = maybe(ref("prose"))
    return thing(file=WORDS, alt=WORDS, caption=caption, credit=WORDS, licence=WORDS)

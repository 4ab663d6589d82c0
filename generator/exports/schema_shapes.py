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
REF: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$"}
ORIGIN: Schema = {"type": "string", "pattern": "^(source:)?[a-z][a-z0-9-]*$"}
# The language of a quote, and its translation with who made it.
TRANSLATED: dict[str, Schema] = {
    "language": WORDS,
    "translation": {"anyOf": [WORDS, {"type": "null"}]},
    "translated_by": {"anyOf": [WORDS, {"type": "null"}]},
}
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


def thing(about: str = "", /, **properties: Schema) -> Schema:
    """An object with exactly these keys, all of them present: what is not known is null."""
    description = {"description": about} if about else {}
    return description | {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def several(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def by_id(values: Schema) -> Schema:
    return {"type": "object", "propertyNames": ID, "additionalProperties": values}


def by_term(vocabulary: str, values: Schema) -> Schema:
    return {"type": "object", "propertyNames": term(vocabulary), "additionalProperties": values}


def maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def term(name: str) -> Schema:
    return {"enum": list(vocabulary(name).terms)}


def graded(name: str, **more: Schema) -> Schema:
    return thing(vocabulary(name).about, term=term(name), label=WORDS, misp_tag=WORDS, **more)


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
    """A picture of a brief; its `caption` is prose, or null."""
    caption = maybe(ref("prose"))
    return thing(file=WORDS, alt=WORDS, caption=caption, credit=WORDS, licence=WORDS)

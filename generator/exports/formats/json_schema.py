"""Publishes the JSON Schema (2020-12) of each data format, and the history of the formats."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.exports.format import Files, Format
from generator.exports.json_documents import (
    ACTOR_HEAD,
    PAGES,
    SITE_PAGES,
    SOURCE_HEAD,
    VERSION,
    dumps,
)
from generator.exports.schema_definitions import DEFINITIONS, PERCENT
from generator.exports.schema_shapes import (
    COUNT,
    DAY,
    ID,
    LINK,
    TEXT,
    WITHDRAWN,
    WORDS,
    Schema,
    by_id,
    image,
    maybe,
    ref,
    schema_of,
    several,
    thing,
)
from generator.exports.written_data import LEFT_OUT, key_schemas
from generator.model.fact_sheet import Agreement, FactSheet, Subject
from generator.model.kinds import kinds

EARLIER = Path(__file__).parents[1] / "earlier_schemas"


class Export(Format):
    def of_site(self, parts: list[Any]) -> Files:
        return {
            f"data/schema/brief-{VERSION}.json": dumps(document("brief", brief_schema())),
            f"data/schema/site-{VERSION}.json": dumps(document("site", site_schema())),
            "data/FORMAT-CHANGES.md.txt": (EARLIER / "FORMAT-CHANGES.txt").read_text("utf-8"),
        } | {
            f"data/schema/{path.name}": path.read_bytes() for path in sorted(EARLIER.glob("*.json"))
        }


def document(name: str, schema: Schema) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:evidence-briefs:schema:{name}:{VERSION}",
        "title": f"A {name} of a briefing site, version {VERSION}",
        **schema,
        "$defs": DEFINITIONS
        | {f"kind-{kind}": schema_of(given.fields) for kind, given in kinds().items()},
    }


HEAD: Schema = {
    "slug": ID,
    "title": WORDS,
    "question": WORDS,
    "address": maybe(LINK),
    "edition": {"type": "string", "pattern": "^[0-9a-f]{12}$"},
    "changed": maybe(DAY),
    "as_of": maybe(DAY),
    "citation": WORDS,
    "counts": thing(
        claims=COUNT,
        sources=COUNT,
        origins=COUNT,
        origin_groups=COUNT,
        quotes=COUNT,
        quotes_checked=COUNT,
    ),
    "bottom_line": ref("prose"),
}


def _form(name: str) -> Schema:
    return thing(name={"const": name}, version={"const": VERSION}, schema=WORDS)


def _pages(templates: dict[str, str]) -> Schema:
    """Where things stand."""
    about = "The place of each kind of thing on the site, from its root: RFC 6570 templates over the keys of that thing."
    return thing(about, **dict.fromkeys(templates, WORDS))


def _part(name: str, keys: tuple[str, ...]) -> Schema:
    """Some keys of a thing, of which the site's data have all."""
    about = f"Some keys of a {name}; the whole card stands in the site's data."
    properties = DEFINITIONS[name]["properties"]
    return thing(about, **{key: properties[key] for key in keys})


def brief_schema() -> Schema:
    body: Schema = {
        "format": _form("brief"),
        "pages": _pages(PAGES),
        **HEAD,
        "key_points": several(ref("prose")),
        "subjects": by_id(thing(**key_schemas(Subject))),
        "agreements": by_id(thing(**key_schemas(Agreement))),
        "terms": {
            "description": "The terms that stand in this brief, by closed list.",
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": ref("term")},
        },
        "claims": several(ref("claim")),
        "judgements": several(ref("judgement")),
        "disagreements": several(ref("disagreement")),
        "comparisons": several(ref("comparison")),
        "gaps": several(ref("gap")),
        "source_summary": ref("prose"),
        "images": several(image()),
        "changes": several(ref("change")),
        "withdrawn": several(WITHDRAWN),
        "sources": several(_part("source", SOURCE_HEAD)),
        "actors": several(_part("actor", ACTOR_HEAD)),
    }
    return thing(
        "One brief with everything its page shows. Paths start at the root of the site.",
        **body | key_schemas(FactSheet, (*body, *LEFT_OUT["brief"])),
    )


def site_schema() -> Schema:
    entry = thing(
        term=WORDS,
        label=WORDS,
        misp_tag=maybe(WORDS),
        low=maybe(PERCENT),
        high=maybe(PERCENT),
        means=TEXT,
    )
    return thing(
        "The whole site: its briefs, sources, actors and closed lists. Paths start at the root of the site.",
        format=_form("site"),
        pages=_pages(SITE_PAGES),
        name=WORDS,
        description=TEXT,
        address=maybe(LINK),
        counts=thing(briefs=COUNT, claims=COUNT, sources=COUNT, origins=COUNT, origin_groups=COUNT),
        briefs=several(thing(**HEAD)),
        withdrawn=several(WITHDRAWN),
        sources=several(ref("source")),
        actors=several(ref("actor")),
        vocabularies={
            "type": "object",
            "additionalProperties": thing(origin=WORDS, about=WORDS, terms=several(entry)),
        },
    )

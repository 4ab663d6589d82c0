"""Publishes the JSON Schema (2020-12) of each data format, and the history of the formats."""

from __future__ import annotations

from pathlib import Path

from generator.exports.format import Files, Format
from generator.exports.json_documents import VERSION, dumps
from generator.exports.schema_shapes import (
    COUNT,
    DAY,
    FLAG,
    ID,
    LINK,
    ORIGIN,
    REF,
    TEXT,
    TRANSLATED,
    WITHDRAWN,
    WORDS,
    Schema,
    by_id,
    by_term,
    graded,
    image,
    maybe,
    ref,
    schema_of,
    several,
    term,
    thing,
)
from generator.exports.written_data import LEFT_OUT, in_order, key_schemas
from generator.model.claim import ClaimFields
from generator.model.disagreement import Disagreement
from generator.model.fact_sheet import Agreement, FactSheet, Gap, Judgement, Subject
from generator.model.kinds import kinds
from generator.model.registers import ActorCard, SourceCard

EARLIER = Path(__file__).parents[1] / "earlier_schemas"


class Export(Format):
    def of_site(self) -> Files:
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


BASIS = {"basis": maybe(WORDS)}
PERCENT: Schema = {"type": "integer", "minimum": 0, "maximum": 100}
ENTRY: Schema = {"id": ID, "page": WORDS}

DEFINITIONS: Schema = {
    "prose": thing(
        "Our own words. `text` is without citations; each sentence has the claims that it cites.",
        text=WORDS,
        sentences=several(thing(text=TEXT, cites=several(REF))),
    ),
    "figure": thing(
        "A quantity: null where the words give no such bound; `best` without bounds when approximate.",
        words=WORDS,
        low=maybe({"type": "number"}),
        best=maybe({"type": "number"}),
        high=maybe({"type": "number"}),
        comparator={"enum": ["", ">", ">=", "<", "<="]},
        approximate=FLAG,
        read_as=WORDS,
        unit=TEXT,
    ),
    "year_ground": thing(
        "Why a date whose words name no year has the year it has.",
        source=ID,
        year={"type": "integer"},
        stated_by=maybe(ID),
        quote=maybe(WORDS),
        reason=maybe(WORDS),
    ),
    "when": thing(
        "A time in the source's words, in EDTF (levels 0 and 1), and as the days it allows.",
        words=WORDS,
        edtf=maybe(WORDS),
        earliest=maybe(DAY),
        latest=maybe(DAY),
        text=WORDS,
        year_ground=maybe(ref("year_ground")),
    ),
    "speaker": thing(
        "`id` is an actor, `unnamed`, or `article` for the article's own voice.",
        id=ID,
        name=maybe(WORDS),
        described_as=maybe(WORDS),
        speaks_for=maybe(ID),
    ),
    "passage": thing(
        "Words of a source as W3C selectors; offsets are code points of its text from 0, the end excluded.",
        checked=FLAG,
        selector=thing(type={"const": "TextQuoteSelector"}, exact=WORDS),
        position=maybe(thing(type={"const": "TextPositionSelector"}, start=COUNT, end=COUNT)),
        paragraph=maybe({"type": "integer", "minimum": 1}),
        page=WORDS,
        original=maybe(LINK),
    ),
    "evidence": thing(
        "One source's words for a claim; `walk` leads from the speaker through the relays to the source.",
        source=ID,
        speaker=ref("speaker"),
        relayed_by=several(ID),
        walk={"type": "array", "items": ORIGIN, "minItems": 2},
        origin=ORIGIN,
        shared_with=maybe(REF),
        figure=maybe(ref("figure")),
        quote=ref("passage"),
        context=several(ref("passage")),
        **TRANSLATED,
    ),
    "origin": thing(
        "Whom a claim finally comes from. Origins of one group belong together and count as one voice.",
        id=ORIGIN,
        name=WORDS,
        group=ORIGIN,
        group_name=WORDS,
        unnamed=FLAG,
    ),
    "claim": thing(
        "One thing that one speaker says. A claim is not verified truth.",
        **{
            "id": ID,
            "ref": REF,
            "number": {"type": "integer", "minimum": 1},
            "page": WORDS,
            "note_page": WORDS,
        }
        | in_order(
            "claim",
            key_schemas(ClaimFields, LEFT_OUT["claim"])
            | {
                "speaker": ref("speaker"),
                "said_on": maybe(ref("when")),
                "said_during": maybe(REF),
                "said_no_later_than": maybe(DAY),
                "attribution": thing(term=term("attribution"), label=WORDS),
                "credibility": graded("credibility", **BASIS),
            },
        ),
        origins={"type": "array", "items": ref("origin"), "minItems": 1},
        kind=maybe({"enum": list(kinds())}),
        value=maybe({"type": "object"}),
        labels={"type": "object", "additionalProperties": WORDS},
        figure=maybe(ref("figure")),
        unit=maybe(WORDS),
        when=maybe(ref("when")),
        evidence={"type": "array", "items": ref("evidence"), "minItems": 1},
    )
    | {
        "oneOf": [
            {"properties": {"kind": {"const": None}, "value": {"type": "null"}}},
            *(
                {"properties": {"kind": {"const": kind}, "value": ref(f"kind-{kind}")}}
                for kind in kinds()
            ),
        ]
    },
    "judgement": thing(
        "Our inference from claims. Likelihood and confidence never share a sentence (ICD 203).",
        **ENTRY
        | key_schemas(Judgement, LEFT_OUT["judgement"])
        | {"against": several(thing(claim=REF, because=maybe(ref("prose"))))}
        | {
            "judgement": ref("prose"),
            "likelihood": graded("likelihood", low=PERCENT, high=PERCENT),
            "confidence": graded("confidence", basis=WORDS),
        },
    ),
    "disagreement": thing(
        "Claims that differ, and our reading of why.",
        **ENTRY
        | key_schemas(Disagreement, LEFT_OUT["disagreement"])
        | {"because": maybe(ref("prose"))}
        | {"between": {"type": "array", "items": REF, "minItems": 2}, "reading": ref("prose")},
    ),
    "comparison": thing(
        "What a machine says of two claims of one kind; `disagreement` is our reading of them, where there is one.",
        between={"type": "array", "items": REF, "minItems": 2, "maxItems": 2},
        verdict=term("verdict"),
        reason=WORDS,
        disagreement=maybe(ID),
    ),
    "gap": thing("What the sources do not say.", **ENTRY | key_schemas(Gap)),
    "change": thing("One entry of the history.", date=DAY, note=WORDS, **{"class": term("change")}),
    "source": thing(
        "One document. Its own statements are null where it makes none; its text is not here.",
        **ENTRY
        | in_order(
            "source",
            key_schemas(SourceCard, LEFT_OUT["source"])
            | {
                "sha256": maybe({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
                "checked": FLAG,
                "published": maybe(ref("when")),
                "address": maybe(LINK),
                "year": maybe(ref("year_ground")),
                "window": maybe(ref("when")),
                "reliability": graded("reliability", **BASIS),
                "set_aside": by_term("set-aside", COUNT),
            },
        ),
    ),
    "actor": thing(
        "A person, office, organisation or state that speaks or acts.",
        **ENTRY | key_schemas(ActorCard),
    ),
}

HEAD: Schema = {
    "slug": ID,
    "title": WORDS,
    "question": WORDS,
    "page": WORDS,
    "evidence_page": WORDS,
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
    "key_points": several(ref("prose")),
}


def _form(name: str) -> Schema:
    return thing(name={"const": name}, version={"const": VERSION}, schema=WORDS)


def brief_schema() -> Schema:
    body: Schema = {
        "format": _form("brief"),
        **HEAD,
        "subjects": by_id(thing(**key_schemas(Subject))),
        "agreements": by_id(thing(**key_schemas(Agreement))),
        "claims": several(ref("claim")),
        "judgements": several(ref("judgement")),
        "disagreements": several(ref("disagreement")),
        "comparisons": several(ref("comparison")),
        "gaps": several(ref("gap")),
        "source_summary": ref("prose"),
        "images": several(image()),
        "changes": several(ref("change")),
        "withdrawn": several(WITHDRAWN),
        "sources": several(ref("source")),
        "actors": several(ref("actor")),
    }
    return thing(
        "One brief with everything its page shows. Paths start at the root of the site.",
        **body | key_schemas(FactSheet, (*body, *LEFT_OUT["brief"])),
    )


def site_schema() -> Schema:
    entry = thing(term=WORDS, label=WORDS, means=WORDS, low=maybe(PERCENT), high=maybe(PERCENT))
    return thing(
        "The whole site: its briefs, sources, actors and closed lists. Paths start at the root of the site.",
        format=_form("site"),
        name=WORDS,
        description=TEXT,
        address=maybe(LINK),
        counts=thing(briefs=COUNT, claims=COUNT, sources=COUNT, origins=COUNT, origin_groups=COUNT),
        briefs=several(thing(**HEAD, data=WORDS)),
        withdrawn=several(WITHDRAWN),
        sources=several(ref("source")),
        actors=several(ref("actor")),
        vocabularies={
            "type": "object",
            "additionalProperties": thing(origin=WORDS, about=WORDS, terms=several(entry)),
        },
    )

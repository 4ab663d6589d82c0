"""Says the JSON Schema of each thing that a brief is made of: a claim, its evidence, a source, a judgement."""

from __future__ import annotations

from generator.exports.schema_shapes import (
    COUNT,
    DAY,
    FLAG,
    ID,
    LINK,
    ORIGIN,
    REF,
    TEXT,
    WORDS,
    Schema,
    by_term,
    maybe,
    ref,
    several,
    term,
    thing,
)
from generator.exports.written_data import LEFT_OUT, key_schemas
from generator.model.claim import ClaimFields
from generator.model.disagreement import Disagreement
from generator.model.fact_sheet import Gap, Judgement
from generator.model.kinds import kinds
from generator.model.registers import ActorCard, SourceCard

PERCENT: Schema = {"type": "integer", "minimum": 0, "maximum": 100}
ENTRY: Schema = {"id": ID}
REVIEWED: Schema = maybe(thing(by=WORDS, on=DAY, fingerprint=WORDS))
YEAR: Schema = thing(
    "Why a date of the source whose words name no year has the year it has.",
    year={"type": "integer"},
    stated_by=maybe(ID),
    quote=maybe(WORDS),
    reason=maybe(WORDS),
)

DEFINITIONS: Schema = {
    "prose": {
        "description": "Our own words, sentence by sentence, without citations; a space stands between two sentences. "
        "`cites` has the claims that a sentence cites.",
        "type": "array",
        "items": thing(text=WORDS, cites=several(REF)),
        "minItems": 1,
    },
    "term": thing(
        "A term of a closed list: its words, its MISP machine tag, and of a likelihood its range in percent.",
        label=WORDS,
        misp_tag=maybe(WORDS),
        low=maybe(PERCENT),
        high=maybe(PERCENT),
    ),
    "figure": thing(
        "A quantity: no bound where the words give none; `best` without bounds when approximate. "
        "Without `read_as`, the words could not be read.",
        words=WORDS,
        low=maybe({"type": "number"}),
        best=maybe({"type": "number"}),
        high=maybe({"type": "number"}),
        comparator=maybe({"enum": [">", ">=", "<", "<="]}),
        approximate=FLAG,
        read_as=maybe(WORDS),
        unit=TEXT,
    ),
    "when": thing(
        "A time in the source's words, in EDTF (levels 0 and 1), and as the days it allows; `text` is how we say it, where that differs. "
        "`year_from` is the source whose `year` it has, where the words name none.",
        words=WORDS,
        edtf=maybe(WORDS),
        earliest=maybe(DAY),
        latest=maybe(DAY),
        text=maybe(WORDS),
        year_from=maybe(ID),
    ),
    "passage": thing(
        "Words of a source: `exact` of a W3C TextQuoteSelector, `start` and `end` of a TextPositionSelector; offsets are "
        "code points of its text from 0, the end excluded. Without them, the text was not there to look the words up in.",
        exact=WORDS,
        start=maybe(COUNT),
        end=maybe(COUNT),
        paragraph=maybe({"type": "integer", "minimum": 1}),
        original=maybe(LINK),
    ),
    "evidence": thing(
        "One source's words for a claim, in the language of the source. They came from `speaker`, or where that is absent from "
        "the speaker of the claim, through `relayed_by` to the source. They finally come from that speaker; words of `unnamed` "
        "from the first that relayed them, else from the source; those of `article` from the source. "
        "Without `figure`, it is that of the claim.",
        source=ID,
        speaker=maybe(ID),
        relayed_by=several(ID),
        shared_with=maybe(REF),
        figure=maybe(ref("figure")),
        quote=ref("passage"),
        context=several(ref("passage")),
        translation=maybe(WORDS),
        translated_by=maybe(WORDS),
    ),
    "origin": thing(
        "Whom a claim finally comes from: an actor, or `source:` and a source. Origins of one group belong together and "
        "count as one voice; without `group`, it is the origin itself.",
        id=ORIGIN,
        group=maybe(ORIGIN),
        unnamed=FLAG,
    ),
    "claim": thing(
        "One thing that one speaker says: an actor, `unnamed`, or `article` for the article's own voice. "
        "A claim is not verified truth.",
        **{
            "id": ID,
            "number": {"type": "integer", "minimum": 1},
            "says": WORDS,
            "speaker": ID,
            "said_on": maybe(ref("when")),
            "said_during": maybe(REF),
            "said_no_later_than": maybe(DAY),
        }
        | key_schemas(ClaimFields, LEFT_OUT["claim"])
        | {"reviewed": REVIEWED},
        origins={"type": "array", "items": ref("origin"), "minItems": 1},
        kind=maybe({"enum": list(kinds())}),
        value=maybe({"type": "object"}),
        figure=maybe(ref("figure")),
        unit=maybe(WORDS),
        when=maybe(ref("when")),
        evidence={"type": "array", "items": ref("evidence"), "minItems": 1},
    )
    | {
        "oneOf": [
            {"properties": {"kind": False, "value": False}},
            *(
                {
                    "properties": {"kind": {"const": kind}, "value": ref(f"kind-{kind}")},
                    "required": ["kind", "value"],
                }
                for kind in kinds()
            ),
        ]
    },
    "judgement": thing(
        "Our inference from claims. Likelihood and confidence never share a sentence (ICD 203).",
        **ENTRY
        | {"judgement": ref("prose")}
        | key_schemas(Judgement, LEFT_OUT["judgement"])
        | {"against": several(thing(claim=REF, because=maybe(ref("prose"))))}
        | {"reviewed": REVIEWED},
    ),
    "disagreement": thing(
        "Claims that differ, and our reading of why.",
        **ENTRY
        | key_schemas(Disagreement, LEFT_OUT["disagreement"])
        | {"because": maybe(ref("prose"))}
        | {"between": {"type": "array", "items": REF, "minItems": 2}, "reading": ref("prose")},
    ),
    "comparison": thing(
        "What a machine says of some pairs of claims, each of one kind; `disagreement` is our reading of them, where there is one.",
        verdict=term("verdict"),
        reason=WORDS,
        disagreement=maybe(ID),
        pairs=several({"type": "array", "items": REF, "minItems": 2, "maxItems": 2}),
    ),
    "gap": thing("What the sources do not say.", **ENTRY | key_schemas(Gap)),
    "change": thing("One entry of the history.", date=DAY, note=WORDS, **{"class": term("change")}),
    "source": thing(
        "One document. What it does not state is absent; its text is not here.",
        **ENTRY
        | key_schemas(SourceCard, LEFT_OUT["source"])
        | {
            "sha256": maybe({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
            "checked": FLAG,
            "published": maybe(ref("when")),
            "address": maybe(LINK),
            "year": maybe(YEAR),
            "window": maybe(ref("when")),
            "set_aside": by_term("set-aside", COUNT),
        },
    ),
    "actor": thing(
        "A person, office, organisation or state that speaks or acts.",
        **ENTRY | key_schemas(ActorCard),
    ),
}

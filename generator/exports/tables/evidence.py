"""One row for each passage that a claim rests on."""

from __future__ import annotations

from generator.exports import csv_table
from generator.exports.csv_table import Column, Row, Table
from generator.exports.format import Document
from generator.exports.tables import PAGE, UNIT, VOICES, voice_cells


def table() -> Table:
    columns = (
        Column("claim", "The claim it carries"),
        Column("evidence", "Its number among the claim's evidence", "integer"),
        Column("part", "0 for the quote, 1 and up for its context", "integer"),
        Column(
            "role",
            "The quote itself, or words that say who or when",
            more={"categories": ["quote", "context"]},
        ),
        Column("source", "The source that is quoted"),
        *VOICES,
        csv_table.ids("relayed_by", "Who passed it on, from the speaker towards us"),
        csv_table.ids("walk", "The whole way, from the speaker to the source"),
        Column("origin", "Whom it finally comes from"),
        Column("shared_with", "The claim whose evidence it also is"),
        Column("figure_words", "The quantity as this source words it"),
        UNIT,
        Column("checked", "Whether the words were found in the source's text", "boolean"),
        Column("exact", "The quote, character for character"),
        Column("language", "The language of the quote, a BCP 47 tag"),
        Column("translation", "The quote in English, where it is in another language"),
        Column("translated_by", "Who translated it: a person, or `machine`"),
        Column("start", "Where the quote begins in the text, in code points from 0", "integer"),
        Column("end", "Where it ends, excluded", "integer"),
        Column("paragraph", "The line of the text it stands in, from 1", "integer"),
        PAGE,
    )
    links = {
        "claim": ("claims", "ref"),
        "source": ("sources", "id"),
        "speaker": ("actors", "id"),
        "shared_with": ("claims", "ref"),
    }
    key = ("claim", "evidence", "part")
    return Table("evidence", "The quotes that claims rest on", columns, key, links, of_brief=_rows)


def _rows(document: Document) -> list[Row]:
    return [
        {
            "claim": claim["ref"],
            "evidence": number,
            "part": part,
            "role": "context" if part else "quote",
            "source": evidence["source"],
            **voice_cells(evidence["speaker"]),
            **{name: evidence[name] for name in ("relayed_by", "walk", "origin", "shared_with")},
            "figure_words": evidence["figure"]["words"] if evidence["figure"] else None,
            "unit": claim["unit"] if evidence["figure"] else None,
            "checked": passage["checked"],
            "exact": passage["selector"]["exact"],
            "language": evidence["language"],
            **({} if part else {name: evidence[name] for name in ("translation", "translated_by")}),
            **{name: passage["position"][name] for name in ("start", "end") if passage["position"]},
            "paragraph": passage["paragraph"],
            "page": passage["page"],
        }
        for claim in document["claims"]
        for number, evidence in enumerate(claim["evidence"], 1)
        for part, passage in enumerate([evidence["quote"], *evidence["context"]])
    ]

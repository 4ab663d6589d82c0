"""One row for each passage that a claim rests on."""

from __future__ import annotations

from generator.exports import csv_table
from generator.exports.csv_table import Column, Links, Row, Table
from generator.exports.format import Document
from generator.exports.tables import BRIEF, OTHER, UNIT, VOICES, cells, voice_cells


def table() -> Table:
    columns = (
        BRIEF,
        Column("claim", "The claim it carries"),
        Column("evidence", "Its number among the claim's evidence", "integer"),
        Column(
            "part",
            "0 for the quote, 1 and up for its context: words that say who or when. What holds for the whole piece of evidence stands at 0 alone",
            "integer",
        ),
        Column(
            "source",
            "The source that is quoted; the words stand at `sources/{source}/#q-{start}-{end}`",
        ),
        *VOICES,
        csv_table.ids("relayed_by", "Who passed it on, from the speaker towards us"),
        Column("shared_with", f"The claim whose evidence it also is{OTHER}"),
        Column("figure_words", "The quantity as this source words it"),
        UNIT,
        Column("exact", "The quote, character for character"),
        Column("translation", "The quote in English, where it is in another language"),
        Column("translated_by", "Who translated it: a person, or `machine`"),
        Column(
            "start",
            "Where the quote begins in the text, in code points from 0; empty where the text was not there to look it up in",
            "integer",
        ),
        Column("end", "Where it ends, excluded", "integer"),
        Column("paragraph", "The line of the text it stands in, from 1", "integer"),
    )
    links: Links = {
        ("brief", "claim"): ("claims", ("brief", "id")),
        "source": ("sources", "id"),
        "speaker": ("actors", "id"),
    }
    key = ("brief", "claim", "evidence", "part")
    return Table("evidence", "The quotes that claims rest on", columns, key, links, of_brief=_rows)


def _rows(document: Document) -> list[Row]:
    return [
        {
            "brief": document["slug"],
            "claim": claim["id"],
            "evidence": number,
            "part": part,
            **cells(passage, "exact", "start", "end", "paragraph"),
            **(_of_quote(claim, evidence) if part == 0 else {}),
            "source": evidence["source"],
        }
        for claim in document["claims"]
        for number, evidence in enumerate(claim["evidence"], 1)
        for part, passage in enumerate([evidence["quote"], *evidence.get("context", ())])
    ]


def _of_quote(claim: Row, evidence: Row) -> Row:
    """What holds for a whole piece of evidence stands in the row of its quote."""
    figure = evidence.get("figure") or claim.get("figure")
    return {
        **voice_cells(evidence.get("speaker") or claim["speaker"]),
        **cells(evidence, "relayed_by", "shared_with", "translation", "translated_by"),
        "figure_words": figure["words"] if figure else None,
        "unit": claim.get("unit") if figure else None,
    }

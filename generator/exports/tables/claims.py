"""One row for each claim, with the fields of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports import csv_table as shapes
from generator.exports.csv_table import Column, Table
from generator.exports.tables import PAGE, VOICES, Row, voice_cells
from generator.model.kinds import kinds
from generator.site.site import Site


def _kind_columns() -> Iterator[tuple[str, str, Column]]:
    """(kind, field, column) of every field of every kind of claim: a new kind brings its own."""
    for name, kind in kinds().items():
        for field, schema in kind.fields.model_json_schema(by_alias=True)["properties"].items():
            column, about = f"{name}_{field}", schema.get("description", "")
            if words := schema.get("x-vocabulary"):
                yield name, field, shapes.term(column, about, words)
            elif schema.get("type") == "array":
                yield name, field, shapes.ids(column, about)
            else:
                yield (
                    name,
                    field,
                    Column(
                        column, about, "boolean" if schema.get("type") == "boolean" else "string"
                    ),
                )


def table(site: Site, documents: list[Row]) -> Table:
    own = list(_kind_columns())
    rows = []
    for document in documents:
        for claim in document["claims"]:
            value = claim["value"] or {}
            rows.append(
                {
                    **{
                        name: claim[name]
                        for name in ("ref", "id", "number", "says", "kind", "page")
                    },
                    "brief": document["slug"],
                    **voice_cells(claim["speaker"]),
                    "speaks_for": claim["speaker"]["speaks_for"],
                    **shapes.time_cells("said_on", claim["said_on"]),
                    "said_no_later_than": claim["said_no_later_than"],
                    "attribution": claim["attribution"]["term"],
                    "credibility": claim["credibility"]["term"],
                    "credibility_basis": claim["credibility"]["basis"],
                    "credibility_misp_tag": claim["credibility"]["misp_tag"],
                    **{name: claim[name] for name in ("rejected_by", "denies", "same_origin_as")},
                    "note": claim["note"],
                    "origins": [one["id"] for one in claim["origins"]],
                    "origin_groups": list(dict.fromkeys(one["group"] for one in claim["origins"])),
                    **{
                        column.name: value.get(field)
                        for kind, field, column in own
                        if kind == claim["kind"]
                    },
                    **shapes.figure_cells(claim["figure"]),
                    **shapes.time_cells("when", claim["when"]),
                }
            )
    columns = (
        Column("ref", "The claim: brief/id"),
        Column("brief", "The brief it belongs to"),
        Column("id", "Its name in the brief"),
        Column("number", "Its number in the brief", "integer"),
        Column("says", "What is claimed, in the site's words, without the attribution"),
        *VOICES,
        Column("speaks_for", "The office an unnamed person belongs to"),
        *shapes.time("said_on", "When it was said"),
        Column("said_no_later_than", "The last day on which it can have been said", "date"),
        shapes.term("attribution", "How strongly the source puts it", "attribution"),
        shapes.term(
            "credibility", "Admiralty grade of the information; 6 is not judged", "credibility"
        ),
        Column("credibility_basis", "The reason for a grade other than 6"),
        Column("credibility_misp_tag", "The grade as a MISP machine tag"),
        shapes.ids("rejected_by", "Sources that carry it and call it false"),
        Column("denies", "The claim it denies"),
        shapes.ids("same_origin_as", "Claims shown to be the same voice"),
        Column("note", "How we read it"),
        shapes.ids("origins", "Whom it finally comes from"),
        shapes.ids("origin_groups", "The independent voices among these"),
        Column("kind", "Its kind; empty for a plain claim", more={"categories": list(kinds())}),
        *(column for _, _, column in own),
        *shapes.figure(),
        *shapes.time("when", "The time it speaks of"),
        PAGE,
    )
    links = {
        "brief": ("briefs", "slug"), "speaker": ("actors", "id"),
        "speaks_for": ("actors", "id"), "denies": ("claims", "ref"),
    }  # fmt: skip
    return Table("claims", "What is claimed, by whom, when", columns, ("ref",), tuple(rows), links)

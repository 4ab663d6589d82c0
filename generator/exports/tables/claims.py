"""One row for each claim, with the fields of its kind."""

from __future__ import annotations

from pydantic import BaseModel

from generator.exports import csv_table
from generator.exports.csv_table import Column, Links, Row, Table
from generator.exports.format import Document
from generator.exports.tables import (
    BRIEF,
    OTHER,
    REVIEW,
    UNIT,
    VOICES,
    cells,
    review_cells,
    voice_cells,
)
from generator.exports.written_data import LEFT_OUT
from generator.model.claim import ClaimFields
from generator.model.kinds import kinds

# What a claim says under the name of a column.
SAME = (
    "id",
    "number",
    "says",
    "described_as",
    "speaks_for",
    "said_no_later_than",
    "attribution",
    "credibility",
    "credibility_basis",
    "rejected_by",
    "denies",
    "same_origin_as",
    "note",
    "kind",
    "unit",
)
# Keys of a claim that have a column above or below; what is neither here nor there has its own.
OTHERWISE = (*LEFT_OUT["claim"], *SAME, "same_origin_basis")


def table() -> Table:
    of_kinds = {name: _of_kind(name, kind.fields) for name, kind in kinds().items()}
    further = csv_table.columns_of(ClaimFields)
    further = {key: column for key, column in further.items() if key not in OTHERWISE}
    columns = (
        BRIEF,
        Column(
            "id",
            "Its name in the brief; its card stands at `briefs/{brief}/evidence/#{id}`, its note at `briefs/{brief}/#{id}`",
        ),
        Column("number", "Its number in the brief", "integer"),
        Column("says", "What is claimed, in the site's words, without the attribution"),
        *VOICES,
        Column("described_as", "The source's words for an unnamed person"),
        Column("speaks_for", "The office an unnamed person belongs to"),
        *csv_table.time("said_on", "When it was said"),
        Column("said_no_later_than", "The last day on which it can have been said", "date"),
        csv_table.term("attribution", "How strongly the source puts it", "attribution"),
        csv_table.term(
            "credibility", "Admiralty grade of the information; 6 is not judged", "credibility"
        ),
        Column("credibility_basis", "The reason for a grade other than 6"),
        csv_table.ids("rejected_by", "Sources that carry it and call it false"),
        Column("denies", f"The claim it denies{OTHER}"),
        csv_table.ids("same_origin_as", f"Claims shown to be the same voice{OTHER}"),
        Column("note", "How we read it"),
        *further.values(),
        *REVIEW,
        csv_table.ids("origins", "Whom it finally comes from"),
        csv_table.ids("origin_groups", "The independent voices among these"),
        Column("kind", "Its kind; empty for a plain claim", more={"categories": list(kinds())}),
        *(column for own in of_kinds.values() for column in own.values()),
        *csv_table.figure(),
        UNIT,
        *csv_table.time("when", "The time it speaks of"),
    )
    links: Links = {
        "speaker": ("actors", "id"),
        "speaks_for": ("actors", "id"),
        "brief": ("briefs", "slug"),
    }
    return Table(
        "claims",
        "What is claimed, by whom, when",
        columns,
        ("brief", "id"),
        links,
        of_brief=lambda document: [
            _row(document, claim, of_kinds, further) for claim in document["claims"]
        ],
    )


def _of_kind(name: str, fields: type[BaseModel]) -> dict[str, Column]:
    """The columns of a kind. Its figure and its time are in those that all kinds share."""
    columns = csv_table.columns_of(fields, f"{name}_")
    return {key: column for key, column in columns.items() if key not in ("figure", "when")}


def _row(
    document: Document,
    claim: Row,
    of_kinds: dict[str, dict[str, Column]],
    further: dict[str, Column],
) -> Row:
    value = claim.get("value", {})
    own = of_kinds.get(claim.get("kind", ""), {})
    return {
        "brief": document["slug"],
        **cells(claim, *SAME, *further),
        **voice_cells(claim["speaker"]),
        **csv_table.time_cells("said_on", claim.get("said_on")),
        **review_cells(claim),
        "origins": [origin["id"] for origin in claim["origins"]],
        "origin_groups": list(
            dict.fromkeys(origin.get("group", origin["id"]) for origin in claim["origins"])
        ),
        **{column.name: value.get(key) for key, column in own.items()},
        **csv_table.figure_cells(claim.get("figure")),
        **csv_table.time_cells("when", claim.get("when")),
    }

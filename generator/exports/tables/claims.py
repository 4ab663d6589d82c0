"""One row for each claim, with the fields of its kind."""

from __future__ import annotations

from typing import Any

from generator.exports import csv_table
from generator.exports.csv_table import Column, Row, Table
from generator.exports.tables import PAGE, REVIEW, UNIT, VOICES, review_cells, voice_cells
from generator.exports.written_data import LEFT_OUT
from generator.model.claim import ClaimFields
from generator.model.kinds import kinds

# Keys of a claim that have columns of another form; what is neither here nor there has its own.
OTHERWISE = (
    *LEFT_OUT["claim"],
    "says",
    "said_on",
    "attribution",
    "credibility",
    "rejected_by",
    "denies",
    "same_origin_as",
    "same_origin_basis",
    "note",
    "reviewed",
)


def table() -> Table:
    of_kinds = {
        name: csv_table.columns_of(kind.fields, f"{name}_") for name, kind in kinds().items()
    }
    further = csv_table.columns_of(ClaimFields)
    further = {key: column for key, column in further.items() if key not in OTHERWISE}
    columns = (
        Column("ref", "The claim: brief/id"),
        Column("brief", "The brief it belongs to"),
        Column("id", "Its name in the brief"),
        Column("number", "Its number in the brief", "integer"),
        Column("says", "What is claimed, in the site's words, without the attribution"),
        *VOICES,
        Column("speaks_for", "The office an unnamed person belongs to"),
        *csv_table.time("said_on", "When it was said"),
        Column("said_no_later_than", "The last day on which it can have been said", "date"),
        csv_table.term("attribution", "How strongly the source puts it", "attribution"),
        csv_table.term(
            "credibility", "Admiralty grade of the information; 6 is not judged", "credibility"
        ),
        Column("credibility_basis", "The reason for a grade other than 6"),
        Column("credibility_misp_tag", "The grade as a MISP machine tag"),
        csv_table.ids("rejected_by", "Sources that carry it and call it false"),
        Column("denies", "The claim it denies"),
        csv_table.ids("same_origin_as", "Claims shown to be the same voice"),
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
        PAGE,
    )
    links = {
        "brief": ("briefs", "slug"),
        "speaker": ("actors", "id"),
        "speaks_for": ("actors", "id"),
        "denies": ("claims", "ref"),
    }
    return Table(
        "claims",
        "What is claimed, by whom, when",
        columns,
        ("ref",),
        links,
        of_brief=lambda document: [
            _row(document["slug"], claim, of_kinds, further) for claim in document["claims"]
        ],
    )


def _row(
    slug: str,
    claim: Row,
    of_kinds: dict[str, dict[str, Column]],
    further: dict[str, Column],
) -> dict[str, Any]:
    same = ("ref", "id", "number", "says", "kind", "page", "rejected_by", "denies")
    credibility, value = claim["credibility"], claim["value"] or {}
    return {
        "brief": slug,
        **{name: claim[name] for name in (*same, "same_origin_as", "note", *further)},
        **voice_cells(claim["speaker"]),
        **review_cells(claim["reviewed"]),
        "speaks_for": claim["speaker"]["speaks_for"],
        **csv_table.time_cells("said_on", claim["said_on"]),
        "said_no_later_than": claim["said_no_later_than"],
        "attribution": claim["attribution"]["term"],
        "credibility": credibility["term"],
        "credibility_basis": credibility["basis"],
        "credibility_misp_tag": credibility["misp_tag"],
        "origins": [origin["id"] for origin in claim["origins"]],
        "origin_groups": list(dict.fromkeys(origin["group"] for origin in claim["origins"])),
        **{column.name: value.get(key) for key, column in of_kinds.get(claim["kind"], {}).items()},
        **csv_table.figure_cells(claim["figure"]),
        "unit": claim["unit"],
        **csv_table.time_cells("when", claim["when"]),
    }

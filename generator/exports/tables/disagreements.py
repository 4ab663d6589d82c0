"""One row for each set of claims that differ."""

from __future__ import annotations

from generator.exports import csv_table
from generator.exports.csv_table import Column, Row, Table
from generator.exports.format import Document
from generator.exports.plain_data import text_of
from generator.exports.tables import BRIEF, OTHER


def table() -> Table:
    columns = (
        BRIEF,
        Column("id", "Its name in the brief; it stands at `briefs/{brief}/#d-{id}`"),
        csv_table.ids("between", f"The claims that differ{OTHER}"),
        csv_table.term("verdict", "Why they differ", "verdict"),
        Column("reading", "The site's reading, without its citations"),
    )
    about = "Where claims differ, and why"
    return Table(
        "disagreements",
        about,
        columns,
        ("brief", "id"),
        {"brief": ("briefs", "slug")},
        of_brief=_rows,
    )


def _rows(document: Document) -> list[Row]:
    slug = document["slug"]
    return [
        {
            "brief": slug,
            "id": disagreement["id"],
            "between": disagreement["between"],
            "verdict": disagreement["verdict"],
            "reading": text_of(disagreement["reading"]),
        }
        for disagreement in document.get("disagreements", ())
    ]

"""One row for each set of claims that differ."""

from __future__ import annotations

from generator.exports import csv_table
from generator.exports.csv_table import Column, Row, Table
from generator.exports.format import Document
from generator.exports.tables import PAGE


def table() -> Table:
    columns = (
        Column("brief", "The brief it belongs to"),
        Column("id", "Its name in the brief"),
        csv_table.ids("between", "The claims that differ"),
        csv_table.term("verdict", "Why they differ", "verdict"),
        Column("reading", "The site's reading, without its citations"),
        PAGE,
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
    return [
        {"brief": document["slug"]}
        | {name: disagreement[name] for name in ("id", "between", "verdict", "page")}
        | {"reading": disagreement["reading"]["text"]}
        for disagreement in document["disagreements"]
    ]

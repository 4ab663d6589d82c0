"""One row for each open question."""

from __future__ import annotations

from generator.exports.csv_table import Column, Row, Table
from generator.exports.format import Document
from generator.exports.tables import PAGE


def table() -> Table:
    columns = (
        Column("brief", "The brief it belongs to"),
        Column("id", "Its name in the brief"),
        Column("question", "The open question"),
        Column("matters", "Why it matters"),
        PAGE,
    )
    about = "What the sources do not say"
    return Table(
        "gaps", about, columns, ("brief", "id"), {"brief": ("briefs", "slug")}, of_brief=_rows
    )


def _rows(document: Document) -> list[Row]:
    return [
        {"brief": document["slug"]}
        | {name: gap[name] for name in ("id", "question", "matters", "page")}
        for gap in document["gaps"]
    ]

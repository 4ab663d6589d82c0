"""One row for each open question."""

from __future__ import annotations

from generator.exports.csv_table import Column, Row, Table
from generator.exports.format import Document
from generator.exports.tables import BRIEF


def table() -> Table:
    columns = (
        BRIEF,
        Column("id", "Its name in the brief; it stands at `briefs/{brief}/#g-{id}`"),
        Column("question", "The open question"),
        Column("matters", "Why it matters"),
    )
    about = "What the sources do not say"
    return Table(
        "gaps", about, columns, ("brief", "id"), {"brief": ("briefs", "slug")}, of_brief=_rows
    )


def _rows(document: Document) -> list[Row]:
    return [{"brief": document["slug"], **gap} for gap in document.get("gaps", ())]

"""One row for each open question."""

from __future__ import annotations

from generator.exports.csv_table import Column, Table
from generator.exports.tables import PAGE, Row
from generator.site.site import Site


def table(site: Site, documents: list[Row]) -> Table:
    rows = [
        {"brief": document["slug"]}
        | {name: gap[name] for name in ("id", "question", "matters", "page")}
        for document in documents
        for gap in document["gaps"]
    ]
    columns = (
        Column("brief", "The brief it belongs to"),
        Column("id", "Its name in the brief"),
        Column("question", "The open question"),
        Column("matters", "Why it matters"),
        PAGE,
    )
    about = "What the sources do not say"
    return Table(
        "gaps", about, columns, ("brief", "id"), tuple(rows), {"brief": ("briefs", "slug")}
    )

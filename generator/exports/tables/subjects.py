"""One row for each subject: what estimates count and positions are about."""

from __future__ import annotations

from generator.exports import csv_table
from generator.exports.csv_table import Column, Table
from generator.exports.tables import Row
from generator.model.fact_sheet import Subject
from generator.site.site import Site


def table(site: Site, documents: list[Row]) -> Table:
    rows = [
        {"brief": document["slug"], "id": name, **subject}
        for document in documents
        for name, subject in document["subjects"].items()
    ]
    columns = (
        Column("brief", "The brief it belongs to"),
        Column("id", "Its name in the brief, which claims give in `estimate_of` or `position_of`"),
        *csv_table.columns_of(Subject).values(),
    )
    return Table(
        "subjects",
        "What figures count and positions are about, each with its unit",
        columns,
        ("brief", "id"),
        tuple(rows),
        {"brief": ("briefs", "slug")},
    )

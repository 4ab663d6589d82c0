"""One row for each subject: what estimates count and positions are about."""

from __future__ import annotations

from generator.exports import csv_table
from generator.exports.csv_table import Column, Row, Table
from generator.exports.format import Document
from generator.exports.tables import BRIEF
from generator.model.fact_sheet import Subject


def table() -> Table:
    columns = (
        BRIEF,
        Column("id", "Its name in the brief, which claims give in `estimate_of` or `position_of`"),
        *csv_table.columns_of(Subject).values(),
    )
    return Table(
        "subjects",
        "What figures count and positions are about, each with its unit",
        columns,
        ("brief", "id"),
        {"brief": ("briefs", "slug")},
        of_brief=_rows,
    )


def _rows(document: Document) -> list[Row]:
    return [
        {"brief": document["slug"], "id": name, **subject}
        for name, subject in document.get("subjects", {}).items()
    ]

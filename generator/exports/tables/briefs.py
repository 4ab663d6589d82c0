"""One row for each brief: its question, its answer and what stands behind it."""

from __future__ import annotations

from generator.exports.csv_table import Column, Row, Table
from generator.exports.format import Document
from generator.exports.plain_data import text_of
from generator.exports.tables import cells


def table() -> Table:
    columns = (
        Column("slug", "The brief's name in addresses: `briefs/{slug}/`"),
        Column("title", "Its title"),
        Column("question", "The question it answers"),
        Column("bottom_line", "The answer, without its citations"),
        Column("edition", "A fingerprint of what it says"),
        Column("changed", "The day of its last change", "date"),
        Column("as_of", "The last day on which its sources can have been written", "date"),
        Column("claims", "How many claims", "integer"),
        Column("sources", "How many sources carry them", "integer"),
        Column("origins", "From how many origins they come", "integer"),
        Column("origin_groups", "How many of these are independent", "integer"),
        Column("quotes", "How many quotes", "integer"),
        Column("quotes_checked", "How many of these were found in their source", "integer"),
    )
    return Table("briefs", "The briefs", columns, ("slug",), {}, of_brief=_rows)


def _rows(document: Document) -> list[Row]:
    row = cells(document, "slug", "title", "question", "edition", "changed", "as_of")
    return [row | {"bottom_line": text_of(document["bottom_line"]), **document["counts"]}]

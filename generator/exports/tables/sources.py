"""One row for each source: what its card says."""

from __future__ import annotations

from generator.exports import csv_table
from generator.exports import plain_data as plain
from generator.exports.csv_table import Column, Row, Table
from generator.exports.tables import cells
from generator.site.site import Site


def table() -> Table:
    columns = (
        Column("id", "The source's name on this site, and in its address: `sources/{id}/`"),
        Column("label", "What this site calls it"),
        Column("title", "Its own title, where it has one"),
        Column("author", "Its author, where it states one"),
        Column("publisher", "Its publisher, where it states one"),
        Column("language", "The language of its text, a BCP 47 tag"),
        Column("address", "Its address, where it states one"),
        *csv_table.time("published", "When it was published, where it states that"),
        Column(
            "window_edtf",
            "When it must have been written, as EDTF",
            more={"constraints": {"pattern": csv_table.EDTF}},
        ),
        Column("window_because", "Why it must have been written then"),
        Column("descriptor", "What bears on its quality (ICD 206)"),
        csv_table.term(
            "reliability", "Admiralty grade of the source; F is not judged", "reliability"
        ),
        Column("reliability_basis", "The reason for a grade other than F"),
        Column("file", "Name of its text file"),
        Column("sha256", "Fingerprint of that file"),
        csv_table.term("text", "Whether its text is in the project", "text"),
        Column("checked", "Whether its text was there when this was made", "boolean"),
    )
    return Table("sources", "The source documents", columns, ("id",), {}, of_site=_rows)


def _rows(site: Site) -> list[Row]:
    return [_row(plain.source(source)) for source in site.sources.values()]


def _row(source: Row) -> Row:
    same = (
        "id",
        "label",
        "title",
        "author",
        "publisher",
        "language",
        "address",
        "file",
        "sha256",
        "text",
        "descriptor",
        "window_because",
        "reliability",
        "reliability_basis",
    )
    return {
        **cells(source, *same),
        "checked": source.get("checked", False),
        **csv_table.time_cells("published", source.get("published")),
        "window_edtf": source.get("window", {}).get("edtf"),
    }

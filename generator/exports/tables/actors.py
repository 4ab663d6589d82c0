"""One row for each actor."""

from __future__ import annotations

from generator.exports import csv_table
from generator.exports import plain_data as plain
from generator.exports.csv_table import Column, Row, Table
from generator.exports.tables import cells
from generator.site.site import Site


def table() -> Table:
    columns = (
        Column("id", "The actor's name in this data, and in its address: `actors/{id}/`"),
        Column("name", "The actor's name"),
        csv_table.term("kind", "What it is", "actor"),
        Column("part_of", "The actor it belongs to"),
        Column("titles", "Titles in the sources, one a line"),
        Column("aliases", "Other spellings in the sources, one a line"),
        Column("weak_aliases", "Ambiguous short forms, one a line"),
        Column("note", "A note on it"),
    )
    return Table(
        "actors",
        "Who speaks and acts",
        columns,
        ("id",),
        {"part_of": ("actors", "id")},
        of_site=_rows,
    )


def _rows(site: Site) -> list[Row]:
    rows = []
    for actor in site.actors.values():
        card = plain.actor(actor)
        lists = {
            name: "\n".join(card.get(name, ())) for name in ("titles", "aliases", "weak_aliases")
        }
        rows.append(cells(card, "id", "name", "kind", "part_of", "note") | lists)
    return rows

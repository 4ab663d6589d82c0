"""Describes tables as the Data Package standard, version 2, does, and writes them as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.exports.format import Document
from generator.model.vocabulary import vocabulary
from generator.site.site import Site
from generator.text.escaping import csv_cell

# Only lists whose every term lies on one scale. Of the Admiralty grades F and 6 mean "not judged",
# not "worst"; of the stances two are off the ladder: an order over them would say something false.
ORDERED = {"likelihood": 1, "confidence": -1, "attribution": 1}

Row = dict[str, Any]
Columns = str | tuple[str, ...]
Links = Mapping[Columns, tuple[str, Columns]]

EDTF = r"^[0-9X.?~%/-]+(T[0-9:.Z+-]+)?(/\S+)?$"


@dataclass(frozen=True)
class Column:
    """One field of a Table Schema. `more` holds further keys of its descriptor."""

    name: str
    about: str
    type: str = "string"
    more: Mapping[str, Any] | None = None

    def descriptor(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "type": self.type,
            "description": self.about,
            **(self.more or {}),
        }


def _listed(columns: Columns) -> list[str]:
    return [columns] if isinstance(columns, str) else list(columns)


def no_rows(_: Any) -> tuple[Row, ...]:
    return ()


@dataclass(frozen=True)
class Table:
    """One table: its columns, the columns that name a row, and its references to other tables.

    `links` maps a column, or some together, to (table, columns); a table's own name stands for the table itself. Its rows
    are told of each brief's plain data, or of the site.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: Links
    of_brief: Callable[[Document], Iterable[Row]] = no_rows
    of_site: Callable[[Site], Iterable[Row]] = no_rows

    def schema(self) -> dict[str, Any]:
        """A Table Schema, version 2."""
        schema: dict[str, Any] = {
            "fields": [column.descriptor() for column in self.columns],
            "primaryKey": list(self.key),
            "missingValues": [""],
        }
        links = [
            {
                "fields": _listed(columns),
                "reference": {"fields": _listed(far)}
                if table == self.name
                else {"resource": table, "fields": _listed(far)},
            }
            for columns, (table, far) in self.links.items()
        ]
        return schema | ({"foreignKeys": links} if links else {})

    def head(self) -> list[str]:
        """The first row of the table."""
        return [column.name for column in self.columns]

    def cells(self, rows: Iterable[Row]) -> list[list[str]]:
        """Rows cell by cell. No cell begins a formula; a list of ids is one cell, parted by spaces."""
        places = {column.name: place for place, column in enumerate(self.columns)}
        listed = []
        for row in rows:
            cells = [""] * len(places)
            for name, value in row.items():
                if name not in places:
                    raise ValueError(f"the table {self.name} has no column {name}")
                if value is not None:
                    cells[places[name]] = _cell(value)
            listed.append(cells)
        return listed


def filled(head: list[str], rows: list[list[str]]) -> list[list[str]]:
    """A table without the columns in which every cell is empty."""
    columns = [column for column in zip(head, *rows, strict=True) if any(column[1:])]
    return [list(row) for row in zip(*columns, strict=True)]


def text(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV (RFC 4180)."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return csv_cell(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return csv_cell(" ".join(value))
    return str(value)


def term(name: str, about: str, words: str) -> Column:
    """A column that holds a term of the vocabulary `words`."""
    known = vocabulary(words)
    listed = [{"value": term.key, "label": term.label} for term in known.terms.values()]
    listed = listed[:: ORDERED.get(words, 1)]
    more: dict[str, Any] = {"categories": listed}
    if words in ORDERED:
        more["categoriesOrdered"] = True
    return Column(name, about, "string", more)


def ids(name: str, about: str) -> Column:
    return Column(
        name,
        f"{about} (several, parted by spaces)",
        "list",
        {"delimiter": " ", "itemType": "string"},
    )


def columns_of(model: type[BaseModel], prefix: str = "") -> dict[str, Column]:
    """A column for each key of a part of the model."""
    columns = {}
    for key, field in model.model_json_schema(by_alias=True)["properties"].items():
        name, about, kind = f"{prefix}{key}", field.get("description", ""), field.get("type")
        if words := field.get("x-vocabulary"):
            columns[key] = term(name, about, words)
        elif kind == "array":
            columns[key] = ids(name, about)
        else:
            columns[key] = Column(name, about, "boolean" if kind == "boolean" else "string")
    return columns


def time(name: str, about: str) -> tuple[Column, ...]:
    """The columns of one time; `time_cells` fills them."""
    return (
        Column(f"{name}_words", f"{about}, in the source's words"),
        Column(f"{name}_edtf", f"{about}, as EDTF", more={"constraints": {"pattern": EDTF}}),
        Column(f"{name}_earliest", f"{about}, first day the words allow", "date"),
        Column(f"{name}_latest", f"{about}, last day the words allow", "date"),
        Column(f"{name}_year_inferred", "True when the words state no year", "boolean"),
    )


def time_cells(name: str, when: Row | None) -> Row:
    if when is None:
        return {}
    parts = ("words", "edtf", "earliest", "latest")
    cells = {f"{name}_{part}": when[part] for part in parts if part in when}
    return cells | {f"{name}_year_inferred": "year_from" in when}


def figure(name: str = "figure") -> tuple[Column, ...]:
    """The columns of a quantity; `figure_cells` fills them."""
    return (
        Column(f"{name}_words", "The quantity in the source's words"),
        Column(f"{name}_low", "Its lower bound", "number"),
        Column(f"{name}_best", "Its best value", "number"),
        Column(f"{name}_high", "Its upper bound", "number"),
        Column(f"{name}_comparator", "> >= < or <=, empty for none"),
        Column(f"{name}_approximate", "True for words such as “about”", "boolean"),
        Column(f"{name}_read_as", "How the words were read, in digits"),
        Column(f"{name}_unit", "%, pp or a currency sign"),
    )


def figure_cells(quantity: Row | None, name: str = "figure") -> Row:
    if quantity is None:
        return {}
    cells = {f"{name}_{part}": value for part, value in quantity.items()}
    return cells | {f"{name}_approximate": quantity.get("approximate", False)}

"""Writes claims, evidence, judgements and the rest as CSV tables in one Data Package (version 2)."""

from __future__ import annotations

import hashlib
from typing import Any

from generator.exports import csv_table
from generator.exports.csv_table import Row, Table
from generator.exports.format import Document, Files, Format
from generator.exports.json_documents import VERSION, dumps
from generator.model.plugin_folders import plugin_modules
from generator.site.site import Brief, Site


class Export(Format):
    """The tables grow by the rows of each brief; those of its claims are a file of the brief's own, too.

    That file has the columns that something stands in, and not the brief, which its name tells.
    """

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        modules = plugin_modules("generator.exports.tables")
        self.tables: dict[str, Table] = {name: module.table() for name, module in modules.items()}

    def of_brief(self, brief: Brief, document: Document) -> tuple[Files, Any]:
        files: Files = {}
        part: dict[str, bytes] = {}
        for name, table in self.tables.items():
            rows = table.cells(table.of_brief(document))
            # As bytes, which are half the size of a text with quote marks in it.
            part[name] = csv_table.text(rows).encode("utf-8")
            if name == "claims":
                mine = csv_table.filled(table.head()[1:], [row[1:] for row in rows])
                files[f"data/briefs/{brief.slug}-claims.csv"] = csv_table.text(mine)
        return files, part

    def of_site(self, parts: list[Any]) -> Files:
        files: Files = {}
        resources = []
        for name, table in self.tables.items():
            path = f"tables/{name}.csv"
            rows = table.cells(table.of_site(self.site))
            data = csv_table.text([table.head()]).encode("utf-8")
            data += b"".join(part.pop(name) for part in parts) + csv_table.text(rows).encode(
                "utf-8"
            )
            files[f"data/{path}"] = data.decode("utf-8")
            resources.append(_resource(table, path, data))
        files["data/datapackage.json"] = dumps(_package(self.site, resources))
        return files


def _resource(table: Table, path: str, data: bytes) -> Row:
    return {
        "name": table.name,
        "type": "table",
        "path": path,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": table.schema(),
    }


def _package(site: Site, resources: list[Row]) -> Row:
    package: Row = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "briefs",
        "version": VERSION,
        "title": site.settings.name,
    }
    if site.settings.description:
        package["description"] = site.settings.description
    if site.settings.address:
        package["homepage"] = site.settings.address
    package["sources"] = [
        {"title": source.card.title or source.card.label}
        | ({"path": source.card.address} if source.card.address else {})
        for source in site.sources.values()
    ]
    return package | {"resources": resources}

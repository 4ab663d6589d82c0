"""Writes claims, evidence, judgements and the rest as CSV tables in one Data Package (version 2)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from generator.exports.csv_table import Table
from generator.exports.json_documents import brief_document, dumps
from generator.model.plugin_folders import plugin_modules
from generator.site.site import Site

Row = dict[str, Any]


def export(site: Site) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {}
    resources = []
    listed = tables(site)
    for table in listed:
        text = table.text()
        files[f"data/tables/{table.name}.csv"] = text
        data = text.encode("utf-8")
        resources.append(
            {
                "name": table.name,
                "type": "table",
                "path": f"tables/{table.name}.csv",
                "description": table.about,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(data),
                "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
                "schema": table.schema(),
            }
        )
    claims = next(table for table in listed if table.name == "claims")
    rows: dict[str, list[Mapping[str, Any]]] = {slug: [] for slug in site.briefs}
    for row in claims.rows:
        rows[row["brief"]].append(row)
    for slug, mine in rows.items():
        files[f"data/briefs/{slug}-claims.csv"] = claims.text(mine)
    files["data/datapackage.json"] = dumps(_package(site, resources))
    return files


def _package(site: Site, resources: list[Row]) -> Row:
    package: Row = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "briefs",
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


def tables(site: Site) -> list[Table]:
    """Every table, one from each file of `exports/tables/`, in the order of their names."""
    documents = [brief_document(site, brief) for brief in site.briefs.values()]
    modules = plugin_modules("generator.exports.tables").values()
    return [module.table(site, documents) for module in modules]

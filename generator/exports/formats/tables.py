"""Writes claims, evidence, judgements and the rest as CSV tables in one Data Package (version 2)."""

from __future__ import annotations

import hashlib
from typing import Any

from generator.exports.csv_table import Table
from generator.exports.json_documents import brief_document, dumps
from generator.model.plugin_folders import plugin_modules
from generator.site.site import Site

Row = dict[str, Any]


def export(site: Site) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {}
    resources = []
    found = tables(site)
    for one in found:
        text = one.text()
        files[f"data/tables/{one.name}.csv"] = text
        data = text.encode("utf-8")
        resources.append(
            {
                "name": one.name,
                "type": "table",
                "path": f"tables/{one.name}.csv",
                "description": one.about,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(data),
                "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
                "schema": one.schema(),
            }
        )
    claims = next(one for one in found if one.name == "claims")
    for slug in site.briefs:
        mine = [row for row in claims.rows if row["brief"] == slug]
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
        {"title": one.card.title or one.card.label}
        | ({"path": one.card.address} if one.card.address else {})
        for one in site.sources.values()
    ]
    return package | {"resources": resources}


def tables(site: Site) -> list[Table]:
    """Every table, one from each file of `generator/tables/`, in the order of their names."""
    documents = [brief_document(site, brief) for brief in site.briefs.values()]
    modules = plugin_modules("generator.exports.tables").values()
    return [module.table(site, documents) for module in modules]

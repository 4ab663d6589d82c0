"""Writes every brief, and the site as a whole, as JSON."""

from __future__ import annotations

from generator.exports.json_documents import brief_document, dumps, site_document
from generator.site.site import Site


def export(site: Site) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {"data/site.json": dumps(site_document(site))}
    for brief in site.briefs.values():
        files[f"data/briefs/{brief.slug}.json"] = dumps(brief_document(site, brief))
    return files

"""Writes every brief, and the site as a whole, as JSON."""

from __future__ import annotations

from generator.exports.format import Document, Files, Format
from generator.exports.json_documents import dumps, site_document
from generator.site.site import Brief


class Export(Format):
    def of_brief(self, brief: Brief, document: Document) -> Files:
        return {f"data/briefs/{brief.slug}.json": dumps(document)}

    def of_site(self) -> Files:
        return {"data/site.json": dumps(site_document(self.site))}

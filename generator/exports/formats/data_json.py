"""Writes every brief, and the site as a whole, as JSON."""

from __future__ import annotations

from generator.exports.format import Document, Files, Format
from generator.exports.json_documents import HEAD, dumps, site_document
from generator.site.site import Brief, Site


class Export(Format):
    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self.heads: list[Document] = []

    def of_brief(self, brief: Brief, document: Document) -> Files:
        self.heads.append({key: document[key] for key in HEAD if key in document})
        return {f"data/briefs/{brief.slug}.json": dumps(document)}

    def of_site(self) -> Files:
        return {"data/site.json": dumps(site_document(self.site, self.heads))}

"""Writes every brief, and the site as a whole, as JSON."""

from __future__ import annotations

from typing import Any

from generator.exports.format import Document, Files, Format
from generator.exports.json_documents import HEAD, dumps, site_document
from generator.site.site import Brief


class Export(Format):
    def of_brief(self, brief: Brief, document: Document) -> tuple[Files, Any]:
        head = {key: document[key] for key in HEAD if key in document}
        return {f"data/briefs/{brief.slug}.json": dumps(document)}, head

    def of_site(self, parts: list[Any]) -> Files:
        return {"data/site.json": dumps(site_document(self.site, parts))}

"""Defines what an output format does: it makes files of each brief in turn, and then of the site."""

from __future__ import annotations

from typing import Any

from generator.site.site import Brief, Site

Files = dict[str, "str | bytes"]
# A brief as plain data, as `json_documents.brief_document` says it.
Document = dict[str, Any]


class Format:
    """One format, for one site: `of_brief` is called once for each brief, then `of_site` once.

    `of_brief` may be called on copies in other processes: an instance keeps no state between calls, and `of_site` gets
    what they returned beside the files.
    """

    def __init__(self, site: Site) -> None:
        self.site = site

    def of_brief(self, brief: Brief, document: Document) -> tuple[Files, Any]:
        """The files of one brief, by their path under docs/, and a picklable part for `of_site`."""
        return {}, None

    def of_site(self, parts: list[Any]) -> Files:
        """The files of the site as a whole, by their path under docs/; `parts` are those of the briefs, in order."""
        return {}

"""Says what a format of files is: something that makes files of each brief in turn, and then of the site."""

from __future__ import annotations

from typing import Any

from generator.site.site import Brief, Site

Files = dict[str, "str | bytes"]
# A brief as plain data, as `json_documents.brief_document` says it.
Document = dict[str, Any]


class Format:
    """One format. It is begun for a site, told each brief once with its plain data, and asked last for what is over all.

    Briefs may be told to copies of it, in other processes: it keeps nothing, and is given in the end what it gave.
    """

    def __init__(self, site: Site) -> None:
        self.site = site

    def of_brief(self, brief: Brief, document: Document) -> tuple[Files, Any]:
        """The files of one brief, by their path under docs/, and what `of_site` is to be given of it."""
        return {}, None

    def of_site(self, parts: list[Any]) -> Files:
        """The files of the site as a whole, by their path under docs/; `parts` has what each brief gave, in order."""
        return {}

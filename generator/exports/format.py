"""Says what a format of files is: something that makes files of each brief in turn, and then of the site."""

from __future__ import annotations

from typing import Any

from generator.site.site import Brief, Site

Files = dict[str, "str | bytes"]
# A brief as plain data, as `json_documents.brief_document` says it.
Document = dict[str, Any]


class Format:
    """One format. It is made for a site, asked for the files of each brief once, and last for those of the site.

    Copies of it in other processes may be asked for those of a brief: so it keeps nothing between calls, and gets in
    `of_site` what they returned beside the files.
    """

    def __init__(self, site: Site) -> None:
        self.site = site

    def of_brief(self, brief: Brief, document: Document) -> tuple[Files, Any]:
        """The files of one brief, by their path under docs/, and what `of_site` is to be given of it."""
        return {}, None

    def of_site(self, parts: list[Any]) -> Files:
        """The files of the site as a whole, by their path under docs/; `parts` has what each brief gave, in order."""
        return {}

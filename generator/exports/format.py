"""Says what a format of files is: something that makes files of each brief in turn, and then of the site."""

from __future__ import annotations

from typing import Any

from generator.site.site import Brief, Site

Files = dict[str, "str | bytes"]
# A brief as plain data, as `json_documents.brief_document` says it.
Document = dict[str, Any]


class Format:
    """One format. It is begun for a site, told each brief once with its plain data, and asked last for what is over all.

    A brief's data are let go once every format has had them: what a format keeps of them grows with the site.
    """

    def __init__(self, site: Site) -> None:
        self.site = site

    def of_brief(self, brief: Brief, document: Document) -> Files:
        """The files of one brief, by their path under docs/."""
        return {}

    def of_site(self) -> Files:
        """The files of the site as a whole, by their path under docs/."""
        return {}

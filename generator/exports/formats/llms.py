"""Writes llms.txt (a proposal of 2024): what a language model may read first, as a Markdown list of links."""

from __future__ import annotations

from typing import Any

from generator.exports.format import Files, Format
from generator.exports.plain_data import prose, text_of
from generator.site.addresses import source_page
from generator.site.site import Site
from generator.text.escaping import md


class Export(Format):
    def of_site(self, parts: list[Any]) -> Files:
        return {"llms.txt": text(self.site)}


def text(site: Site) -> str:
    base = site.settings.address
    parts = [f"# {md(site.settings.name)}"]
    if site.settings.description:
        parts.append(f"> {md(site.settings.description)}")
    parts.append(
        "Every statement is a claim by a named speaker with a verbatim quote; a claim is not verified truth. "
        "Articles that relay one speaker count as one origin. Quote the claim's speaker, never this site, for what is claimed."
    )
    parts.append(
        "## Briefs\n\n"
        + "\n".join(
            f"- [{md(brief.title)}]({base}briefs/{slug}.md.txt): {md(brief.written.question)} "
            f"{md(text_of(prose(slug, brief.written.bottom_line)))}"
            for slug, brief in site.briefs.items()
        )
    )
    parts.append(
        "## Data\n\n"
        + "\n".join(
            [
                f"- [Everything as JSON]({base}data/site.json): briefs, sources, actors and closed lists",
                *(
                    f"- [{md(brief.title)}, as JSON]({base}data/briefs/{slug}.json): claims, quotes with offsets, judgements"
                    for slug, brief in site.briefs.items()
                ),
                f"- [Tables]({base}data/datapackage.json): CSV files as a Data Package",
            ]
        )
    )
    parts.append(
        "## Optional\n\n"
        + "\n".join(
            f"- [{md(source.card.label)}]({base}{source_page(name)}): {md(source.card.descriptor)}"
            for name, source in site.sources.items()
        )
    )
    return "\n\n".join(parts) + "\n"

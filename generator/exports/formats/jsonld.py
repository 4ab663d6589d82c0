"""Describes each brief and the downloads for machines, as JSON-LD in the words of schema.org."""

from __future__ import annotations

from typing import Any

from generator.analysis.editions import changed, edition
from generator.exports.citation_facts import stated_day
from generator.exports.format import Document, Files, Format
from generator.exports.json_documents import dumps
from generator.exports.plain_data import text_of
from generator.site.addresses import address, brief_page
from generator.site.brief_parts import actors_of, sources_of
from generator.site.site import Actor, Brief, Site, Source

Node = dict[str, Any]
TYPES = {
    "person": "Person",
    "state": "AdministrativeArea",
    "agency": "NewsMediaOrganization",
    "office": "Organization",
    "organisation": "Organization",
}
DOWNLOADS = (
    ("data/site.json", "application/json", "The site as JSON"),
    ("data/datapackage.json", "application/json", "The tables as a Data Package"),
)


class Export(Format):
    def of_brief(self, brief: Brief, document: Document) -> tuple[Files, Any]:
        return {f"data/briefs/{brief.slug}.jsonld": dumps(report(self.site, brief, document))}, None

    def of_site(self, parts: list[Any]) -> Files:
        return {"data/dataset.jsonld": dumps(dataset(self.site))}


def report(site: Site, brief: Brief, document: Document) -> Node:
    """A Report with its sources as citations. What no card states is not there."""
    day = changed(brief)
    full = address(site, brief_page(brief.slug))
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Report",
            "@id": full,
            "url": full,
            "name": brief.title,
            "description": brief.written.question,
            "abstract": text_of(document["bottom_line"]),
            "inLanguage": "en",
            "version": edition(site, brief),
            "dateModified": day.isoformat() if day else None,
            "publisher": {"@type": "Organization", "name": site.settings.name},
            "about": [
                {"@type": "Thing", "name": subject.label} for subject in brief.subjects.values()
            ],
            "mentions": [_actor(actor) for actor in actors_of(site, brief)],
            "citation": [_article(source) for source in sources_of(site, brief)],
        }
    )


def _article(source: Source) -> Node:
    card = source.card
    day = stated_day(source.published)
    return _known(
        {
            "@type": "NewsArticle",
            "identifier": source.id,
            "headline": card.title,
            "name": card.label,
            "author": card.author,
            "publisher": {"@type": "Organization", "name": card.publisher}
            if card.publisher
            else None,
            "datePublished": day.isoformat() if day else None,
            "url": card.address,
        }
    )


def _actor(actor: Actor) -> Node:
    others = [*actor.card.aliases]
    return _known(
        {
            "@type": TYPES.get(actor.card.kind, "Thing"),
            "name": actor.name,
            "alternateName": others or None,
        }
    )


def dataset(site: Site) -> Node:
    """The downloads of the whole site as a Dataset."""
    base = site.settings.address
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "@id": f"{base}data/" if base else None,
            "name": site.settings.name,
            "description": site.settings.description or None,
            "inLanguage": "en",
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": name,
                    "encodingFormat": media,
                    "contentUrl": f"{base}{path}" if base else path.removeprefix("data/"),
                }
                for path, media, name in [
                    *DOWNLOADS,
                    *(
                        (f"data/briefs/{slug}.json", "application/json", f"{brief.title}, as JSON")
                        for slug, brief in site.briefs.items()
                    ),
                ]
            ],
            "hasPart": [_part(site, brief) for brief in site.briefs.values()],
        }
    )


def _part(site: Site, brief: Brief) -> Node:
    return _known(
        {
            "@type": "Report",
            "@id": address(site, brief_page(brief.slug)),
            "name": brief.title,
        }
    )


def _known(node: Node) -> Node:
    """The node without what is not known."""
    return {name: value for name, value in node.items() if value is not None and value != []}

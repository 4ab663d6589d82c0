"""Says a brief, and the site as a whole, as plain data in a format with a version of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.analysis.compare import pairs
from generator.analysis.editions import (
    Withdrawal,
    as_of,
    change_day,
    changed,
    edition,
    suggested_citation,
    withdrawals,
)
from generator.analysis.origins import voices
from generator.exports import plain_data as plain
from generator.exports.written_data import LEFT_OUT, as_written, local, without_empty
from generator.model.disagreement import Disagreement
from generator.model.fact_sheet import (
    Agreement,
    FactSheet,
    Gap,
    Judgement,
    Subject,
)
from generator.model.introspection import vocabulary_of
from generator.model.vocabulary import vocabularies
from generator.site.addresses import address, brief_page
from generator.site.brief_parts import actors_of, quotes_of, sources_of
from generator.site.site import Brief, Site

VERSION = "3.0.0"

# Where things stand on the site, from its root: RFC 6570 templates over the keys of a thing.
BRIEF_PAGES = {"brief": "briefs/{slug}/", "evidence": "briefs/{slug}/evidence/"}
SHARED_PAGES = {"source": "sources/{id}/", "actor": "actors/{id}/"}
PAGES = {
    **BRIEF_PAGES,
    "claim": "briefs/{slug}/evidence/#{id}",
    "note": "briefs/{slug}/#{id}",
    "judgement": "briefs/{slug}/#j-{id}",
    "disagreement": "briefs/{slug}/#d-{id}",
    "gap": "briefs/{slug}/#g-{id}",
    **SHARED_PAGES,
    "quote": "sources/{source}/#q-{start}-{end}",
}
SITE_PAGES = {**BRIEF_PAGES, "data": "data/briefs/{slug}.json", **SHARED_PAGES}


# What tells one brief, and one edition of it, from another; the site's data have it of each.
HEAD = (
    "slug",
    "title",
    "question",
    "address",
    "edition",
    "changed",
    "as_of",
    "citation",
    "counts",
    "bottom_line",
)
# What a brief's data say of a source and of an actor; the site's data have the whole cards, each once.
SOURCE_HEAD = (
    "id",
    "label",
    "title",
    "author",
    "publisher",
    "published",
    "address",
    "language",
    "file",
    "sha256",
    "text",
    "checked",
    "reliability",
    "standing",
)
ACTOR_HEAD = ("id", "name", "kind", "part_of")


def dumps(document: Any) -> str:
    """JSON for programs: no white space, a third of the weight; real characters, one final newline."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


def form(name: str) -> plain.Plain:
    return {"name": name, "version": VERSION, "schema": f"data/schema/{name}-{VERSION}.json"}


def brief_document(site: Site, brief: Brief) -> plain.Plain:
    """One brief with all that its page shows, each thing once."""
    slug, written = brief.slug, brief.written
    claims = list(brief.claims.values())
    heard, quotes = voices(site, claims), quotes_of(brief)
    day, latest = changed(brief), as_of(site, brief)
    document = {
        "format": form("brief"),
        "pages": PAGES,
        "slug": slug,
        "title": brief.title,
        "question": written.question,
        "address": address(site, brief_page(slug)),
        "edition": edition(site, brief),
        "changed": day.isoformat() if day else None,
        "as_of": latest.isoformat() if latest else None,
        "citation": suggested_citation(site, brief),
        "counts": {
            "claims": len(claims),
            "sources": len(heard.sources),
            "origins": len(heard.origins),
            "origin_groups": len(heard.groups),
            "quotes": len(quotes),
            "quotes_checked": sum(quote.passage is not None for quote in quotes),
        },
        "bottom_line": plain.prose(slug, written.bottom_line),
        "key_points": [plain.prose(slug, point) for point in written.key_points],
        "subjects": {
            name: as_written(slug, subject, Subject) for name, subject in brief.subjects.items()
        },
        "agreements": {
            name: as_written(slug, agreement, Agreement)
            for name, agreement in brief.agreements.items()
        },
        "terms": _terms(site, brief),
        "claims": [plain.claim(site, claim) for claim in claims],
        "judgements": [
            _judgement(site, brief, name, judgement) for name, judgement in brief.judgements.items()
        ],
        "disagreements": [
            {"id": name}
            | as_written(slug, disagreement, Disagreement, LEFT_OUT["disagreement"])
            | _because(slug, disagreement.because)
            | {"reading": plain.prose(slug, disagreement.reading)}
            for name, disagreement in brief.disagreements.items()
        ],
        "comparisons": _comparisons(site, brief),
        "gaps": [{"id": name} | as_written(slug, gap, Gap) for name, gap in brief.gaps.items()],
        "source_summary": plain.prose(slug, written.source_summary),
        "images": [
            image.model_dump()
            | {"file": f"assets/{image.file}"}
            | ({"caption": plain.prose(slug, image.caption)} if image.caption else {})
            for image in written.images
        ],
        "changes": [
            {"date": change.date, "class": change.class_, "note": change.note}
            for change in written.changes
            if change_day(change)
        ],
        "withdrawn": [_withdrawal(gone) for gone in withdrawals(site, brief)],
        "sources": [_part(plain.source(each), SOURCE_HEAD) for each in sources_of(site, brief)],
        "actors": [_part(plain.actor(each), ACTOR_HEAD) for each in actors_of(site, brief)],
    }
    but = (*document, *LEFT_OUT["brief"])
    return without_empty(
        document | as_written(slug, written, FactSheet, but), "claims", "sources", "actors"
    )


def _part(record: plain.Plain, keys: tuple[str, ...]) -> plain.Plain:
    return {key: record[key] for key in keys if key in record}


def _because(slug: str, because: str | None) -> plain.Plain:
    return {"because": plain.prose(slug, because)} if because else {}


def _terms(site: Site, brief: Brief) -> plain.Plain:
    """The words for each term that the brief's claims, judgements and sources use, by closed list."""
    used: set[tuple[str, str]] = set()
    for claim in brief.claims.values():
        used |= {("attribution", claim.written.attribution)}
        used |= {("credibility", claim.written.credibility)}
        if claim.value is not None:
            used |= set(_terms_of(claim.value))
    for judgement in brief.judgements.values():
        used |= {("likelihood", judgement.likelihood), ("confidence", judgement.confidence)}
    used |= {("reliability", source.card.reliability) for source in sources_of(site, brief)}
    return {
        name: {key: plain.term(name, key) for key in words.terms if (name, key) in used}
        for name, words in vocabularies().items()
        if any(name == other for other, _ in used)
    }


def _terms_of(value: BaseModel) -> Iterator[tuple[str, str]]:
    """The terms in the fields of a kind, each with its closed list."""
    for key, name in _closed(type(value)):
        if given := getattr(value, key):
            yield name, given


@cache
def _closed(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind that take terms: (name, closed list)."""
    fields = model.model_fields.items()
    listed = ((name, vocabulary_of(model, field.alias or name)) for name, field in fields)
    return tuple((name, words) for name, words in listed if words)


def _comparisons(site: Site, brief: Brief) -> list[plain.Plain]:
    """What the machine says of pairs of claims: those it can say something of, and those a curator read.

    Pairs of which it says the same stand together.
    """
    alike: dict[tuple[str | None, str, str], list[list[str]]] = {}
    for pair in pairs(site, brief):
        verdict = pair.comparison.verdict
        if pair.reading or verdict not in ("different-thing", "not-comparable"):
            said = (pair.reading, verdict, pair.comparison.reason)
            between = [local(brief.slug, claim.ref) for claim in (pair.a, pair.b)]
            alike.setdefault(said, []).append(between)
    return [
        without_empty(
            {"verdict": verdict, "reason": reason, "disagreement": reading, "pairs": between}
        )
        for (reading, verdict, reason), between in alike.items()
    ]


def _judgement(site: Site, brief: Brief, name: str, judgement: Judgement) -> plain.Plain:
    slug = brief.slug
    return without_empty(
        {
            "id": name,
            "judgement": plain.prose(slug, judgement.judgement),
            **as_written(slug, judgement, Judgement, LEFT_OUT["judgement"]),
            "against": [
                {"claim": local(slug, argument.claim)} | _because(slug, argument.because)
                for argument in judgement.against
            ],
            "reviewed": plain.reviewed(site, brief, judgement),
        }
    )


def _withdrawal(gone: Withdrawal) -> plain.Plain:
    return without_empty(
        {
            "kind": gone.kind,
            "id": gone.id,
            "page": gone.page,
            "words": gone.words,
            "on": gone.written.on,
            "because": gone.written.because,
            "replaced_by": gone.replacement,
        }
    )


def site_document(site: Site, heads: list[plain.Plain]) -> plain.Plain:
    """The head of each brief, every source and actor, and the closed lists with their meanings."""
    claims = list(site.claims())
    heard = voices(site, claims)
    return without_empty(
        {
            "format": form("site"),
            "pages": SITE_PAGES,
            "name": site.settings.name,
            "description": site.settings.description,
            "address": site.settings.address,
            "counts": {
                "briefs": len(site.briefs),
                "claims": len(claims),
                "sources": len(heard.sources),
                "origins": len(heard.origins),
                "origin_groups": len(heard.groups),
            },
            "briefs": heads,
            "withdrawn": [
                _withdrawal(gone)
                for brief in (*site.briefs.values(), *site.withdrawn.values())
                for gone in withdrawals(site, brief)
            ],
            "sources": [plain.source(source) for source in site.sources.values()],
            "actors": [plain.actor(actor) for actor in site.actors.values()],
            "vocabularies": {
                name: {
                    "origin": words.origin,
                    "about": words.about,
                    "terms": [
                        {"term": term.key}
                        | plain.term(name, term.key)
                        | without_empty({"means": term.means})
                        for term in words.terms.values()
                    ],
                }
                for name, words in vocabularies().items()
            },
        }
    )

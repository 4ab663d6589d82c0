"""Says a brief, and the site as a whole, as plain data in a format with a version of its own."""

from __future__ import annotations

import json
from typing import Any

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
from generator.exports.written_data import LEFT_OUT, as_written, qualified
from generator.model.disagreement import Disagreement
from generator.model.fact_sheet import (
    Agreement,
    FactSheet,
    Gap,
    Judgement,
    Subject,
)
from generator.model.vocabulary import vocabularies
from generator.site.addresses import address, brief_page, evidence_page
from generator.site.brief_parts import actors_of, quotes_of, sources_of
from generator.site.site import Brief, Site

VERSION = "2.0.0"


def dumps(document: Any) -> str:
    """JSON for programs: no white space, a third of the weight; real characters, one final newline."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


def form(name: str) -> plain.Plain:
    return {"name": name, "version": VERSION, "schema": f"data/schema/{name}-{VERSION}.json"}


def head(site: Site, brief: Brief) -> plain.Plain:
    """What tells one brief, and one edition of it, from another."""
    claims = list(brief.claims.values())
    heard, quotes = voices(site, claims), quotes_of(brief)
    day, latest = changed(brief), as_of(site, brief)
    return {
        "slug": brief.slug,
        "title": brief.title,
        "question": brief.written.question,
        "page": brief_page(brief.slug),
        "evidence_page": evidence_page(brief.slug),
        "address": address(site, brief_page(brief.slug)),
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
        "bottom_line": plain.prose(brief.slug, brief.written.bottom_line),
        "key_points": [plain.prose(brief.slug, point) for point in brief.written.key_points],
    }


def brief_document(site: Site, brief: Brief) -> plain.Plain:
    """One brief with all that its page shows."""
    slug = brief.slug
    document = {
        "format": form("brief"),
        **head(site, brief),
        "subjects": {
            name: as_written(slug, subject, Subject) for name, subject in brief.subjects.items()
        },
        "agreements": {
            name: as_written(slug, agreement, Agreement)
            for name, agreement in brief.agreements.items()
        },
        "claims": [plain.claim(site, claim) for claim in brief.claims.values()],
        "judgements": [
            _judgement(site, brief, name, judgement) for name, judgement in brief.judgements.items()
        ],
        "disagreements": [
            {"id": name, "page": brief_page(slug, f"d-{name}")}
            | as_written(slug, disagreement, Disagreement, LEFT_OUT["disagreement"])
            | {
                "because": plain.prose(slug, disagreement.because)
                if disagreement.because
                else None,
                "reading": plain.prose(slug, disagreement.reading),
            }
            for name, disagreement in brief.disagreements.items()
        ],
        "comparisons": _comparisons(site, brief),
        "gaps": [
            {"id": name, "page": brief_page(slug, f"g-{name}")} | as_written(slug, gap, Gap)
            for name, gap in brief.gaps.items()
        ],
        "source_summary": plain.prose(slug, brief.written.source_summary),
        "images": [
            image.model_dump()
            | {
                "file": f"assets/{image.file}",
                "caption": plain.prose(slug, image.caption) if image.caption else None,
            }
            for image in brief.written.images
        ],
        "changes": [
            {"date": change.date, "class": change.class_, "note": change.note}
            for change in brief.written.changes
            if change_day(change)
        ],
        "withdrawn": [_withdrawal(gone) for gone in withdrawals(site, brief)],
        "sources": [plain.source(site, source) for source in sources_of(site, brief)],
        "actors": [plain.actor(actor) for actor in actors_of(site, brief)],
    }
    but = (*document, *LEFT_OUT["brief"])
    return document | as_written(slug, brief.written, FactSheet, but)


def _comparisons(site: Site, brief: Brief) -> list[plain.Plain]:
    """What the machine says of pairs of claims: those it can say something of, and those a curator read."""
    return [
        {
            "between": [pair.a.ref, pair.b.ref],
            "verdict": pair.comparison.verdict,
            "reason": pair.comparison.reason,
            "disagreement": pair.reading,
        }
        for pair in pairs(site, brief)
        if pair.reading or pair.comparison.verdict not in ("different-thing", "not-comparable")
    ]


def _judgement(site: Site, brief: Brief, name: str, judgement: Judgement) -> plain.Plain:
    slug = brief.slug
    confidence = plain.graded("confidence", judgement.confidence)
    return (
        {"id": name, "page": brief_page(slug, f"j-{name}")}
        | as_written(slug, judgement, Judgement, LEFT_OUT["judgement"])
        | {
            "against": [
                {
                    "claim": qualified(slug, argument.claim),
                    "because": plain.prose(slug, argument.because) if argument.because else None,
                }
                for argument in judgement.against
            ],
            "judgement": plain.prose(slug, judgement.judgement),
            "likelihood": plain.graded("likelihood", judgement.likelihood),
            "confidence": confidence | {"basis": judgement.confidence_basis},
            "reviewed": plain.reviewed(site, brief, judgement),
        }
    )


def _withdrawal(gone: Withdrawal) -> plain.Plain:
    return {
        "kind": gone.kind,
        "id": gone.id,
        "page": gone.page,
        "words": gone.words,
        "on": gone.written.on,
        "because": gone.written.because,
        "replaced_by": gone.replacement,
    }


def site_document(site: Site) -> plain.Plain:
    """The briefs by title, every source and actor, and the closed lists with their meanings."""
    claims = list(site.claims())
    heard = voices(site, claims)
    return {
        "format": form("site"),
        "name": site.settings.name,
        "description": site.settings.description,
        "address": site.settings.address or None,
        "counts": {
            "briefs": len(site.briefs),
            "claims": len(claims),
            "sources": len(heard.sources),
            "origins": len(heard.origins),
            "origin_groups": len(heard.groups),
        },
        "briefs": [
            head(site, brief) | {"data": f"data/briefs/{brief.slug}.json"}
            for brief in site.briefs.values()
        ],
        "withdrawn": [
            _withdrawal(gone)
            for brief in (*site.briefs.values(), *site.withdrawn.values())
            for gone in withdrawals(site, brief)
        ],
        "sources": [plain.source(site, source) for source in site.sources.values()],
        "actors": [plain.actor(actor) for actor in site.actors.values()],
        "vocabularies": {
            name: {
                "origin": words.origin,
                "about": words.about,
                "terms": [
                    {
                        "term": term.key,
                        "label": term.label,
                        "means": term.means,
                        "low": term.low,
                        "high": term.high,
                    }
                    for term in words.terms.values()
                ],
            }
            for name, words in vocabularies().items()
        },
    }

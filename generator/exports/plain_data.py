"""Turns parts of a `Site` into plain data (dicts, lists, text, numbers) that every data format shares."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from generator.analysis.changes.review import holding_review
from generator.analysis.counted_unit import unit_of
from generator.analysis.origins import Walk, origins, walk_of
from generator.exports.selectors import selector
from generator.exports.written_data import LEFT_OUT, as_written, in_order, qualified
from generator.model.claim import ClaimFields
from generator.model.fact_sheet import Judgement
from generator.model.introspection import fields_of, vocabulary_of
from generator.model.registers import ActorCard, SourceCard
from generator.model.vocabulary import label, vocabulary
from generator.quantities.figures.figure import Figure, read_as
from generator.quantities.times.when import When, span_text
from generator.site.addresses import actor_page, claim_page, note_page, source_page
from generator.site.evidence import Evidence
from generator.site.site import ARTICLE, UNNAMED, Actor, Brief, Claim, Site, Source
from generator.text.sentences import read_prose

Plain = dict[str, Any]


def number(value: Decimal | None) -> int | float | None:
    """A decimal as a JSON number, whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def figure(quantity: Figure | None) -> Plain | None:
    """`low`, `best` and `high` are null where the words give no such bound."""
    if quantity is None:
        return None
    return {
        "words": quantity.words,
        "low": number(quantity.low),
        "best": number(quantity.best),
        "high": number(quantity.high),
        "comparator": quantity.comparator,
        "approximate": quantity.approximate,
        "unit": quantity.unit,
        "read_as": read_as(quantity),
    }


def when(site: Site, words: str | None, time: When | None, year_from: str | None) -> Plain | None:
    """A time: the source's words, EDTF (levels 0 and 1), its days, and the ground of a year not in the words."""
    if words is None:
        return None
    known = time or When(words)
    return {
        "words": words,
        "edtf": known.edtf,
        "earliest": known.lower.isoformat() if known.lower else None,
        "latest": known.upper.isoformat() if known.upper else None,
        "text": span_text(known),
        "year_ground": _year_ground(site, year_from) if known.year_inferred else None,
    }


def _year_ground(site: Site, source: str | None) -> Plain | None:
    if source is None or source not in site.sources:
        return None
    card = site.sources[source].card
    because = card.year_because
    return {
        "source": source,
        "year": card.year,
        "stated_by": because.source if because else None,
        "quote": because.quote if because else None,
        "reason": card.year_reason,
    }


def graded(name: str, key: str) -> Plain:
    """A term of a scale with its words, its range (percent, likelihoods only) and its MISP tag."""
    term = vocabulary(name).terms[key]
    known: Plain = {"term": key, "label": term.label, "misp_tag": misp_tag(name, key)}
    if term.low is not None:
        known |= {"low": term.low, "high": term.high}
    return known


def misp_tag(name: str, key: str) -> str:
    """The machine tag of the MISP taxonomies `admiralty-scale` and `estimative-language`."""
    predicate = {
        "reliability": "admiralty-scale:source-reliability",
        "credibility": "admiralty-scale:information-credibility",
        "likelihood": "estimative-language:likelihood-probability",
        "confidence": "estimative-language:confidence-in-analytic-judgment",
    }[name]
    return f'{predicate}="{key.lower()}"'


def prose(slug: str, text: str) -> Plain:
    """Text without its citations, and its sentences with the claims that each of them cites."""
    sentences = read_prose(text)
    return {
        "text": " ".join(sentence.text for sentence in sentences),
        "sentences": [
            {
                "text": sentence.text,
                "cites": list(dict.fromkeys(qualified(slug, cite.id) for cite in sentence.cites)),
            }
            for sentence in sentences
        ],
    }


def speaker(site: Site, claim: Claim, who: str) -> Plain:
    """Who speaks. `name` is null for an unnamed person and for an article's own voice."""
    return {
        "id": who,
        "name": site.actor_name(who) if who not in (UNNAMED, ARTICLE) else None,
        "described_as": claim.written.described_as if who == UNNAMED else None,
        "speaks_for": claim.written.speaks_for if who == UNNAMED else None,
    }


def origin_name(site: Site, name: str) -> str:
    """What a reader calls an origin: an actor's name, or the label of an article in its own voice."""
    kind, _, source = name.partition(":")
    if kind == "source" and source in site.sources:
        return site.sources[source].card.label
    return site.actor_name(name)


def _walk(way: Walk) -> list[str]:
    return [way.speaker, *way.relays, f"source:{way.source}"]


def evidence(site: Site, claim: Claim, given: Evidence) -> Plain:
    """One source's words for a claim. `walk` leads from the speaker through the relays to the source."""
    way = walk_of(site, claim, given)
    return {
        "source": given.source,
        "speaker": speaker(site, claim, given.speaker),
        "relayed_by": list(given.relayed_by),
        "walk": _walk(way),
        "origin": way.origin.id,
        "shared_with": given.borrowed,
        "figure": figure(given.figure),
        "quote": selector(site, given.quote),
        "context": [selector(site, lookup) for lookup in given.context],
        "language": site.sources[given.source].card.language,
        "translation": given.translation,
        "translated_by": given.translated_by,
    }


def claim(site: Site, claim: Claim) -> Plain:
    """One claim with everything its page shows."""
    written = claim.written
    credibility = graded("credibility", written.credibility)
    said_words = written.said_words or (claim.said.words if claim.said else None)
    said = as_written(claim.brief, written, ClaimFields, LEFT_OUT["claim"]) | {
        "speaker": speaker(site, claim, claim.speaker),
        "said_on": when(site, said_words, claim.said, claim.year_from),
        "said_during": qualified(claim.brief, written.occasion) if written.occasion else None,
        "said_no_later_than": claim.latest.isoformat() if claim.latest else None,
        "attribution": {
            "term": written.attribution,
            "label": label("attribution", written.attribution),
        },
        "credibility": credibility | {"basis": written.credibility_basis},
        "reviewed": reviewed(site, site.briefs[claim.brief], written),
    }
    return {
        "id": claim.id,
        "ref": claim.ref,
        "number": claim.number,
        "page": claim_page(claim.ref),
        "note_page": note_page(claim.ref),
        **in_order("claim", said),
        "origins": [
            {
                "id": origin.id,
                "name": origin_name(site, origin.id),
                "group": origin.group,
                "group_name": origin_name(site, origin.group),
                "unnamed": origin.unnamed,
            }
            for origin in origins(site, claim)
        ],
        "kind": claim.kind,
        "value": _dump(claim.value),
        "labels": _labels(claim.value),
        "figure": figure(claim.figure),
        "unit": unit_of(site, claim),
        "when": when(site, getattr(claim.value, "when", None), claim.when, claim.year_from),
        "evidence": [evidence(site, claim, item) for item in claim.evidence],
    }


def reviewed(site: Site, brief: Brief, entry: ClaimFields | Judgement) -> Plain | None:
    """Who reviewed a claim or a judgement as it stands, and when; null where nobody did."""
    return _dump(holding_review(site, brief, entry))


def _dump(value: BaseModel | None) -> Plain | None:
    return None if value is None else value.model_dump(mode="json", by_alias=True)


def _labels(value: BaseModel | None) -> dict[str, str]:
    """The terms of a kind in the words of a reader, by their keys."""
    lists = (
        {key: vocabulary_of(type(value), key) for key in fields_of(type(value))} if value else {}
    )
    given = _dump(value) or {}
    return {key: label(words, given[key]) for key, words in lists.items() if words}


def source(site: Site, document: Source) -> Plain:
    """A source's card. What it leaves out stays null; the article's text is not here."""
    card = document.card
    reasons = [aside.why for aside in card.set_aside]
    known = as_written("", card, SourceCard, LEFT_OUT["source"]) | {
        "sha256": document.digest or card.sha256,
        "checked": document.body is not None,
        "published": when(site, card.published, document.published, document.id),
        "year": _year_ground(site, document.id) if card.year is not None else None,
        "window": when(site, card.window, document.window, None),
        "reliability": graded("reliability", card.reliability) | {"basis": card.reliability_basis},
        "set_aside": {why: reasons.count(why) for why in sorted(set(reasons))},
    }
    return {"id": document.id, "page": source_page(document.id)} | in_order("source", known)


def actor(actor: Actor) -> Plain:
    return {"id": actor.id, "page": actor_page(actor.id)} | as_written("", actor.card, ActorCard)

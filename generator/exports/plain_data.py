"""Turns parts of a `Site` into plain data (dicts, lists, text, numbers) that every data format shares."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from generator.analysis.changes.review import holding_review
from generator.analysis.counted_unit import unit_of
from generator.analysis.origins import Origin, origins
from generator.exports.selectors import passage
from generator.exports.written_data import LEFT_OUT, as_written, local, plain, without_empty
from generator.model.claim import ClaimFields
from generator.model.fact_sheet import Judgement
from generator.model.registers import ActorCard, SourceCard
from generator.model.vocabulary import vocabulary
from generator.quantities.figures.figure import Figure, read_as
from generator.quantities.times.when import When, span_text
from generator.site.evidence import Evidence
from generator.site.site import Actor, Brief, Claim, Site, Source
from generator.text.sentences import read_prose

Plain = dict[str, Any]


def number(value: Decimal | None) -> int | float | None:
    """A decimal as a JSON number, whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def figure(quantity: Figure | None) -> Plain | None:
    """A quantity; without `low`, `best` or `high` where the words give no such bound."""
    if quantity is None:
        return None
    return without_empty(
        {
            "words": quantity.words,
            "low": number(quantity.low),
            "best": number(quantity.best),
            "high": number(quantity.high),
            "comparator": quantity.comparator,
            "approximate": quantity.approximate,
            "unit": quantity.unit,
            "read_as": read_as(quantity),
        }
    )


def when(words: str | None, time: When | None, year_from: str | None) -> Plain | None:
    """A time: the source's words, EDTF (levels 0 and 1), its days, ours for it where they differ, and the source that gives a year not in the words."""
    if words is None:
        return None
    bounds = time or When(words)
    return without_empty(
        {
            "words": words,
            "edtf": bounds.edtf,
            "earliest": bounds.lower.isoformat() if bounds.lower else None,
            "latest": bounds.upper.isoformat() if bounds.upper else None,
            "text": said if (said := span_text(bounds)) != words else None,
            "year_from": year_from if bounds.year_inferred else None,
        }
    )


def term(name: str, key: str) -> Plain:
    """A term of a closed list: its words, its range (percent, likelihoods only) and its MISP tag."""
    meant = vocabulary(name).terms[key]
    return without_empty(
        {
            "label": meant.label,
            "misp_tag": misp_tag(name, key),
            "low": meant.low,
            "high": meant.high,
        }
    )


# The predicates of the MISP taxonomies `admiralty-scale` and `estimative-language`, by our closed lists.
MISP = {
    "reliability": "admiralty-scale:source-reliability",
    "credibility": "admiralty-scale:information-credibility",
    "likelihood": "estimative-language:likelihood-probability",
    "confidence": "estimative-language:confidence-in-analytic-judgment",
}


def misp_tag(name: str, key: str) -> str | None:
    """The machine tag of a term, None where its list is none of MISP's."""
    return f'{MISP[name]}="{key.lower()}"' if name in MISP else None


def prose(slug: str, text: str) -> list[Plain]:
    """The sentences of a text without their citations, each with the claims that it cites."""
    return [
        without_empty(
            {
                "text": sentence.text,
                "cites": list(dict.fromkeys(local(slug, cite.id) for cite in sentence.cites)),
            }
        )
        for sentence in read_prose(text)
    ]


def text_of(sentences: list[Plain]) -> str:
    """What `prose` gives as one text."""
    return " ".join(sentence["text"] for sentence in sentences)


def origin_name(site: Site, name: str) -> str:
    """What a reader calls an origin: an actor's name, or the label of an article in its own voice."""
    kind, _, source = name.partition(":")
    if kind == "source" and source in site.sources:
        return site.sources[source].card.label
    return site.actor_name(name)


def origin(behind: Origin) -> Plain:
    """Whom a claim finally comes from, and the group that counts as one voice with it, where that is another."""
    group = behind.group if behind.group != behind.id else None
    return without_empty({"id": behind.id, "group": group, "unnamed": behind.unnamed})


def evidence(site: Site, claim: Claim, given: Evidence) -> Plain:
    """One source's words for a claim; its speaker and its figure where they are others than the claim's."""
    unread = {"words": given.figure_words} if given.figure_words else None
    counted = figure(given.figure) or unread
    return without_empty(
        {
            "source": given.source,
            "speaker": given.speaker if given.speaker != claim.speaker else None,
            "relayed_by": list(given.relayed_by),
            "shared_with": local(claim.brief, given.borrowed) if given.borrowed else None,
            "figure": counted if counted != figure(claim.figure) else None,
            "quote": passage(site, given.quote),
            "context": [passage(site, lookup) for lookup in given.context],
            "translation": given.translation,
            "translated_by": given.translated_by,
        }
    )


def claim(site: Site, claim: Claim) -> Plain:
    """One claim with everything its page shows."""
    written, slug = claim.written, claim.brief
    said_words = written.said_words or (claim.said.words if claim.said else None)
    return without_empty(
        {
            "id": claim.id,
            "number": claim.number,
            "says": claim.says,
            "speaker": claim.speaker,
            "said_on": when(said_words, claim.said, claim.year_from),
            "said_during": local(slug, written.occasion) if written.occasion else None,
            "said_no_later_than": claim.latest.isoformat() if claim.latest else None,
            **as_written(slug, written, ClaimFields, LEFT_OUT["claim"]),
            "reviewed": reviewed(site, site.briefs[slug], written),
            "origins": [origin(each) for each in origins(site, claim)],
            "kind": claim.kind,
            "value": plain(claim.value) if claim.value else None,
            "figure": figure(claim.figure),
            "unit": unit_of(site, claim),
            "when": when(getattr(claim.value, "when", None), claim.when, claim.year_from),
            "evidence": [evidence(site, claim, item) for item in claim.evidence],
        },
        *("origins", "evidence"),
    )


def reviewed(site: Site, brief: Brief, entry: ClaimFields | Judgement) -> Plain | None:
    """Who reviewed a claim or a judgement as it stands, and when; None where nobody did."""
    review = holding_review(site, brief, entry)
    return plain(review) if review else None


def source(document: Source) -> Plain:
    """A source's card. What it leaves out is not here, nor is the article's text."""
    card = document.card
    reasons = [aside.why for aside in card.set_aside]
    return without_empty(
        {"id": document.id}
        | as_written("", card, SourceCard, LEFT_OUT["source"])
        | {
            "sha256": document.digest or card.sha256,
            "checked": document.body is not None,
            "published": when(card.published, document.published, document.id),
            "year": _year(card),
            "window": when(card.window, document.window, None),
            "set_aside": {why: reasons.count(why) for why in sorted(set(reasons))},
        }
    )


def _year(card: SourceCard) -> Plain | None:
    """The year of the dates in a text that name none, and what it rests on."""
    if card.year is None:
        return None
    because = card.year_because
    return without_empty(
        {
            "year": card.year,
            "stated_by": because.source if because else None,
            "quote": because.quote if because else None,
            "reason": card.year_reason,
        }
    )


def actor(actor: Actor) -> Plain:
    return {"id": actor.id} | as_written("", actor.card, ActorCard)

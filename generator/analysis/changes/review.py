"""Tells whether a review still holds: by the fingerprint of a claim, or of a judgement with the claims it names."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from generator.model.base import Written
from generator.model.claim import ClaimFields
from generator.model.fact_sheet import Judgement
from generator.model.introspection import mark_of
from generator.model.life import Reviewed
from generator.model.marks import Afterwards
from generator.model.other_ids import with_ids
from generator.site.site import Brief, Claim, Site

LENGTH = 12  # hex digits: against slips, not against forgers


def fingerprint(site: Site, brief: Brief, entry: ClaimFields | Judgement) -> str:
    """The first hex digits of the SHA-256 of what an entry of the brief says, as data.

    It covers every key but those that tell what became of the entry, as values, white space folded:
    how the YAML is written matters not. Evidence that a claim shares, the times of the event it was
    said at, and what its subject counts are its own. A claim that a judgement names stands there as
    that claim's fingerprint: when a ground changes, so does what was judged. Other ids stand under
    the first name they ever had, so that a renaming changes nothing.
    """
    own = with_ids(
        _with_lent(site, brief, entry), lambda what, id: _meant(site, brief, entry, what, id)
    )
    aside = {name for name in type(entry).model_fields if _is_aside(type(entry), name)}
    said: Any = own.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=aside)
    if isinstance(entry, ClaimFields) and (event := _event(site, brief, entry)):
        said = [said, event.written.said_words, event.written.of_kind("when")]
    text = json.dumps(_folded(said), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:LENGTH]


def holding_review(site: Site, brief: Brief, entry: ClaimFields | Judgement) -> Reviewed | None:
    """The review of an entry, None where there is none or the entry was edited since."""
    review = entry.reviewed
    return review if review and review.fingerprint == fingerprint(site, brief, entry) else None


def stale_review(site: Site, brief: Brief, entry: ClaimFields | Judgement) -> Reviewed | None:
    """The review of an entry that was edited since, None where there is none or it holds."""
    return None if holding_review(site, brief, entry) else entry.reviewed


def needs_review(site: Site, entry: ClaimFields | Judgement) -> bool:
    """Whether the settings ask for a review of the entry."""
    return isinstance(entry, Judgement) and entry.confidence == "high" and site.settings.reviewed


def _is_aside(model: type[Written], name: str) -> bool:
    key = model.model_fields[name].alias or name
    return mark_of(model, key, Afterwards) is not None


def _with_lent(site: Site, brief: Brief, entry: ClaimFields | Judgement) -> ClaimFields | Judgement:
    """The entry with the evidence that other claims lend it in its place."""
    if isinstance(entry, Judgement):
        return entry
    pieces: list[Any] = []
    for piece in entry.evidence:
        lender = site.claim(piece.same_as, brief.slug) if piece.same_as else None
        pieces += lender.written.evidence if lender else (piece,)
    return entry.model_copy(update={"evidence": tuple(pieces)})


def _event(site: Site, brief: Brief, entry: ClaimFields) -> Claim | None:
    return site.claim(entry.occasion, brief.slug) if entry.occasion else None


def _meant(site: Site, brief: Brief, entry: ClaimFields | Judgement, what: str, id: str) -> str:
    """What stands for an id: its first name, or what is behind it."""
    if what == "claim":
        claim = site.claim(id, brief.slug)
        if claim and isinstance(entry, Judgement):
            return fingerprint(site, site.briefs[claim.brief], claim.written)
        return _first_of_claim(site, id if "/" in id else f"{brief.slug}/{id}")
    if what in ("subject", "agreement"):
        section: dict[str, Written] = getattr(brief.written, f"{what}s")
        return section[id].model_dump_json(exclude_defaults=True) if id in section else id
    card = site.sources.get(id) if what == "source" else site.actors.get(id)
    return _first(card.card.was, id) if card else id


def _first_of_claim(site: Site, ref: str) -> str:
    claim = site.claim(ref)
    home, _, name = _first(claim.written.was, ref).partition("/") if claim else ref.partition("/")
    for slug, brief in site.briefs.items():
        if home in (slug, *brief.written.was):
            home = _first(brief.written.was, slug)
            break
    return f"{home}/{name}"


def _first(was: tuple[str, ...], now: str) -> str:
    return was[-1] if was else now  # `briefs rename` puts the latest name in front


def _folded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _folded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_folded(part) for part in value]
    return " ".join(value.split()) if isinstance(value, str) else value

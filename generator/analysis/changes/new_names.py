"""Renames the entries of an old state of a site as in the new one, so that a new name is no change of meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.model.other_ids import Named, in_sheet, with_ids
from generator.site.evidence import Evidence
from generator.site.site import Brief, Claim, Site

# New full ids by (kind, old full id), for every entry that was renamed.
Names = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class NewName:
    """One thing that was renamed, or moved to another brief: its old and its new full id."""

    kind: str
    old: str
    new: str

    @property
    def brief(self) -> str:
        return self.new if self.kind == "brief" else self.new.rpartition("/")[0]


def new_names(old: Site, new: Site) -> list[NewName]:
    """What the new state says of its entries' earlier names (`was:`), as far as the old one has them."""
    names = [
        *(("source", was, each.id) for each in new.sources.values() for was in each.card.was),
        *(("actor", was, each.id) for each in new.actors.values() for was in each.card.was),
        *(("brief", was, each.slug) for each in new.briefs.values() for was in each.written.was),
        *(("claim", was, claim.ref) for claim in new.claims() for was in claim.written.was),
    ]
    claims = {claim.ref for claim in old.claims()}
    there = {"source": old.sources, "actor": old.actors, "brief": old.briefs, "claim": claims}
    gone = {
        "source": set(old.sources) - set(new.sources),
        "actor": set(old.actors) - set(new.actors),
        "brief": set(old.briefs) - set(new.briefs),
        "claim": claims - {claim.ref for claim in new.claims()},
    }
    latest = {
        name: (kind, was, name)
        for kind, was, name in names
        if was in gone[kind] and name not in there[kind]
    }
    return [NewName(*each) for each in latest.values()]


def under_new_names(old: Site, listed: list[NewName]) -> Site:
    """The old site with the new names in every place."""
    names = {(each.kind, each.old): each.new for each in listed}
    slugs = {slug: names.get(("brief", slug), slug) for slug in old.briefs}

    def claim_name(ref: str) -> str:
        home, _, id = ref.partition("/")
        return names.get(("claim", ref), f"{slugs.get(home, home)}/{id}")

    def named(home: str = "", new_home: str = "") -> Named:
        def name(what: str, id: str) -> str:
            if what == "claim":
                return in_sheet(id, home, new_home, claim_name)
            return names.get((what, id), id)

        return name

    claims: dict[str, dict[str, Claim]] = {new_slug: {} for new_slug in slugs.values()}
    for claim in old.claims():
        home, _, id = claim_name(claim.ref).partition("/")
        claims[home][id] = _claim(claim, home, id, named(claim.brief, home))
    briefs = {
        slugs[slug]: _brief(brief, slugs[slug], claims[slugs[slug]], named(slug, slugs[slug]))
        for slug, brief in old.briefs.items()
    }
    name = named()
    sources = [_card(source, name("source", source.id), name) for source in old.sources.values()]
    actors = [_card(actor, name("actor", actor.id), name) for actor in old.actors.values()]
    return replace(
        old,
        sources={source.id: source for source in sources},
        actors={actor.id: actor for actor in actors},
        briefs=briefs,
    )


def _card(entry: Any, id: str, named: Named) -> Any:
    return replace(entry, id=id, card=with_ids(entry.card, named))


def _brief(brief: Brief, slug: str, claims: dict[str, Claim], named: Named) -> Brief:
    written = with_ids(brief.written, named)
    update = {"claims": {id: claim.written for id, claim in claims.items()}}
    return replace(brief, slug=slug, written=written.model_copy(update=update), claims=claims)


def _claim(claim: Claim, home: str, id: str, named: Named) -> Claim:
    written = with_ids(claim.written, named)
    value = getattr(written, claim.kind) if claim.kind else None
    evidence = tuple(_evidence(piece, named) for piece in claim.evidence)
    return replace(claim, brief=home, id=id, written=written, value=value, evidence=evidence)


def _evidence(piece: Evidence, named: Named) -> Evidence:
    relays = tuple(named("actor", relay) for relay in piece.relayed_by)
    return replace(piece, source=named("source", piece.source), relayed_by=relays)

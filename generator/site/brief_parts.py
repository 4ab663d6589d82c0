"""What a brief rests on: its sources, its actors, the quotes of its claims, and sources whose standing has changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.introspection import ids
from generator.model.life import OutcomeEvidence
from generator.site.evidence import Lookup
from generator.site.site import Actor, Brief, Claim, Site, Source, cached_per_site
from generator.text.quotes import Passage


@cached_per_site
def sources_of(site: Site, brief: Brief) -> list[Source]:
    """The sources that carry a claim of the brief, in the register's order."""
    used = {name for entry in brief.claims.values() for name in entry.sources}
    return [entry for name, entry in site.sources.items() if name in used]


@cached_per_site
def actors_of(site: Site, brief: Brief) -> list[Actor]:
    """Every actor that the brief names, and those they belong to, in the register's order."""
    named = set(ids(brief.written, "actor", "speaker"))
    for claim in brief.claims.values():
        # Evidence that another claim lends has its own relays.
        named |= {relay for evidence in claim.evidence for relay in evidence.relayed_by}
    for name in list(named):
        seen: set[str] = set()
        while (card := site.actors.get(name)) and name not in seen:
            seen.add(name)
            name = card.card.part_of or ""
        named |= seen
    return [actor for name, actor in site.actors.items() if name in named]


def quotes_of(brief: Brief) -> list[Lookup]:
    """Every quote and context of the brief's claims; what two claims share counts once."""
    shared = {
        (lookup.path, lookup.words): lookup
        for claim in brief.claims.values()
        for item in claim.evidence
        for lookup in (item.quote, *item.context)
    }
    return list(shared.values())


def passages(site: Site, source: str) -> list[tuple[Passage, Lookup]]:
    """Every passage found in one source, in the order of its text."""
    passages = [
        (lookup.passage, lookup)
        for lookup in site.lookups_by_source.get(source, ())
        if lookup.passage is not None
    ]
    return sorted(passages, key=lambda pair: (pair[0].start, pair[0].end, str(pair[1].path)))


def withdrawn_claims(site: Site) -> Iterator[Claim]:
    """Every withdrawn claim, also of withdrawn briefs: its quotes still account for their sentences."""
    for brief in site.briefs.values():
        yield from brief.withdrawn.values()
    for brief in site.withdrawn.values():
        yield from brief.claims.values()


def outcome_quotes(site: Site) -> Iterator[tuple[Brief, str, OutcomeEvidence]]:
    """Every quote for the outcome of a judgement, with its brief and the judgement's id."""
    for brief in site.briefs.values():
        for name, judgement in brief.judgements.items():
            for piece in judgement.outcome.evidence if judgement.outcome else ():
                yield brief, name, piece


def suspect_sources(site: Site, claim: Claim) -> list[Source]:
    """The sources of a claim whose standing changed, and after which nobody has confirmed it."""
    sources = [site.sources[name] for name in claim.sources if name in site.sources]
    return [
        source
        for source in sources
        if source.card.standing and (claim.written.confirmed or "") < source.card.standing.on
    ]

"""Traces each claim back to its origin, and counts the independent origins of several claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.site.evidence import Evidence
from generator.site.site import ARTICLE, UNNAMED, Claim, Site, cached_per_site


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of a claim. `id` is an actor, or `source:<id>` for an article in its own voice.

    `group` is the outermost actor that `part_of` leads to: a state and its offices speak with one
    voice when independence is counted. `unnamed` tells that the speaker is not named.
    """

    id: str
    group: str
    unnamed: bool = False


@dataclass(frozen=True)
class Walk:
    """The path of one piece of evidence: from its origin and speaker through the relays to the source."""

    origin: Origin
    speaker: str
    relays: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Voices:
    """The sources, origins and origin groups of some claims, each once."""

    sources: tuple[str, ...]
    origins: tuple[Origin, ...]
    groups: tuple[str, ...]


def is_unnamed(site: Site, actor: str) -> bool:
    """Whether an actor of the register is somebody whom no text names."""
    return actor in site.actors and site.actors[actor].card.kind == "unnamed"


def walk_of(site: Site, claim: Claim, evidence: Evidence) -> Walk:
    """The walk of one piece of evidence of the claim."""
    speaker = evidence.speaker
    if speaker == ARTICLE:
        name = f"source:{evidence.source}"
        origin = Origin(name, name)
    elif speaker == UNNAMED:
        # Nobody can tell two unnamed voices of one relay apart, so the first relay stands for them.
        first = evidence.relayed_by[0] if evidence.relayed_by else f"source:{evidence.source}"
        belongs = claim.written.speaks_for or first
        origin = Origin(first, site.outermost(belongs), unnamed=True)
    else:
        origin = Origin(speaker, site.outermost(speaker), unnamed=is_unnamed(site, speaker))
    return Walk(origin, speaker, evidence.relayed_by, evidence.source)


def walks(site: Site, claim: Claim) -> tuple[Walk, ...]:
    """One walk for each piece of evidence, each once."""
    return tuple(dict.fromkeys(walk_of(site, claim, evidence) for evidence in claim.evidence))


@cached_per_site  # every sentence that cites a claim asks for them
def origins(site: Site, claim: Claim) -> tuple[Origin, ...]:
    """The origins of one claim; with `same_origin_as` those of the claims it names."""
    return _origins(site, claim, frozenset())


def _origins(site: Site, claim: Claim, _seen: frozenset[str]) -> tuple[Origin, ...]:
    if claim.written.same_origin_as and claim.ref not in _seen:
        named = [site.claim(ref, claim.brief) for ref in claim.written.same_origin_as]
        seen = _seen | {claim.ref}
        joined = [origin for other in named if other for origin in _origins(site, other, seen)]
        if joined:
            return tuple(dict.fromkeys(joined))
    return tuple(dict.fromkeys(walk.origin for walk in walks(site, claim)))


def voices(site: Site, claims: Iterable[Claim]) -> Voices:
    """Sources, origins and origin groups of all the claims together, in order of appearance."""
    listed = list(claims)
    distinct = tuple(dict.fromkeys(origin for claim in listed for origin in origins(site, claim)))
    return Voices(
        sources=tuple(dict.fromkeys(source for claim in listed for source in claim.sources)),
        origins=distinct,
        groups=tuple(dict.fromkeys(origin.group for origin in distinct)),
    )

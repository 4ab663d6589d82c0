"""Lists every id that the input files name, with its place and what it should be the id of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.analysis.coverage import register_unread
from generator.analysis.prose_fields import prose
from generator.model.id_targets import KIND_FIELDS
from generator.model.registers import ACTORS, SOURCES
from generator.site.site import ARTICLE, UNNAMED, Brief, Claim, Site
from generator.syntax.sheet import KeyPath, Sheet
from generator.text.sentences import read_prose


@dataclass(frozen=True)
class Reference:
    """One id in a file. `what` is source, actor, subject, agreement or claim.

    `offset` says where it stands in the text at `path` (a citation in prose). `builtin` tells that
    `unnamed` and `article` are good here.
    """

    sheet: Sheet
    path: KeyPath
    what: str
    id: str
    brief: str = ""
    offset: int = 0
    builtin: bool = False


def references(site: Site) -> Iterator[Reference]:
    """Every reference in the registers, then in the sheets, then every citation in prose."""
    for source in site.sources.values():
        if source.card.year_because:
            path: KeyPath = (*source.path, "year_because", "source")
            yield Reference(source.sheet, path, "source", source.card.year_because.source)
    for actor in site.actors.values():
        if actor.card.part_of:
            yield Reference(actor.sheet, (*actor.path, "part_of"), "actor", actor.card.part_of)
    for brief in site.briefs.values():
        yield from _of_sheet(brief)
        for claim in brief.claims.values():
            yield from _of_claim(brief, claim)
    yield from citations(site)


def citations(site: Site) -> Iterator[Reference]:
    """Every `[^claim]` in prose; its offset is that of the id."""
    for one in prose(site):
        for sentence in read_prose(one.text):
            for cite in sentence.cites:
                yield Reference(one.sheet, one.path, "claim", cite.id, one.brief, cite.start + 2)


def _of_sheet(brief: Brief) -> Iterator[Reference]:
    written, sheet, slug = brief.written, brief.sheet, brief.slug
    for name, subject in written.subjects.items():
        if subject.within:
            yield Reference(sheet, ("subjects", name, "within"), "subject", subject.within, slug)
    for name, agreement in written.agreements.items():
        yield from _each(brief, ("agreements", name, "by"), "actor", agreement.by)
    for name, judgement in written.judgements.items():
        yield from _each(brief, ("judgements", name, "against"), "claim", judgement.against)
    for name, disagreement in written.disagreements.items():
        yield from _each(brief, ("disagreements", name, "between"), "claim", disagreement.between)


def _of_claim(brief: Brief, claim: Claim) -> Iterator[Reference]:
    written, sheet, slug, path = claim.written, brief.sheet, brief.slug, claim.path
    yield Reference(sheet, (*path, "said_by"), "actor", written.said_by, slug, builtin=True)
    if written.speaks_for:
        yield Reference(sheet, (*path, "speaks_for"), "actor", written.speaks_for, slug)
    yield from _each(brief, (*path, "rejected_by"), "source", written.rejected_by)
    if written.denies:
        yield Reference(sheet, (*path, "denies"), "claim", written.denies, slug)
    yield from _each(brief, (*path, "same_origin_as"), "claim", written.same_origin_as)
    for index, one in enumerate(written.evidence):
        at: KeyPath = (*path, "evidence", index)
        if one.source:
            yield Reference(sheet, (*at, "source"), "source", one.source, slug)
        if one.said_by:
            yield Reference(sheet, (*at, "said_by"), "actor", one.said_by, slug, builtin=True)
        yield from _each(brief, (*at, "relayed_by"), "actor", one.relayed_by)
    for field, what in KIND_FIELDS.items() if claim.kind else ():
        value = getattr(claim.value, field, None)
        if isinstance(value, str):
            yield Reference(sheet, (*path, claim.kind or "", field), what, value, slug)
        elif value:
            yield from _each(brief, (*path, claim.kind or "", field), what, value)


def _each(brief: Brief, path: KeyPath, what: str, ids: Iterable[str]) -> Iterator[Reference]:
    for index, name in enumerate(ids):
        yield Reference(brief.sheet, (*path, index), what, name, brief.slug)


def known(site: Site, reference: Reference) -> tuple[str, ...] | None:
    """The ids that would be good there, None where the file that holds them could not be read."""
    if reference.what == "source":
        return None if register_unread(site, SOURCES) else tuple(site.sources)
    if reference.what == "actor":
        builtin = (UNNAMED, ARTICLE) if reference.builtin else ()
        return None if register_unread(site, ACTORS) else (*site.actors, *builtin)
    home, _, name = reference.id.rpartition("/")
    if any(id == name for _, id in site.partly.get(home or reference.brief, ())):
        return None  # it is there, and does not fit, which is told
    brief = site.briefs.get(home or reference.brief)
    if reference.what == "claim":
        if brief is None:
            unread = any(f.place.path == f"briefs/{home}.yml" for f in site.findings)
            return None if home and unread else tuple(claim.ref for claim in site.claims())
        own = tuple(brief.claims)
        return tuple(f"{home}/{name}" for name in own) if home else own
    if brief is None:
        return ()
    return tuple(brief.subjects if reference.what == "subject" else brief.agreements)

"""Lists every id that the input files name, with its place and what it should be the id of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from generator.analysis.coverage import register_unread
from generator.analysis.prose_fields import marked_in, prose
from generator.finding import KeyPath, Where
from generator.model.introspection import marked
from generator.model.marks import IdOf
from generator.model.registers import ACTORS, SOURCES
from generator.site.site import ARTICLE, UNNAMED, Site
from generator.text.sentences import read_prose


@dataclass(frozen=True, slots=True)
class Reference:
    """One id in a file. `what` is source, actor, subject, agreement, claim, judgement or brief.

    With `builtin` the ids `unnamed` and `article` are valid too.
    """

    where: Where
    what: str
    id: str
    brief: str = ""
    builtin: bool = False

    @property
    def path(self) -> KeyPath:
        return self.where.keys


def references(site: Site) -> Iterator[Reference]:
    """Every reference in the sheets, then in the registers, then every citation in prose."""
    yield from _ids(site)
    yield from citations(site)


def _ids(site: Site) -> Iterator[Reference]:
    for slug, where, mark, id in marked_in(site, IdOf):
        # `same_as` is resolved, and its errors are found, when evidence is read.
        if where.keys[-1] != "same_as":
            speaks = mark.what == "speaker"
            yield Reference(where, "actor" if speaks else mark.what, id, slug, builtin=speaks)
    yield from _of_withdrawn(site)


def _of_withdrawn(site: Site) -> Iterator[Reference]:
    """What takes the place of the withdrawn, and whom withdrawn claims name; what else they name may be gone."""
    for brief in (*site.briefs.values(), *site.withdrawn.values()):
        entries: list[tuple[KeyPath, BaseModel]] = [
            (("claims", name), claim.written)
            for name, claim in (brief.withdrawn or brief.claims).items()
            if brief.withdrawn or brief.written.withdrawn
        ]
        entries += [
            (("judgements", name), judgement)
            for name, judgement in brief.withdrawn_judgements.items()
        ]
        if brief.written.withdrawn:
            entries.append(((), brief.written.withdrawn))
        for path, entry in entries:
            for at, mark, id in marked(entry, IdOf, path or ("withdrawn",)):
                if mark.what in ("source", "actor", "speaker") or (
                    at[-1] == "replaced_by" and (at[0] == "withdrawn" or brief.slug in site.briefs)
                ):
                    speaks = mark.what == "speaker"
                    what = "actor" if speaks else mark.what
                    yield Reference(brief.at(*at), what, id, brief.slug, builtin=speaks)


def citations(site: Site) -> Iterator[Reference]:
    """Every `[^claim]` in prose; its offset is that of the id."""
    for text in prose(site):
        for sentence in read_prose(text.text):
            for cite in sentence.cites:
                where = text.where.span(cite.start + 2, len(cite.id))
                yield Reference(where, "claim", cite.id, text.brief)


def known_ids(site: Site, reference: Reference) -> Collection[str] | None:
    """The ids that the reference may name, None where the file that has them could not be read."""
    if reference.what == "source":
        return None if register_unread(site, SOURCES) else site.sources.keys()
    if reference.what == "actor":
        if register_unread(site, ACTORS):
            return None
        if not reference.builtin or reference.id in site.actors:
            return site.actors.keys()
        return (*site.actors, UNNAMED, ARTICLE)
    if reference.what == "brief":
        return site.briefs.keys()
    home, _, name = reference.id.rpartition("/")
    if any(id == name for _, id in site.misfits.get(home or reference.brief, ())):
        return None  # the entry does not fit the model, which is a finding of its own
    brief = site.briefs.get(home or reference.brief)
    if reference.what == "claim":
        if brief is None:
            unread = any(f.path == f"briefs/{home}.yml" for f in site.findings)
            return None if home and unread else tuple(claim.ref for claim in site.claims())
        own = tuple(brief.claims)
        return tuple(f"{home}/{name}" for name in own) if home else own
    if brief is None:
        return ()
    return tuple(getattr(brief, f"{reference.what}s"))

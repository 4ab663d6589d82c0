"""Gathers what a page lists: passages of a source, claims of an actor, origin groups, downloads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from generator.analysis import phrases
from generator.analysis.origins import origins
from generator.model.fact_sheet import Judgement
from generator.model.introspection import ids
from generator.model.kinds import kinds
from generator.site.brief_parts import passages
from generator.site.site import Brief, Claim, Site, cached_per_site, grouped


@dataclass(frozen=True)
class Shown:
    """One quoted passage on its source's page: its anchor, its words, and the claims that rest on it."""

    anchor: str
    start: int
    end: int
    paragraph: int
    words: str
    claims: tuple[Claim, ...]
    roles: tuple[str, ...]


def shown(site: Site, source: str) -> list[Shown]:
    """Every quoted passage of a source in the order of its text, each once."""
    users: dict[tuple[str, tuple[str | int, ...]], list[Claim]] = {}
    for claim in site.claims_by_source.get(source, ()):
        for evidence in claim.evidence:
            for lookup in (evidence.quote, *evidence.context):
                users.setdefault((lookup.sheet.path, lookup.path), []).append(claim)
    rows: dict[tuple[int, int], tuple[list[Claim], list[str], int, str]] = {}
    for passage, lookup in passages(site, source):
        claims, roles, *_ = rows.setdefault(
            (passage.start, passage.end), ([], [], passage.paragraph, lookup.words)
        )
        claims += users.get((lookup.sheet.path, lookup.path), [])
        roles.append(lookup.role)
    return [
        Shown(
            anchor=f"q-{start}-{end}",
            start=start,
            end=end,
            paragraph=paragraph,
            words=words,
            claims=tuple({claim.ref: claim for claim in claims}.values()),
            roles=tuple(dict.fromkeys(roles)),
        )
        for (start, end), (claims, roles, paragraph, words) in sorted(rows.items())
    ]


def resting(site: Site, source: str) -> tuple[Claim, ...]:
    return site.claims_by_source.get(source, ())


def resting_in(brief: Brief, source: str) -> list[Claim]:
    return [claim for claim in brief.claims.values() if source in claim.sources]


def against(site: Site, brief: Brief, judgement: Judgement) -> list[tuple[Claim, str | None]]:
    """The claims that speak against a judgement, each with the curator's reason where one is given."""
    return [
        (claim, argument.because)
        for argument in judgement.against
        if (claim := site.claim(argument.claim, brief.slug))
    ]


def by_subject(brief: Brief) -> list[tuple[str, list[Claim]]]:
    """The brief's claims under what they are about: subjects, agreements, then kinds that are about neither."""
    groups: dict[str, list[Claim]] = {
        **{f"of/{name}": [] for name in brief.subjects},
        **{f"part_of/{name}": [] for name in brief.agreements},
        **{name: [] for name, kind in kinds().items() if kind.heading},
        "": [],
    }
    for claim in brief.claims.values():
        of, part = (getattr(claim.value, field, None) for field in ("of", "part_of"))
        keys = (f"of/{of}", f"part_of/{part}", claim.kind or "", "")
        groups[next(key for key in keys if key in groups)].append(claim)
    headings = {
        **{f"of/{name}": subject.label for name, subject in brief.subjects.items()},
        **{f"part_of/{name}": deal.label for name, deal in brief.agreements.items()},
        **{name: kind.heading for name, kind in kinds().items()},
        "": "Other statements",
    }
    return [(headings[key], claims) for key, claims in groups.items() if claims]


def by_actor(site: Site, actor: str) -> list[Claim]:
    """What an actor says, dated claims first in time, then the rest in the order of the briefs."""
    return sorted(
        _by_part(site)["speaks"].get(actor, ()),
        key=lambda claim: (
            claim.said is None or claim.said.lower is None,
            str(claim.said.lower if claim.said else ""),
        ),
    )


def relayed(site: Site, actor: str) -> list[Claim]:
    return list(_by_part(site)["relays"].get(actor, ()))


def taking_part(site: Site, actor: str) -> list[Claim]:
    """Claims in which an actor takes part without speaking: holder, party or participant."""
    return list(_by_part(site)["named"].get(actor, ()))


@cached_per_site  # the page of every actor asks for its own
def _by_part(site: Site) -> dict[str, dict[str, tuple[Claim, ...]]]:
    """The claims that each actor speaks, passes on, or is named in without speaking."""

    def each(actors: Callable[[Claim], Iterable[str]]) -> dict[str, tuple[Claim, ...]]:
        return grouped(
            (actor, claim) for claim in site.claims() for actor in dict.fromkeys(actors(claim))
        )

    return {
        "speaks": each(lambda claim: (claim.speaker, *(given.speaker for given in claim.evidence))),
        "relays": each(lambda claim: (who for given in claim.evidence for who in given.relayed_by)),
        "named": each(
            lambda claim: (
                who
                for who in (ids(claim.value, "actor") if claim.kind else ())
                if who != claim.speaker
            )
        ),
    }


def in_time(site: Site) -> list[Claim]:
    """Claims with a stated time, those with a known first day in order, the others after them."""
    timed = [claim for claim in site.claims() if claim.said or claim.when]

    def key(claim: Claim) -> tuple[bool, str, str]:
        day = day_of(claim)
        return day is None, str(day), claim.ref

    return sorted(timed, key=key)


def day_of(claim: Claim) -> date | None:
    """The day by which the timeline places a claim: the first of the time that it speaks of, else of when it was said."""
    bound = next((when for when in (claim.when, claim.said) if when and when.is_dated), None)
    return (bound.lower or bound.upper) if bound else None


@dataclass(frozen=True)
class OriginGroup:
    """One origin group: its name, who of it speaks, and the claims it stands behind."""

    name: str
    members: str
    claims: tuple[Claim, ...]


def origin_groups(site: Site, claims: Iterable[Claim]) -> list[OriginGroup]:
    """Origin groups of the claims, the one behind most claims first."""
    members: dict[str, dict[str, bool]] = {}
    behind: dict[str, list[Claim]] = {}
    for claim in claims:
        for origin in origins(site, claim):
            members.setdefault(origin.group, {})[phrases.origin_name(site, origin)] = origin.unnamed
            if claim not in behind.setdefault(origin.group, []):
                behind[origin.group].append(claim)
    rows = []
    for group, called in members.items():
        names = sorted(called, key=called.__getitem__)  # those with a name first
        name = phrases.group_name(site, group)
        # An article that speaks for itself is a group of one: its name says it all.
        shown = [] if names == [name] else [_within(name, each) for each in names]
        rows.append(OriginGroup(phrases.capital(name), phrases.join(shown), tuple(behind[group])))
    return sorted(rows, key=lambda row: (-len(row.claims), row.name))


def _within(group: str, member: str) -> str:
    """How a member of a group is called where the group's name stands before it."""
    return "itself" if member == group else member.replace(f"through {group}", "through it")


FORMATS = {
    ".json": "JSON",
    "-claims.csv": "CSV",
    ".jsonld": "JSON-LD",
    ".bib": "BibTeX",
    ".ris": "RIS",
    ".csl.json": "CSL-JSON",
    "-evidence.zip": "Evidence pack (zip)",
    "data/dataset.jsonld": "JSON-LD of the dataset",
    "data/FORMAT-CHANGES.md.txt": "What changed in the JSON format",
    "data/schema/brief-3.0.0.json": "JSON Schema of a brief",
    "data/schema/site-3.0.0.json": "JSON Schema of the site",
    "data/schema/brief-2.0.0.json": "JSON Schema of a brief, version 2",
    "data/schema/site-2.0.0.json": "JSON Schema of the site, version 2",
    "data/schema/brief-1.0.0.json": "JSON Schema of a brief, version 1",
    "data/schema/site-1.0.0.json": "JSON Schema of the site, version 1",
    "data/site.json": "JSON of the whole site",
    "data/datapackage.json": "Tables (Frictionless Data Package)",
    "data/changes.atom": "Feed of changes (Atom)",
    "data/conclusions.atom": "Feed of changed conclusions (Atom)",
    "data/events.ics": "Calendar of coming dates",
    "llms.txt": "llms.txt",
}


def downloads(offered: Collection[str], slug: str | None) -> list[tuple[str, str]]:
    """(name, path under the site) of the files offered for one brief, or without a slug for the site."""
    if slug is None:
        rest = sorted(path for path in offered if not path.startswith("data/briefs/"))
        return sorted((FORMATS.get(path, path), path) for path in rest)
    base = f"data/briefs/{slug}"
    mine = [
        (name, f"{base}{ending}")
        for ending, name in FORMATS.items()
        if f"{base}{ending}" in offered
    ]
    return [("Markdown", f"briefs/{slug}.md.txt"), *mine]


TYPES = {
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".atom": "application/atom+xml",
    ".ics": "text/calendar",
    ".md.txt": "text/markdown",
}


def alternates(offered: Collection[str], slug: str | None) -> list[tuple[str, str, str]]:
    """(media type, name, path) of the other forms of a page, for `<link rel="alternate">`."""
    return [
        (TYPES[ending], name, path)
        for name, path in downloads(offered, slug)
        if not path.startswith("data/schema/")
        for ending in TYPES
        if path.endswith(ending)
    ]


Due = tuple[Brief, str, Judgement]


def due(site: Site) -> list[tuple[str, str, list[Due]]]:
    """Heading, anchor and judgements: those past their day, those to come, those whose outcome is known."""
    day = site.settings.day.isoformat() if site.settings.day else ""
    every = [
        (brief, name, judgement)
        for brief in site.briefs.values()
        for name, judgement in brief.judgements.items()
    ]
    dated = [each for each in every if each[2].resolve_by and not each[2].outcome]
    dated.sort(key=lambda each: each[2].resolve_by or "")
    return [
        ("Past their day", "past", [each for each in dated if (each[2].resolve_by or "") < day]),
        ("To come", "to-come", [each for each in dated if (each[2].resolve_by or "") >= day]),
        ("Resolved", "resolved", [each for each in every if each[2].outcome]),
    ]


def resolved_words(site: Site) -> str:
    """How few of the judgements have been resolved, in a sentence, and whether any names a day."""
    judgements = [each for brief in site.briefs.values() for each in brief.judgements.values()]
    resolved = sum(judgement.outcome is not None for judgement in judgements)
    if not judgements:
        return "No brief makes a judgement."
    of = phrases.count_words(len(judgements), "judgement")
    if resolved:
        return f"Of {of}, {resolved:,} {'has' if resolved == 1 else 'have'} been resolved."
    if any(judgement.resolve_by for judgement in judgements):
        return f"Of {of}, none has been resolved yet."
    return f"Of {of}, none names a day by which it will be known, and none has been resolved yet."

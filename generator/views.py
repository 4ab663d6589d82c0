"""Prepares what the templates print: prose with its citations, quotes with their places, rows of tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from generator import phrases, weight
from generator.addresses import claim_page, markdown_link, passage_page, url
from generator.coverage import coverage
from generator.edition import suggested_citation
from generator.origins import Walk, origins
from generator.prose import read_prose
from generator.read import passages
from generator.sheet import KeyPath, Sheet
from generator.site import ARTICLE, Brief, Claim, Evidence, Lookup, Site, Source
from generator.text import html_attr, html_text, md
from generator.vocabulary import label


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


def cite(site: Site, brief: Brief | None, page: str, claim: Claim) -> Markup:
    """A citation in Markdown: a numbered link whose title says who and when.

    An arrow marks a claim of another brief than the one whose text cites it.
    """
    target = markdown_link(page, claim_page(claim.ref))
    elsewhere = brief is not None and brief.slug != claim.brief
    mark = f"{claim.number}\u202f↗" if elsewhere else str(claim.number)
    who = phrases.capital(phrases.speaker(site, claim))
    where = f" of “{site.briefs[claim.brief].title}”" if elsewhere else ""
    title = html_attr(f"Claim {claim.number}{where}: {who}, {phrases.said(claim)}").replace("\\", "&#92;")
    return Markup(f'[{mark}]({target} "{title}"){{.bf-cite}}')  # noqa: S704 (the title is escaped)


def prose(site: Site, brief: Brief | None, page: str, text: str) -> Markup:
    """Plain text with citations as Markdown, on one line."""
    parts: list[str] = []
    for sentence in read_prose(text):
        marks = [
            cite(site, brief, page, claim)
            for one in sentence.cites
            if (claim := site.claim(one.id, brief.slug if brief else "")) is not None
        ]
        parts.append(md(sentence.text) + (" " + " ".join(marks) if marks else ""))
    return Markup(" ".join(parts))  # noqa: S704


def plain(text: str) -> str:
    """The text without its citations, for descriptions and exports."""
    return " ".join(sentence.text for sentence in read_prose(text))


def place_url(page: str, lookup: Lookup) -> str | None:
    found = lookup.passage
    return url(page, passage_page(lookup.source, found.start, found.end)) if found else None


def quoted(lookup: Lookup) -> Markup:
    """The words of a quote, escaped for HTML, in the source's own characters."""
    return Markup(html_text(lookup.wanted))  # noqa: S704


def shown(site: Site, source: str) -> list[Shown]:
    """Every quoted passage of a source in the order of its text, each once."""
    users: dict[tuple[str, tuple[str | int, ...]], list[Claim]] = {}
    for claim in site.claims():
        for one in claim.evidence:
            for lookup in (one.quote, *one.context):
                users.setdefault((lookup.sheet.path, lookup.path), []).append(claim)
    rows: dict[tuple[int, int], tuple[list[Claim], list[str], int, str]] = {}
    for passage, lookup in passages(site, source):
        claims, roles, *_ = rows.setdefault(
            (passage.start, passage.end), ([], [], passage.paragraph, lookup.wanted)
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


def quotes(brief: Brief) -> list[Lookup]:
    """Every quote and context of a brief's claims, borrowed ones once."""
    return list(
        {
            (one.path, one.wanted): one
            for claim in brief.claims.values()
            for evidence in claim.evidence
            for one in (evidence.quote, *evidence.context)
        }.values()
    )


def as_of(site: Site, brief: Brief) -> str:
    """The latest day that the brief's sources can speak for, in words."""
    latest = [
        (bound.upper, source)
        for source in dict.fromkeys(name for claim in brief.claims.values() for name in claim.sources)
        for bound in (site.sources[source].published, site.sources[source].window)
        if bound is not None and bound.upper is not None
    ]
    if not latest:
        return "no source states a date"
    day, _ = max(latest)
    return f"{day.day} {day:%B} {day.year}"


def by_actor(site: Site, actor: str) -> list[Claim]:
    """What an actor says, dated claims first in time, then the rest in the order of the briefs."""
    mine = [claim for claim in site.claims() if actor in (claim.speaker, *(one.speaker for one in claim.evidence))]
    return sorted(
        mine,
        key=lambda claim: (claim.said is None or claim.said.lower is None, str(claim.said.lower if claim.said else "")),
    )


def relayed(site: Site, actor: str) -> list[Claim]:
    return [claim for claim in site.claims() if any(actor in one.relayed_by for one in claim.evidence)]


def evidence_anchor(claim: Claim, evidence: Evidence) -> str:
    return f"{claim.id}-e{claim.evidence.index(evidence) + 1}"


def unmarked(text: str) -> str:
    """Prose without its citations: a heading cannot hold links to other claims."""
    return plain(text)


def marks(site: Site, brief: Brief, page: str, text: str) -> Markup:
    """Only the citations of a text, each once, led by "Rests on"; empty without any."""
    refs = dict.fromkeys(one.id for sentence in read_prose(text) for one in sentence.cites)
    cites = [cite(site, brief, page, claim) for ref in refs if (claim := site.claim(ref, brief.slug))]
    return Markup("Rests on " + " ".join(cites) + ".") if cites else Markup("")  # noqa: S704


def checked_words(brief: Brief) -> str:
    """What became of the quotes: all found, or how many could not be checked here."""
    listed = quotes(brief)
    unchecked = sum(1 for one in listed if one.passage is None)
    return "all found word for word" if not unchecked else f"of which {unchecked} not re-checked here"


def walk_words(site: Site, claim: Claim, walk: Walk) -> str:
    """The way of one piece of evidence, from the speaker to the source."""
    steps = [phrases.capital(phrases.speaker_of(site, claim, walk.speaker)) if walk.speaker != ARTICLE else ""]
    steps += [site.actor_name(actor) for actor in walk.relays]
    steps.append(f"the article “{phrases.source_name(site, walk.source)}”")
    shown = [step for step in steps if step]
    if walk.speaker == ARTICLE:
        return f"{phrases.capital(shown[-1])}, in its own voice"
    return " → ".join(shown)


def year_words(site: Site, claim: Claim) -> str:
    return f"{phrases.capital(phrases.source_name(site, claim.year_from or ''))} states no year here; it was inferred."


def source_names(site: Site, ids: Iterable[str]) -> str:
    return phrases.join([phrases.source_name(site, one) for one in ids])


@dataclass(frozen=True)
class Lines:
    """Where something stands in a fact sheet; `address` only where the hosting repository is known."""

    words: str
    address: str | None


def sheet_lines(site: Site, sheet: Sheet, path: KeyPath) -> Lines:
    first, last = sheet.span(path)
    words = f"{sheet.path}, lines {first} to {last}"
    if not site.settings.repository:
        return Lines(words, None)
    base = f"{site.settings.server}/{site.settings.repository}/blob/HEAD"
    return Lines(words, f"{base}/{sheet.path}#L{first}-L{last}")


def report_address(site: Site, brief: Brief) -> str:
    """The repository's form for corrections, with the page filled in."""
    query = urlencode({"template": "correction.yml", "page": f"briefs/{brief.slug}/", "title": brief.title})
    return f"{site.settings.server}/{site.settings.repository}/issues/new?{query}"


def reliability(source: Source) -> str:
    key = source.card.reliability
    return f"{key}, {label('reliability', key)}"


def term(name: str, key: str) -> str:
    return label(name, key)


def list_title(name: str) -> str:
    titles = {"as": "What a position consists of", "set-aside": "Reasons to set a sentence aside"}
    return titles.get(name, phrases.capital(name))


def why_words(key: str) -> str:
    return label("set-aside", key)


def rest(help_text: str) -> str:
    """A check's help without its first line."""
    return help_text.partition("\n")[2].strip()


def resting(site: Site, source: str) -> list[Claim]:
    return [claim for claim in site.claims() if source in claim.sources]


def share_words(site: Site, source: str) -> str:
    """How much of a source the site shows, and what became of the rest of its sentences."""
    found = coverage(site, site.sources[source])
    if found is None:
        return "its text is withheld, so nothing was counted"
    return f"{round(found.share * 100)} percent of its words are quoted on this site"


def taking_part(site: Site, actor: str) -> list[Claim]:
    """Claims in which an actor takes part without speaking: holder, party or participant."""
    return [
        claim
        for claim in site.claims()
        if actor
        in (
            getattr(claim.value, "holder", None),
            *getattr(claim.value, "by", ()),
            *getattr(claim.value, "who", ()),
        )
        and actor != claim.speaker
    ]


@dataclass(frozen=True)
class Group:
    """One origin group: its name, who of it speaks, and the claims it stands behind."""

    name: str
    members: str
    claims: tuple[Claim, ...]


def groups(site: Site, claims: Iterable[Claim]) -> list[Group]:
    """Origin groups of the claims, the one behind most claims first."""
    members: dict[str, dict[str, None]] = {}
    behind: dict[str, list[Claim]] = {}
    for claim in claims:
        for origin in origins(site, claim):
            members.setdefault(origin.group, {})[phrases.origin_name(site, origin)] = None
            if claim not in behind.setdefault(origin.group, []):
                behind[origin.group].append(claim)
    rows = [
        Group(phrases.capital(phrases.group_name(site, group)), phrases.join(list(members[group])), tuple(behind[group]))
        for group in members
    ]
    return sorted(rows, key=lambda row: (-len(row.claims), row.name))


def in_time(site: Site) -> list[Claim]:
    """Claims with a stated time, those with a known first day in order, the others after them."""
    timed = [claim for claim in site.claims() if claim.said or claim.when]

    def key(claim: Claim) -> tuple[bool, str, str]:
        bound = next((one for one in (claim.when, claim.said) if one and one.is_dated), None)
        day = (bound.lower or bound.upper) if bound else None
        return day is None, str(day), claim.ref

    return sorted(timed, key=key)


def falls(site: Site, source: str) -> list[str]:
    """What would lose all support without one source, one sentence each."""
    fall = weight.for_source(site, source)
    told = [f"Without it, this sentence of {site.briefs[line.brief].title} stands on nothing: {line.text}" for line in fall.lines]
    alone = [ref for ref in fall.claims]
    return told + ([f"{phrases.capital(phrases.count(len(alone), 'claim'))} of the briefs would go with it."] if alone else [])


def citation(site: Site, brief: Brief) -> str:
    return suggested_citation(site, brief)


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
    "data/schema/brief-1.0.0.json": "JSON Schema of a brief",
    "data/schema/site-1.0.0.json": "JSON Schema of the site",
    "data/site.json": "JSON of the whole site",
    "data/datapackage.json": "Tables (Frictionless Data Package)",
    "data/changes.atom": "Feed of changes (Atom)",
    "data/conclusions.atom": "Feed of changed conclusions (Atom)",
    "data/events.ics": "Calendar of dated events",
    "llms.txt": "llms.txt",
}


def downloads(offered: Iterable[str], slug: str | None) -> list[tuple[str, str]]:
    """(name, path under the site) of the files offered for one brief, or without a slug for the site."""
    if slug is None:
        rest = sorted(path for path in offered if not path.startswith("data/briefs/"))
        return sorted((FORMATS.get(path, path), path) for path in rest)
    base = f"data/briefs/{slug}"
    mine = [(name, f"{base}{ending}") for ending, name in FORMATS.items() if f"{base}{ending}" in set(offered)]
    return [("Markdown", f"briefs/{slug}.md.txt"), *mine]


def brief_words(text: str, most: int = 160) -> str:
    """The whole sentences of a text that fit a description, at least the first one."""
    kept = ""
    for sentence in read_prose(text):
        if kept and len(kept) + len(sentence.text) >= most:
            break
        kept = f"{kept} {sentence.text}".strip()
    return kept

"""Turns the input files of a root into a `Site`: sheets read, quotes looked up, words parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.finding import Finding
from generator.model.claim import ClaimFields
from generator.model.fact_sheet import FactSheet, Judgement
from generator.model.registers import SOURCES
from generator.site.by_hand import read_images, written_pages
from generator.site.claims import Quoted, Sources, lenders, look_up, read_claims
from generator.site.evidence import Lookup
from generator.site.input_files import Inputs, cards_folder, read_inputs
from generator.site.originals import Originals, read_originals
from generator.site.settings import Settings, read_settings
from generator.site.site import Brief, Claim, Each, Site, Source
from generator.site.sources import read_actors, read_sources
from generator.site.written_files import WrittenFile, read_written
from generator.syntax.sheet import Sheet
from generator.text.memory import remembered
from generator.text.quotes import MOST_COMPARED, find_quote

Sheets = Mapping[str, WrittenFile[FactSheet]]


def read_site(
    root: Path,
    *,
    drafts: bool = False,
    overrides: Mapping[str, bytes] | None = None,
    each: Each = map,
) -> Site:
    """The site of the project in `root`. Whatever cannot be read is a finding and is left out.

    Sheets, claims and judgements marked `draft: true` are held against the model and then left out; with `drafts`
    they are kept. `overrides` has content, by path, that is read in place of YAML files on the disk.
    `each` is that of `read_written`.
    """
    inputs, file_findings = read_inputs(root)
    if overrides:
        sheets = {path: overrides.get(path, data) for path, data in inputs.sheets.items()}
        registers = {path: overrides.get(path, data) for path, data in inputs.registers.items()}
        inputs = replace(inputs, sheets=sheets, registers=registers)
    settings = read_settings(root)
    originals, original_findings = read_originals(root)
    site = assemble(inputs, settings, drafts=drafts, originals=originals, each=each)
    pages, page_findings = written_pages(root)
    findings = (
        *file_findings,
        *original_findings,
        *settings.findings,
        *site.findings,
        *page_findings,
    )
    named = (image.file for brief in site.briefs.values() for image in brief.written.images)
    images = read_images(root, named)
    return replace(site, pages=pages, images=images, findings=findings)


def assemble(
    inputs: Inputs,
    settings: Settings,
    *,
    drafts: bool = False,
    originals: Originals | None = None,
    each: Each = map,
) -> Site:
    """The `Site` made of files that were read. Nothing but withheld texts is read from the disk here."""
    originals = originals or Originals()
    files = read_written(inputs, each)
    sources, source_findings = read_sources(files.sources, inputs.texts, originals)
    selected = _Selected(files.briefs, frozenset(), ()) if drafts else _without_drafts(files.briefs)
    order = sorted(selected.sheets, key=lambda slug: (selected.sheets[slug].written.order, slug))
    sheets = {slug: selected.sheets[slug] for slug in order}
    looked_up = _look_up(sheets, sources)
    findings = [*files.findings, *source_findings]
    briefs: dict[str, Brief] = {}
    withdrawn: dict[str, Brief] = {}
    all_read = bool(sources) and not any(
        finding.path.startswith(f"{cards_folder(SOURCES)}/") for finding in files.findings
    )
    for slug, file in sheets.items():
        claims, claim_findings = _claims(slug, file, looked_up, sources, all_read)
        findings += claim_findings
        home = withdrawn if file.written.withdrawn else briefs
        home[slug] = _brief(slug, file.sheet, file.written, claims)
    return Site(
        settings=settings,
        sources=sources,
        actors=read_actors(files.actors),
        briefs=briefs,
        lookups=tuple(
            lookup
            for each_sheet in looked_up.values()
            for pieces in each_sheet.quotes.values()
            for evidence in pieces
            for lookup in (evidence.quote, *evidence.context)
        )
        + tuple(_outcome_lookups(briefs, sources)),
        findings=tuple(findings),
        drafts=selected.drafts,
        draft_quotes=selected.draft_quotes,
        misfits=files.misfits,
        spellings=files.spellings,
        seed_files=tuple(inputs.texts),
        original_files=tuple(originals.digests),
        withdrawn=withdrawn,
    )


@dataclass(frozen=True)
class _LookedUp:
    """What one sheet quotes, and the sources that it names."""

    quotes: Quoted
    sources: tuple[Source, ...]


def _look_up(sheets: Sheets, sources: Sources) -> dict[str, _LookedUp]:
    """Every quote of every sheet, looked up in its source; those of unknown sources are left out."""
    looked_up: dict[str, _LookedUp] = {}
    compared = MOST_COMPARED
    for slug, file in sheets.items():
        names = _named_sources(file.written)
        named = tuple(source for name in names if (source := sources.get(name)))
        quotes, missed = look_up(slug, file.sheet, file.written, named, compared)
        looked_up[slug] = _LookedUp(quotes, named)
        compared = max(0, compared - missed)
    return looked_up


@remembered
def _named_sources(written: FactSheet) -> tuple[str, ...]:
    """The sources that a sheet quotes, each once."""
    pieces = (piece for claim in written.claims.values() for piece in claim.evidence)
    return tuple(dict.fromkeys(piece.source for piece in pieces if piece.source))


def _claims(
    slug: str,
    file: WrittenFile[FactSheet],
    looked_up: Mapping[str, _LookedUp],
    sources: Sources,
    all_read: bool,
) -> tuple[dict[str, Claim], list[Finding]]:
    """The claims of one sheet.

    They are made of only what they depend on, so that `remembered` finds those of sheets that an edit does not touch.
    """
    lent = {ref: ref.partition("/")[0] for ref in lenders(slug, file.written)}
    # The suggestion for an unknown id is sought among all claims.
    if not all(home in looked_up and looked_up[home].quotes.get(ref) for ref, home in lent.items()):
        every = {ref: pieces for each in looked_up.values() for ref, pieces in each.quotes.items()}
        return read_claims(slug, file.sheet, file.written, every, sources, all_read)
    used = [looked_up[home] for home in dict.fromkeys((slug, *lent.values()))]
    named = tuple(dict.fromkeys(source for each in used for source in each.sources))
    quotes = tuple(each.quotes for each in used)
    return _read_claims(slug, file.sheet, file.written, quotes, named, all_read)


@remembered
def _read_claims(
    slug: str,
    sheet: Sheet,
    written: FactSheet,
    quotes: tuple[Quoted, ...],
    sources: tuple[Source, ...],
    all_read: bool,
) -> tuple[dict[str, Claim], list[Finding]]:
    """As `read_claims`, with hashable arguments that hold nothing else than the claims depend on."""
    by_id = {source.id: source for source in sources}
    quoted = {ref: evidence for each in quotes for ref, evidence in each.items()}
    return read_claims(slug, sheet, written, quoted, by_id, all_read)


def _outcome_lookups(briefs: Mapping[str, Brief], sources: Sources) -> Iterator[Lookup]:
    """The quotes that the outcomes of judgements rest on, looked up."""
    for brief in briefs.values():
        for name, judgement in brief.judgements.items():
            for number, piece in enumerate(judgement.outcome.evidence if judgement.outcome else ()):
                source = sources.get(piece.source)
                if source:
                    path = ("judgements", name, "outcome", "evidence", number, "quote")
                    result = find_quote(piece.quote, source.body) if source.body else None
                    yield Lookup(brief.sheet, path, source.id, piece.quote, "quote", result)


@remembered
def _brief(slug: str, file: Sheet, written: FactSheet, claims: Mapping[str, Claim]) -> Brief:
    """The brief, with withdrawn claims and judgements in fields of their own, unless the whole brief is withdrawn."""
    if written.withdrawn:
        return Brief(slug, file, written, claims)
    sheet = _filtered(written, lambda entry: not entry.withdrawn)
    live = {name: claim for name, claim in claims.items() if name in sheet.claims}
    gone = {name: claim for name, claim in claims.items() if name not in live}
    judgements = {
        name: judgement
        for name, judgement in written.judgements.items()
        if name not in sheet.judgements
    }
    return Brief(slug, file, sheet, live, gone, judgements)


@dataclass(frozen=True)
class _Selected:
    """The sheets without drafts. `drafts` are `sheet` or `sheet/claim`, `draft_quotes` their quotes as (source, quote)."""

    sheets: Sheets
    drafts: frozenset[str]
    draft_quotes: tuple[tuple[str, str], ...]


def _without_drafts(sheets: Sheets) -> _Selected:
    drafts: set[str] = set()
    draft_quotes: list[tuple[str, str]] = []
    published = {}
    for slug, file in sheets.items():
        written = file.written
        claims = {
            name: claim for name, claim in written.claims.items() if claim.draft or written.draft
        }
        draft_quotes += _quotes(claims.values())
        if written.draft:
            drafts.add(slug)
            continue
        drafts |= {f"{slug}/{name}" for name in claims}
        published[slug] = replace(file, written=_filtered(written, lambda entry: not entry.draft))
    return _Selected(published, frozenset(drafts), tuple(draft_quotes))


def _quotes(claims: Iterable[ClaimFields]) -> Iterator[tuple[str, str]]:
    for claim in claims:
        for piece in claim.evidence:
            if piece.source and piece.quote:
                yield piece.source, piece.quote


def _filtered(written: FactSheet, keep: Callable[[ClaimFields | Judgement], bool]) -> FactSheet:
    """A sheet with only those claims and judgements for which `keep` is true."""
    sections = {
        section: {name: entry for name, entry in getattr(written, section).items() if keep(entry)}
        for section in ("claims", "judgements")
    }
    return written.model_copy(update=sections)

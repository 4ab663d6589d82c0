"""Turns the input files of a root into a `Site`: sheets read, quotes looked up, words parsed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.finding import Finding, KeyPath
from generator.model.claim import ClaimFields, WrittenEvidence
from generator.model.fact_sheet import FactSheet
from generator.quantities.dates import When
from generator.site.input_files import Inputs, read_inputs
from generator.site.registers import (
    names,
    read_actors,
    read_figure,
    read_sources,
    read_when,
    written_pages,
)
from generator.site.settings import Settings, read_settings
from generator.site.site import Brief, Claim, Evidence, Lookup, Site, Source
from generator.syntax.sheet import Sheet, read_sheet
from generator.text.folding import fold
from generator.text.quotes import Passage, find_quote
from generator.text.spelling import did_you_mean, near
from generator.validation.siblings import siblings
from generator.validation.validate import validate_parts


def read_site(root: Path, *, drafts: bool = False) -> Site:
    """Everything under `root`. Whatever cannot be read is a finding and is left out.

    With `drafts` the sheets, claims and judgements marked `draft: true` are kept, else only checked for shape.
    """
    inputs, findings = read_inputs(root)
    settings = read_settings(root)
    site = assemble(inputs, [*findings, *settings.findings], settings, drafts=drafts)
    pages, found = written_pages(root)
    return replace(site, pages=pages, findings=(*site.findings, *found))


def assemble(
    inputs: Inputs, findings: list[Finding], settings: Settings, *, drafts: bool = False
) -> Site:
    """The `Site` that the given files say, without touching the disk (withheld texts excepted)."""
    found = list(findings)
    sources = read_sources(inputs, found)
    actors = read_actors(inputs, found)
    reader = _Reader(sources, found)
    called = names(sources, actors)
    sheets: dict[str, tuple[Sheet, FactSheet]] = {}
    hidden: set[str] = set()
    waiting: list[tuple[str, str]] = []
    partly: dict[str, frozenset[tuple[str, str]]] = {}
    for path, data in inputs.sheets.items():
        sheet, troubles = read_sheet(data, path, siblings(FactSheet))
        found += troubles
        if sheet is None:
            continue
        slug = path.removeprefix("briefs/").removesuffix(".yml")
        written, troubles, dropped = validate_parts(FactSheet, sheet, known=called)
        found += troubles
        if written is None:
            continue
        if troubles:
            partly[slug] = dropped
        if written.draft and not drafts:
            hidden.add(slug)
            waiting += _quotes(written.claims.values())
            continue
        if not drafts:
            put_off = {name: claim for name, claim in written.claims.items() if claim.draft}
            hidden |= {f"{slug}/{name}" for name in put_off}
            waiting += _quotes(put_off.values())
            written = _without_drafts(written)
        sheets[slug] = (sheet, written)
    order = sorted(sheets, key=lambda slug: (sheets[slug][1].order, slug))
    own = {slug: _own_evidence(reader, sheets[slug]) for slug in order}
    briefs: dict[str, Brief] = {}
    for slug in order:
        sheet, written = sheets[slug]
        claims = {
            name: reader.claim(slug, sheet, number, name, claim, own)
            for number, (name, claim) in enumerate(written.claims.items(), 1)
        }
        briefs[slug] = Brief(slug, sheet, written, claims)
    return Site(
        settings=settings,
        sources=sources,
        actors=actors,
        briefs=briefs,
        lookups=tuple(reader.lookups),
        findings=tuple(found),
        drafts=frozenset(hidden),
        waiting=tuple(waiting),
        partly=partly,
        seed_files=tuple(inputs.texts),
    )


def _quotes(claims: Iterable[ClaimFields]) -> Iterator[tuple[str, str]]:
    for claim in claims:
        for one in claim.evidence:
            if one.source and one.quote:
                yield one.source, one.quote


def _without_drafts(written: FactSheet) -> FactSheet:
    return written.model_copy(
        update={
            "claims": {name: claim for name, claim in written.claims.items() if not claim.draft},
            "judgements": {name: one for name, one in written.judgements.items() if not one.draft},
        }
    )


Own = Mapping[str, Mapping[str, tuple[Evidence, ...]]]


def _own_evidence(
    reader: _Reader, read: tuple[Sheet, FactSheet]
) -> dict[str, tuple[Evidence, ...]]:
    sheet, written = read
    return {
        name: tuple(
            reader.evidence(sheet, ("claims", name, "evidence", index), claim, one)
            for index, one in enumerate(claim.evidence)
            if one.same_as is None and one.source in reader.sources
        )
        for name, claim in written.claims.items()
    }


class _Reader:
    """Carries the sources and the findings through the reading of claims."""

    def __init__(self, sources: Mapping[str, Source], found: list[Finding]) -> None:
        self.sources = sources
        self.found = found
        self.lookups: list[Lookup] = []

    def look(
        self,
        sheet: Sheet,
        path: KeyPath,
        source: str,
        wanted: str,
        role: str,
        prefix: str | None = None,
        suffix: str | None = None,
    ) -> Lookup:
        known = self.sources.get(source)
        result = find_quote(wanted, known.body, prefix, suffix) if known and known.body else None
        lookup = Lookup(sheet, path, source, wanted, role, result)
        self.lookups.append(lookup)
        return lookup

    def evidence(
        self, sheet: Sheet, path: KeyPath, claim: ClaimFields, one: WrittenEvidence
    ) -> Evidence:
        assert one.source is not None and one.quote is not None  # the model saw to it
        words = one.figure or _figure_words(claim)
        at = (*path, "figure") if one.figure else (*path[:2], claim.kind() or "", "figure")
        return Evidence(
            sheet=sheet,
            path=path,
            source=one.source,
            quote=self.look(
                sheet, (*path, "quote"), one.source, one.quote, "quote", one.prefix, one.suffix
            ),
            context=tuple(
                self.look(sheet, (*path, "context", index), one.source, words, "context")
                for index, words in enumerate(one.context)
            ),
            relayed_by=one.relayed_by,
            speaker=one.said_by or claim.said_by,
            figure=read_figure(words, sheet, at, self.found if one.figure else []),
            figure_words=words,
        )

    def claim(
        self, slug: str, sheet: Sheet, number: int, name: str, written: ClaimFields, own: Own
    ) -> Claim:
        path: KeyPath = ("claims", name)
        evidence: list[Evidence] = []
        mine = {one.path: one for one in own[slug][name]}
        for index, one in enumerate(written.evidence):
            at: KeyPath = (*path, "evidence", index)
            if one.same_as is not None:
                evidence += self._borrowed(slug, sheet, at, written, one.same_as, own)
            elif at in mine:
                evidence.append(mine[at])
        kind = written.kind()
        value = getattr(written, kind) if kind else None
        said, said_from = self._time(written.said_on, evidence, sheet, (*path, "said_on"))
        when, when_from = self._time(
            getattr(value, "when", None), evidence, sheet, (*path, kind or "", "when")
        )
        return Claim(
            brief=slug,
            sheet=sheet,
            id=name,
            number=number,
            path=path,
            written=written,
            kind=kind,
            value=value,
            evidence=tuple(evidence),
            figure=read_figure(
                _figure_words(written), sheet, (*path, kind or "", "figure"), self.found
            ),
            said=said,
            when=when,
            year_from=said_from or when_from,
            latest=self._latest(evidence),
        )

    def _borrowed(
        self, slug: str, sheet: Sheet, at: KeyPath, written: ClaimFields, ref: str, own: Own
    ) -> list[Evidence]:
        home, _, name = ref.rpartition("/")
        lent = own.get(home or slug, {}).get(name)
        if not lent:
            if not self.sources:
                return []  # the register is wrong, and is told; no claim has evidence then
            there = own.get(home or slug, {})
            guess = near(name, (one for one, quoted in there.items() if quoted))
            guess = f"{home}/{guess}" if guess and home else guess
            message = f"`same_as` names {ref!r}" if name in there else f"{ref!r} is not known"
            self.found.append(
                Finding(
                    sheet.at(*at, "same_as").span(None, len(ref)),
                    "unknown-id",
                    f"{message}; expected a claim that has quotes of its own",
                    did_you_mean(guess if name not in there else None)
                    or "name the claim that quotes the source",
                )
            )
            return []
        words = _figure_words(written)
        return [
            replace(
                one,
                sheet=sheet,
                path=at,
                speaker=written.said_by,
                borrowed=f"{home or slug}/{name}",
                figure_words=words,
                figure=read_figure(words, sheet, at, []),
            )
            for one in lent
        ]

    def _time(
        self, words: str | None, evidence: list[Evidence], sheet: Sheet, path: KeyPath
    ) -> tuple[When | None, str | None]:
        """The time that `words` give, its year from the first card in whose quotes they stand."""
        if words is None:
            return None, None
        plain = fold(words)[0].strip()
        holders = [
            one for one in evidence if any(plain in fold(text)[0] for text in one.words)
        ] or evidence
        lender = next((one.source for one in holders if self.sources[one.source].card.year), None)
        year = self.sources[lender].card.year if lender else None
        when = read_when(words, year, sheet, path, self.found)
        return when, lender if when and when.year_inferred else None

    def _latest(self, evidence: list[Evidence]) -> date | None:
        ends = [
            bound.upper
            for one in evidence
            for bound in (self.sources[one.source].window, self.sources[one.source].published)
            if bound is not None and bound.upper is not None
        ]
        return min(ends, default=None)


def _figure_words(claim: ClaimFields) -> str | None:
    kind = claim.kind()
    return getattr(getattr(claim, kind), "figure", None) if kind else None


def passages(site: Site, source: str) -> list[tuple[Passage, Lookup]]:
    """Every passage found in one source, in the order of its text."""
    found = [
        (one.passage, one)
        for one in site.lookups
        if one.source == source and one.passage is not None
    ]
    return sorted(found, key=lambda pair: (pair[0].start, pair[0].end, str(pair[1].path)))

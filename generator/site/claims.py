"""Makes a claim of what a sheet writes: its quotes looked up, its figures and times parsed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator.finding import Finding, KeyPath, Where
from generator.model.claim import ClaimFields, WrittenEvidence
from generator.model.fact_sheet import FactSheet
from generator.model.kinds import kinds
from generator.model.placeholders import GAP
from generator.quantities.figures.figure import Figure
from generator.quantities.figures.parse_figure import read_in
from generator.quantities.times.choose_year import when_told
from generator.quantities.times.date_words import points_ahead
from generator.quantities.times.edtf import DateTrouble
from generator.quantities.times.when import When
from generator.site.evidence import Evidence, Lookup, time_tongue, tongues_of
from generator.site.site import Claim, Source
from generator.syntax.sheet import Sheet
from generator.text.folding import fold
from generator.text.languages import Language, language, language_name
from generator.text.memory import remembered
from generator.text.quotes import Miss, find_quote
from generator.text.spelling import did_you_mean, near

Sources = Mapping[str, Source]
Quoted = Mapping[str, tuple[Evidence, ...]]  # the evidence that claims quote themselves, by ref


@remembered
def look_up(
    slug: str, sheet: Sheet, fact_sheet: FactSheet, sources: tuple[Source, ...], compared: int
) -> tuple[Quoted, int]:
    """The evidence of a sheet's claims from these sources, looked up, and the number of quotes that were not found.

    For the first `compared` of these, the nearest passage of the source is sought.
    """
    by_id = {source.id: source for source in sources}
    missed: list[Miss] = []
    quoted = {
        f"{slug}/{name}": tuple(
            _evidence(
                missed, compared, sheet, ("claims", name, "evidence", number), claim, piece, source
            )
            for number, piece in enumerate(claim.evidence)
            if (source := by_id.get(piece.source or ""))
        )
        for name, claim in fact_sheet.claims.items()
    }
    return quoted, len(missed)


@remembered
def lenders(slug: str, fact_sheet: FactSheet) -> tuple[str, ...]:
    """The refs of the claims whose evidence claims of a sheet share."""
    pieces = (piece for claim in fact_sheet.claims.values() for piece in claim.evidence)
    return tuple(dict.fromkeys(_full(piece.same_as, slug) for piece in pieces if piece.same_as))


def read_claims(
    slug: str, sheet: Sheet, fact_sheet: FactSheet, quoted: Quoted, sources: Sources, all_read: bool
) -> tuple[dict[str, Claim], list[Finding]]:
    """The claims of one sheet by their ids, and what is wrong in what they share and when they were made.

    `quoted` has what they quote and what they share. Where not all cards of sources were read, what a claim
    has to share is not known.
    """
    findings: list[Finding] = []
    claims: dict[str, Claim] = {}
    for number, (name, written) in enumerate(fact_sheet.claims.items(), 1):
        where = sheet.at("claims", name)
        evidence = _all_evidence(slug, sheet, where, written, quoted, findings if all_read else [])
        kind = written.kind()
        value = getattr(written, kind) if kind else None
        words = getattr(value, "when", None)
        said, said_year = _time(
            written.said_words, where.at("said_on"), evidence, sources, findings, ahead=False
        )
        when, when_year = _time(
            words,
            where.at(kind or "", "when"),
            evidence,
            sources,
            findings,
            ahead=_looks_ahead(written, evidence),
        )
        claims[name] = Claim(
            brief=slug,
            sheet=sheet,
            id=name,
            number=number,
            path=where.keys,
            written=written,
            kind=kind,
            value=value,
            evidence=evidence,
            figure=_figure(written, tongues_of(evidence)),
            said=said,
            when=when,
            year_from=said_year or when_year,
            latest=_latest(evidence, sources),
        )
        findings += _unread_figures(claims[name])
    return _on_occasions(claims), findings


def _on_occasions(claims: dict[str, Claim]) -> dict[str, Claim]:
    """The claims, with the day of their event where they were said at one."""
    dated = dict(claims)
    for name, claim in claims.items():
        event = claims.get(claim.written.occasion or "")
        time = (event.when or event.said) if event else None
        if event and time and time.is_dated:
            year = claim.year_from or event.year_from
            dated[name] = replace(claim, said=time, year_from=year, occasion=event.number)
    return dated


def _evidence(
    missed: list[Miss],
    compared: int,
    sheet: Sheet,
    path: KeyPath,
    claim: ClaimFields,
    written: WrittenEvidence,
    source: Source,
) -> Evidence:
    def look(words: str, role: str, *keys: str | int) -> Lookup:
        around = (written.prefix, written.suffix) if role == "quote" else ()
        compare = len(missed) < compared
        result = find_quote(words, source.body, *around, compare=compare) if source.body else None
        if isinstance(result, Miss):
            missed.append(result)
        return Lookup(sheet, (*path, *keys), source.id, words, role, result)

    words = written.figure or claim.of_kind("figure")
    languages = (language() if written.translation else None, source.tongue)
    tongues = tuple(tongue for tongue in languages if tongue)
    return Evidence(
        sheet=sheet,
        path=path,
        source=source.id,
        quote=look(written.quote or "", "quote", "quote"),
        context=tuple(
            look(words, "context", "context", number)
            for number, words in enumerate(written.context)
        ),
        relayed_by=written.relayed_by,
        speaker=written.said_by or claim.said_by,
        figure=read_in(written.figure, written.read_as, tongues)
        if written.figure
        else _figure(claim, tongues),
        figure_words=words,
        tongue=source.tongue,
        translation=written.translation,
        translated_by=written.translated_by,
    )


def _all_evidence(
    slug: str,
    sheet: Sheet,
    claim: Where,
    written: ClaimFields,
    quoted: Quoted,
    findings: list[Finding],
) -> tuple[Evidence, ...]:
    """The evidence of a claim, that which it shares with others in its place among its own."""
    name = claim.keys[-1]
    own = {evidence.path: evidence for evidence in quoted[f"{slug}/{name}"]}
    every: list[Evidence] = []
    for number, piece in enumerate(written.evidence):
        where = claim.at("evidence", number)
        if piece.same_as is None:
            every += [own[where.keys]] if where.keys in own else []
        elif lent := quoted.get(lender := _full(piece.same_as, slug)):
            every += [_shared(evidence, sheet, where.keys, written, lender) for evidence in lent]
        else:
            findings.append(_nothing_to_share(piece.same_as, slug, where.at("same_as"), quoted))
    return tuple(every)


def _shared(
    evidence: Evidence, sheet: Sheet, path: KeyPath, claim: ClaimFields, lender: str
) -> Evidence:
    return replace(
        evidence,
        sheet=sheet,
        path=path,
        speaker=claim.said_by,
        borrowed=lender,
        figure_words=claim.of_kind("figure"),
        figure=_figure(claim, tongues_of((evidence,))),
    )


def _full(ref: str, slug: str) -> str:
    return ref if "/" in ref else f"{slug}/{ref}"


def _nothing_to_share(ref: str, slug: str, where: Where, quoted: Quoted) -> Finding:
    """The finding for a `same_as` that names a claim without quotes of its own, or none."""
    home, _, name = _full(ref, slug).partition("/")
    message, guess = f"`same_as` names {ref!r}", None
    if f"{home}/{name}" not in quoted:
        message = f"{ref!r} is not known"
        lenders = [full.partition("/") for full, evidence in quoted.items() if evidence]
        guess = near(name, (lender for brief, _, lender in lenders if brief == home))
        guess = f"{home}/{guess}" if guess and "/" in ref else guess
    return Finding(
        where.whole,
        "unknown-id",
        f"{message}; expected a claim that has quotes of its own",
        did_you_mean(guess) or "name the claim that quotes the source",
    )


def _time(
    words: str | None,
    where: Where,
    evidence: tuple[Evidence, ...],
    sources: Sources,
    findings: list[Finding],
    *,
    ahead: bool | None,
) -> tuple[When | None, str | None]:
    """The time that `words` give, and the source whose card lends it the year they do not state.

    It is the first one in whose quotes they stand that has a year. `ahead` tells whether the words
    speak of what is yet to come; None where nothing shows it.
    """
    if words is None:
        return None, None
    plain = fold(words)[0].strip()
    holders = [
        piece for piece in evidence if any(plain in fold(text)[0] for text in piece.words)
    ] or evidence
    lender = next((piece.source for piece in holders if sources[piece.source].card.year), None)
    try:
        source = sources[lender] if lender else None
        year = source.card.year if source else None
        when = when_told(
            words,
            year,
            source.written_by if source else None,
            ahead=ahead,
            tongue=time_tongue(plain, holders),
        )
    except DateTrouble as trouble:  # of a February 29 in the card's year, say
        findings.append(Finding(where.whole, "impossible-date", str(trouble)))
        return None, None
    return when, lender if when.year_inferred else None


def _looks_ahead(claim: ClaimFields, evidence: tuple[Evidence, ...]) -> bool | None:
    """Whether a claim's time is yet to come when its text is written, None where nothing shows it."""
    kind = claim.kind()
    if kind is None:
        return False
    if kinds()[kind].ahead(getattr(claim, kind)):
        return True
    worded = any(points_ahead(text, tongue) for piece in evidence for text, tongue in piece.worded)
    return None if worded else False


def _latest(evidence: tuple[Evidence, ...], sources: Sources) -> date | None:
    """The last day on which all of it can have been said."""
    ends = [sources[piece.source].written_by for piece in evidence]
    return min((end for end in ends if end is not None), default=None)


def _figure(claim: ClaimFields, tongues: Sequence[Language]) -> Figure | None:
    """The number of an estimate, None where it gives none or is another kind of claim."""
    words = claim.of_kind("figure")
    return read_in(words, claim.of_kind("read_as"), tongues) if words != GAP else None


def _unread_figures(claim: Claim) -> Iterator[Finding]:
    """What is wrong in figures that the languages of their sources do not read."""
    for evidence in claim.evidence:
        if evidence.figure is not None or evidence.figure_words in (None, GAP):
            continue
        own = evidence.gives("figure")
        where = evidence.at("figure") if own else claim.at(claim.kind or "", "figure")
        if evidence.tongue is None and not evidence.translation:
            message = f"“{evidence.figure_words}” is of a language without a file"
        else:
            names = [language_name(tongue.code) for _, tongue in evidence.worded]
            message = (
                f"“{evidence.figure_words}” is no figure in {' or '.join(dict.fromkeys(names))}"
            )
        yield Finding(
            where.whole,
            "unreadable-figure",
            f"{message}; expected a number that can be read",
            "say in `read_as` what it means",
        )

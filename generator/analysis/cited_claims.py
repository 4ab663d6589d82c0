"""Lists the claims that a brief's page cites, and the quotes that every page must therefore show."""

from __future__ import annotations

from collections.abc import Iterator

from generator.site.addresses import brief_page, evidence_page, source_page
from generator.site.site import Brief, Claim, Site
from generator.text.sentences import read_prose


def cited_claims(site: Site, brief: Brief) -> tuple[Claim, ...]:
    """Each claim that the brief's own page cites, once, in the order of the page; all others stand on
    the evidence page alone. Claims of other briefs are among them."""
    claims = (site.claim(ref, brief.slug) for ref in _refs(brief))
    return tuple({claim.ref: claim for claim in claims if claim}.values())


def cited_in(site: Site, brief: Brief, text: str) -> list[Claim]:
    """The claims that a text cites, each once, in order."""
    refs = dict.fromkeys(_cites(text))
    return [claim for ref in refs if (claim := site.claim(ref, brief.slug))]


def expected_quotes(site: Site) -> dict[str, list[str]]:
    """The quotes that each page must show: the evidence page all of its brief's, with their contexts, the
    brief those of the claims that it cites, the source those that were found in it."""
    pages: dict[str, list[str]] = {}
    for brief in site.briefs.values():
        noted = {claim.ref for claim in cited_claims(site, brief)}
        for claim in brief.claims.values():
            for evidence in claim.evidence:
                if claim.ref in noted:
                    wanted = evidence.quote.words
                    pages.setdefault(brief_page(brief.slug), []).append(wanted)
                for lookup in (evidence.quote, *evidence.context):
                    pages.setdefault(evidence_page(brief.slug), []).append(lookup.words)
                    if lookup.passage is not None:
                        pages.setdefault(source_page(evidence.source), []).append(lookup.words)
    return pages


def _refs(brief: Brief) -> Iterator[str]:
    written = brief.written
    yield from _cites(written.bottom_line)
    for point in written.key_points:
        yield from _cites(point)
    for judgement in brief.judgements.values():
        yield from _cites(judgement.judgement)
        yield from _cites(judgement.confidence_basis)
        for argument in judgement.against:
            yield argument.claim
            yield from _cites(argument.because or "")
        for text in judgement.would_change_it:
            yield from _cites(text)
    for disagreement in brief.disagreements.values():
        yield from disagreement.between
        yield from _cites(disagreement.because or "")
        yield from _cites(disagreement.reading)
    for name, claim in brief.claims.items():
        if claim.written.denies:
            yield from (name, claim.written.denies)
    for gap in brief.gaps.values():
        yield from _cites(gap.question)
        yield from _cites(gap.matters)
    yield from _cites(written.source_summary)


def _cites(text: str) -> Iterator[str]:
    for sentence in read_prose(text):
        yield from (cite.id for cite in sentence.cites)

"""Show a claim's whole chain, from the sentences that cite it to the offsets of its quotes."""

from __future__ import annotations

from pathlib import Path

import click

from generator.analysis.origins import origins
from generator.analysis.prose_fields import our_sentences
from generator.cli import root_option
from generator.commands._read_project import read_project
from generator.commands._unknown_name import end_unknown
from generator.exports.plain_data import origin_name
from generator.model.vocabulary import label
from generator.quantities.figures.figure import read_as
from generator.quantities.times.when import span_text
from generator.site.evidence import Evidence, Lookup
from generator.site.site import ARTICLE, UNNAMED, Claim, Site
from generator.text.escaping import terminal_text
from generator.text.quotes import Miss


@click.command()
@click.argument("claim")
@root_option
def command(claim: str, root: Path) -> None:
    site = read_project(root, drafts=True)
    claims = [known for known in site.claims() if claim in (known.ref, known.id)]
    if not claims:
        names = [name for known in site.claims() for name in (known.ref, known.id)]
        end_unknown("claim", claim, names)
    click.echo("\n".join(claim_text(site, known) for known in claims), nl=False)


def claim_text(site: Site, claim: Claim) -> str:
    """The chain as text for a terminal, from the prose down to the offsets in the source texts."""
    lines = [*_citing(site, claim), "", f"{claim.ref}  ({claim.at().key.place})", f"  {claim.says}"]
    lines += [f"  {key}: {value}" for key, value in _facts(site, claim)]
    for number, evidence in enumerate(claim.evidence, 1):
        lines += ["", *_evidence(site, claim, evidence, number)]
    return "".join(f"{terminal_text(line)}\n" for line in lines)


def _citing(site: Site, claim: Claim) -> list[str]:
    lines = []
    for ours in our_sentences(site):
        if any(site.claim(cite.id, ours.prose.brief) is claim for cite in ours.sentence.cites):
            field = ".".join(map(str, ours.prose.path))
            lines += [f"{field}  ({ours.where.place})", f"  {ours.text}"]
    return ["cited in", *lines] if lines else ["cited nowhere"]


def _facts(site: Site, claim: Claim) -> list[tuple[str, str]]:
    """What is known of a claim, each with its name."""
    written = claim.written
    facts = [("said by", _speaker(site, claim))]
    if written.said_on:
        day = f" = {span_text(claim.said)}" if claim.said else ""
        facts.append(("said on", f"{written.said_on}{day}"))
    facts.append(("put as", label("attribution", written.attribution)))
    grade = f"{written.credibility}, {label('credibility', written.credibility)}"
    basis = f": {written.credibility_basis}" if written.credibility_basis else ""
    facts += [("credibility", grade + basis), ("origin", _origins(site, claim))]
    if claim.kind and claim.value is not None:
        given = claim.value.model_dump(by_alias=True, exclude_defaults=True)
        keys = [f"{key}: {_listed(value)}" for key, value in given.items()]
        facts.append((claim.kind, ", ".join(keys)))
    if claim.figure:
        facts.append(("figure read as", read_as(claim.figure)))
    if claim.when:
        facts.append(("time read as", span_text(claim.when)))
    if written.denies:
        facts.append(("denies", _listed(written.denies)))
    if written.rejected_by:
        facts.append(("rejected by", _listed(written.rejected_by)))
    return facts


def _speaker(site: Site, claim: Claim) -> str:
    name = "the article itself" if claim.speaker == ARTICLE else site.actor_name(claim.speaker)
    return f"{claim.written.described_as or name} ({claim.speaker})"


def _origins(site: Site, claim: Claim) -> str:
    named = []
    for origin in origins(site, claim):
        group = f" (of {origin_name(site, origin.group)})" if origin.group != origin.id else ""
        named.append(origin_name(site, origin.id) + group)
    return "; ".join(named)


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _evidence(site: Site, claim: Claim, evidence: Evidence, number: int) -> list[str]:
    source = site.sources[evidence.source]
    shared = f", the quote of {evidence.borrowed}" if evidence.borrowed else ""
    lines = [f"{number}. {source.card.label} ({evidence.source}, {source.file}{shared})"]
    lines += _lookup(site, evidence.quote, "quote")
    for context in evidence.context:
        lines += _lookup(site, context, "context")
    if evidence.speaker not in (claim.speaker, UNNAMED):
        lines.append(f"   said here by {site.actor_name(evidence.speaker)}")
    if relays := [site.actor_name(name) for name in evidence.relayed_by]:
        lines.append(f"   through {', then '.join(relays)}")
    return lines


def _lookup(site: Site, lookup: Lookup, role: str) -> list[str]:
    lines = [f"   {role}: “{lookup.words}”"]
    if passage := lookup.passage:
        text = site.sources[lookup.source].text or ""
        column = passage.start - text.rfind("\n", 0, passage.start)
        lines.append(
            f"     characters {passage.start} to {passage.end}, line {passage.paragraph}, column {column}"
        )
    elif isinstance(lookup.result, Miss):
        lines.append(f"     not found: {lookup.result.message}")
    else:
        lines.append("     not checked: the text is not here")
    return lines

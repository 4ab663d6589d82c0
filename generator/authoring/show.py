"""Shows one claim's whole chain: the sentences that cite it, the claim, its quotes, their offsets."""

from __future__ import annotations

from generator.analysis.origins import origins
from generator.analysis.prose_fields import prose
from generator.exports.plain_data import origin_name
from generator.model.vocabulary import label
from generator.quantities.dates import span_text
from generator.quantities.figures import show as show_figure
from generator.site.site import ARTICLE, UNNAMED, Claim, Evidence, Lookup, Site
from generator.syntax.sheet import Sheet
from generator.text.escaping import terminal_text
from generator.text.quotes import Miss
from generator.text.sentences import read_prose
from generator.text.spelling import near

WORDS = {ARTICLE: "the article itself"}


def find_claim(site: Site, name: str) -> tuple[list[Claim], str]:
    """The claims called `name` (`sheet/id`, or an id of any sheet), and what to say without any."""
    found = [one for one in site.claims() if name in (one.ref, one.id)]
    if found:
        return found, ""
    known = [word for one in site.claims() for word in (one.ref, one.id)]
    guess = near(name, known)
    return [], f"there is no claim {name!r}" + (f"; did you mean {guess!r}?" if guess else "")


def show_text(site: Site, claim: Claim) -> str:
    """The chain as text for a terminal, from the prose down to the offsets in the source texts."""
    sheet = site.briefs[claim.brief].sheet
    lines = _citing(site, claim)
    lines += ["", f"{claim.ref}  ({_place(sheet, claim.path)})", f"  {claim.says}"]
    lines += [f"  {key}: {value}" for key, value in _facts(site, claim)]
    for number, one in enumerate(claim.evidence, 1):
        lines += ["", *_evidence(site, claim, one, number)]
    return "".join(f"{terminal_text(line)}\n" for line in lines)


def _citing(site: Site, claim: Claim) -> list[str]:
    lines = []
    for one in prose(site):
        for sentence in read_prose(one.text):
            refs = [
                cite.id if "/" in cite.id else f"{one.brief}/{cite.id}" for cite in sentence.cites
            ]
            if claim.ref in refs:
                place = one.sheet.place(one.path, sentence.start)
                lines.append(f"{'.'.join(map(str, one.path))}  ({place})")
                lines.append(f"  {sentence.text}")
    return ["cited in", *lines] if lines else ["cited nowhere"]


def _facts(site: Site, claim: Claim) -> list[tuple[str, str]]:
    written = claim.written
    who = written.described_as or WORDS.get(claim.speaker, site.actor_name(claim.speaker))
    facts = [("said by", f"{who} ({claim.speaker})")]
    if written.said_on:
        facts.append(
            ("said on", written.said_on + (f" = {span_text(claim.said)}" if claim.said else ""))
        )
    facts.append(("put as", label("attribution", written.attribution)))
    grade = f"{written.credibility}, {label('credibility', written.credibility)}"
    facts.append(
        (
            "credibility",
            grade + (f": {written.credibility_basis}" if written.credibility_basis else ""),
        )
    )
    named = [
        f"{origin_name(site, one.id)}"
        + (f" (of {origin_name(site, one.group)})" if one.group != one.id else "")
        for one in origins(site, claim)
    ]
    facts.append(("origin", "; ".join(named)))
    if claim.kind and claim.value is not None:
        given = claim.value.model_dump(by_alias=True, exclude_defaults=True)
        facts.append(
            (claim.kind, ", ".join(f"{key}: {_plain(value)}" for key, value in given.items()))
        )
    if claim.figure:
        facts.append(("figure read as", show_figure(claim.figure)))
    if claim.when:
        facts.append(("time read as", span_text(claim.when)))
    for key in ("denies", "rejected_by"):
        if value := getattr(written, key):
            facts.append((key.replace("_", " "), _plain(value)))
    return facts


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _evidence(site: Site, claim: Claim, one: Evidence, number: int) -> list[str]:
    source = site.sources[one.source]
    shared = f", the quote of {one.borrowed}" if one.borrowed else ""
    lines = [f"{number}. {source.card.label} ({one.source}, {source.file}{shared})"]
    lines += _lookup(site, one.quote, "quote")
    for context in one.context:
        lines += _lookup(site, context, "context")
    way = [site.actor_name(name) for name in one.relayed_by]
    if one.speaker not in (claim.speaker, UNNAMED):
        lines.append(f"   said here by {site.actor_name(one.speaker)}")
    if way:
        lines.append(f"   through {', then '.join(way)}")
    return lines


def _lookup(site: Site, lookup: Lookup, role: str) -> list[str]:
    lines = [f"   {role}: “{lookup.wanted}”"]
    passage = lookup.passage
    if passage:
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


def _place(sheet: Sheet, path: tuple[str | int, ...]) -> str:
    return str(sheet.key_place(path))

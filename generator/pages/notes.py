"""Writes the notes of a brief: a Markdown footnote for each claim, numbered as the claims are."""

from __future__ import annotations

from markupsafe import Markup

from generator.analysis import phrases
from generator.analysis.cited_claims import cited_claims
from generator.pages import original_places, quoted_words
from generator.site.addresses import brief_page, claim_page, markdown_link, passage_page
from generator.site.evidence import Evidence
from generator.site.site import Brief, Claim, Site
from generator.text.escaping import md


def label(brief: Brief, claim: Claim) -> str:
    """What stands between `[^` and `]` for a claim: its id, with its sheet where that is another one."""
    return claim.id if claim.brief == brief.slug else claim.ref


def marks(brief: Brief, claims: list[Claim] | tuple[Claim, ...]) -> Markup:
    """The citations of some claims, side by side."""
    return Markup(" ".join(f"[^{label(brief, claim)}]" for claim in claims))  # noqa: S704 (ids)


def further(site: Site, brief: Brief) -> list[Claim]:
    """The claims of the brief that its page cites nowhere."""
    cited = {claim.ref for claim in cited_claims(site, brief)}
    return [claim for claim in brief.claims.values() if claim.ref not in cited]


def notes(site: Site, brief: Brief) -> Markup:
    """All notes, one a line: the brief's own claims by number, then those it cites of other briefs."""
    cited = cited_claims(site, brief)
    others = [claim for claim in cited if claim.brief != brief.slug]
    uncited = {claim.ref for claim in further(site, brief)}
    written = [
        _short(site, brief, claim) if claim.ref in uncited else _whole(site, brief, claim)
        for claim in (*brief.claims.values(), *others)
    ]
    return Markup("\n\n".join(written))  # noqa: S704 (made of escaped parts)


def _whole(site: Site, brief: Brief, claim: Claim) -> str:
    """Who, when, the quotes and where they stand."""
    when = f", {md(phrases.noted(claim))}" if claim.said else ""
    head = f"[^{label(brief, claim)}]: {_who(site, brief, claim)}{when}"
    card = _card(brief, claim)
    if all(paired(evidence.quote.words) for evidence in claim.evidence):
        quotes = "; ".join(
            f"{_quote(site, evidence, phrases.quoted(evidence.quote.words))}{_translation(evidence)}"
            f" ({_source(site, brief, claim, number)})"
            for number, evidence in enumerate(claim.evidence, 1)
        )
        return f"{head}: {quotes}. {card}"
    blocks = "\n\n".join(
        f"    > {_quote(site, evidence, evidence.quote.words)}\n\n"
        f"    {_source(site, brief, claim, number)}{_translation(evidence)}"
        for number, evidence in enumerate(claim.evidence, 1)
    )
    return f"{head}:\n\n{blocks}. {card}"


def _quote(site: Site, evidence: Evidence, words: str) -> str:
    return quoted_words.in_span(site.sources.get(evidence.source), words, md(words))


def _translation(evidence: Evidence) -> str:
    """The translation behind its original, marked as one, and by whom."""
    if evidence.translation is None:
        return ""
    return f", {md(quoted_words.translator(evidence))}: {md(phrases.quoted(evidence.translation))}"


def _short(site: Site, brief: Brief, claim: Claim) -> str:
    """What is claimed, and the way to its card."""
    anchors = "".join(
        f'<span id="{claim.id}-e{number}"></span>' for number in range(1, len(claim.evidence) + 1)
    )
    who = _who(site, brief, claim)
    return f"[^{claim.id}]: {anchors}{who}: {md(claim.says)} {_card(brief, claim)}"


def _who(site: Site, brief: Brief, claim: Claim) -> str:
    name = f"**{md(phrases.speakers(site, claim))}**"
    if claim.brief != brief.slug:
        return f"{name}, in “{md(site.briefs[claim.brief].title)}”"
    return f"{name}{{: #{claim.id} }}"


def _card(brief: Brief, claim: Claim) -> str:
    target = markdown_link(brief_page(brief.slug), claim_page(claim.ref))
    return f"[Evidence]({target})"


def _source(site: Site, brief: Brief, claim: Claim, number: int) -> str:
    evidence: Evidence = claim.evidence[number - 1]
    name = md(phrases.source_name(site, evidence.source))
    place = evidence.quote.passage
    own = f"{{: #{claim.id}-e{number} }}" if claim.brief == brief.slug else ""
    if place is None:
        missed = evidence.quote.missed
        fate = "**not found in the source**" if missed else "not re-checked here"
        return f"*{name}*{own}, {fate}"
    target = passage_page(evidence.source, place.start, place.end)
    page = original_places.short_place(site.sources[evidence.source], place.start, place.end)
    name = f"{name}, {md(page)}" if page else name
    through = f"through {md(phrases.relays(site, evidence))}: " if evidence.relayed_by else ""
    return f"{through}[{name}]({markdown_link(brief_page(brief.slug), target)}){own}"


def paired(words: str) -> bool:
    """Whether every quotation mark in some words has its other half among them."""
    depth = 0
    for mark in words:
        depth += (mark == "“") - (mark == "”")
        if depth not in (0, 1):
            return False
    return depth == 0 and words.count('"') % 2 == 0

"""The evidence of a claim names its speaker: in the quote, in its sentence, or in a context.

Why: who says it is half of a claim. A reader who opens the evidence and finds somebody else there,
or only “she added”, cannot see it.

Bad:
    said_by: falk
    evidence: [{source: letter, quote: The night fare will rise a little}]     # the sentence: “…, he added”

Good:
    said_by: falk
    evidence: [{source: letter, quote: The night fare will rise a little, context: ["Its director, Nils Falk"]}]

Any spelling of the register counts, a surname, a title, and those of the actors it belongs to. In
“Ada Brun told Nils Falk that …” the words are Ada Brun's. The capitals before a paragraph of a
transcript name its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.analysis.sentence_support import line_around
from generator.analysis.words_in_quote import spelling_in, stands
from generator.finding import Finding, wrong
from generator.site.evidence import Evidence
from generator.site.site import Actor, Site
from generator.text.around_quotes.hearers import without_hearers
from generator.text.sentences import sentences

LEVEL = "notice"
LABEL = re.compile(r"[A-Z][A-Z .’'-]{1,60}:(?=\s)")
SPEAKERS = ("person", "office", "organisation")


def check(site: Site) -> Iterator[Finding]:
    for claim in site.claims():
        for evidence in claim.evidence:
            actor = site.actors.get(evidence.speaker)
            words = [] if evidence.borrowed or actor is None else _words(site, evidence)
            if actor is None or not words:
                continue
            tellers = [without_hearers(text) for text in words]
            if any(_named(site, actor, text) for text in tellers):
                continue
            other = next(
                (
                    named
                    for other in site.actors.values()
                    if other.card.kind in SPEAKERS and (named := _first(other, tellers))
                ),
                "",
            )
            there = f" names {other} and" if other else ""
            message = f"{there} does not name “{actor.name}”, who is given for it"
            if any(_named(site, actor, text) for text in words):
                who = other or "somebody else"
                message = f" has {who} say it, and “{actor.name}”, who is given for it, hear it"
            yield wrong(
                evidence.quote.where,
                f"the sentence of this quote{message}",
                f"add the words that name the speaker as `context:`, or the source's name to `aliases:` of `{actor.id}`, or correct `said_by:`",
            )


def _words(site: Site, evidence: Evidence) -> list[str]:
    """The quote, its contexts and the sentences they stand in; empty where one of them is not found."""
    texts: list[str] = []
    for lookup in (evidence.quote, *evidence.context):
        if lookup.passage is None:
            return []
        text, start, end = line_around(site, lookup)
        texts += [
            text[span.start : span.end]
            for span in sentences(text)
            if span.start < end and start < span.end
        ]
        # In a transcript the speaker stands before a paragraph and is meant in all of it.
        if label := LABEL.match(text):
            texts += [label[0], label[0].lower()]  # an office is written small in the register
    return texts


def _named(site: Site, actor: Actor, text: str) -> bool:
    """Whether the actor, or one that it belongs to, is named or called by a title."""
    seen: set[str] = set()
    here: Actor | None = actor
    while here and here.id not in seen:
        seen.add(here.id)
        if _first(here, [text]) or any(stands(title, text) for title in here.card.titles):
            return True
        here = site.actors.get(here.card.part_of or "")
    return False


def _first(actor: Actor, texts: list[str]) -> str:
    return next((named for text in texts if (named := spelling_in(actor, text))), "")

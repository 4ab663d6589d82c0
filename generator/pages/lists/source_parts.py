"""Prepares the parts of a source's page: what its text leaves unstated, its briefs, what rests on it alone, furniture."""

from __future__ import annotations

from generator.analysis import phrases, weight
from generator.model.registers import SourceCard
from generator.pages.page_lists import resting
from generator.site.site import Site, Source


def unstated(card: SourceCard) -> str:
    """What a text does not say of itself, as a list in words; empty where it says everything."""
    keys = ("author", "publisher", "published", "address")
    return ", ".join({"published": "date"}.get(key, key) for key in keys if not getattr(card, key))


def homes(site: Site, source: str) -> dict[str, int]:
    """The briefs whose claims rest on a source, each with its number on the source's page."""
    slugs = dict.fromkeys(claim.brief for claim in resting(site, source))
    return {slug: number for number, slug in enumerate(slugs, 1)}


def falls(site: Site, source: str) -> list[str]:
    """What would lose all support without one source: of each brief its sentences, then the count of claims."""
    fall = weight.for_source(site, source)
    by_brief: dict[str, list[str]] = {}
    for line in fall.lines:
        by_brief.setdefault(line.brief, []).append(line.text)
    lines = [
        f"In “{site.briefs[brief].title}”, {'this sentence rests' if len(texts) == 1 else 'these sentences rest'}"
        f" on it alone: {' '.join(texts)}"
        for brief, texts in by_brief.items()
    ]
    alone = len(fall.claims)
    rest = "rests" if alone == 1 else "rest"
    words = (
        f"{phrases.capital(phrases.count_words(alone, 'claim'))} of the briefs {rest} on it alone."
    )
    return [*lines, words] if alone else lines


def furniture(source: Source) -> int:
    """How many lines of a source are left out as furniture."""
    lines = source.body.lines if source.body else ()
    return sum(line.furniture and bool(line.folded.strip()) for line in lines)

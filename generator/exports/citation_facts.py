"""Says how a brief and its sources are cited: the facts that every citation format writes in its own way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generator.analysis.editions import changed, edition
from generator.model.registers import Collected
from generator.quantities.times.when import When
from generator.site.addresses import address, brief_page
from generator.site.brief_parts import sources_of
from generator.site.site import Brief, Site, Source


@dataclass(frozen=True)
class Work:
    """One thing that can be cited; what is not known is None and stays out of every format.

    `day` is a full date that is stated, `date_words` a date that is not one (no year, no day).
    A `title` in square brackets is ours: the work has none.
    """

    id: str
    report: bool
    title: str
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    day: date | None = None
    date_words: str | None = None
    version: str | None = None
    address: str | None = None
    note: str | None = None


def of_brief(site: Site, brief: Brief) -> Work:
    """The suggested citation of a brief; its version is the edition."""
    return Work(
        id=brief.slug,
        report=True,
        title=brief.title,
        publisher=site.settings.name,
        day=changed(brief),
        version=edition(site, brief),
        address=address(site, brief_page(brief.slug)),
    )


def of_source(brief: Brief, source: Source) -> Work:
    """A source as far as its text states it; what only the collector knows is called that.

    No author and no date comes from elsewhere. An address of the collector's serves where the text
    states none, and the note says whose word it is. Our own words on a source are no part of it: a
    note is printed in lists of references.
    """
    card = source.card
    collected = card.collected
    day = stated_day(source.published)
    return Work(
        id=f"{brief.slug}-{source.id}",
        report=False,
        title=card.title or f"[{card.label}]",
        # “A and B” are two people; a comma may belong to one name.
        authors=tuple(re.split(r"\s+and\s+", card.author)) if card.author else (),
        publisher=card.publisher,
        day=day,
        date_words=card.published if day is None else None,
        address=card.address or (collected.address if collected else None),
        note=_collected(collected) or None,
    )


def _collected(collected: Collected | None) -> str:
    """What the collector knows, as a sentence that says so; empty where nobody collected it."""
    if collected is None:
        return ""
    known = [
        f"{words} {value}"
        for words, value in (
            ("published by", collected.publisher),
            ("found at", collected.address),
            ("a copy is kept at", collected.archived),
            ("brought in on", collected.retrieved),
        )
        if value
    ]
    return f"According to its collector, {collected.by}: {', '.join(known)}." if known else ""


def works(site: Site, brief: Brief) -> list[Work]:
    """The brief first, then its sources in the register's order."""
    return [
        of_brief(site, brief),
        *(of_source(brief, source) for source in sources_of(site, brief)),
    ]


def stated_day(when: When | None) -> date | None:
    """The one day that the words name, with a year of their own; None for anything less."""
    if when is None or when.lower is None or when.lower != when.upper:
        return None
    return None if when.year_inferred or when.approximate else when.lower

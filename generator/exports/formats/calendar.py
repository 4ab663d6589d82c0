"""Writes the coming dates as one calendar (iCalendar, RFC 5545): the days of plans, forecasts and deadlines."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from generator.analysis import phrases
from generator.exports.format import Files, Format
from generator.model.kinds import kinds
from generator.quantities.times.when import When, span_text
from generator.site.addresses import brief_page
from generator.site.site import ARTICLE, Brief, Claim, Site
from generator.text.escaping import ics_text
from generator.text.sentences import read_prose

SPACE = uuid.UUID("0b4e8f1c-33a5-5f0e-8d1e-7a4a5f2c9d20")
# Only days the words themselves reach: no month, no year, no "about", no end of our own making.
DAYS = re.compile(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?")
DEADLINE = re.compile(r"\.\./\d{4}-\d{2}-\d{2}")


class ComingDay(NamedTuple):
    """One entry: whole days from `first` to `last`, both included; `deadline` tells that it is a last day."""

    first: date
    last: date
    claim: Claim
    when: When
    deadline: bool


class Export(Format):
    def of_site(self, parts: list[Any]) -> Files:
        site = self.site
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//evidence-briefs//events 1.0//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            f"X-WR-CALNAME:{ics_text(site.settings.name)}",
        ]
        for day in days(site):
            lines += _event(site, day)
        for brief in site.briefs.values():
            for name, judgement in brief.judgements.items():
                if judgement.resolve_by:
                    lines += _due(site, brief, name, date.fromisoformat(judgement.resolve_by))
        lines.append("END:VCALENDAR")
        return {"data/events.ics": "".join(f"{fold(line)}\r\n" for line in lines)}


def days(site: Site) -> list[ComingDay]:
    """What claims look ahead to and has a day, or a span of days, in the order of time."""
    return sorted(_days(site), key=lambda day: (day.first, day.last, day.claim.ref))


def _days(site: Site) -> Iterator[ComingDay]:
    for claim in site.claims():
        when = claim.when
        if when is None or when.edtf is None or when.upper is None or not _coming(claim, when):
            continue
        if when.lower is not None and DAYS.fullmatch(when.edtf):
            yield ComingDay(when.lower, when.upper, claim, when, deadline=False)
        elif DEADLINE.fullmatch(when.edtf):
            yield ComingDay(when.upper, when.upper, claim, when, deadline=True)


def _coming(claim: Claim, when: When) -> bool:
    """Whether the claim looks ahead to its time: its own terms tell, else the time of speaking."""
    ahead = kinds()[claim.kind].ahead(claim.value) if claim.kind else None
    if ahead is not None:
        return ahead
    spoken = claim.said.upper if claim.said and claim.said.upper else claim.latest
    first = when.lower or when.upper
    return spoken is not None and first is not None and first > spoken


def speaker_name(site: Site, claim: Claim) -> str:
    """Who says it. Far from the page "the article itself" says nothing, so articles have their names."""
    if claim.speaker == ARTICLE:
        return ", ".join(phrases.source_name(site, name) for name in claim.sources)
    return phrases.speaker(site, claim)


def _event(site: Site, day: ComingDay) -> list[str]:
    claim, home = day.claim, site.briefs[day.claim.brief]
    who = speaker_name(site, claim)
    summary = f"{claim.says} ({who})"
    about = [f"{claim.says} So says: {who}.", f"Brief: {home.title}."]
    about.append(f"In the source's words: “{day.when.words}”, that is: {span_text(day.when)}.")
    if day.when.year_inferred:
        about.append("The words state no year; it is inferred, and the brief says from what.")
    lines = [
        "BEGIN:VEVENT",
        # Ids of published entries stay what they are, so their last part does too.
        f"UID:{uuid.uuid5(SPACE, chr(10).join((site.settings.name, claim.ref, 'when')))}",
        # No clock: the stamp is the entry's own first day.
        f"DTSTAMP:{_basic(day.first)}T000000Z",
        f"DTSTART;VALUE=DATE:{_basic(day.first)}",
    ]
    if day.last < date.max:
        lines.append(f"DTEND;VALUE=DATE:{_basic(day.last + timedelta(days=1))}")
    lines += [
        f"SUMMARY:{ics_text(f'Last day: {summary}' if day.deadline else summary)}",
        f"DESCRIPTION:{ics_text(chr(10).join(about))}",
        f"CATEGORIES:{ics_text(home.title)}",
        "TRANSP:TRANSPARENT",
    ]
    if site.settings.address:
        lines.append(f"URL:{site.settings.address}{brief_page(claim.brief, claim.id)}")
    return [*lines, "END:VEVENT"]


def _due(site: Site, brief: Brief, name: str, day: date) -> list[str]:
    """The day by which a judgement is to be known."""
    words = " ".join(part.text for part in read_prose(brief.judgements[name].judgement))
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid5(SPACE, chr(10).join((site.settings.name, brief.slug, name, 'due')))}",
        f"DTSTAMP:{_basic(day)}T000000Z",
        f"DTSTART;VALUE=DATE:{_basic(day)}",
        f"SUMMARY:{ics_text(f'To be known: {words}')}",
        f"DESCRIPTION:{ics_text(f'A judgement of ours; by this day it should be known what became of it. Brief: {brief.title}.')}",
        f"CATEGORIES:{ics_text(brief.title)}",
        "TRANSP:TRANSPARENT",
    ]
    if site.settings.address:
        lines.append(f"URL:{site.settings.address}{brief_page(brief.slug, f'j-{name}')}")
    return [*lines, "END:VEVENT"]


def _basic(day: date) -> str:
    """A day in the basic format of ISO 8601; `%Y` gives the year 999 three digits."""
    return day.isoformat().replace("-", "")


def fold(line: str) -> str:
    """A content line in pieces of at most 75 octets, never within a character (RFC 5545, 3.1)."""
    pieces, size = [""], 0
    for char in line:
        width = len(char.encode("utf-8"))
        if size + width > 75:
            pieces.append(" ")
            size = 1
        pieces[-1] += char
        size += width
    return "\r\n".join(pieces)

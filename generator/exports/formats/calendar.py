"""Writes every dated thing as one calendar (iCalendar, RFC 5545): events, commitments, and what was said when."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from generator.analysis import phrases
from generator.quantities.dates import When, span_text
from generator.site.addresses import brief_page
from generator.site.site import ARTICLE, Claim, Site
from generator.text.escaping import ics_text

SPACE = uuid.UUID("0b4e8f1c-33a5-5f0e-8d1e-7a4a5f2c9d20")
# Only days the words themselves reach: no month, no year, no "about", no end of our own making.
DAYS = re.compile(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?")
DEADLINE = re.compile(r"\.\./\d{4}-\d{2}-\d{2}")


class Day(NamedTuple):
    """One entry: whole days from `first` to `last`, both included."""

    first: date
    last: date
    claim: Claim
    role: str
    summary: str
    when: When


def export(site: Site) -> dict[str, str | bytes]:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//evidence-briefs//events 1.0//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{ics_text(site.settings.name)}",
    ]
    for one in days(site):
        lines += _event(site, one)
    lines.append("END:VCALENDAR")
    return {"data/events.ics": "".join(f"{fold(line)}\r\n" for line in lines)}


def days(site: Site) -> list[Day]:
    """What has a day, or a span of days, in the order of time."""
    return sorted(_days(site), key=lambda one: (one.first, one.last, one.claim.ref, one.role))


def _days(site: Site) -> Iterator[Day]:
    for claim in site.claims():
        for role, when in (("when", claim.when), ("said", claim.said)):
            if when is None or when.edtf is None or when.upper is None:
                continue
            who = speaker_name(site, claim)
            if when.lower is not None and DAYS.fullmatch(when.edtf):
                title = f"Said: {claim.says} ({who})" if role == "said" else f"{claim.says} ({who})"
                yield Day(when.lower, when.upper, claim, role, title, when)
            elif role == "when" and DEADLINE.fullmatch(when.edtf):
                yield Day(
                    when.upper, when.upper, claim, role, f"Last day: {claim.says} ({who})", when
                )


def speaker_name(site: Site, claim: Claim) -> str:
    """Who says it. Far from the page "the article itself" says nothing, so articles have their names."""
    if claim.speaker == ARTICLE:
        return ", ".join(phrases.source_name(site, name) for name in claim.sources)
    return phrases.speaker(site, claim)


def _event(site: Site, one: Day) -> list[str]:
    claim, home = one.claim, site.briefs[one.claim.brief]
    told = [f"{claim.says} So says: {speaker_name(site, claim)}.", f"Brief: {home.title}."]
    told.append(f"In the source's words: “{one.when.words}”, that is: {span_text(one.when)}.")
    if one.when.year_inferred:
        told.append("The words state no year; it is inferred, and the brief says from what.")
    key = f"{site.settings.name}\n{claim.ref}\n{one.role}"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid5(SPACE, key)}",
        # No clock: the stamp is the entry's own first day.
        f"DTSTAMP:{one.first:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{one.first:%Y%m%d}",
    ]
    if one.last < date.max:
        lines.append(f"DTEND;VALUE=DATE:{one.last + timedelta(days=1):%Y%m%d}")
    lines += [
        f"SUMMARY:{ics_text(one.summary)}",
        f"DESCRIPTION:{ics_text(chr(10).join(told))}",
        f"CATEGORIES:{ics_text(home.title)}",
        "TRANSP:TRANSPARENT",
    ]
    if site.settings.address:
        lines.append(f"URL:{site.settings.address}{brief_page(claim.brief, claim.id)}")
    return [*lines, "END:VEVENT"]


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

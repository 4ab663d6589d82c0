"""Writes what changed in the briefs as two Atom feeds (RFC 4287): everything, and conclusions alone."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, NamedTuple

from generator.analysis.editions import as_of, change_day, withdrawals
from generator.exports.format import Files, Format
from generator.model.vocabulary import label
from generator.site.addresses import brief_page
from generator.site.site import Brief, Site
from generator.text.escaping import html_attr, html_text

# Ids must never change and must not hang on an address, so they are made from names alone.
SPACE = uuid.UUID("6f0c1e9a-6d0b-5d38-9a55-0d8a2a1f7c11")
NO_DAY = date(1970, 1, 1)


class Entry(NamedTuple):
    """One change of one brief. `turn` counts the brief's changes of that day, oldest first; of what was withdrawn, `name` says what it was."""

    day: date
    brief: Brief
    turn: int
    kind: str
    note: str
    name: str = ""


# So many entries a feed has: readers of feeds keep what they have seen, and the pages have the whole history.
MOST = 100


class Export(Format):
    def of_site(self, parts: list[Any]) -> Files:
        name, changes = self.site.settings.name, entries(self.site)
        conclusions = [entry for entry in changes if entry.kind == "conclusion"]
        return {
            "data/changes.atom": feed(self.site, "changes", f"{name}: changes", changes[:MOST]),
            "data/conclusions.atom": feed(
                self.site, "conclusions", f"{name}: changed conclusions", conclusions[:MOST]
            ),
        }


def entries(site: Site) -> list[Entry]:
    """Every dated change of every brief, newest first."""
    listed = []
    for brief in site.briefs.values():
        turns: dict[date, int] = {}
        # A sheet lists the newest change first; counting from the oldest keeps ids as entries are added.
        for change in reversed(brief.written.changes):
            if (day := change_day(change)) is not None:
                turns[day] = turns.get(day, 0) + 1
                listed.append(Entry(day, brief, turns[day], change.class_, change.note))
    for brief in (*site.briefs.values(), *site.withdrawn.values()):
        for gone in withdrawals(site, brief):
            day, note = date.fromisoformat(gone.written.on), f"Withdrawn: {gone.words}"
            name = f"{gone.kind} {gone.id}"
            note = f"{note} {gone.written.because}"
            listed.append(Entry(day, brief, 0, "conclusion", note, name))
    return sorted(
        listed,
        key=lambda entry: (-entry.day.toordinal(), entry.brief.slug, -entry.turn, entry.name),
    )


def feed(site: Site, name: str, title: str, listed: list[Entry]) -> str:
    """One feed. Links are full where the site knows its address, else relative to the feed."""
    base = site.settings.address or "../"
    days = [entry.day for entry in listed] or [
        day for brief in site.briefs.values() if (day := as_of(site, brief))
    ]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        f"  <id>{_urn(site, name)}</id>",
        f"  <title>{html_text(title)}</title>",
        f"  <updated>{_stamp(max(days, default=NO_DAY))}</updated>",
        f"  <author><name>{html_text(site.settings.name)}</name></author>",
        f'  <link rel="alternate" type="text/html" href="{html_attr(base)}"/>',
    ]
    if site.settings.address:
        lines.append(
            f'  <link rel="self" type="application/atom+xml" href="{html_attr(base)}data/{name}.atom"/>'
        )
    for entry in listed:
        href = html_attr(base + brief_page(entry.brief.slug))
        lines += [
            "  <entry>",
            f"    <id>{_urn(site, entry.brief.slug, entry.day.isoformat(), entry.name or str(entry.turn))}</id>",
            f"    <title>{html_text(entry.brief.title)}: {html_text(label('change', entry.kind))}</title>",
            f"    <updated>{_stamp(entry.day)}</updated>",
            f'    <link rel="alternate" type="text/html" href="{href}"/>',
            f'    <category term="{html_attr(entry.kind)}"/>',
            f'    <content type="text">{html_text(entry.note)}</content>',
            "  </entry>",
        ]
    return "\n".join([*lines, "</feed>"]) + "\n"


def _urn(site: Site, *parts: str) -> str:
    return uuid.uuid5(SPACE, "\n".join([site.settings.name, *parts])).urn


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"

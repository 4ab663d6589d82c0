"""The history of a brief gives each change its day, the newest first.

Why: readers and feeds take the first entry for the latest. “June 2” or a day that does not exist
cannot be put in order.

Bad:
    changes:
      - {date: June 2, class: wording, note: First edition.}

Good:
    changes:
      - {date: 2031-06-02, class: wording, note: First edition.}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.finding import Finding, wrong
from generator.site.site import Site


def check(site: Site) -> Iterator[Finding]:
    for brief in site.briefs.values():
        newer: date | None = None
        for index, change in enumerate(brief.written.changes):
            where = brief.at("changes", index, "date")
            day = _day(change.date)
            if day is None:
                yield wrong(
                    where,
                    f"“{change.date}” is no day of the calendar; expected a date such as 2031-06-02",
                    "write year, month and day with hyphens",
                )
                continue
            if newer and day > newer:
                yield wrong(
                    where,
                    f"{day} stands below the older {newer}; expected the newest change first",
                    "put the entries in order, newest first",
                )
            newer = day


def _day(text: str) -> date | None:
    try:
        return (
            date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
        )
    except ValueError:
        return None

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

from generator.checks import Hit
from generator.site.site import Site


def check(site: Site) -> Iterator[Hit]:
    for brief in site.briefs.values():
        newer: date | None = None
        for index, change in enumerate(brief.written.changes):
            place = brief.sheet.place(("changes", index, "date"), 0)
            day = _day(change.date)
            if day is None:
                yield Hit(place, f"“{change.date}” is no day of the calendar; expected a date such as 2031-06-02",
                          "write year, month and day with hyphens", len(change.date))  # fmt: skip
                continue
            if newer and day > newer:
                yield Hit(place, f"{day} stands below the older {newer}; expected the newest change first",
                          "put the entries in order, newest first", len(change.date))  # fmt: skip
            newer = day


def _day(text: str) -> date | None:
    try:
        return (
            date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
        )
    except ValueError:
        return None

"""The time in which a text must have been written is an interval of dates, with its reason.

Why: such a window is our inference, and it orders undated statements. Without its ground nobody can
check it; without two ends nothing says how far it reaches.

Bad:
    window: May 2031

Good:
    window: 2031-05-03/2031-06-01
    window_because: The letter of June 1 repeats its count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Finding, wrong
from generator.site.site import Site

INTERVAL = re.compile(r"[0-9X~?%.-]+/[0-9X~?%.-]+")


def check(site: Site) -> Iterator[Finding]:
    for source in site.sources.values():
        card, at = source.card, (*source.path, "window")
        if card.window is not None and not INTERVAL.fullmatch(card.window):
            yield wrong(
                source.sheet.at(*at),
                f"“{card.window}” is no interval; expected two dates with a slash",
                "write for example 2031-05-03/2031-06-01, with `..` for an open end",
            )
        elif card.window is not None and card.window_because is None:
            yield wrong(
                source.sheet.at(*at).key,
                "`window` stands there without `window_because`; expected the reason",
                "add `window_because:` with what bounds it",
            )
        elif card.window is None and card.window_because is not None:
            yield wrong(
                source.at("window_because").key,
                "`window_because` stands there without `window`; expected the interval",
                "add `window:`, or take the reason out",
            )

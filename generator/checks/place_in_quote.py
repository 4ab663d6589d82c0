"""The place of an event (`where`) is given in words that a quote or context of the claim holds.

Why: “near the pier” and “on the pier” are two places; where a thing happened is for the source to say.

Bad:
    quote: which has run from the old pier
    event: {where: the new pier}

Good:
    quote: which has run from the old pier
    event: {where: the old pier}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import QUOTES_FOUND, not_quoted
from generator.finding import Finding
from generator.site.site import Site

NEEDS = (QUOTES_FOUND,)


def check(site: Site) -> Iterator[Finding]:
    yield from not_quoted(site, "place", "the place")

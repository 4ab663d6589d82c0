"""A quantity without a number (`wording`) is given in words that a quote or context of the claim holds.

Why: “significantly” and “sharply” are different things; which of them was said is the source's business.

Bad:
    quote: The night fare will rise a little
    estimate: {of: fare, wording: slightly, status: forecast}

Good:
    quote: The night fare will rise a little
    estimate: {of: fare, wording: a little, status: forecast}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import QUOTES_FOUND, not_quoted
from generator.finding import Finding
from generator.site.site import Site

NEEDS = (QUOTES_FOUND,)


def check(site: Site) -> Iterator[Finding]:
    yield from not_quoted(site, "wording", "the wording")

"""The condition of a position (`only_if`) is given in words that a quote or context of the claim holds.

Why: a promise with a condition is another promise. In our words the condition would grow or shrink.

Bad:
    quote: The town is not ruling out a subsidy “if fares stay low,” Mayor Ada Brun said
    position: {of: subsidy, stance: not-ruling-out, only_if: provided that fares stay low}

Good:
    quote: The town is not ruling out a subsidy “if fares stay low,” Mayor Ada Brun said
    position: {of: subsidy, stance: not-ruling-out, only_if: if fares stay low}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import QUOTES_FOUND, not_quoted
from generator.finding import Finding
from generator.site.site import Site

NEEDS = (QUOTES_FOUND,)


def check(site: Site) -> Iterator[Finding]:
    yield from not_quoted(site, "condition", "the condition")

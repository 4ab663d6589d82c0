"""What was said at an event has the day of that event, so the event’s claim has one.

Why: `said_on: {during: …}` is a day by another name. Without a day there, nothing is gained.

Bad:
    said_on: {during: pier}         # and `pier` says nothing of a time

Good:
    said_on: {during: meeting}      # event: {who: [company], when: On May 3}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, wrong
from generator.site.site import Site


def check(site: Site) -> Iterator[Finding]:
    for brief in site.briefs.values():
        for claim in brief.claims.values():
            event = claim.written.occasion
            # A claim that is not there is told elsewhere.
            if event in brief.claims and claim.occasion is None:
                yield wrong(
                    claim.at("said_on", "during"),
                    f"`{event}` gives no day; expected a claim that tells when the event was",
                    "give its event a time (`when:`) that the source states, or leave `said_on` out",
                )

"""Who passes a claim on is not who said it.

Why: the chain from the speaker to us decides how many independent voices a claim has. A speaker
listed as a relay makes the chain look longer than it is.

Bad:
    said_by: company
    evidence: [{source: letter, relayed_by: [company], quote: the company put night traffic at around 40 passengers}]

Good:
    said_by: company
    evidence: [{source: letter, relayed_by: [lake-wire], quote: the company put night traffic at around 40 passengers}]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, wrong
from generator.site.site import Site


def check(site: Site) -> Iterator[Finding]:
    for claim in site.claims():
        for evidence in claim.evidence:
            for index, relay in enumerate(evidence.relayed_by if not evidence.borrowed else ()):
                where = evidence.at("relayed_by", index)
                if relay == evidence.speaker:
                    yield wrong(
                        where,
                        f"`{relay}` is the speaker; expected somebody who passed it on",
                        "take it out of `relayed_by`",
                    )

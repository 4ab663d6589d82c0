"""A judgement held with high confidence cites claims of two origin groups.

Why: high confidence says that the ground is good. What one speaker says, however often it is
repeated, is one piece of information; if it is wrong, so is the judgement.

Bad:
    judgement: Night traffic stays near the count. [^passengers]      # the company alone
    confidence: high

Good:
    judgement: Night traffic stays near the count. [^passengers]
    confidence: low
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.origins import voices
from generator.analysis.phrases import count, group_name
from generator.finding import Finding, wrong
from generator.site.site import Site
from generator.text.sentences import read_prose


def check(site: Site) -> Iterator[Finding]:
    for brief in site.briefs.values():
        for name, judgement in brief.judgements.items():
            if judgement.confidence != "high":
                continue
            cites = [
                cite.id for sentence in read_prose(judgement.judgement) for cite in sentence.cites
            ]
            heard = voices(site, filter(None, (site.claim(ref, brief.slug) for ref in cites)))
            if len(heard.groups) < 2:
                whom = f" ({group_name(site, heard.groups[0])})" if heard.groups else ""
                yield wrong(
                    brief.at("judgements", name, "confidence"),
                    f"high confidence over {count(len(heard.groups), 'origin group')}{whom}; "
                    "expected two that are independent",
                    "lower the confidence, or cite what another origin says",
                )

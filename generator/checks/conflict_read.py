"""Two claims that cannot both be right are read in `disagreements`.

Why: the engine finds conflicts by comparing figures, positions and times; it never picks a side. A
conflict that nobody reads would stand in the brief without a word.

Bad:
    # “about 40” and “90” passengers on the same day, and no disagreement between them

Good:
    disagreements:
      two-counts: {between: [passengers, other-count], verdict: conflict, reading: The company counts tickets only. [^passengers]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.compare import conflicts
from generator.finding import Finding, wrong
from generator.site.site import Brief, Site


def check(site: Site) -> Iterator[Finding]:
    for brief in site.briefs.values():
        if brief.slug in site.misfits:
            continue  # its reading may be what does not fit
        unsure = _beside_unknown(site, brief)
        for pair in conflicts(site, brief):
            if pair.reading is None and not {pair.a.id, pair.b.id} & unsure:
                other = pair.a.id if pair.a.brief == pair.b.brief else pair.a.ref
                yield wrong(
                    pair.b.at(pair.b.kind or "").key,
                    f"`{pair.b.id}` and `{other}` conflict ({pair.comparison.reason}); "
                    "expected them to be read in `disagreements`",
                    f"add an entry with `between: [{other}, {pair.b.id}]`, or make their subjects and times exact",
                )


def _beside_unknown(site: Site, brief: Brief) -> set[str]:
    """Claims whose disagreement names a claim that is not there: which one was meant is not known."""
    return {
        ref
        for disagreement in brief.disagreements.values()
        if any(site.claim(ref, brief.slug) is None for ref in disagreement.between)
        for ref in disagreement.between
    }

"""Each registered actor speaks, acts or relays somewhere, or is named in a source.

Why: an entry that nothing uses is a typo, or a claim that was never written.

Bad:
    ferryman: {name: the ferryman, kind: person}       # and no claim names him, nor does a source

Good:
    falk: {name: Nils Falk, kind: person, part_of: company}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.references import references
from generator.analysis.words_in_quote import spelling_in_folded
from generator.checks import FILES_READ
from generator.finding import Finding, wrong
from generator.site.site import Site
from generator.text.folding import folded

LEVEL = "notice"
NEEDS = (FILES_READ,)
WAITS = "actor"


def check(site: Site) -> Iterator[Finding]:
    unused = dict(site.actors)
    for reference in references(site):
        if reference.what == "actor":
            unused.pop(reference.id, None)
        if not unused:
            return  # as a rule soon
    # Whole texts are folded here and let go: what folds them elsewhere remembers what it folded.
    texts = [folded(source.text) for source in site.sources.values() if source.text]
    for actor in unused.values():
        if not any(spelling_in_folded(actor, text) for text in texts):
            yield wrong(
                actor.at().key,
                f"nothing uses `{actor.id}`; expected a claim or a source that names it",
                "take the entry out",
            )

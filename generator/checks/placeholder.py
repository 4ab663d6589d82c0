"""What is published holds no placeholder: `…`, TODO or TBD.

Why: a skeleton puts `…` where the curator has to write; left there, it would be the text of a claim.

Bad:
    says: …

Good:
    says: The company counts about 40 passengers.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, KeyPath, wrong
from generator.model.placeholders import unwritten
from generator.site.site import Brief, Site

WAITS = "field"
# Words of a source, and names: nobody can write them otherwise.
VERBATIM = {"furniture", "prefix", "suffix", "aliases", "weak_aliases", "titles"}


def check(site: Site) -> Iterator[Finding]:
    hidden = {brief.sheet.path: _drafts(brief) for brief in site.briefs.values()}
    for sheet in site.sheets():
        drafts = hidden.get(sheet.path, set())
        for where, text in sheet.texts():
            path = where.keys
            if unwritten(text) and path[:2] not in drafts and not VERBATIM & {*path}:
                yield wrong(
                    where,
                    f"{_named(path)} holds the placeholder “{text.strip()[:40]}”; expected it written",
                    "write it, or keep it back with `draft: true`"
                    if path[0] in ("claims", "judgements")
                    else "write it",
                )


def _drafts(brief: Brief) -> set[KeyPath]:
    """Where the drafts stand that were left out, with what they still lack."""
    published = {"claims": brief.claims, "judgements": brief.judgements}
    return {
        (section, name)
        for section, kept in published.items()
        for name in brief.sheet.data.get(section) or ()
        if name not in kept
    }


def _named(path: KeyPath) -> str:
    last = path[-1]
    return f"entry {last + 1} of `{path[-2]}`" if isinstance(last, int) else f"`{last}`"

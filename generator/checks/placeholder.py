"""What is published holds no placeholder: `…`, TODO or TBD.

Why: a skeleton puts `…` where the curator has to write; left there, it would be the text of a claim.

Bad:
    says: …

Good:
    says: The company counts about 40 passengers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.finding import Finding, KeyPath, wrong
from generator.model.placeholders import unwritten
from generator.site.site import Site

WAITS = "field"
# Words of a source, and names: nobody can write them otherwise.
VERBATIM = {"furniture", "prefix", "suffix", "aliases", "weak_aliases", "titles"}


def check(site: Site) -> Iterator[Finding]:
    for sheet in site.sheets():
        for path, text in _texts(sheet.data, ()):
            if unwritten(text):
                yield wrong(
                    sheet.at(*path),
                    f"{_named(path)} holds the placeholder “{text.strip()[:40]}”; expected it written",
                    "write it, or keep it back with `draft: true`"
                    if path[0] in ("claims", "judgements")
                    else "write it",
                )


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Every text with its key path; what is marked as a draft is left alone."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict) and value.get("draft") is not True:
        for key, inner in value.items():
            if key not in VERBATIM:
                yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*path, number))


def _named(path: KeyPath) -> str:
    last = path[-1]
    return f"entry {last + 1} of `{path[-2]}`" if isinstance(last, int) else f"`{last}`"

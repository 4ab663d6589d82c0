"""A section, and a tag, is spelled in one way in all sheets.

Why: two spellings would make two groups of what is one, and both would want the same address.

Bad:
    section: Water supply     # in one sheet
    section: water  supply    # in another

Good:
    section: Water supply     # in both
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, Where, wrong
from generator.site.site import Site
from generator.text.identifiers import slug_of


def check(site: Site) -> Iterator[Finding]:
    for key in ("section", "tags"):
        first: dict[str, tuple[str, Where]] = {}
        for name, where in _written(site, key):
            spelling, first_place = first.setdefault(slug_of(name), (name, where))
            if name != spelling:
                place = f"{first_place.place.path}, line {first_place.place.line}"
                yield wrong(
                    where,
                    f"“{name}” is “{spelling}” in another spelling ({place}); expected one spelling",
                    f"write “{spelling}” in both, or words that differ more",
                )


def _written(site: Site, key: str) -> Iterator[tuple[str, Where]]:
    for brief in site.briefs.values():
        value = getattr(brief.written, key)
        if key == "tags":
            yield from ((tag, brief.at(key, number)) for number, tag in enumerate(value))
        elif value:
            yield value, brief.at(key)

"""A page of a PDF is quoted only after somebody has looked at its picture.

Why: programs that read PDFs have lost a syllable (“armed” for “unarmed”) and read 8,000 where 3,000 is
printed, and a second program agreed. Only a look at the page tells. A quote on two pages needs both.

Bad:
    original: {file: notice.pdf, sha256: …, by: …, map: …}      # page 3 is quoted

Good:
    original: {file: notice.pdf, sha256: …, by: …, map: …}
    looked_at: {"3": 2031-04-06}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, wrong
from generator.site.site import Site, Source

UNREADABLE = "\ufffd"


def check(site: Site) -> Iterator[Finding]:
    for source in site.sources.values():
        yield from _labels(source)
    for lookup in site.lookups:
        if lookup.passage is None:
            continue
        source = site.sources[lookup.source]
        where = lookup.sheet.at(*lookup.path)
        if source.card.original and UNREADABLE in lookup.words:
            at = lookup.words.index(UNREADABLE)
            yield wrong(
                where.span(at, 1),
                f"nobody could read this letter of `{source.id}`; expected words that are known",
                "quote words beside it",
            )
        original_map = source.original.map if source.original else None
        if original_map is None or original_map.text != source.digest:
            continue  # a list that was made with another text is told, and tells nothing
        pages = original_map.pages_of(lookup.passage.start, lookup.passage.end)
        missing = [page.label for page in pages if page.label not in source.card.looked_at]
        if missing:
            listed = " and ".join(f"page {label}" for label in missing)
            days = ", ".join(f'"{label}": DAY' for label in missing)
            yield wrong(
                where.span(0, len(lookup.words)),
                f"nobody has looked at {listed} of `{source.id}`; expected a look before it is quoted",
                f"compare text and picture with `briefs look {source.id}`, then add `looked_at: {{{days}}}` to its card",
            )


def _labels(source: Source) -> Iterator[Finding]:
    """Pages that the card calls looked at and the document does not have."""
    original_map = source.original.map if source.original else None
    known = {page.label for page in original_map.pages} if original_map else set()
    for label in source.card.looked_at:
        if source.original is None or (original_map and label not in known):
            yield wrong(
                source.at("looked_at", label).key,
                f"the original of `{source.id}` has no page {label}; expected the label of one of its pages",
                f"`briefs look {source.id}` shows them with their labels",
            )

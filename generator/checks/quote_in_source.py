"""Every quote and every context stands in its source, character for character, once.

Why: a reader opens the source page at the quote. Words that are nearly there are our words, not
the source's. Only white space is folded; a quote is one paragraph, whole words, and no furniture.

Bad:
    - {source: notice, quote: about 40 passengers used the night boat}

Good:
    - {source: notice, quote: about 40 passengers use the night boat}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, wrong
from generator.site.evidence import Lookup
from generator.site.site import Site
from generator.text.quotes import Miss, Passage, find_quote


def check(site: Site) -> Iterator[Finding]:
    for lookup in site.lookups:
        miss = lookup.result
        if isinstance(miss, Miss):
            at, length = _where(lookup, miss)
            message = miss.message if lookup.role == "quote" else f"{lookup.role}: {miss.message}"
            cure = _cut_at_a_comma(site, lookup) or miss.cure
            if miss.why == "differs" and (elsewhere := _elsewhere(site, lookup)):
                source, passage = elsewhere
                message = f"these words do not stand in `{lookup.source}`, but in `{source}`, line {passage.paragraph}"
                cure, at, length = f"write `source: {source}`", 0, len(lookup.words)
            yield wrong(lookup.where.span(at, length), message, cure)


def _elsewhere(site: Site, lookup: Lookup) -> tuple[str, Passage] | None:
    """The one other source in which the quote stands word for word, with the place."""
    places = [
        (source.id, hit)
        for source in site.sources.values()
        if source.id != lookup.source and source.body
        if isinstance(hit := find_quote(lookup.words, source.body, compare=False), Passage)
    ]
    return places[0] if len(places) == 1 and len(lookup.words.split()) > 2 else None


def _cut_at_a_comma(site: Site, lookup: Lookup) -> str:
    """The cure for `[near 3,000 men]`, which is two items to YAML; empty when it is not that."""
    body = site.sources[lookup.source].body
    by_path = {other.path: other.words for other in site.lookups if other.sheet is lookup.sheet}
    last = lookup.path[-1]
    if body is None or not isinstance(last, int):
        return ""
    for first in (last, last - 1):
        halves = [by_path.get((*lookup.path[:-1], number)) for number in (first, first + 1)]
        for comma in (",", ", "):
            whole = comma.join(half for half in halves if half)
            if all(halves) and isinstance(find_quote(whole, body, compare=False), Passage):
                return f'the comma ended the item: put the whole in quote marks, "{whole}"'
    return ""


def _where(lookup: Lookup, miss: Miss) -> tuple[int, int]:
    """Offset and length of the first word that differs, else of the whole quote."""
    wanted = lookup.words
    if miss.why != "differs" or miss.nearest is None:
        return 0, len(wanted)
    pairs = enumerate(zip(wanted, miss.nearest.text, strict=False))
    first = next((at for at, (mine, theirs) in pairs if mine != theirs), 0)
    start = wanted.rfind(" ", 0, first) + 1
    end = wanted.find(" ", first)
    return start, max(1, (len(wanted) if end < 0 else end) - start)

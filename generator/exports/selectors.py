"""Points at words of a source, by the words and by offsets (W3C Web Annotation selectors)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote as percent

from generator.site.addresses import passage_page, source_page
from generator.site.evidence import Lookup
from generator.site.site import Site, Source

# Allowed in a term of a text fragment (WICG draft): everything else is percent-encoded.
FRAGMENT_SAFE = "!$'()*+./:;=?@_~"


def selector(site: Site, lookup: Lookup) -> dict[str, Any]:
    """Words of a source as W3C selectors; offsets are code points of the text, the end excluded.

    `checked` is false, and there are no offsets, where the text was not there to look them up in.
    The words around a quote, which the W3C allows, are not given: they are no evidence, and many
    of them put a text together again.
    """
    source, passage = site.sources[lookup.source], lookup.passage
    if passage is None or source.text is None:
        return {
            "checked": False,
            "selector": {"type": "TextQuoteSelector", "exact": lookup.wanted},
            "position": None,
            "paragraph": None,
            "page": source_page(source.id),
            "original": _original(source, lookup.wanted),
        }
    start, end = passage.start, passage.end
    exact = source.text[start:end]
    return {
        "checked": True,
        "selector": {"type": "TextQuoteSelector", "exact": exact},
        "position": {"type": "TextPositionSelector", "start": start, "end": end},
        "paragraph": passage.paragraph,
        "page": passage_page(source.id, start, end),
        "original": _original(source, exact),
    }


def _original(source: Source, exact: str) -> str | None:
    """A link into the publisher's own page (text fragment, WICG draft); None without an address."""
    if not source.card.address:
        return None
    words = exact.split()
    # The draft advises start and end instead of the whole above 300 characters.
    parts = [" ".join(words[:6]), " ".join(words[-6:])] if len(exact) > 300 else [" ".join(words)]
    terms = ",".join(percent(part, safe=FRAGMENT_SAFE).replace("-", "%2D") for part in parts)
    return f"{source.card.address.partition('#')[0]}#:~:text={terms}"

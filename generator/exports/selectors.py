"""Points at words of a source, by the words and by offsets, as W3C Web Annotation selectors do."""

from __future__ import annotations

from urllib.parse import quote as percent

from generator.exports.written_data import Record, without_empty
from generator.site.evidence import Lookup
from generator.site.site import Site, Source

# Allowed in a term of a text fragment (WICG draft): everything else is percent-encoded.
FRAGMENT_SAFE = "!$'()*+./:;=?@_~"


def passage(site: Site, lookup: Lookup) -> Record:
    """Words of a source: `exact` of a TextQuoteSelector, `start` and `end` of a TextPositionSelector.

    Offsets are code points of the text, the end excluded. There are none where the text was not
    there to look the words up in. The words around a quote, which the W3C allows, are not given:
    they are no evidence, and many of them put a text together again.
    """
    source, stands = site.sources[lookup.source], lookup.passage
    if stands is None or source.text is None:
        return without_empty({"exact": lookup.words, "original": _original(source, lookup.words)})
    exact = source.text[stands.start : stands.end]
    return without_empty(
        {
            "exact": exact,
            "start": stands.start,
            "end": stands.end,
            "paragraph": stands.paragraph,
            "original": _original(source, exact),
        }
    )


def _original(source: Source, exact: str) -> str | None:
    """A link into the publisher's own page (text fragment, WICG draft); None without an address."""
    if not source.card.address:
        return None
    words = exact.split()
    # The draft advises start and end instead of the whole above 300 characters.
    parts = [" ".join(words[:6]), " ".join(words[-6:])] if len(exact) > 300 else [" ".join(words)]
    terms = ",".join(percent(part, safe=FRAGMENT_SAFE).replace("-", "%2D") for part in parts)
    return f"{source.card.address.partition('#')[0]}#:~:text={terms}"

"""A card's title, author, publisher, date and address are words of the text itself.

Why: a card says what the text states about itself. What we know or guess from elsewhere would look
like the source's own word; where the text is silent the card says null.

Bad:
    author: T. Reyl

Good:
    author: Tom Reyl
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.analysis.coverage import CARD_FIELDS, located
from generator.finding import Finding, wrong
from generator.site.site import Site
from generator.text.identifiers import web_address
from generator.text.quotes import Miss, find_quote

NOTHING = re.compile(
    r"(?:none|unknown|not (?:stated|given|known)|n/?a|no \w+|-+|–|\?)", re.IGNORECASE
)


def check(site: Site) -> Iterator[Finding]:
    for source in site.sources.values():
        for field in CARD_FIELDS:
            words = getattr(source.card, field)
            if words is None:
                continue
            where = source.at(field)
            if field == "address" and not web_address(words):
                yield wrong(
                    where,
                    f"“{words}” is no plain address; expected https://, a host, and only the signs of an address",
                    "write the address as the text gives it, or null",
                )
            elif source.body is not None and located(source, words) is None:
                miss = find_quote(words, source.body, furniture=True)
                reason = miss.message.removeprefix("the quote ") if isinstance(miss, Miss) else ""
                if NOTHING.fullmatch(words):
                    yield wrong(
                        where,
                        f"`{field}` is “{words}”; expected the text's own words, or null where it states nothing",
                        f"write `{field}: null`",
                    )
                    continue
                yield wrong(
                    where,
                    f"`{field}` {reason}; expected words that stand in {source.file}",
                    "copy them from the text, or write null where it does not state them",
                )

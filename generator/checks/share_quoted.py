"""The site shows at most 60 percent of a source's words.

Why: quotes are evidence, not a copy of the text. The shortest decisive words say more, and the
seeds stay their owners'.

Bad:
    quote: The Lake Company said on May 3 that about 40 passengers use the night boat, which has run from the old pier …

Good:
    quote: The Lake Company said on May 3 that about 40 passengers use the night boat
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import Hit
from generator.coverage import coverage
from generator.site import Site

LEVEL = "notice"
MOST = 0.6


def check(site: Site) -> Iterator[Hit]:
    for source in site.sources.values():
        account = coverage(site, source)
        if account and account.share > MOST:
            yield Hit(
                source.sheet.key_place(source.path),
                f"{account.shown} of the {account.words} words of `{source.id}` are shown in quotes "
                f"({account.share:.0%}); expected at most {MOST:.0%}",
                "quote the shortest decisive words",
                len(source.id),
            )

"""Each source's file is the one whose fingerprint its card records.

Why: quotes were checked against one text. If one character of it changes, somebody has to look at
every quote again; the fingerprint (SHA-256) makes such a change visible.

Bad:
    notice:
      file: notice.txt

Good:
    notice:
      file: notice.txt
      sha256: 4a8a544f568b0acb91096127d00888daab249b867d429de24ef7aa84901c6c6c
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Finding, wrong
from generator.site.site import Site


def check(site: Site) -> Iterator[Finding]:
    for source in site.sources.values():
        written, digest = source.card.sha256, source.digest
        path = (*source.path, "sha256")
        if not written:
            line = (
                f"; expected the line `sha256: {digest}`" if digest else "; its `sha256` is missing"
            )
            yield wrong(source.at().key, f"`{source.id}` is not sealed{line}", "run `briefs seal`")
        elif not re.fullmatch("[0-9a-f]{64}", written):
            yield wrong(
                source.sheet.at(*path),
                f"{written[:80]!r} is no fingerprint; expected 64 of 0-9 and a-f",
                "run `briefs seal` where the text is",
            )
        elif digest and written != digest:
            yield wrong(
                source.sheet.at(*path),
                f"{source.file} is not the text that was sealed; expected the line `sha256: {digest}`",
                "see what changed in it, look at its quotes again, then run `briefs seal`",
            )

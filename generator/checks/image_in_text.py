"""No text holds a picture: `![…](…)` and `<img …>` are shown as these signs.

Why: prose is words and citations. A picture has words for who cannot see it, a credit and a licence,
and stands below the answer; the sheet names it under `images:`.

Bad:
    bottom_line: The pier is old. ![The pier](pier.png) [^pier]

Good:
    bottom_line: The pier is old. [^pier]
    images: [{file: pier.png, alt: The pier., credit: Ada Brun, licence: CC BY 4.0}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.analysis.prose_fields import excerpt, prose
from generator.finding import Finding, wrong
from generator.site.site import Site

_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])|<img\b[^>]*>?", re.IGNORECASE)


def check(site: Site) -> Iterator[Finding]:
    for text in prose(site):
        for image in _IMAGE.finditer(text.text):
            yield wrong(
                text.where.span(image.start(), len(image[0])),
                f"“{excerpt(image[0])}” would be shown as these signs; expected a picture under `images:`",
                "take it out; put the file into docs/assets/ and write "
                "`images: [{file: …, alt: …, credit: …, licence: …}]` into the sheet",
            )

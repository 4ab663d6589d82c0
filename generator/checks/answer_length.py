"""The answer has at most 80 words.

Why: a reader with ninety seconds reads the answer and leaves. What does not fit goes into
`key_points`, one sentence each.

Bad:
    bottom_line: >-
      About 40 passengers use the night boat. [^night] …     # and eighty words more

Good:
    bottom_line: About 40 passengers use the night boat. [^night]
    key_points:
      - The company expects more in autumn. [^autumn]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, wrong
from generator.site.site import Site
from generator.text.sentences import read_prose

MOST = 80


def check(site: Site) -> Iterator[Finding]:
    for brief in site.briefs.values():
        words = words_of(brief.written.bottom_line)
        if words > MOST:
            yield wrong(
                brief.at("bottom_line").key,
                f"the answer has {words} words; expected at most {MOST}",
                "keep the sentences that answer the question, and move the others to `key_points`",
            )


def words_of(text: str) -> int:
    """The words of some prose without its citations; a dash alone is none."""
    words = (word for sentence in read_prose(text) for word in sentence.text.split())
    return sum(any(char.isalnum() for char in word) for word in words)

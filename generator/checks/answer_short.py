"""The answer has at most 60 words, and a brief has three to seven key points, one sentence each.

Why: the first screen holds the question, the answer and what one should know beside it, and no more.

Bad:
    bottom_line: About 40 passengers use the night boat. [^night] …     # and sixty words more
    key_points: ["It is used. [^night] It is slow. [^night]"]

Good:
    bottom_line: The boat is used. [^night] It is slow. [^night]
    key_points: ["It is old. [^night]", "It is red. [^night]", "It is late. [^night]"]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.answer_length import MOST as TOO_MANY
from generator.checks.answer_length import words_of
from generator.finding import Finding, wrong
from generator.site.site import Site
from generator.text.sentences import read_prose

LEVEL = "notice"
WORDS = 60
POINTS = range(3, 8)


def check(site: Site) -> Iterator[Finding]:
    for brief in site.briefs.values():
        answer, points = brief.written.bottom_line, brief.written.key_points
        words = words_of(answer)
        if WORDS < words <= TOO_MANY:
            yield wrong(
                brief.at("bottom_line").key,
                f"the answer has {words} words; expected two or three sentences of at most {WORDS} words",
                "move what does not answer the question to `key_points`",
            )
        if points and len(points) not in POINTS:
            yield wrong(
                brief.at("key_points").key,
                f"{len(points)} key points; expected three to seven",
                "join them, part them, or leave the lightest out",
            )
        for number, point in enumerate(points):
            if len(read_prose(point)) > 1:
                yield wrong(
                    brief.at("key_points", number),
                    "a key point of several sentences; expected one",
                    "make a point of each",
                )

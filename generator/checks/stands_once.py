"""An entry of a list stands in it once, and a name belongs to one actor.

Why: a piece of evidence copied twice is counted as two quotes, and a sentence is read twice.

Bad:
    between: [passengers, passengers]

Good:
    between: [passengers, other-count]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.analysis.prose_fields import excerpt, our_sentences
from generator.finding import Finding, KeyPath, wrong
from generator.site.site import Site
from generator.syntax.sheet import Sheet

LONG = 4  # words of a sentence that nobody repeats on purpose


def check(site: Site) -> Iterator[Finding]:
    for sheet in site.sheets():
        yield from _lists(sheet, sheet.data, ())
    yield from _sentences(site)
    yield from _names(site)


def _lists(sheet: Sheet, value: Any, path: KeyPath) -> Iterator[Finding]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(sheet, inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            first = value.index(inner)
            if first < number:
                line = sheet.at(*path, first).place.line
                yield wrong(
                    sheet.at(*path, number).whole,
                    f"entry {number + 1} of `{path[-1]}` stands there already (line {line}); expected it once",
                    "take one of the two out",
                )
            else:
                yield from _lists(sheet, inner, (*path, number))


def _sentences(site: Site) -> Iterator[Finding]:
    seen: set[tuple[object, ...]] = set()
    for sentence in our_sentences(site):
        text, cites = sentence.prose, (cite.id for cite in sentence.sentence.cites)
        said = (text.where.file.path, text.path, sentence.text, *cites)
        # “Yes. Yes.” is a way of speaking.
        if said in seen and len(sentence.text.split()) >= LONG:
            yield wrong(
                sentence.where,
                f"“{excerpt(sentence.text)}” stands twice in `{text.field}`; expected it once",
                "take one of the two out",
            )
        seen.add(said)


def _names(site: Site) -> Iterator[Finding]:
    owner: dict[str, str] = {}
    for actor in site.actors.values():
        if (first := owner.setdefault(actor.name, actor.id)) != actor.id:
            yield wrong(
                actor.at("name"),
                f"“{actor.name}” is the name of `{first}` already; expected a name of its own",
                f"use `{first}`, or tell the two apart by their names",
            )

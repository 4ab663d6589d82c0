"""Our prose calls each actor by the one name that the register gives it.

Why: the sources spell one name in three ways and write a capital for a government. A reader who meets all
of them cannot tell whether they are one person, or who has spoken.

Bad:
    bottom_line: Lake Company counts about 40 passengers. [^passengers]

Good:
    bottom_line: The Lake Company counts about 40 passengers. [^passengers]

A part of the full name alone (a surname) is good once the full name stands earlier in the sheet. Left
alone are the words of a source in quotation marks, short forms without a capital (“the company”), and a
capital that is a place: after “in”, “to” or “from”, or before a noun (“the Lakeville talks”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.analysis.prose_fields import Prose, prose
from generator.finding import Finding, Place, wrong
from generator.site.site import Actor, Site
from generator.text.sentences import Sentence, read_prose, unquoted
from generator.text.spelling import near
from generator.text.wordlists import wordlist

LEVEL = "notice"
FULL_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
POSSESSIVE = re.compile(r"[’'](?:s)?$")
ARTICLES = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


@dataclass(frozen=True)
class Spelling:
    """One registered spelling: the actors that have it, and whether it is a name of ours."""

    text: str
    actors: tuple[Actor, ...]
    ours: bool


@dataclass(frozen=True)
class Seen:
    """A spelling as it stands in a sentence of a sheet, at `start`."""

    spelling: Spelling
    prose: Prose
    sentence: Sentence
    start: int

    @property
    def order(self) -> tuple[Place, int]:
        """By this the spellings of a sheet are read in the order of its lines."""
        return self.prose.span(0, 1).place, self.start + self.sentence.start


def bare(name: str) -> str:
    """A name without its article: “the Town Hall” is found as “Town Hall”."""
    return ARTICLES.sub("", name)


def check(site: Site) -> Iterator[Finding]:
    spellings = _spellings(site)
    if not spellings:
        return
    yield from _mistyped(site, spellings)
    for slug in site.briefs:
        seen = sorted(_seen(site, slug, spellings), key=lambda one: one.order)
        named: set[str] = set()
        for one in seen:
            if one.spelling.ours:
                named |= {actor.id for actor in one.spelling.actors}
            elif not _fine(site, one, named):
                slip = _slip(one)
                if slip is not None:
                    # Meant as the full name: the surname alone is right after it.
                    named |= {actor.id for actor in one.spelling.actors}
                yield slip or _hit(one)


def _mistyped(site: Site, spellings: dict[str, Spelling]) -> Iterator[Finding]:
    """Names of several words that are nearly a person's: “Lena Ortis” for “Lena Ortiz”."""
    people = {
        actor.name: set(actor.name.split())
        for actor in site.actors.values()
        if actor.card.kind == "person" and " " in actor.name
    }
    for one in prose(site):
        for sentence in read_prose(one.text):
            for match in FULL_NAME.finditer(unquoted(sentence.text)):
                written = POSSESSIVE.sub("", match[0])
                words = set(written.split())
                # One word right and the others nearly: two people may share a first name.
                shared = [name for name, parts in people.items() if parts & words]
                name = near(written, shared) if written not in spellings else None
                if name and _alike(written, name):
                    yield wrong(
                        one.span(sentence.offsets[match.start()], len(written)),
                        f"“{written}” is nearly “{name}”, the name in the register",
                        f"did you mean “{name}”?",
                    )


def _alike(written: str, name: str) -> bool:
    """Whether each word that differs has the same first letter and nearly the same length."""
    pairs = list(zip(written.split(), name.split(), strict=False))
    return len(written.split()) == len(name.split()) and all(
        a == b or (a[0] == b[0] and near(a, [b]) and abs(len(a) - len(b)) < 3) for a, b in pairs
    )


def _slip(one: Seen) -> Finding | None:
    """A mistyped full name: “Kyle Marsch” for “Kylie Marsch”."""
    before = re.search(r"[\w’'-]+(?=\s+$)", one.sentence.text[: one.start])
    for actor in one.spelling.actors:
        first = near(before[0], actor.name.split()) if before else None
        if before and first and before[0] != first and before[0][0].isupper():
            written = f"{before[0]} {one.spelling.text}"
            where = one.prose.span(one.sentence.offsets[before.start()], len(written))
            return wrong(
                where,
                f"“{written}” is nearly “{actor.name}”, the name in the register",
                f"did you mean “{actor.name}”?",
            )
    return None


def _hit(one: Seen) -> Finding:
    names = " or ".join(f"“{actor.name}”" for actor in one.spelling.actors)
    return wrong(
        one.prose.span(one.sentence.offsets[one.start], len(one.spelling.text)),
        f"“{one.spelling.text}” is the sources' spelling; expected {names}",
        "write the name of the register",
    )


def _spellings(site: Site) -> dict[str, Spelling]:
    """Every spelling without its article; one that is a display name of anybody is ours."""
    owners: dict[str, dict[str, Actor]] = {}
    ours: set[str] = set()
    for actor in site.actors.values():
        ours.add(bare(actor.name))
        for text in actor.spellings:
            owners.setdefault(bare(text), {})[actor.id] = actor
    return {
        text: Spelling(text, tuple(who.values()), text in ours)
        for text, who in owners.items()
        # Without a capital it is no name but a common noun: “the company”.
        if any(char.isupper() for char in text)
    }


@cache
def _pattern(texts: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(text).replace(r"\ ", r"\s+") for text in texts)
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])")


def _seen(site: Site, slug: str, spellings: dict[str, Spelling]) -> Iterator[Seen]:
    pattern = _pattern(tuple(sorted(spellings, key=lambda text: (-len(text), text))))
    for one in prose(site):
        if one.brief != slug:
            continue
        for sentence in read_prose(one.text):
            for match in pattern.finditer(unquoted(sentence.text)):
                yield Seen(spellings[" ".join(match[0].split())], one, sentence, match.start())


def _fine(site: Site, one: Seen, named: set[str]) -> bool:
    text, spelling = one.sentence.text, one.spelling.text
    for actor in one.spelling.actors:
        if actor.id in named and f" {spelling} " in f" {ARTICLES.sub('', actor.name)} ":
            return True
    # “Falk’s office”: an office called after somebody whose name is known by now.
    holder = re.match(r"(\w+)[’']s\s", spelling)
    if holder and any(holder[1] in site.actor_name(actor).split() for actor in named):
        return True
    weak = all(spelling in map(bare, actor.card.weak_aliases) for actor in one.spelling.actors)
    before = re.findall(r"[\w’'-]+", text[: one.start])[-1:]
    after = text[one.start + len(spelling) :]
    if not (weak and before):
        return False
    if before[0].lower() in wordlist("before-a-place"):
        return True
    return before[0].lower() in ("the", "a", "an") and re.match(r"\s+[a-z]", after) is not None

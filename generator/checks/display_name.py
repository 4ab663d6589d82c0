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

from generator.analysis.prose_fields import OurSentence, our_sentences
from generator.finding import Finding, Where, wrong
from generator.site.site import Actor, Site
from generator.text.spelling import near, whole_words
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
    sentence: OurSentence
    start: int

    @property
    def offset(self) -> int:
        """Where it stands in the text of its field, citations left out of its own sentence."""
        return self.start + self.sentence.sentence.start


def bare(name: str) -> str:
    """A name without its article: “the Town Hall” is found as “Town Hall”."""
    return ARTICLES.sub("", name)


def check(site: Site) -> Iterator[Finding]:
    spellings = _spellings(site)
    if not spellings:
        return
    yield from _mistyped(site, spellings)
    sentences: dict[str, list[OurSentence]] = {slug: [] for slug in site.briefs}
    for sentence in our_sentences(site):
        sentences.setdefault(sentence.prose.brief, []).append(sentence)
    for slug in site.briefs:
        seen = list(_seen(sentences[slug], spellings))
        if all(spelled.spelling.ours or _fine(site, spelled, set()) for spelled in seen):
            continue  # whatever is named before
        # In the order of the sheet's lines.
        ranks = {path: number for number, path in enumerate(site.briefs[slug].sheet.paths)}
        seen.sort(key=lambda spelled: (ranks.get(spelled.sentence.prose.path, 0), spelled.offset))
        named: set[str] = set()
        for spelled in seen:
            if spelled.spelling.ours:
                named |= {actor.id for actor in spelled.spelling.actors}
            elif not _fine(site, spelled, named):
                slip = _slip(spelled)
                if slip is not None:
                    # Meant as the full name: the surname alone is right after it.
                    named |= {actor.id for actor in spelled.spelling.actors}
                yield slip or _of_sources(spelled)


def _mistyped(site: Site, spellings: dict[str, Spelling]) -> Iterator[Finding]:
    """Names of several words that are nearly a person's: “Lena Ortis” for “Lena Ortiz”."""
    people = {
        actor.name: set(actor.name.split())
        for actor in site.actors.values()
        if actor.card.kind == "person" and " " in actor.name
    }
    for sentence in our_sentences(site):
        for match in FULL_NAME.finditer(sentence.plain):
            written = POSSESSIVE.sub("", match[0])
            words = set(written.split())
            # One word right and the others nearly: two people may share a first name.
            shared = [name for name, parts in people.items() if parts & words]
            name = near(written, shared) if written not in spellings else None
            if name and _alike(written, name):
                yield _nearly(sentence.at(match.start(), len(written)), written, name)


def _alike(written: str, name: str) -> bool:
    """Whether each word that differs has the same first letter and nearly the same length."""
    pairs = list(zip(written.split(), name.split(), strict=False))
    return len(written.split()) == len(name.split()) and all(
        a == b or (a[0] == b[0] and near(a, [b]) and abs(len(a) - len(b)) < 3) for a, b in pairs
    )


def _slip(spelled: Seen) -> Finding | None:
    """A mistyped full name: “Kyle Marsch” for “Kylie Marsch”."""
    before = re.search(r"[\w’'-]+(?=\s+$)", spelled.sentence.text[: spelled.start])
    for actor in spelled.spelling.actors:
        first = near(before[0], actor.name.split()) if before else None
        if before and first and before[0] != first and before[0][0].isupper():
            written = f"{before[0]} {spelled.spelling.text}"
            where = spelled.sentence.at(before.start(), len(written))
            return _nearly(where, written, actor.name)
    return None


def _nearly(where: Where, written: str, name: str) -> Finding:
    message = f"“{written}” is nearly “{name}”, the name in the register"
    return wrong(where, message, f"did you mean “{name}”?")


def _of_sources(spelled: Seen) -> Finding:
    names = " or ".join(f"“{actor.name}”" for actor in spelled.spelling.actors)
    return wrong(
        spelled.sentence.at(spelled.start, len(spelled.spelling.text)),
        f"“{spelled.spelling.text}” is the sources' spelling; expected {names}",
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


def _seen(sentences: list[OurSentence], spellings: dict[str, Spelling]) -> Iterator[Seen]:
    pattern = whole_words(spellings)
    for sentence in sentences:
        for match in pattern.finditer(sentence.plain):
            yield Seen(spellings[" ".join(match[0].split())], sentence, match.start())


def _fine(site: Site, spelled: Seen, named: set[str]) -> bool:
    text, spelling = spelled.sentence.text, spelled.spelling.text
    for actor in spelled.spelling.actors:
        if actor.id in named and f" {spelling} " in f" {ARTICLES.sub('', actor.name)} ":
            return True
    # “Falk’s office”: an office called after somebody whose name is known by now.
    holder = re.match(r"(\w+)[’']s\s", spelling)
    if holder and any(holder[1] in site.actor_name(actor).split() for actor in named):
        return True
    weak = all(spelling in map(bare, actor.card.weak_aliases) for actor in spelled.spelling.actors)
    before = re.findall(r"[\w’'-]+", text[: spelled.start])[-1:]
    after = text[spelled.start + len(spelling) :]
    if not (weak and before):
        return False
    if before[0].lower() in wordlist("before-a-place"):
        return True
    return before[0].lower() in ("the", "a", "an") and re.match(r"\s+[a-z]", after) is not None

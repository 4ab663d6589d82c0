"""Offers the exact text for a quote that was nearly right, never where a figure, date, name or denial differs."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from generator.finding import KeyPath, Where
from generator.quantities.figures.figure_words import quantity_words
from generator.quantities.figures.find_figures import find_figures
from generator.quantities.times.find_dates import find_dates
from generator.site.evidence import Lookup
from generator.site.site import Site
from generator.text.folding import fold
from generator.text.nearest_passage import LONGEST
from generator.text.quotes import Body, Miss, Passage, body, find_quote
from generator.text.spelling import whole_words

NEAR = 0.8  # of all characters: below, it is another sentence
APART = 0.1  # how much nearer than the next best passage it must be
DENIALS = frozenset(
    "no not never none nobody nothing nowhere neither nor without cannot hardly scarcely barely unless except but "
    "deny denies denied denying refuse refuses refused reject rejects rejected false falsely fail failed fails "
    "only if may might could would should must will can".split()
)
DATE_WORDS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow "
    "before after until since last next this later earlier early late first second third week month year day".split()
)
FIGURE_WORDS = frozenset(
    word
    for word in quantity_words()
    if word
    not in ("the", "in", "of", "a", "an", "to", "no", "not", "as", "than", "and", "or", "so")
)
MONEY_SIGNS = ("%", "€", "$", "£", "¥")
MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
WORD = re.compile(r"[\w’'‑-]+|[^\w\s]")


@dataclass(frozen=True)
class Repair:
    """One quote that can be put right: `old` as the sheet has it, `new` as the source has it."""

    where: Where
    source: str
    paragraph: int
    old: str
    new: str


@dataclass(frozen=True)
class Left:
    """One quote that stays as it is, and why, in a clause."""

    where: Where
    quote: str
    why: str


def propose_repairs(site: Site) -> list[Repair | Left]:
    """What can be done about each quote and context that does not stand in its source."""
    wrong: dict[tuple[str, KeyPath], Lookup] = {}
    for lookup in site.lookups:
        if lookup.missed:
            wrong.setdefault((lookup.sheet.path, lookup.path), lookup)
    return [_proposal(site, lookup) for lookup in wrong.values()]


def _proposal(site: Site, lookup: Lookup) -> Repair | Left:
    miss, source = lookup.result, site.sources[lookup.source]
    assert isinstance(miss, Miss) and source.body is not None
    where = lookup.where
    if miss.why != "differs" or miss.nearest is None:
        return Left(where, lookup.words, miss.message)
    wanted = fold(lookup.words)[0].strip()
    nearest = _trimmed(wanted, miss.nearest.text)
    near = _alike(wanted, nearest)
    if near < NEAR:
        return Left(where, wanted, "nothing in the source is near enough")
    passage = find_quote(nearest, source.body)
    if not isinstance(passage, Passage):
        return Left(where, wanted, passage.message)
    other = find_quote(wanted, _without(source.body, passage, source.card.furniture))
    if isinstance(other, Passage) or (
        other.nearest and _alike(wanted, other.nearest.text) > near - APART
    ):
        return Left(where, wanted, "two passages of the source are about as near")
    if unicodedata.normalize("NFKC", wanted) == unicodedata.normalize("NFKC", nearest):
        return Repair(where, lookup.source, passage.paragraph, lookup.words, nearest)
    if why := change_of_meaning(site, wanted, nearest):
        return Left(where, wanted, f"{why}; look at line {passage.paragraph} of the source")
    return Repair(where, lookup.source, passage.paragraph, lookup.words, nearest)


def change_of_meaning(site: Site, old: str, new: str) -> str | None:
    """Why the words `new` may not be put in the place of `old`, None where they may."""
    old_words, new_words = WORD.findall(old), WORD.findall(new)
    for was, becomes in differing(
        [_plain(word) for word in old_words], [_plain(word) for word in new_words]
    ):
        for word in (*old_words[was], *new_words[becomes]):
            if why := _heavy(word):
                return f"{why} differs ({word!r})"
    if _figures(old) != _figures(new):
        return "a figure differs"
    if _dates(old) != _dates(new):
        return "a date differs"
    if _names(site, old) != _names(site, new):
        return "a name differs"
    return None


def differing(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[slice, slice]]:
    """Where two sequences differ: the part of the old one, and what the new one has in its place."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [
        (slice(a, b), slice(c, d)) for verb, a, b, c, d in matcher.get_opcodes() if verb != "equal"
    ]


def _plain(text: str) -> str:
    return text.translate(MARKS).casefold()


def _heavy(word: str) -> str | None:
    """What a word that differs may change, None where it is a small matter."""
    bare = _plain(word)
    if word[:1].isupper() and bare in DATE_WORDS:
        return "a date"  # "May" is no doubt then
    if bare in DENIALS or bare.endswith("n't") or bare.startswith(("un", "non", "dis")):
        return "what is denied or supposed"
    if any(char.isdigit() for char in word) or bare in FIGURE_WORDS or bare in MONEY_SIGNS:
        return "a figure"
    if bare in DATE_WORDS:
        return "a date"
    return "a name" if word[:1].isupper() else None


def _figures(text: str) -> list[str]:
    return [" ".join(figure.words.split()).casefold() for figure in find_figures(text)]


def _dates(text: str) -> list[str]:
    return [date.words.casefold() for date in find_dates(text)]


def _names(site: Site, text: str) -> list[str]:
    plain = _plain(text)
    spellings = (_plain(spelling) for actor in site.actors.values() for spelling in actor.spellings)
    return sorted(match[0] for match in whole_words(spellings).finditer(plain))


def _trimmed(wanted: str, nearest: str) -> str:
    """The nearest words without marks at their ends that the quote does not have there."""
    first, last = wanted[:1].translate(MARKS), wanted[-1:].translate(MARKS)
    while nearest and not nearest[-1].isalnum() and nearest[-1].translate(MARKS) not in last:
        nearest = nearest[:-1].rstrip()
    while nearest and not nearest[0].isalnum() and nearest[0].translate(MARKS) not in first:
        nearest = nearest[1:].lstrip()
    return nearest


def _alike(a: str, b: str) -> float:
    mine, theirs = _plain(a), _plain(b)
    if (
        max(len(mine), len(theirs)) > LONGEST
    ):  # by words: the square of so many letters takes minutes
        return difflib.SequenceMatcher(None, mine.split(), theirs.split()).ratio()
    return difflib.SequenceMatcher(None, mine, theirs, autojunk=False).ratio()


def _without(source: Body, passage: Passage, furniture: tuple[str, ...]) -> Body:
    text = source.text
    blank = "".join("\n" if char == "\n" else " " for char in text[passage.start : passage.end])
    return body(text[: passage.start] + blank + text[passage.end :], furniture)

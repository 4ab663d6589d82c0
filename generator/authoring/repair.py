"""Offers the exact text for a quote that was nearly right, never where a figure, date, name or denial differs."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.finding import Place
from generator.quantities.date_words import find_dates
from generator.quantities.figure_words import QUALIFIERS, SUFFIXES, VAGUE_NOUNS
from generator.quantities.figures import find_figures
from generator.quantities.number_words import SCALES, SMALL
from generator.site.site import Lookup, Site
from generator.syntax.emit import yaml_text
from generator.syntax.sheet import KeyPath, Sheet, read_sheet
from generator.text.folding import fold
from generator.text.quotes import Body, Miss, Passage, body, find_quote

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
    for words in (
        *QUALIFIERS,
        *SUFFIXES,
        *SMALL,
        *SCALES,
        VAGUE_NOUNS,
        "half quarter several many few most all some",
    )
    for word in words.lower().split()
    if word
    not in ("the", "in", "of", "a", "an", "to", "no", "not", "as", "than", "and", "or", "so")
)
MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
WORD = re.compile(r"[\w’'‑-]+|[^\w\s]")


@dataclass(frozen=True)
class Repair:
    """One quote that can be put right: `old` as the sheet has it, `new` as the source has it."""

    sheet: Sheet
    path: KeyPath
    source: str
    paragraph: int
    old: str
    new: str

    @property
    def place(self) -> Place:
        return self.sheet.place(self.path)


@dataclass(frozen=True)
class Left:
    """One quote that stays as it is, and why, in a clause."""

    place: Place
    quote: str
    why: str


def repairs(site: Site) -> list[Repair | Left]:
    """What can be done about each quote and context that does not stand in its source."""
    return [_repair(site, one) for one in _wrong(site)]


def _wrong(site: Site) -> Iterator[Lookup]:
    seen: set[tuple[str, KeyPath]] = set()
    for lookup in site.lookups:
        key = (lookup.sheet.path, lookup.path)
        if isinstance(lookup.result, Miss) and key not in seen:
            seen.add(key)
            yield lookup


def _repair(site: Site, lookup: Lookup) -> Repair | Left:
    miss, source = lookup.result, site.sources[lookup.source]
    assert isinstance(miss, Miss) and source.body is not None
    place = lookup.sheet.place(lookup.path)
    if miss.why != "differs" or miss.nearest is None:
        return Left(place, lookup.wanted, miss.message)
    wanted = fold(lookup.wanted)[0].strip()
    found = _trimmed(wanted, miss.nearest.text)
    near = _alike(wanted, found)
    if near < NEAR:
        return Left(place, wanted, "nothing in the source is near enough")
    again = find_quote(found, source.body)
    if not isinstance(again, Passage):
        return Left(place, wanted, again.message)
    other = find_quote(wanted, _without(source.body, again, source.card.furniture))
    if isinstance(other, Passage) or (
        other.nearest and _alike(wanted, other.nearest.text) > near - APART
    ):
        return Left(place, wanted, "two passages of the source are about as near")
    if why := change_of_meaning(site, wanted, found):
        return Left(place, wanted, f"{why}; look at line {again.paragraph} of the source")
    return Repair(lookup.sheet, lookup.path, lookup.source, again.paragraph, lookup.wanted, found)


def change_of_meaning(site: Site, wanted: str, found: str) -> str | None:
    """Why these words may not be put in place of those, None where they may."""
    old, new = WORD.findall(wanted), WORD.findall(found)
    plain = [[one.translate(MARKS).casefold() for one in words] for words in (old, new)]
    for verb, a, b, c, d in difflib.SequenceMatcher(
        None, plain[0], plain[1], autojunk=False
    ).get_opcodes():
        if verb == "equal":
            continue
        for word in (*old[a:b], *new[c:d]):
            if why := _heavy(word):
                return f"{why} differs ({word!r})"
    for kind, spans in (
        ("a figure", _figures),
        ("a date", _dates),
        ("a name", lambda text: _names(site, text)),
    ):
        if spans(wanted) != spans(found):
            return f"{kind} differs"
    return None


def _heavy(word: str) -> str | None:
    bare = word.translate(MARKS).casefold()
    if word[:1].isupper() and bare in DATE_WORDS:
        return "a date"  # "May" is no doubt then
    if bare in DENIALS or bare.endswith("n't") or bare.startswith(("un", "non", "dis")):
        return "what is denied or supposed"
    if (
        any(char.isdigit() for char in word)
        or bare in FIGURE_WORDS
        or bare in ("%", "€", "$", "£", "¥")
    ):
        return "a figure"
    if bare in DATE_WORDS:
        return "a date"
    return "a name" if word[:1].isupper() else None


def _figures(text: str) -> list[str]:
    return [" ".join(one.words.split()).casefold() for one in find_figures(text)]


def _dates(text: str) -> list[str]:
    return [one.words.casefold() for one in find_dates(text)]


def _names(site: Site, text: str) -> list[str]:
    plain = text.translate(MARKS).casefold()
    spellings = {
        one.translate(MARKS).casefold() for actor in site.actors.values() for one in actor.spellings
    }
    return sorted(
        one for one in spellings for _ in re.findall(rf"(?<!\w){re.escape(one)}(?!\w)", plain)
    )


def _trimmed(wanted: str, found: str) -> str:
    """The nearest words without marks at their ends that the quote does not have there."""
    while (
        found
        and not found[-1].isalnum()
        and found[-1].translate(MARKS) not in wanted[-1:].translate(MARKS)
    ):
        found = found[:-1].rstrip()
    while (
        found
        and not found[0].isalnum()
        and found[0].translate(MARKS) not in wanted[:1].translate(MARKS)
    ):
        found = found[1:].lstrip()
    return found


def _alike(a: str, b: str) -> float:
    pair = a.translate(MARKS).casefold(), b.translate(MARKS).casefold()
    return difflib.SequenceMatcher(None, *pair, autojunk=False).ratio()


def _without(source: Body, passage: Passage, furniture: tuple[str, ...]) -> Body:
    text = source.text
    blank = "".join("\n" if char == "\n" else " " for char in text[passage.start : passage.end])
    return body(text[: passage.start] + blank + text[passage.end :], furniture)


def repaired(sheet: Sheet, todo: list[Repair]) -> str | None:
    """The sheet's text with each quote put right and no other byte changed; None if that cannot be."""
    text = sheet.text
    spots = sorted(todo, key=lambda one: _offset(sheet, one.path, 0), reverse=True)
    for one in spots:
        made = _small(sheet, text, one) or _whole(sheet, text, one)
        if made is None:
            return None
        text = made
    return text


def _small(sheet: Sheet, text: str, one: Repair) -> str | None:
    """Only the characters that differ, where the scalar's own style lets them stand."""
    old, new = one.old, one.new
    out, tail = [], len(text)
    for verb, a, b, c, d in reversed(
        difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    ):
        if verb == "equal":
            continue
        start = _offset(sheet, one.path, a)
        end = _offset(sheet, one.path, b - 1) + 1 if b > a else start
        out.append((start, end, new[c:d]))
    for start, end, words in out:
        if end > tail:
            return None
        text, tail = text[:start] + words + text[end:], start
    return text if _says(sheet, text, one) else None


def _whole(sheet: Sheet, text: str, one: Repair) -> str | None:
    """The scalar written anew, where it stands on one line."""
    start, end = _offset(sheet, one.path, 0), _offset(sheet, one.path, len(one.old) - 1) + 1
    line = sheet.place(one.path)
    first = sum(len(row) + 1 for row in sheet.text.split("\n")[: line.line - 1]) + line.column - 1
    if "\n" in sheet.text[first:end]:
        return None
    close = end + (1 if sheet.text[first] in "\"'" and first < start else 0)
    for flow in (False, True):
        made = text[:first] + yaml_text(one.new, flow=flow) + text[close:]
        if _says(sheet, made, one):
            return made
    return None


def _offset(sheet: Sheet, path: KeyPath, at: int) -> int:
    place = sheet.place(path, at)
    return sum(len(row) + 1 for row in sheet.text.split("\n")[: place.line - 1]) + place.column - 1


def _says(sheet: Sheet, text: str, one: Repair) -> bool:
    """Whether the new text reads without trouble, with the new words at the path."""
    new, found = read_sheet(text, sheet.path)
    if new is None or found:
        return False
    value: Any = new.data
    for part in one.path:
        value = value[part]
    return isinstance(value, str) and fold(value)[0].strip() == one.new

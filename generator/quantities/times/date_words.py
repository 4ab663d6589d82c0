"""The words of dates in a language, as the readers of dates need them: compiled once a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.text.languages import Language, language
from generator.text.tokens import tokens

Phrase = tuple[str, ...]
_ENGLISH = language().words["dates"]
# What our own pages call months and days, whatever the language of the sources.
MONTH_NAMES: tuple[str, ...] = tuple(_ENGLISH["months"])
DAY_NAMES: tuple[str, ...] = tuple(_ENGLISH["weekdays"])


@dataclass(frozen=True)
class DateWords:
    """The words of a language that dates are made of; `months` and `weekdays` as they are written."""

    months: Mapping[str, int]
    alone: frozenset[str]
    weekdays: Mapping[str, int]
    prepositions: Mapping[Phrase, str]
    negations: frozenset[str]
    parts: Mapping[Phrase, int]
    part_leads: frozenset[str]
    between: frozenset[str]
    range_from: frozenset[str]
    range_to: frozenset[str]
    joints: frozenset[str]
    of: frozenset[str]
    the: frozenset[str]
    day_endings: frozenset[str]
    year_leads: frozenset[str]
    not_plurals: frozenset[str]
    counts: frozenset[str]
    ahead: Mapping[str, tuple[Phrase, ...]]  # by their first word
    year_words: frozenset[str]
    signs: tuple[str, str, str]
    postpositions: Mapping[str, str]
    tails: Mapping[Phrase, str]
    spans: frozenset[str]
    span_joints: frozenset[str]
    span_of: frozenset[str]
    parts_behind: Mapping[str, int]
    day_dashes: frozenset[str]
    lead_in: frozenset[str]  # the words before a month or a year that begin a date
    needed: re.Pattern[str]  # without a digit or a month no text has a date


def _phrase(words: str) -> Phrase:
    return tuple(token.low for token in tokens(words))


@cache
def date_words(tongue: Language | None = None) -> DateWords:
    """The words of dates in a language, English by default."""
    listed = (tongue or language()).words["dates"]
    full, short = _spellings(listed["months"]), listed["short-months"]
    months = full | {name.upper(): number for name, number in full.items()} | short
    parts = {_phrase(name): third for name, third in listed["parts"].items()}
    signs = listed.get("signs", {})

    def words(name: str) -> frozenset[str]:
        return frozenset(listed[name])

    return DateWords(
        months=months,
        # “May” and “Mar” need a preposition beside them, “October” does not.
        alone=frozenset(set(full) - set(_spellings(dict.fromkeys(words("ambiguous-months"), 0))))
        | frozenset(name.upper() for name in full),
        weekdays=_spellings(listed["weekdays"]) | listed["short-weekdays"],
        prepositions={
            _phrase(lead): effect
            for effect, many in listed["prepositions"].items()
            for lead in many
        },
        negations=words("negations"),
        parts=parts,
        part_leads=words("part-leads"),
        between=words("between"),
        range_from=words("range-from"),
        range_to=words("range-to"),
        joints=words("and"),
        of=words("of"),
        the=words("the"),
        day_endings=words("day-endings"),
        year_leads=words("year-leads"),
        not_plurals=words("not-plurals"),
        counts=words("counts"),
        ahead=_by_first(map(_phrase, listed["ahead"])),
        year_words=frozenset(listed.get("year-words", ())),
        signs=(signs.get("year", ""), signs.get("month", ""), signs.get("day", "")),
        postpositions={
            word: effect
            for effect, many in listed.get("postpositions", {}).items()
            for word in many
        },
        tails={
            _phrase(tail): effect
            for effect, many in listed.get("tails", {}).items()
            for tail in many
        },
        spans=frozenset(listed.get("spans", ())),
        span_joints=frozenset(listed.get("span-joints", ())),
        span_of=frozenset(listed.get("span-of", ())),
        parts_behind=listed.get("parts-behind", {}),
        day_dashes=words("range-to") if signs else frozenset(),
        lead_in=words("part-leads") | words("the") | {phrase[0] for phrase in parts},
        needed=re.compile("|".join((r"\d", *map(re.escape, months)))),
    )


def _by_first(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    groups: dict[str, tuple[Phrase, ...]] = {}
    for phrase in phrases:
        groups[phrase[0]] = (*groups.get(phrase[0], ()), phrase)
    return groups


def _spellings(names: Mapping[str, int]) -> dict[str, int]:
    """Names as they are written: those of small letters also with a capital, apostrophes of each kind."""
    spelt = dict(names)
    for name, number in names.items():
        if name[0].islower():
            spelt |= {name.capitalize(): number, name.upper(): number}
    for name, number in tuple(spelt.items()):
        spelt |= {name.replace("'", sign): number for sign in "’\u02bc"}
    return spelt


def effect_of(preposition: str, tongue: Language | None = None) -> str:
    """What the words beside a date do to it: a key of `prepositions`, `denied`, `offset`, or "" for no such words."""
    words = date_words(tongue)
    phrase = _phrase(preposition)
    if phrase in words.prepositions:
        return words.prepositions[phrase]
    if preposition.strip() in words.postpositions:
        return words.postpositions[preposition.strip()]
    tail = tuple(word for word in phrase if word != ",")
    if tail in words.tails:
        return words.tails[tail]
    if not words.spans.isdisjoint(phrase):
        return "offset"
    return "denied" if phrase[:1] and phrase[0] in words.negations else ""


def points_ahead(text: str, tongue: Language | None = None) -> bool:
    """Whether words of a text say that something is yet to come."""
    run, ahead = _phrase(text), date_words(tongue).ahead
    return any(
        run[at : at + len(phrase)] == phrase
        for at, first in enumerate(run)
        for phrase in ahead.get(first, ())
    )

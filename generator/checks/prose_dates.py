"""A date in our prose is a date of a claim that its sentence cites.

Why: when something was said decides which of two figures is the later one. A date that no cited claim
has puts words into a day on which nobody spoke them, and “by June 1” is not “on June 1”.

Bad:
    bottom_line: On May 5, the company counted about 40 passengers. [^passengers]    # said on May 3

Good:
    bottom_line: On May 3, the company counted about 40 passengers. [^passengers]

The rule reads bottom line, judgements, readings, gaps and each claim's `says`. A claim lends the day
on which it was said, the time it speaks of, and the dates in its quotes and contexts; a year only where
the words or the source's card supply it. A month or a year that holds the claim's day may be written
in its place, never a day in place of a month. A date with a bound (by, since, before) keeps the bound
or is named without any: “the June 1 deadline”. Weekdays and seasons must stand in the claim's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.analysis.sentence_support import (
    BoundSentence,
    Day,
    bound_sentences,
    lent_days,
    span_ends,
)
from generator.analysis.words_in_quote import wrongly_quoted
from generator.checks import SOURCES_READ
from generator.finding import Finding, wrong
from generator.quantities.times.date_words import effect_of
from generator.quantities.times.find_dates import FoundDate, find_dates
from generator.site.site import Claim, Site
from generator.text.wordlists import find_words

NEEDS = (SOURCES_READ,)

POINTS = ("", "at")
# A stand-in for the year of two dates that both lack one; it has a February 29.
LEAP = 2000


def check(site: Site) -> Iterator[Finding]:
    for sentence in bound_sentences(site):
        yield from of_sentence(site, sentence)


def of_sentence(site: Site, sentence: BoundSentence) -> Iterator[Finding]:
    """A finding for each time of the sentence that none of its claims lends."""
    if any(wrongly_quoted(claim) for claim in sentence.claims):
        return  # what its quote says is not known, and is told
    dates = find_dates(sentence.text)
    lent = [day for claim in sentence.claims for day in lent_days(site, claim)] if dates else []
    for date in dates:
        if not _is_lent(date, lent):
            message, cure = _objection(sentence, date.words, [day.core for day in lent])
            yield wrong(sentence.at(date.start, len(date.words)), message, cure)
    yield from _loose(sentence, dates)


def _is_lent(date: FoundDate, lent: list[Day]) -> bool:
    whole = Day(date.core, effect_of(date.words[: date.core_start - date.start]))
    if any(_fits(whole, day) for day in lent):
        return True
    # “between May 3 and June 1”: each end may be another claim's.
    points = [Day(words, "") for words in span_ends(date)]
    return bool(points) and all(any(_fits(point, day) for day in lent) for point in points)


def _fits(ours: Day, lent: Day) -> bool:
    """May prose name `ours` where a claim has `lent`?"""
    if lent.effect not in POINTS and ours.effect not in ("", lent.effect):
        return False
    if lent.effect == "about" and ours.effect != "about":
        return False
    theirs, mine = lent.read(), ours.read()
    if mine is None or theirs is None:
        return False
    if not mine.is_dated:
        # Our words state no year: they mean the claim's, or neither of them has one.
        year = theirs.lower.year if theirs.lower else LEAP
        theirs, mine = lent.read(year if not theirs.is_dated else None), ours.read(year)
    if (
        mine is None
        or theirs is None
        or None in (mine.lower, mine.upper, theirs.lower, theirs.upper)
    ):
        return " ".join(ours.core.split()) == " ".join(lent.core.split())
    low, high = theirs.lower, theirs.upper
    assert mine.lower and mine.upper and low and high
    if (mine.lower, mine.upper) == (low, high):
        return True
    return _is_unit(mine.edtf) and mine.lower <= low and high <= mine.upper


def _is_unit(edtf: str | None) -> bool:
    """A whole year or month (EDTF 2031, 2031-05), or a third of one."""
    return bool(re.fullmatch(r"\d{4}(?:-\d{2})?|[\d-]+~/[\d-]+~", edtf or ""))


def _loose(sentence: BoundSentence, dates: list[FoundDate]) -> Iterator[Finding]:
    """Weekdays and seasons: no day can be made of them, so the claim has to have the word."""
    for word in find_words("loose-times", sentence.text):
        inside = any(date.start <= word.start < date.end for date in dates)
        # A weekday begins with a capital; “spring up” is no season.
        if inside or (word.text.endswith("day") and not word.text[0].isupper()):
            continue
        core = word.text.split()[-1].lower()
        texts = [text for claim in sentence.claims for text in _words(claim)]
        if not any(re.search(rf"(?<!\w){core}(?!\w)", text, re.IGNORECASE) for text in texts):
            message, cure = _objection(sentence, word.text, [])
            yield wrong(sentence.at(word.start, len(word.text)), message, cure)


def _words(claim: Claim) -> Iterator[str]:
    yield from (when.words for when in (claim.said, claim.when) if when)
    yield from (text for evidence in claim.evidence for text in evidence.words)


def _objection(sentence: BoundSentence, words: str, theirs: list[str]) -> tuple[str, str]:
    if not sentence.claims:
        return (
            f"“{words}” stands in a sentence that cites no claim; expected `[^claim]` after its full stop",
            "cite the claim whose date it is, or say it without",
        )
    who = "this claim" if sentence.prose.field == "says" else "the claims that its sentence cites"
    listed = ", ".join(f"“{sentence}”" for sentence in dict.fromkeys(theirs))
    return (
        f"“{words}” is no date of {who}" + (f"; expected one of {listed}" if listed else ""),
        "write a date of the claim as its source words it, or cite the claim that has this one",
    )

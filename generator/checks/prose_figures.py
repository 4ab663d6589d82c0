"""A figure in our prose is a figure of a claim that its sentence cites, and no stronger than it.

Why: a reader takes the number from the bottom line and leaves. “Over 40” may not become
“40”, and “about” may not vanish. The rule reads bottom line, judgements, readings, gaps and each
claim's `says`. Figures are digits, money and shares, and number words before a unit that the sheet
declares, a month, a thousand or a million; “one side” and “two leaders” are words. Dates, calibres
and names with digits in them are none.

Bad:
    bottom_line: The company counts 40 passengers. [^passengers]          # the claim: about 40

Good:
    bottom_line: The company counts about 40 passengers. [^passengers]

A claim lends its `figure`, the `figure` of each piece of its evidence, and every other number that
stands in its quotes, with the qualifier that it has there. A number followed by a unit of another
subject than its claim's, or by the noun that quotes of that other subject have, is another figure:
passengers are no boats. “From … to” joins figures of one subject only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.analysis.counted_unit import is_unit, units_counted
from generator.analysis.phrases import join
from generator.analysis.sentence_support import (
    BoundSentence,
    LentFigure,
    bound_sentences,
    lent_figures,
    lent_years,
    units_of,
)
from generator.analysis.words_in_quote import carries_figure
from generator.checks import SOURCES_READ
from generator.finding import Finding, wrong
from generator.quantities.figures.figure import Figure, as_strong, show
from generator.quantities.figures.find_figures import FoundFigure, find_figures
from generator.quantities.times.find_dates import find_dates
from generator.site.site import Site, cached_per_site
from generator.text.spelling import whole_words
from generator.text.wordlists import clause_before, find_words

NEEDS = (SOURCES_READ,)

CLOCK = re.compile(
    r"(?<![\w.,:])\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.m\.|[ap]m\b|o’clock\b)", re.IGNORECASE
)

DIGIT = re.compile(r"\d")


def check(site: Site) -> Iterator[Finding]:
    for sentence in bound_sentences(site):
        yield from of_sentence(site, sentence)


def of_sentence(site: Site, sentence: BoundSentence) -> Iterator[Finding]:
    """A finding for each figure of the sentence that none of its claims lends."""
    if any(claim.ref in _with_wrong_figure(site) for claim in sentence.claims):
        return
    sheets = dict.fromkeys((sentence.prose.brief, *(claim.brief for claim in sentence.claims)))
    units = tuple(dict.fromkeys(unit for slug in sheets for unit in units_of(site, slug)))
    skip = [(date.start, date.end) for date in find_dates(sentence.text)]
    skip += _names(site, sentence)
    figures = find_figures(sentence.text, units, skip)
    if not figures:
        return
    if neutral := [words for claim in sentence.claims for words in claim.written.unchanging]:
        figures = find_figures(sentence.text, units, skip, neutral)
    lent = [figure for claim in sentence.claims for figure in lent_figures(site, claim)]
    good = [
        [
            claimed
            for claimed in lent
            if as_strong(figure.figure, claimed.figure)
            or _end(sentence.text, figure, claimed.figure)
        ]
        for figure in figures
    ]
    for figure, fitting in zip(figures, good, strict=True):
        things = (
            units_counted(site, sheets, sentence.text, figure.core[1]) if fitting else frozenset()
        )
        if not any(_same_unit(things, x) for x in fitting) and not _is_year(site, sentence, figure):
            message, cure = _objection(sentence, figure, lent, fitting, things)
            yield wrong(sentence.at(figure.start, len(figure.words)), message, cure)
    yield from _spans(sentence, figures, good)


def _is_year(site: Site, sentence: BoundSentence, figure: FoundFigure) -> bool:
    """Whether it is a year of a claim: “the fair of 2031 draws many” reads like a number of draws."""
    return any(figure.words in lent_years(site, claim) for claim in sentence.claims)


@cached_per_site  # every sentence asks
def _with_wrong_figure(site: Site) -> frozenset[str]:
    """The claims whose own figure is wrong: another finding says so."""
    return frozenset(
        claim.ref
        for claim in site.claims()
        if not all(carries_figure(site, piece) for piece in claim.evidence)
    )


def _objection(
    sentence: BoundSentence,
    figure: FoundFigure,
    lent: list[LentFigure],
    good: list[LentFigure],
    things: frozenset[str],
) -> tuple[str, str]:
    words = " ".join(figure.words.split())
    if good:
        other = good[0]
        return (
            f"“{words}” of `{other.claim.id}` counts {other.unit}, and here it counts {join(sorted(things), 'or')}",
            "cite the claim that counts them, or name what this one counts",
        )
    if not sentence.claims:
        return (
            f"“{words}” stands in a sentence that cites no claim; expected `[^claim]` after its full stop",
            "cite the claim whose figure it is, or say it without",
        )
    if figure.trouble:
        return figure.trouble, "say the number in a way that can be read, or say it without"
    near = [x for x in lent if _meets(figure.figure, x.figure)]
    if near:
        shown = show(near[0].figure)
        more = as_strong(near[0].figure, figure.figure) or not near[0].figure.comparator
        verb = "says more than" if more else "says something else than"
        return (
            f"“{words}” {verb} `{near[0].claim.id}`, which has “{shown}”",
            f"write “{shown}”: a figure keeps its qualifier",
        )
    who = "this claim" if sentence.prose.field == "says" else "the claims that its sentence cites"
    theirs = ", ".join(f"“{text}”" for text in dict.fromkeys(show(x.figure) for x in lent))
    return (
        f"“{words}” is no figure of {who}" + (f"; expected one of {theirs}" if theirs else ""),
        "write the claim's figure, or cite the claim that has this one",
    )


def _end(text: str, figure: FoundFigure, lent: Figure) -> bool:
    """Whether a number is the end of a range that its clause says it is: “its lowest figure is 5”."""
    ours = figure.figure
    if ours.comparator or ours.unit != lent.unit or lent.approximate > ours.approximate:
        return False
    clause = clause_before(text, figure.start)
    ends = (("range-low", lent.low), ("range-high", lent.high))
    return None not in (lent.low, lent.high) and any(
        ours.best == end and any(find_words(words, clause)) for words, end in ends
    )


def _meets(a: Figure, b: Figure) -> bool:
    """Whether one number stands in both."""
    mine, theirs = ({x.low, x.best, x.high} - {None} for x in (a, b))
    return bool(mine & theirs)


def _same_unit(things: frozenset[str], lent: LentFigure) -> bool:
    return (
        not things or not lent.unit or any(is_unit(thing.split()[0], lent.unit) for thing in things)
    )


def _spans(
    sentence: BoundSentence, figures: list[FoundFigure], good: list[list[LentFigure]]
) -> Iterator[Finding]:
    """“from A to B” of two figures that count different things makes a movement of them."""
    for at in range(len(figures) - 1):
        first, last = figures[at], figures[at + 1]
        led = re.search(r"\bfrom\s+$", sentence.text[: first.start], re.IGNORECASE)
        if not (led and re.fullmatch(r"[^,;:.()]*\bto\s+", sentence.text[first.end : last.start])):
            continue
        subjects = [
            {(x.claim.brief, x.claim.value.of) for x in good[n] if x.claim.kind == "estimate"}
            for n in (at, at + 1)
        ]
        if all(subjects) and not subjects[0] & subjects[1]:
            ids = " and ".join(f"`{good[n][0].claim.id}`" for n in (at, at + 1))
            yield wrong(
                sentence.at(led.start(), last.end - led.start()),
                f"“from … to” joins figures of {ids}, which count different things; expected figures of one thing",
                "name both, and what each of them counts",
            )


def _names(site: Site, sentence: BoundSentence) -> Iterator[tuple[int, int]]:
    """Spans of digits that belong to a name, “Article 5”, an actor, an agreement; and times of day."""
    if not DIGIT.search(sentence.text):
        return
    yield from (match.span() for match in CLOCK.finditer(sentence.text))
    for word in find_words("numbered", sentence.text):
        if match := re.compile(r"\s+\d[\d.,]*\b").match(sentence.text, word.start + len(word.text)):
            yield word.start, match.end()
    deals = [deal.label for deal in site.briefs[sentence.prose.brief].agreements.values()]
    names = (*_numbered_actors(site), *filter(DIGIT.search, deals))
    for match in whole_words(names).finditer(sentence.text):
        yield match.span()


@cached_per_site
def _numbered_actors(site: Site) -> tuple[str, ...]:
    """The names of actors that have digits in them."""
    names = (name for actor in site.actors.values() for name in actor.spellings)
    return tuple(filter(DIGIT.search, names))

"""A figure in our prose is a figure of a claim that its sentence cites, and no stronger than it.

Why: a reader takes the number from the bottom line and leaves. “Over 10,000” may not become
“10,000”, and “about” may not vanish. The rule reads bottom line, judgements, readings, gaps and each
claim's `says`. Figures are digits, money and shares, and number words before a unit that the sheet
declares, a month, a thousand or a million; “one side” and “two leaders” are words. Dates, calibres
and names with digits in them are none.

Bad:
    bottom_line: The company counts 40 passengers. [^passengers]          # the claim: about 40

Good:
    bottom_line: The company counts about 40 passengers. [^passengers]

A claim lends its `figure`, the `figure` of each piece of its evidence, and every other number that
stands in its quotes, with the qualifier that it has there. A number followed by a unit of another
subject than its claim's is another figure: soldiers are no containers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.binding import Bound, Lent, bound, lent_figures, lent_years, units_of
from generator.check import Hit
from generator.dates import find_dates
from generator.figures import Figure, FoundFigure, as_strong, find_figures, show
from generator.site import Site
from generator.wordlists import find_words, wordlist

CLOCK = re.compile(
    r"(?<![\w.,:])\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.m\.|[ap]m\b|o’clock\b)", re.IGNORECASE
)


def check(site: Site) -> Iterator[Hit]:
    for one in bound(site):
        yield from of_sentence(site, one)


def of_sentence(site: Site, one: Bound) -> Iterator[Hit]:
    """A hit for each figure of the sentence that none of its claims lends."""
    sheets = dict.fromkeys((one.prose.brief, *(claim.brief for claim in one.claims)))
    units = tuple(dict.fromkeys(unit for slug in sheets for unit in units_of(site, slug)))
    skip = [(date.start, date.end) for date in find_dates(one.text)]
    skip += _names(site, one)
    found = find_figures(one.text, units, sorted(skip))
    if not found:
        return
    lent = [figure for claim in one.claims for figure in lent_figures(site, claim)]
    years = {year for claim in one.claims for year in lent_years(site, claim)}
    for figure in found:
        if figure.words in years:
            continue  # “the fair of 2031 draws many” reads like a number of draws
        counted = _unit_after(one.text, figure.core[1], units)
        good = [x for x in lent if as_strong(figure.figure, x.figure)]
        if not any(_same_unit(counted, x) for x in good):
            message, cure = _told(one, figure, lent, good, counted)
            yield Hit(one.place(figure.start), message, cure, len(figure.words))


def _told(
    one: Bound, found: FoundFigure, lent: list[Lent], good: list[Lent], counted: str
) -> tuple[str, str]:
    words = " ".join(found.words.split())
    if good:
        other = good[0]
        return (f"“{words}” of `{other.claim.id}` counts {other.unit}, and here it counts {counted}",
                "cite the claim that counts them, or name what this one counts")  # fmt: skip
    if not one.claims:
        return (f"“{words}” stands in a sentence that cites no claim; expected `[^claim]` after its full stop",
                "cite the claim whose figure it is, or say it without")  # fmt: skip
    near = [x for x in lent if _meets(found.figure, x.figure)]
    if near:
        shown = show(near[0].figure)
        return (f"“{words}” says more than `{near[0].claim.id}`, which has “{shown}”",
                f"write “{shown}”: a figure keeps its qualifier")  # fmt: skip
    who = "this claim" if one.prose.field == "says" else "the claims that its sentence cites"
    theirs = ", ".join(f"“{text}”" for text in dict.fromkeys(show(x.figure) for x in lent))
    return (f"“{words}” is no figure of {who}" + (f"; expected one of {theirs}" if theirs else ""),
            "write the claim's figure, or cite the claim that has this one")  # fmt: skip


def _meets(a: Figure, b: Figure) -> bool:
    """Whether one number stands in both."""
    mine, theirs = ({x.low, x.best, x.high} - {None} for x in (a, b))
    return bool(mine & theirs)


def _same_unit(counted: str, lent: Lent) -> bool:
    return (
        not counted or not lent.unit or _noun(counted).fullmatch(lent.unit.split()[0]) is not None
    )


def _noun(unit: str) -> re.Pattern[str]:
    stem = re.escape(re.sub(r"(?:ies|y)$|s$", "", unit.split()[0]))
    return re.compile(rf"{stem}(?:ies|y|es|s)?", re.IGNORECASE)


def _unit_after(text: str, end: int, units: tuple[str, ...]) -> str:
    """The declared unit that the figure counts in this sentence, "" where none follows it.

    Up to three words may stand between, none of which begins another phrase.
    """
    stops = set(wordlist("phrase-openers"))
    rest = re.match(r"(?:\s+[\w’'-]+){0,4}", text[end:])
    for word in (rest[0] if rest else "").split():
        if word.lower() in stops:
            return ""
        for unit in units:
            if _noun(unit).fullmatch(word):
                return unit
    return ""


def _names(site: Site, one: Bound) -> Iterator[tuple[int, int]]:
    """Spans of digits that belong to a name, “Article 5”, an actor, an agreement; and times of day."""
    yield from (match.span() for match in CLOCK.finditer(one.text))
    for word in find_words("numbered", one.text):
        if match := re.compile(r"\s+\d[\d.,]*\b").match(one.text, word.start + len(word.text)):
            yield word.start, match.end()
    names = [name for actor in site.actors.values() for name in actor.spellings]
    names += [deal.label for deal in site.briefs[one.prose.brief].agreements.values()]
    for name in names:
        if any(char.isdigit() for char in name):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", one.text):
                yield match.span()

"""Chooses the year of a date that states none, by the day on which its text was published.

Nobody tells of a day after the text was published, unless words point ahead; a weekday decides between
years; where two are possible it is asked.
"""

from __future__ import annotations

from datetime import date, timedelta

from generator.quantities.times.edtf import DateTrouble
from generator.quantities.times.parse_when import parse_when
from generator.quantities.times.when import When
from generator.text.languages import Language


def when_told(
    words: str,
    year: int | None,
    published: date | None,
    *,
    ahead: bool | None,
    tongue: Language | None = None,
) -> When:
    """As `parse_when`, the year chosen by when the text was published and by a weekday in the words.

    Nobody tells of a day after the text was published, unless words point `ahead` (None: they may or
    may not). `DateTrouble` where two years are possible: the words cannot settle it.
    """
    stated = parse_when(words, None, tongue)
    if stated.is_dated or year is None:
        return parse_when(words, year, tongue)
    fitting: dict[int, When] = {}
    trouble: DateTrouble | None = None
    for near in (year, year - 1, year + 1):
        try:
            fitting[near] = parse_when(words, near, tongue)
        except DateTrouble as problem:
            trouble = trouble or problem
    if not fitting and trouble:
        raise trouble
    if not any(when.is_dated for when in fitting.values()):
        return parse_when(words, year, tongue)
    if published is None:
        return fitting[year] if year in fitting else _only(words, fitting)
    past = {near: when for near, when in fitting.items() if _begins(when) <= published}
    later = {near: when for near, when in fitting.items() if near not in past}
    if ahead is None and year in later:
        # “was expected on December 28” of six days ago, or “is expected” in a year: only the nearer is left
        # out of doubt.
        if (
            year - 1 in past
            and published - _ends(past[year - 1]) < _begins(later[year]) - published
        ):
            raise _two_years(words, [year - 1, year])
        ahead = True
    if ahead is None and year in past and year + 1 in later:
        ahead = _begins(later[year + 1]) - published < published - _ends(past[year])
    chosen = later if ahead and year not in past else past
    if ahead and year in past and year + 1 in later and _is_long_past(past[year], published):
        chosen = later
    if year in chosen:
        return chosen[year]
    return _only(words, chosen or fitting)


def readings(
    words: str, year: int | None, published: date | None, tongue: Language | None = None
) -> list[When]:
    """What words of a text published on a day can mean, whether or not they point ahead; each once."""
    means = []
    for ahead in (False, True):
        try:
            means.append(when_told(words, year, published, ahead=ahead, tongue=tongue))
        except DateTrouble:
            continue
    return list(dict.fromkeys(means))


def _begins(when: When) -> date:
    return when.lower or when.upper or date.min


def _ends(when: When) -> date:
    return when.upper or when.lower or date.max


def _is_long_past(when: When, published: date) -> bool:
    """Whether a time lies so far before a text that what points ahead means the next one of its name."""
    return published - _ends(when) > timedelta(days=120)


def _only(words: str, fitting: dict[int, When]) -> When:
    years = sorted(fitting, reverse=True)
    return fitting[years[0]] if years else When(words)


def _two_years(words: str, years: list[int]) -> DateTrouble:
    first, last = years
    return DateTrouble(
        f"“{words}” can be of {first} or of {last}, for the text was published in between; expected the year,"
        f" such as {first}-12-28"
    )

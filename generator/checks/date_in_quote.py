"""A time is given in words that a quote or context holds, or as the date those words mean.

Why: when something was said decides which of two figures is the later one. A date that the text
does not state, or that lost its “by” or “since”, puts a claim where nobody put it.

Bad:
    quote: Its director, Nils Falk, expects up to 60 passengers by autumn
    estimate: {of: traffic, figure: up to 60, status: forecast, when: by November}

Good:
    quote: Its director, Nils Falk, expects up to 60 passengers by autumn
    estimate: {of: traffic, figure: up to 60, status: forecast, when: by autumn}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.analysis.words_in_quote import kind_words, quoted, stands
from generator.checks import QUOTES_FOUND
from generator.finding import Finding, Where, wrong
from generator.quantities.times.choose_year import readings
from generator.quantities.times.date_words import effect_of
from generator.quantities.times.find_dates import find_dates
from generator.quantities.times.when import When
from generator.site.site import Claim, Site
from generator.text.folding import fold

NEEDS = (QUOTES_FOUND,)

# Only digits and EDTF's marks: a date in our notation, not in the source's words.
EDTF = re.compile(r"[0-9X~?%./:TZ+-]*[0-9X]{4}[0-9X~?%./:TZ+-]*")


def check(site: Site) -> Iterator[Finding]:
    for claim in site.claims():
        if claim.written.said_words:
            yield from _time(site, claim, claim.at("said_on"), claim.written.said_words, claim.said)
        for where, words in kind_words(claim, "time"):
            yield from _time(site, claim, where, words, claim.when)


def _time(
    site: Site, claim: Claim, where: Where, words: str, when: When | None
) -> Iterator[Finding]:
    field = where.keys[-1]
    if quoted(words, claim):
        if fuller := _fuller(claim, words):
            yield wrong(
                where,
                f"`{field}` is “{words}” where the source has “{fuller}”; expected the whole time",
                f"write “{fuller}”",
            )
        return
    said = _dates(site, claim)
    if EDTF.fullmatch(words.strip()):
        if when is None or any(
            (date.lower, date.upper) == (when.lower, when.upper)
            for dates in said.values()
            for date in dates
        ):
            return
        message = f"`{field}` is {words}, and no date in quote or context of the claim means that"
    else:
        message = f"“{words}” stands in no quote or context of the claim"
    there = ", ".join(f"“{words_there}”" for words_there in said)
    cure = (
        f"the quotes have {there}"
        if there
        else "leave it out, or add the passage that has it as `context:`"
    )
    yield wrong(where, f"{message}; expected a time that the source states", cure)


def _dates(site: Site, claim: Claim) -> dict[str, list[When]]:
    """What each date in the claim's evidence can mean, with and without its preposition, by its words."""
    dates: dict[str, list[When]] = {}
    for evidence in claim.evidence:
        source = site.sources.get(evidence.source)
        for text, tongue in evidence.worded:
            for date in find_dates(text, tongue):
                for words in dict.fromkeys((date.words, date.core)):
                    year, written = (
                        (source.card.year, source.written_by) if source else (None, None)
                    )
                    dates.setdefault(words, readings(words, year, written, tongue))
    return dates


def _fuller(claim: Claim, words: str) -> str:
    """The whole time in the source, when ours leaves out the word that bounds it (by, since)."""
    wanted = fold(words)[0].strip()
    wholes: list[str] = []
    for evidence in claim.evidence:
        for text, tongue in ((fold(raw)[0], tongue) for raw, tongue in evidence.worded):
            for date in find_dates(text, tongue):
                led = effect_of(date.bound, tongue)
                bounds = led not in ("", "at")
                if wanted == date.words or (wanted == date.core and not bounds):
                    return ""
                # “before June” is a piece of “not before June”, and says something else.
                if wanted == date.core or stands(wanted, date.words):
                    wholes.append(date.words)
    return wholes[0] if wholes else ""

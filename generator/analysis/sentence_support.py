"""Finds the claims that each sentence of ours rests on, and the figures and dates that it may take from them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.analysis.prose_fields import OurSentence, prose
from generator.finding import KeyPath
from generator.quantities.figures.currencies import sign_of_unit
from generator.quantities.figures.figure import Figure
from generator.quantities.figures.find_figures import find_figures
from generator.quantities.times.choose_year import readings
from generator.quantities.times.date_words import effect_of
from generator.quantities.times.edtf import DateTrouble
from generator.quantities.times.find_dates import FoundDate, find_dates
from generator.quantities.times.parse_when import parse_when, range_ends
from generator.quantities.times.when import When
from generator.site.evidence import Lookup
from generator.site.site import Brief, Claim, Site, Source, cached_per_site
from generator.text.folding import fold
from generator.text.languages import Language
from generator.text.near_citations import sound


@dataclass(frozen=True, slots=True)
class BoundSentence(OurSentence):
    """One sentence whose figures, dates and counts must be those of its claims.

    `claims` are those it cites (for a claim's own `says`: that claim). Sentences with an unknown citation are
    left out: that is a finding of its own.
    """

    claims: tuple[Claim, ...]


@cached_per_site  # several checks read it
def bound_sentences(site: Site) -> tuple[BoundSentence, ...]:
    """Every sentence of bottom lines, judgements, readings, gaps and `says`."""
    return tuple(_bound_sentences(site))


def _bound_sentences(site: Site) -> Iterator[BoundSentence]:
    for text in prose(site):
        if not text.rule.bound:
            continue
        brief = site.briefs[text.brief]
        own = [site.claim(ref, text.brief) for ref in _resting_on(brief, text.path)]
        for sentence in sound(text.text, site.claim_ids(text.brief)):
            cited = [site.claim(cite.id, text.brief) for cite in sentence.cites]
            if None in cited or None in own:
                continue  # an unknown claim is a finding of its own; its figures are not known
            claims = {claim.ref: claim for claim in [*cited, *own] if claim}
            yield BoundSentence(text, sentence, tuple(claims.values()))


def _resting_on(brief: Brief, path: KeyPath) -> tuple[str, ...]:
    """The claims that a text rests on without citing them: that of a `says`, those of a disagreement, that of an argument."""
    match path:
        case ("claims", name, *_):
            return (str(name),)
        case ("disagreements", name, "heading" | "because"):
            return brief.disagreements[str(name)].between
        case ("judgements", name, "against", int(number), "because"):
            return (brief.judgements[str(name)].against[number].claim,)
    return ()


@dataclass(frozen=True, slots=True)
class LentFigure:
    """A figure of a claim that prose citing it may use; `unit` is what its subject counts, where declared."""

    figure: Figure
    claim: Claim
    unit: str | None = None


@cached_per_site
def lent_figures(site: Site, claim: Claim) -> list[LentFigure]:
    """The figures of a claim: its own, those of its evidence, and others that stand in its quotes.

    A number in a quote that the claim gives itself is the claim's: it is read as the curator wrote
    it. For the others the source is read beyond the edge of the quote, so that a quote which
    begins behind “about” does not lose it.
    """
    lent: list[LentFigure] = []
    if hasattr(claim.value, "figure"):
        subject = site.briefs[claim.brief].subjects.get(claim.value.of)
        unit = subject.unit if subject else None
        own = [claim.figure, *(evidence.figure for evidence in claim.evidence)]
        for figure in dict.fromkeys(figure for figure in own if figure):
            lent.append(LentFigure(figure, claim, unit))
            sign = sign_of_unit(unit or "")
            if sign and not figure.unit and not figure.is_vague:
                # “60” of a subject counted in percent may be called 60 percent.
                lent.append(LentFigure(replace(figure, unit=sign), claim, unit))
    claimed = {numbers(item.figure) for item in lent}
    units = units_of(site, claim.brief)
    for evidence in claim.evidence:
        lines = [(*line_around(site, evidence.quote), evidence.tongue)]
        if translation := evidence.translation:
            lines.append((translation, 0, len(translation), None))
        for text, start, end, tongue in lines:
            skip = [(date.start, date.end) for date in find_dates(text, tongue)]
            for other in find_figures(text, units, skip, claim.written.unchanging, tongue):
                inside = start <= other.core[0] and other.core[1] <= end
                if inside and numbers(other.figure) not in claimed:
                    lent.append(LentFigure(other.figure, claim))
    return lent


def numbers(figure: Figure) -> tuple[object, ...]:
    """Lower and upper end of a figure without its qualifiers, equal where it is one number."""
    return (
        figure.low if figure.best is None else figure.best,
        figure.high or figure.low or figure.best,
    )


@cached_per_site  # every sentence asks
def units_of(site: Site, brief: str) -> tuple[str, ...]:
    """The units that a sheet declares, each once."""
    subjects = site.briefs[brief].subjects.values() if brief in site.briefs else ()
    return tuple(dict.fromkeys(subject.unit for subject in subjects if subject.unit))


def line_around(site: Site, lookup: Lookup) -> tuple[str, int, int]:
    """The source's line around a quote or context, white space folded, and the offsets [start, end) of the words in it.

    Where the words were not found, or the text is not at hand: the words alone.
    """
    words = fold(lookup.words)[0].strip()
    source = site.sources.get(lookup.source)
    if lookup.passage is None or source is None or source.body is None:
        return words, 0, len(words)
    line = source.body.lines[lookup.passage.paragraph - 1]
    start = bisect_left(line.offsets, lookup.passage.start)
    return line.folded, start, start + len(words)


@dataclass(frozen=True, slots=True)
class Day:
    """A date (`core`, its words) apart from its preposition, whose `effect` is that of `effect_of` (empty: none).

    `year` is the year that the words lack and a source's card supplies, else None.
    """

    core: str
    effect: str
    year: int | None = None
    tongue: Language | None = None

    def read(self, year: int | None = None) -> When | None:
        """The days it allows; None for words that are no possible date."""
        try:
            return parse_when(self.core, self.year if year is None else year, self.tongue)
        except DateTrouble:
            return None


def days(
    text: str,
    year: int | None = None,
    start: int = 0,
    end: int | None = None,
    tongue: Language | None = None,
) -> Iterator[Day]:
    """The dates of a text whose core lies in [start, end), and the ends of spans among them."""
    for date in find_dates(text, tongue):
        if start <= date.core_start and date.core_end <= (len(text) if end is None else end):
            yield Day(date.core, effect_of(date.bound, tongue), year, tongue)
            for point, led in zip(span_ends(date, tongue), ("lower", "upper"), strict=False):
                yield Day(point, led, year, tongue)


def span_ends(date: FoundDate, tongue: Language | None = None) -> tuple[str, ...]:
    """The words of both ends of “between May 3 and June 1”; empty for any other date."""
    return range_ends(date.words, tongue) if date.core == date.words else ()


@cached_per_site
def lent_days(site: Site, claim: Claim) -> list[Day]:
    """The dates of a claim: when it was said, its time, and those in its quotes and contexts."""
    lent: list[Day] = []
    for when in (claim.said, claim.when):
        if when is None:
            continue
        bounds = when.lower or when.upper
        year = bounds.year if bounds else None
        tongues = [None, *(evidence.tongue for evidence in claim.evidence)]
        worded = (list(days(when.words, year, tongue=tongue)) for tongue in dict.fromkeys(tongues))
        plain = [Day(when.edtf, "")] if when.edtf else []
        lent += next((days_there for days_there in worded if days_there), plain)
    for evidence in claim.evidence:
        for lookup in (evidence.quote, *evidence.context):
            text, start, end = line_around(site, lookup)
            source = site.sources.get(lookup.source)
            for day in days(text, None, start, end, evidence.tongue):
                lent += [replace(day, year=year) for year in _years(day, source)]
        for day in days(evidence.translation or ""):
            source = site.sources.get(evidence.source)
            lent += [replace(day, year=year) for year in _years(day, source)]
    return list(dict.fromkeys(lent))


def _years(day: Day, source: Source | None) -> list[int | None]:
    """The years that a date of a text without a year can be of; None alone where it states its own."""
    if source is None or source.card.year is None:
        return [None]
    read = readings(day.core, source.card.year, source.written_by, day.tongue)
    years = [
        bound.year for when in read if when.year_inferred and (bound := when.lower or when.upper)
    ]
    return [*dict.fromkeys(years)] or [source.card.year]


def lent_years(site: Site, claim: Claim) -> set[str]:
    """The years of a claim's dates, in digits."""
    read = [day.read() for day in lent_days(site, claim)]
    return {str(bound.year) for when in read if when for bound in (when.lower, when.upper) if bound}

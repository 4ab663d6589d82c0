"""Tells whether words that a claim gives stand in what it quotes, whole and unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.finding import Where
from generator.model.introspection import marked
from generator.model.marks import Verbatim
from generator.quantities.figures.find_figures import FoundFigure, every_figure
from generator.quantities.figures.parse_figure import standing
from generator.quantities.times.find_dates import find_dates
from generator.site.evidence import Evidence, Lookup
from generator.site.site import Actor, Claim, Site
from generator.text.folding import fold
from generator.text.languages import Language, particle_follows
from generator.text.quotes import unspaced


def stands(words: str, text: str) -> bool:
    """Whether `words` stand in `text` between word boundaries; white space folds, nothing else."""
    return _stands(words, fold(text)[0])


def _stands(words: str, where: str) -> bool:
    wanted = fold(words)[0].strip()
    at = where.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        # A digit is a word's letter here, so "May 3" does not stand in "May 31".
        begins = at == 0 or not _runs_on(where[at - 1], wanted[0])
        ends = end == len(where) or not _runs_on(wanted[-1], where[end])
        if begins and (ends or particle_follows(where, end)):
            return True
        at = where.find(wanted, at + 1)
    return False


def _runs_on(left: str, right: str) -> bool:
    """Whether two characters belong to one word; scripts without spaces part words anywhere."""
    lettered = all(char.isalnum() or char == "_" for char in (left, right))
    return lettered and not (unspaced(left) and unspaced(right))


def spelling_in(actor: Actor, text: str) -> str | None:
    """The first spelling of `actor` that stands in `text`, None when it is not named there.

    A person is also named by the last word of the name.
    """
    return spelling_in_folded(actor, fold(text)[0])


def spelling_in_folded(actor: Actor, text: str) -> str | None:
    """As `spelling_in`, of a text whose white space is folded."""
    surname = actor.name.split()[-1:] if actor.card.kind == "person" else []
    # A transcript has its speakers in capitals: “MS. DAHL: …”.
    capitals = [name.upper() for name in surname if len(name) > 2]
    for spelling in (*actor.spellings, *surname, *capitals):
        # “the town” opens a sentence as “The town”.
        if _stands(spelling, text) or _stands(spelling[0].upper() + spelling[1:], text):
            return spelling
    return None


def quoted(words: str, claim: Claim) -> bool:
    """Whether the quote or a context of at least one piece of the claim's evidence holds `words`."""
    return any(stands(words, text) for evidence in claim.evidence for text in evidence.words)


def wrongly_quoted(claim: Claim) -> bool:
    """Whether a quote or context of the claim does not stand in its source."""
    return any(
        look.missed for evidence in claim.evidence for look in (evidence.quote, *evidence.context)
    )


def carries_figure(site: Site, evidence: Evidence) -> bool:
    """Whether a quote or context of the evidence holds its figure; True too where that cannot be told."""
    if evidence.quote.missed:
        return True  # that the quote is wrong is a finding of its own
    if evidence.figure_words is None or evidence.figure is None:
        return True  # no figure, or an unreadable one, which is a finding of its own
    return any(True for _ in figures_as_quoted(site, evidence))


def whole_figure(words: str, evidence: Evidence) -> str | None:
    """The longer figure in a quote or context of which `words` are a part; None where there is none."""
    wanted = fold(words)[0].strip()
    if not wanted:
        return None
    # Not within another number: 5 in 15 or 5,000.
    whole = re.compile(rf"(?<![\d.,]){re.escape(wanted)}(?!\d|[.,]\d)")
    for text in (fold(given)[0] for given in evidence.words):
        spans = [match.span() for match in whole.finditer(text)]
        dates = find_dates(text, evidence.tongue) if spans else ()
        apart = [(date.start, date.end) for date in dates]
        for figure in every_figure(text, apart, (), evidence.tongue) if spans else ():
            longer = figure.end - figure.start > len(wanted) and not figure.trouble
            if longer and any(figure.start <= at and end <= figure.end for at, end in spans):
                return text[figure.start : figure.end]
    return None


class Quoted(NamedTuple):
    """A figure's words at [start, end) of the source's line, and the figure that stands there."""

    line: str
    start: int
    end: int
    figure: FoundFigure


def figures_as_quoted(
    site: Site, evidence: Evidence, neutral: tuple[str, ...] = ()
) -> Iterator[Quoted]:
    """Each place in the quote and contexts where the evidence's figure stands as a whole figure.

    The source's own line is read, beyond the edges of the quote and with its tabs, which part cells.
    """
    words = fold(evidence.figure_words or "")[0].strip()
    # A sentence begins “About 40” where our figure is “about 40”.
    spellings = dict.fromkeys((words, words[:1].upper() + words[1:])) if words else ()
    for lookup in (evidence.quote, *evidence.context):
        line, first, last = source_line(site, lookup)
        yield from _in_line(spellings, line, (first, last), neutral, evidence.tongue)
    if translation := evidence.translation:
        yield from _in_line(spellings, translation, (0, len(translation)), neutral, None)


def _in_line(
    spellings: Iterable[str],
    line: str,
    part: tuple[int, int],
    neutral: tuple[str, ...],
    tongue: Language | None,
) -> Iterator[Quoted]:
    """Each place of one of the spellings in a part of a line, and the figure that stands there."""
    dates = [(date.start, date.end) for date in find_dates(line, tongue)]
    for spelling in spellings:
        for start, end, figure in standing(spelling, line, dates, neutral, tongue):
            if part[0] <= start and end <= part[1]:
                yield Quoted(line, start, end, figure)


def source_line(site: Site, lookup: Lookup) -> tuple[str, int, int]:
    """The source's line around a quote or context as it stands there, and where in it the words stand.

    Without the source's text: the words alone.
    """
    source = site.sources.get(lookup.source)
    if lookup.passage is None or source is None or source.text is None:
        return lookup.words, 0, len(lookup.words)
    begin = source.text.rfind("\n", 0, lookup.passage.start) + 1
    end = source.text.find("\n", lookup.passage.end)
    line = source.text[begin : end if end >= 0 else len(source.text)]
    return line, lookup.passage.start - begin, lookup.passage.end - begin


def kind_words(claim: Claim, what: str) -> Iterator[tuple[Where, str]]:
    """The place and the words of each field of the claim's kind in which a source gives `what`."""
    if claim.kind is None:
        return
    for path, mark, words in marked(claim.value, Verbatim, (claim.kind,)):
        if mark.what == what:
            yield claim.at(*path), words

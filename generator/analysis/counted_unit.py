"""Finds what a figure in a text counts: the unit that follows it, or the noun that sources use for a unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.analysis.sentence_support import line_around, numbers, units_of
from generator.quantities.figures.find_figures import find_figures
from generator.site.site import Claim, Site, cached_per_site
from generator.text.wordlists import wordlist

# Adjectives that may stand between a number and its noun: “40 tall wooden masts”.
BETWEEN = 3
PLURAL = re.compile(r"[a-z-]*(?:[^s]s|men|people|personnel|infantry|staff|children)")


def units_counted(site: Site, briefs: Iterable[str], text: str, end: int) -> frozenset[str]:
    """The units that the figure ending at offset `end` may count; empty where none can be told.

    That is the declared unit that follows it, else each unit whose claims are quoted with the noun
    that follows it (“40 people” of a subject counted in passengers).
    """
    slugs = tuple(briefs)
    words = _following(text, end)
    for word in words:
        for unit in (unit for slug in slugs for unit in units_of(site, slug)):
            if is_unit(word, unit):
                return frozenset((unit,))
    noun = _noun(words)
    uses = (use for slug in slugs for use in _uses(site, slug)) if noun else ()
    return frozenset(unit for used, unit in uses if used == noun)


def unit_of(site: Site, claim: Claim) -> str | None:
    """The unit of a claim's figure: that of its subject, else the sign in its words; None without either."""
    if claim.figure is None:
        return None
    subject = site.briefs[claim.brief].subjects.get(claim.written.of_kind("of") or "")
    return (subject.unit if subject else None) or claim.figure.unit or None


def is_unit(word: str, unit: str) -> bool:
    """Whether `word` is the counting word of a unit, in either number: lorry, “lorries a day”."""
    stem = re.escape(re.sub(r"(?:ies|y)$|s$", "", unit.split()[0]))
    return re.fullmatch(rf"{stem}(?:ies|y|es|s)?", word, re.IGNORECASE) is not None


def _following(text: str, end: int) -> list[str]:
    """The noun phrase after a number; empty when it does not end within the words allowed."""
    stops = set(wordlist("phrase-openers"))
    words: list[str] = []
    for match in re.finditer(r"\s+([\w’'-]+)|.", text[end:], re.DOTALL):
        if match[1] is None or match[1].lower() in stops:
            break
        words.append(match[1])
    return words if len(words) <= BETWEEN + 1 else []


def _noun(words: list[str]) -> str | None:
    """The noun that is counted, in a noun phrase after a number: its first plural."""
    return next((word for word in words if PLURAL.fullmatch(word)), None)


@cached_per_site  # each figure of a sheet asks
def _uses(site: Site, brief: str) -> tuple[tuple[str, str], ...]:
    """(noun, unit), each once: the nouns that follow the figures of a sheet's estimates in their quotes."""
    return tuple(dict.fromkeys(_uses_in_claims(site, brief)))


def _uses_in_claims(site: Site, brief: str) -> Iterator[tuple[str, str]]:
    for claim in site.briefs[brief].claims.values():
        subject = site.briefs[brief].subjects.get(getattr(claim.value, "of", ""))
        if claim.figure is None or subject is None or not subject.unit:
            continue
        for evidence in claim.evidence:
            for lookup in (evidence.quote, *evidence.context):
                text, start, end = line_around(site, lookup)
                for mention in find_figures(text):
                    words = _following(text, mention.core[1])
                    inside = start <= mention.core[0] and mention.core[1] <= end
                    noun = _noun(words)
                    if inside and noun and numbers(mention.figure) == numbers(claim.figure):
                        yield noun, subject.unit

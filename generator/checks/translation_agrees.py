"""A translation has the figures and dates of its original: as many, of the same size, with the same bounds.

Why: a reader who does not know the language has only the translation. A digit, a month, a unit or an
“at least” that changed on the way is a new claim in somebody's mouth.

Bad:
    quote: не менше 40 пасажирів
    translation: up to 40 passengers
    translated_by: machine

Good:
    quote: не менше 40 пасажирів
    translation: at least 40 passengers
    translated_by: machine

A denial on one side only, and a quote in another language without a translation, are told as notices.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Finding, doubtful, wrong
from generator.quantities.translations import Difference, denies, differences
from generator.site.evidence import Evidence
from generator.site.site import Site
from generator.text.languages import language


def check(site: Site) -> Iterator[Finding]:
    for claim in site.claims():
        for evidence in claim.evidence:
            if not evidence.borrowed and evidence.source in site.sources:
                yield from _evidence(site, evidence)


def _evidence(site: Site, evidence: Evidence) -> Iterator[Finding]:
    card = site.sources[evidence.source].card
    if evidence.translation is None:
        if evidence.tongue is not language():
            yield doubtful(
                evidence.quote.where,
                f"`{card.language}` is the language of `{evidence.source}`, and the quote has no translation",
                "add `translation:` and `translated_by:`, a person or `machine`",
            )
        return
    where = evidence.at("translation")
    if evidence.tongue is language():
        yield wrong(
            where.key,
            f"`{evidence.source}` is in English, and its quote is translated; expected a text in another language",
            "take the translation out, or write `language:` on the card of the source",
        )
    elif evidence.tongue is not None:
        original = evidence.quote.words
        for difference in differences(original, evidence.translation, evidence.tongue):
            yield wrong(
                where.whole,
                f"{_worded(difference)}; expected the figures and dates of the quote",
                "translate what the quote says, or correct the quote",
            )
        if denies(original, evidence.tongue) != denies(evidence.translation, language()):
            one_sided = "translation" if denies(evidence.translation, language()) else "quote"
            yield doubtful(
                where.whole,
                f"only the {one_sided} has a word that denies; expected both to say the same",
                "read them side by side",
            )


def _worded(difference: Difference) -> str:
    if not difference.translation:
        return f"the quote has “{difference.original}”, and the translation has nothing for it"
    if not difference.original:
        return f"“{difference.translation}” stands for nothing in the quote"
    return f"the quote has “{difference.original}”, the translation “{difference.translation}”"

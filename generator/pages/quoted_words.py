"""Shows words of a source in their language, with the translation under them and who made it."""

from __future__ import annotations

from markupsafe import Markup

from generator.site.evidence import Evidence
from generator.site.site import Site, Source
from generator.text.escaping import html_attr
from generator.text.languages import DEFAULT, language_name, text_direction

MACHINE = "machine"


def attributes(source: Source | None) -> Markup:
    """The attributes `lang` and `dir` of words of a source; empty for English, the page's own language."""
    tag = source.card.language if source else DEFAULT
    if tag == DEFAULT:
        return Markup()
    return Markup(f' lang="{html_attr(tag)}" dir="{text_direction(tag)}"')  # noqa: S704 (escaped)


def in_span(site: Site, evidence: Evidence, words: str) -> str:
    """Escaped words of its quote, marked with their language where that is not the page's."""
    given = attributes(site.sources.get(evidence.source))
    return f"<span{given}>{words}</span>" if given else words


def translator(evidence: Evidence) -> str:
    """ "translated by a machine", "translated by Ines Dahl"."""
    by = "a machine" if evidence.translated_by == MACHINE else evidence.translated_by
    return f"translated by {by}"


def checked(site: Site, evidence: Evidence) -> str:
    """What was held against the original by the checks, as a sentence."""
    name = language_name(site.sources[evidence.source].card.language)
    if evidence.tongue is None:
        return f"Nobody checked its figures and dates: this site cannot read {name}."
    return f"Its figures and dates are those of the {name} text."

"""Tells whether words that a claim gives stand in what it quotes, whole and unchanged."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Where
from generator.model.introspection import marked, values
from generator.model.marks import Verbatim
from generator.quantities.figures import stands_in
from generator.site.site import Actor, Claim, Evidence
from generator.text.folding import fold


def stands(words: str, text: str) -> bool:
    """Whether `words` stand in `text` between word boundaries; white space folds, nothing else."""
    wanted, where = fold(words)[0].strip(), fold(text)[0]
    at = where.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        # A digit is a word's letter here, so "May 3" does not stand in "May 31".
        glued = at > 0 and wanted[0].isalnum() and _lettered(where[at - 1])
        if not glued and not (end < len(where) and wanted[-1].isalnum() and _lettered(where[end])):
            return True
        at = where.find(wanted, at + 1)
    return False


def _lettered(char: str) -> bool:
    return char.isalnum() or char == "_"


def names(actor: Actor, text: str) -> str | None:
    """The first spelling of `actor` that stands in `text`, None when it is not named there.

    A person is also named by the last word of the name.
    """
    surname = actor.name.split()[-1:] if actor.card.kind == "person" else []
    for spelling in (*actor.spellings, *surname):
        # “the town” opens a sentence as “The town”.
        if stands(spelling, text) or stands(spelling[0].upper() + spelling[1:], text):
            return spelling
    return None


def quoted(words: str, claim: Claim) -> bool:
    """Whether the quote or a context of at least one piece of the claim's evidence holds `words`.

    Of a claim whose quote is wrong that is not known: the quote is told, and nothing beside it.
    """
    return wrongly_quoted(claim) or any(
        stands(words, text) for evidence in claim.evidence for text in evidence.words
    )


def wrongly_quoted(claim: Claim) -> bool:
    """Whether a quote or context of the claim does not stand in its source."""
    return any(
        look.missed for evidence in claim.evidence for look in (evidence.quote, *evidence.context)
    )


def carries_figure(evidence: Evidence) -> bool:
    """Whether a quote or context of the evidence holds its figure; so long as a quote is wrong, yes."""
    words = evidence.figure_words
    if evidence.quote.missed:
        return True  # what it holds is seen when it is right
    if words is None or evidence.figure is None:
        return True  # none, or none that can be read, which is told
    # A sentence begins “About 40” where our figure is “about 40”.
    capital = words[:1].upper() + words[1:]
    return any(stands_in(spelled, text) for text in evidence.words for spelled in (words, capital))


def kind_words(claim: Claim, what: str) -> Iterator[tuple[Where, str]]:
    """The place and the words of each field of the claim's kind in which a source gives `what`."""
    if claim.kind is None:
        return
    for path, model, key, words in values(claim.value, (*claim.path, claim.kind)):
        mark = marked(model, key, Verbatim)
        if mark and mark.what == what:
            yield claim.sheet.at(*path), words

"""Says what the pictures show in the words a reader sees: captions, labels of marks, plain text."""

from __future__ import annotations

from collections.abc import Sequence

from generator.analysis import phrases
from generator.analysis.origins import is_unnamed
from generator.model.vocabulary import label
from generator.site.site import ARTICLE, UNNAMED, Claim, Site

UNDERTAKINGS = "What each side is said to have agreed to. What is only asked for or expected is no undertaking."

# What the days in one figure are, where it holds both.
DAYS = "Days are those of the statements, or those that the figures are for."


def short_speaker(site: Site, claim: Claim) -> str:
    """Who says it, for the label of a mark: a name, the unnamed kind, or the article."""
    if claim.speaker == UNNAMED or is_unnamed(site, claim.speaker):
        actor = site.actors.get(claim.speaker)
        office = actor.card.part_of if actor else claim.written.speaks_for
        return "unnamed official" if office else "unnamed source"
    return "article" if claim.speaker == ARTICLE else site.actor_name(claim.speaker)


def position_notes(claim: Claim) -> list[str]:
    """What the mark of a position says by its shape, in words."""
    notes = ["under a condition"] if claim.value.only_if else []
    return [*notes, "hearsay"] if claim.written.attribution == "alleged" else notes


def moved_words(before: Claim) -> str:
    """Where the holder of a position certainly stood before."""
    return f"before: {label('stance', before.value.stance)}"


def positions_caption(holder: str, others: bool) -> str:
    """What the matrix of positions shows, as a whole sentence."""
    words = f"Where {holder} stands on each matter; each mark is labelled with who says so."
    return f"{words} Another party’s position has its name in the row." if others else words


def extremes(site: Site, unit: str, counts: Sequence[Claim], ahead: Sequence[Claim]) -> str:
    """What the figures of one unit come to, smallest first, in whole sentences."""
    words = []
    if len(counts) > 1:
        words.append(
            f"{unit}: the counts go from {phrases.figure(counts[0])} ({phrases.speaker(site, counts[0])}) to "
            f"{phrases.figure(counts[-1])} ({phrases.speaker(site, counts[-1])})."
        )
    elif counts:
        words.append(
            f"{unit}: one count, {phrases.figure(counts[0])} ({phrases.speaker(site, counts[0])})."
        )
    if ahead:
        who = f"{phrases.figure(ahead[-1])} ({phrases.speaker(site, ahead[-1])})"
        what = (
            "What is planned or expected goes up to"
            if words
            else f"{unit}: what is planned or expected goes up to"
        )
        words.append(f"{what} {who}.")
    if len(counts) + len(ahead) > 1:
        words.append("They count different things where their headings differ.")
    return " ".join(words) or f"{unit}: no text gives a number."

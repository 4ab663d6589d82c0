"""Says who spoke, when, how much and how sure in the words a reader sees: plain text, nothing escaped."""

from __future__ import annotations

from generator.analysis.origins import Origin, Voices
from generator.model.introspection import marked
from generator.model.kinds import Labels, kinds
from generator.model.marks import Shown
from generator.model.vocabulary import label, vocabulary
from generator.quantities.dates import When, span_text
from generator.quantities.figure import read_as
from generator.site.site import ARTICLE, UNNAMED, Claim, Evidence, Site


def count(number: int, single: str, many: str | None = None) -> str:
    """ "1 source", "3 sources"."""
    return f"{number} {single if number == 1 else many or single + 's'}"


def join(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def source_name(site: Site, source: str) -> str:
    return site.sources[source].card.label if source in site.sources else source


def speaker(site: Site, claim: Claim) -> str:
    """Who says it: a name, an unnamed person as the text describes it, or the articles themselves."""
    return speaker_of(site, claim, claim.speaker)


def speaker_of(site: Site, claim: Claim, actor: str) -> str:
    if actor == UNNAMED:
        said = claim.written.described_as
        return f"somebody unnamed (“{said}”)" if said else "somebody unnamed"
    if actor == ARTICLE:
        return "the article itself" if len(claim.sources) < 2 else "the articles themselves"
    return site.actor_name(actor)


def others(site: Site, claim: Claim) -> tuple[str, ...]:
    """Further speakers, where a piece of evidence names another one."""
    return tuple(
        dict.fromkeys(
            speaker_of(site, claim, evidence.speaker)
            for evidence in claim.evidence
            if evidence.speaker != claim.speaker
        )
    )


def relays(site: Site, evidence: Evidence) -> str:
    return join([site.actor_name(actor) for actor in evidence.relayed_by], "then")


def time(when: When | None) -> str:
    """A time for the reader: the day as far as it is known, else the source's own words."""
    if when is None:
        return ""
    return span_text(when) if when.is_dated else f"“{when.words}”"


def said(claim: Claim) -> str:
    """When it was said, with what is not stated called so."""
    return f"said {time(claim.said)}" if claim.said else "day of speaking not stated"


def figure(claim: Claim) -> str:
    """The figure with its unit left to the subject; empty where the claim has none."""
    return kinds()[claim.kind].amount(claim.value) if claim.kind else ""


def grade(claim: Claim) -> str:
    """Admiralty credibility, code and words."""
    key = str(claim.written.credibility)
    return f"{key}, {label('credibility', key)}"


def kind_line(site: Site, claim: Claim) -> str:
    """What kind of claim it is, with the terms that matter, in one clause; empty for a plain claim."""
    if claim.kind is None:
        return ""
    brief = site.briefs[claim.brief]
    labels = Labels(
        speaker=speaker(site, claim),
        actors=lambda ids: join([site.actor_name(actor) for actor in ids]),
        subject=lambda id: brief.subjects[id].label if id in brief.subjects else id,
        agreement=lambda id: brief.agreements[id].label if id in brief.agreements else "",
    )
    parts = kinds()[claim.kind].line(claim.value, labels)
    if claim.when is not None:
        parts = [*parts, f"time: {time(claim.when)}"]
    return "; ".join(parts)


def shown(claim: Claim) -> list[tuple[str, str]]:
    """What a claim's card shows as it stands, each under its heading."""
    lines = [(mark.heading, str(words)) for _, mark, words in marked(claim.written, Shown)]
    return [*lines, *reading(claim)]


def reading(claim: Claim) -> list[tuple[str, str]]:
    """How the claim's figure was read, and which words beside it were said to leave it as it is."""
    if claim.figure is None:
        return []
    lines = []
    number = read_as(claim.figure)
    if claim.written.of_kind("read_as"):
        lines.append(("Read by the curator as", number))
    elif number.casefold() != " ".join(claim.figure.words.split()).casefold():
        lines.append(("Read as", number))
    for beside in claim.written.of_kind("unchanged_by") or ():
        lines.append((f"“{beside.words}” does not change the number", beside.why))
    return lines


def origin_name(site: Site, origin: Origin) -> str:
    """An origin for the reader; an unnamed one is called so."""
    if origin.id.startswith("source:"):
        name = f"the article “{source_name(site, origin.id.removeprefix('source:'))}”"
    else:
        name = site.actor_name(origin.id)
    return f"somebody unnamed (through {name})" if origin.unnamed else name


def group_name(site: Site, group: str) -> str:
    if group.startswith("source:"):
        return f"the article “{source_name(site, group.removeprefix('source:'))}”"
    return site.actor_name(group)


def voices_line(heard: Voices) -> str:
    """ "3 sources, 2 origins in 1 group (1 unnamed)": what is no named speaker is called so."""
    sources = count(len(heard.sources), "source")
    own = sum(origin.id.startswith("source:") and not origin.unnamed for origin in heard.origins)
    if own == len(heard.origins):
        return f"{sources}, in {'its' if len(heard.sources) == 1 else 'their'} own voice"
    return f"{sources}, {origins_line(heard)}"


def origins_line(heard: Voices, group: str = "group") -> str:
    """ "4 origins in 3 groups (1 article in its own voice, 2 unnamed)"."""
    words = count(len(heard.origins), "origin")
    if len(heard.groups) != len(heard.origins):
        words += f" in {count(len(heard.groups), group)}"
    own = sum(origin.id.startswith("source:") and not origin.unnamed for origin in heard.origins)
    unnamed = sum(origin.unnamed for origin in heard.origins)
    notes = (
        [f"{count(own, 'article')} in {'its' if own == 1 else 'their'} own voice"] if own else []
    )
    notes += [f"{unnamed} unnamed"] if unnamed else []
    return f"{words} ({', '.join(notes)})" if notes else words


def likelihood(key: str) -> str:
    """ "likely (55 to 80 percent)"."""
    term = vocabulary("likelihood").terms[key]
    return f"{term.label} ({term.low} to {term.high} percent)"

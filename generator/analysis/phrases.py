"""Says who spoke, when, how much and how sure in the words a reader sees: plain text, nothing escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from generator.analysis.origins import Origin, Voices, is_unnamed
from generator.model.introspection import marked
from generator.model.kinds import Labels, kinds
from generator.model.marks import Shown
from generator.model.vocabulary import label, vocabulary
from generator.quantities.figures.figure import read_as
from generator.quantities.times.edtf import last_day
from generator.quantities.times.when import When, span_text
from generator.site.evidence import Evidence
from generator.site.site import ARTICLE, UNNAMED, Claim, Site

# What a claim is called where no text states when it was said.
UNDATED = "undated"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# What a pair of claims, or more of them, is read as: whole clauses, a full stop or a reason to follow.
VERDICTS = {
    "conflict": ("Only one of the two can be right", "Not all of these can be right"),
    "different-time": ("The two speak of different times", "These speak of different times"),
    "different-thing": ("The two are about different things", "These are about different things"),
    "wording-only": ("The two say the same in other words", "These say the same in other words"),
    "unresolved": (
        "The sources do not settle it",
        "The sources do not settle it",
    ),
    "agree": ("The two agree", "These agree"),
    "not-comparable": ("The two cannot be compared", "These cannot be compared"),
}
# What doubt makes of the verb of a verdict.
MAY = {" speak ": " may speak ", " are ": " may be ", " say ": " may say "}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 source", "3 sources", "33,000 sources"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def count_words(number: int, noun: str, plural: str | None = None) -> str:
    """ "one source", "three sources", "12 sources"."""
    words = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{words} {noun if number == 1 else plural or noun + 's'}"


def join(words: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def quoted(words: str) -> str:
    """Words of a source between quotation marks that pair with those inside them."""
    if any(mark in words for mark in '“”"'):
        return f"‘{words}’"
    return f"“{words}”"


def source_name(site: Site, source: str) -> str:
    return site.sources[source].card.label if source in site.sources else source


def speaker(site: Site, claim: Claim) -> str:
    """Who says it: a name, an unnamed person as the text describes it, or the articles themselves."""
    return speaker_of(site, claim, claim.speaker)


def speaker_of(site: Site, claim: Claim, actor: str) -> str:
    if actor == UNNAMED:
        if claim.written.speaks_for:
            return f"an unnamed official of {site.actor_name(claim.written.speaks_for)}"
        words = claim.written.described_as
        return f"an unnamed source ({quoted(words)})" if words else "an unnamed source"
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


def speakers(site: Site, claim: Claim) -> str:
    """Everybody who says it, as the subject of a clause."""
    return capital(join([speaker(site, claim), *others(site, claim)]))


def relays(site: Site, evidence: Evidence) -> str:
    return join([site.actor_name(actor) for actor in evidence.relayed_by], "and then")


def time(when: When | None) -> str:
    """A time for the reader: the day as far as it is known, else the source's own words."""
    if when is None:
        return ""
    return span_text(when) if when.is_dated else quoted(when.words)


def on(when: When) -> str:
    """A time as part of a clause: "on 3 March 2031", "in March 2031", "by 31 December 2031"."""
    words, low, high = time(when), when.lower, when.upper
    if not when.is_dated:
        return f"at a time given as {words}"
    if low is None or high is None or words.startswith("about "):
        return words
    if low == high:
        return f"on {words}"
    whole_month = low.day == 1 and high == last_day(low)
    whole_year = (low.month, low.day, high.month, high.day) == (1, 1, 12, 31)
    return (
        f"in {words}" if whole_month or whole_year else f"between {words.replace(' to ', ' and ')}"
    )


def day(value: date) -> str:
    """ "3 March 2031"."""
    return span_text(When("", value, value, value.isoformat()))


def said(claim: Claim) -> str:
    """When it was said; "undated" where no text states it."""
    return f"said {noted(claim)}" if claim.said else UNDATED


def noted(claim: Claim) -> str:
    """The same in the fewest words, for a note: "on 3 March 2031"; empty where no text states it."""
    event = f"at the event of claim {claim.occasion}, " if claim.occasion else ""
    return f"{event}{on(claim.said)}" if claim.said else ""


def said_on(claim: Claim) -> str:
    """When it was said, as a field of a table has it: a time, or "undated"."""
    return time(claim.said) or UNDATED


def latest(claim: Claim) -> str:
    """The last day on which an undated claim can have been said, called an inference of ours."""
    if claim.said or claim.latest is None:
        return ""
    return f"by {day(claim.latest)} at the latest, as we infer"


def when_said(claim: Claim) -> str:
    """When it was said, for a table; where no text states it, with the last day that we infer."""
    bound = latest(claim)
    return f"{said_on(claim)}; {bound}" if bound else said_on(claim)


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
        alleged=claim.written.attribution == "alleged",
    )
    parts = kinds()[claim.kind].line(claim.value, labels)
    if claim.when is not None:
        parts = [*parts, f"the time given is {time(claim.when)}"]
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
        lines.append((f"{quoted(beside.words)} does not change the number", beside.why))
    return lines


def origin_name(site: Site, origin: Origin) -> str:
    """An origin for the reader; an unnamed one is called so."""
    if origin.id.startswith("source:"):
        name = f"the article “{source_name(site, origin.id.removeprefix('source:'))}”"
    else:
        name = site.actor_name(origin.id)
    heard = origin.unnamed and not is_unnamed(site, origin.id)
    return f"one or more unnamed sources heard through {name}" if heard else name


def group_name(site: Site, group: str) -> str:
    if group.startswith("source:"):
        return f"the article “{source_name(site, group.removeprefix('source:'))}”"
    return site.actor_name(group)


def voices_line(site: Site, heard: Voices, names: int = 3) -> str:
    """Who stands behind some claims: up to `names` named ones by name, the rest in words."""
    named = [origin for origin in heard.origins if is_named(origin)]
    parts = [site.actor_name(origin.id) for origin in named]
    if len(parts) > names:
        parts = [count_words(len(named), "named speaker")]
    return join([*parts, *unnamed_words(heard.origins)])


def is_named(origin: Origin) -> bool:
    return not origin.unnamed and not origin.id.startswith("source:")


def unnamed_words(origins: Iterable[Origin]) -> list[str]:
    """What speaks without a name; unnamed voices of one relay are one origin, so nobody can count them."""
    listed = list(origins)
    own = sum(origin.id.startswith("source:") and not origin.unnamed for origin in listed)
    unnamed = sum(origin.unnamed for origin in listed)
    words = []
    if own:
        words.append(f"{count_words(own, 'article')} in {'its' if own == 1 else 'their'} own words")
    if unnamed:
        words.append("at least one unnamed source" if unnamed == 1 else "several unnamed sources")
    return words


def independence(heard: Voices) -> str:
    """How many of the named speakers are independent of each other, as a whole sentence."""
    named = [origin for origin in heard.origins if is_named(origin)]
    sides = len({origin.group for origin in named})
    rest = join(unnamed_words(heard.origins))
    if not named:
        return f"Nobody is named for any of it: it comes from {rest}." if rest else ""
    who = count_words(len(named), "named speaker")
    stand = "stands" if len(named) == 1 else "stand"
    joined = f", who belong to {count_words(sides, 'side')}" if sides < len(named) else ""
    tail = f"; the rest comes from {rest}" if rest else ""
    return f"Retellings aside, {who} {stand} behind these claims{joined}{tail}."


def edition_line(as_of: date | None, changed: date | None) -> str:
    """How far the sources reach and of when the brief is, so that the two days are not taken for one."""
    reach = (
        f"The latest day that the sources give is {day(as_of)}"
        if as_of
        else "The sources give no day"
    )
    return f"{reach}; this edition is of {day(changed)}." if changed else f"{reach}."


def likelihood(key: str) -> str:
    """ "likely (55 to 80 percent)"."""
    term = vocabulary("likelihood").terms[key]
    return f"{term.label} ({likelihood_range(key)})"


def likelihood_range(key: str) -> str:
    term = vocabulary("likelihood").terms[key]
    return f"{term.low} to {term.high} percent"


def verdict(key: str, claims: int, *, possibly: bool = False) -> str:
    """What some claims are read as, for certain or `possibly`, as a clause without its full stop."""
    words = VERDICTS[key][min(claims, 3) - 2]
    for verb, doubted in MAY.items() if possibly else ():
        words = words.replace(verb, doubted)
    return words

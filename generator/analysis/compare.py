"""Compares every two claims of a kind in a brief, and holds the curator's verdicts beside the result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import combinations

from generator.model.kinds import Case, Comparison, Scope, kinds
from generator.quantities.times.when import When
from generator.site.site import ARTICLE, UNNAMED, Brief, Claim, Site, cached_per_site


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims and their comparison.

    `reading` is the id of the disagreement that reads them and `verdict` the curator's, both None
    where nobody has read the pair. A pair of two kinds, or of a kind that knows no comparison, is
    listed only when a disagreement names it.
    """

    a: Claim
    b: Claim
    comparison: Comparison
    reading: str | None = None
    verdict: str | None = None


@cached_per_site  # checks, data and pages ask for the same pairs
def pairs(site: Site, brief: Brief) -> list[Pair]:
    """All pairs of the brief's claims of one kind, and all pairs that its disagreements name.

    In the order of the sheet, each once; within a pair the claim that stands first comes first.
    """
    readings = dict(_readings(site, brief))
    claims = list(brief.claims.values())
    index = {claim.ref: number for number, claim in enumerate(claims)}
    own = {tuple(sorted(index[ref] for ref in key)) for key in readings if key <= index.keys()}
    for name, kind in kinds().items():
        if kind.compare:
            mine = (number for number, claim in enumerate(claims) if claim.kind == name)
            own.update(combinations(mine, 2))
    ordered = [(claims[first], claims[second]) for first, second in sorted(own)]
    for key, (reading, _) in readings.items():
        if not key <= index.keys():
            named = brief.disagreements[reading].between
            both = (site.claim(ref, brief.slug) for ref in named)
            a, b = {claim.ref: claim for claim in both if claim and claim.ref in key}.values()
            ordered.append((a, b))
    case_of = cache(partial(comparison_case, site))  # a claim stands in many pairs
    return [
        Pair(
            a,
            b,
            comparison_of(site, brief, a, b, case_of) or _NONE,
            *readings.get(frozenset((a.ref, b.ref)), (None, None)),
        )
        for a, b in ordered
    ]


_NONE = Comparison("not-comparable", "nothing in the two claims can be compared")


def conflicts(site: Site, brief: Brief) -> list[Pair]:
    """The pairs whose claims cannot both be right, read or not."""
    return [pair for pair in pairs(site, brief) if pair.comparison.verdict == "conflict"]


def comparison_of(
    site: Site, brief: Brief, a: Claim, b: Claim, case_of: Callable[[Claim], Case] | None = None
) -> Comparison | None:
    """The comparison of two claims as `brief` sees them; None where their kind knows none.

    `case_of` is `comparison_case` of the site, perhaps cached.
    """
    case_of = case_of or partial(comparison_case, site)
    kind = kinds().get(a.kind or "")
    if kind is None or kind.compare is None or a.kind != b.kind:
        return None
    if a.brief != b.brief and not _shared(site, a, b):
        return Comparison("not-comparable", "two fact sheets that do not share this subject")
    home = site.briefs[a.brief] if a.brief == b.brief else brief
    return kind.compare(case_of(a), case_of(b), scope(home))


def comparison_case(site: Site, claim: Claim) -> Case:
    """What a comparison needs of a claim: its figure, its holder and its times."""
    stated = claim.when is not None
    latest = claim.said.upper if claim.said and claim.said.upper else claim.latest
    time = claim.when if claim.when and claim.when.is_dated else None
    if time is None and not stated and claim.said and claim.said.is_dated:
        time = claim.said
    past = claim.kind is not None and kinds()[claim.kind].past(claim.value)
    if time is None and (not stated or past) and latest is not None:
        # No text says when; what is counted or done was so at the latest when it was written.
        time = When("", None, latest)
    return Case(
        value=claim.value,
        figure=claim.figure,
        said=_spoken(claim),
        time=time,
        holder=holder(site, claim),
        stated=stated,
    )


def holder(site: Site, claim: Claim) -> str | None:
    """The outermost actor whose view a claim gives, None where the text names nobody."""
    named = getattr(claim.value, "holder", None) or claim.written.speaks_for or claim.speaker
    return None if named in (UNNAMED, ARTICLE) else site.outermost(named)


@lru_cache(maxsize=8)  # every pair of a brief asks
def scope(brief: Brief) -> Scope:
    """What comparisons need of a brief's subjects: which contain which, what they count, how they behave over time."""
    return Scope(
        within={name: subject.within for name, subject in brief.subjects.items() if subject.within},
        units={name: subject.unit for name, subject in brief.subjects.items()},
        never_falls=frozenset(
            name for name, subject in brief.subjects.items() if subject.never_falls
        ),
        timeless=frozenset(name for name, subject in brief.subjects.items() if subject.timeless),
    )


def contradicted(verdict: str, computed: Comparison) -> str | None:
    """Why the data rule a curator's verdict out, None where they do not.

    | computed | rules out |
    | --- | --- |
    | same day, whatever the rest | different-time (but not between a count and an expectation) |
    | conflict | all but conflict and unresolved |
    | different-time | conflict, wording-only |
    | different-thing | conflict |
    | agree | conflict |
    | not-comparable | nothing more |
    """
    if verdict == "unresolved" or verdict == computed.verdict:
        return None
    if verdict == "different-time" and computed.times == "same":
        return "both speak of the same day"
    if verdict in _RULED_OUT.get(computed.verdict, ()):
        return computed.reason
    return None


_RULED_OUT = {
    "conflict": ("different-time", "different-thing", "wording-only"),
    "different-time": ("conflict", "wording-only"),
    "different-thing": ("conflict",),
    "agree": ("conflict",),
}


def _readings(site: Site, brief: Brief) -> Iterator[tuple[frozenset[str], tuple[str, str]]]:
    """Every pair of refs that a disagreement names, once, with the id and verdict of the first that does."""
    seen: set[frozenset[str]] = set()
    for name, disagreement in brief.disagreements.items():
        claims = [claim for ref in disagreement.between if (claim := site.claim(ref, brief.slug))]
        for a, b in combinations(dict.fromkeys(claim.ref for claim in claims), 2):
            key = frozenset((a, b))
            if key not in seen:
                seen.add(key)
                yield key, (name, disagreement.verdict)


def _shared(site: Site, a: Claim, b: Claim) -> bool:
    """Whether two briefs mean one subject: the same id with the same label and unit."""
    subjects = [
        site.briefs[claim.brief].subjects.get(getattr(claim.value, "of", "")) for claim in (a, b)
    ]
    first, second = subjects
    same = first and second and (first.label, first.unit) == (second.label, second.unit)
    return bool(same) and a.value.of == b.value.of


def _spoken(claim: Claim) -> When | None:
    if claim.said and claim.said.is_dated:
        return claim.said
    return When("", None, claim.latest) if claim.latest else None

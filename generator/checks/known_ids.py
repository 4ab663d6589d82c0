"""Every id that a file names is there: sources, actors, subjects, agreements and claims.

Why: a reference that leads nowhere is a speaker nobody knows or a sentence without evidence. Ids
that lead round in a circle make no whole and no origin.

Bad:
    said_by: compani

Good:
    said_by: company
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from generator.analysis.references import Reference, known_ids, references
from generator.finding import MOST_LISTED, Finding, Where, wrong
from generator.model.life import Withdrawn
from generator.model.marks import HOMES
from generator.site.site import ARTICLE, UNNAMED, Site
from generator.text.sentences import read_prose
from generator.text.spelling import did_you_mean, near
from generator.validation.suggestions import Spellings, exactly

HOW_TO_ADD = {
    "source": "`briefs new source` adds one",
    "actor": "`briefs new actor {}` adds it",
    "subject": "add a line `{}: {{label: …}}` under `subjects:`",
    "agreement": "add a line `{}: {{label: …, by: […]}}` under `agreements:`",
    "claim": "add it to `claims`",
    "judgement": "add it to `judgements`",
    "brief": "add its sheet",
}
RENAMED = 0.6  # how alike an old and a new id are at least: `rise` and `rising`


def check(site: Site) -> Iterator[Finding]:
    for actor in site.actors.values():
        if actor.id in (UNNAMED, ARTICLE):
            yield wrong(
                actor.at().key, f"`{actor.id}` is built in; expected no such entry", "take it out"
            )
    named = list(references(site))
    hints = _Hints(
        site.spellings,
        {(reference.what, _full(reference)) for reference in named},
    )
    for reference in named:
        yield from _unknown(site, reference, hints)
        yield from _itself(site, reference)
    yield from _loops(site)


@dataclass(frozen=True)
class _Hints:
    """What ids are called, and which ids are named somewhere, each with what it is the id of.

    `asked` counts the guesses by file: no more are made than findings are told.
    """

    called: Mapping[str, Spellings]
    named: set[tuple[str, str]]
    asked: Counter[str] = field(default_factory=Counter)

    def cure(self, reference: Reference, ids: Collection[str]) -> str:
        file = reference.where.file.path
        self.asked[file] += 1
        if self.asked[file] > MOST_LISTED:
            return "name another"
        called = exactly(reference.id, self.called.get(reference.what, {}))
        if guess := near(reference.id, ids) or (called if called in ids else None):
            return did_you_mean(guess)
        # An id that was renamed where it is defined is left over there, named by nobody.
        alone = [
            id
            for id in ids
            if (reference.what, _full(replace(reference, id=id))) not in self.named
            and _alike(reference.id, id)
        ]
        if len(alone) == 1:
            return f"was it renamed to `{alone[0]}`?"
        return f"{HOW_TO_ADD[reference.what].format(reference.id)}, or name another"


def _alike(old: str, new: str) -> bool:
    """Whether one id may have been renamed to another one, as `toll` to `toll-level`."""
    words = old.partition("-")[0] == new.partition("-")[0]
    return words or SequenceMatcher(None, old, new).ratio() >= RENAMED


def _full(reference: Reference) -> str:
    """An id by which it can be told from that of another sheet."""
    own = reference.what not in ("source", "actor") and "/" not in reference.id
    return f"{reference.brief}/{reference.id}" if own else reference.id


def _unknown(site: Site, reference: Reference, hints: _Hints) -> Iterator[Finding]:
    ids = known_ids(site, reference)
    if ids is None or reference.id in ids:
        return
    full = _full(reference)
    if reference.what == "claim" and (full in site.drafts or full.split("/")[0] in site.drafts):
        yield wrong(
            reference.where,
            f"`{reference.id}` is a draft; expected a claim that is published",
            "take `draft: true` out there, or the reference here",
        )
        return
    if (withdrawn := _withdrawn(site, reference)) is not None:
        other = withdrawn.replaced_by
        yield wrong(
            reference.where,
            f"`{reference.id}` was withdrawn on {withdrawn.on}; expected what is still said",
            f"name `{other}`, which takes its place" if other else "take it out, or name another",
        )
        return
    cure = hints.cure(reference, ids)
    if reference.what == "actor" and reference.id in (UNNAMED, ARTICLE):
        cure = f"`{reference.id}` is for `said_by` only"
    article = "an" if reference.what in ("actor", "agreement") else "a"
    yield wrong(
        reference.where,
        f"`{reference.id}` is not known; expected the id of {article} {reference.what} "
        f"({HOMES[reference.what]})",
        cure,
    )


def _withdrawn(site: Site, reference: Reference) -> Withdrawn | None:
    """The withdrawal of what a reference names, None where it names nothing that was withdrawn."""
    home, _, name = reference.id.rpartition("/")
    slug = reference.id if reference.what == "brief" else home or reference.brief
    if slug in site.withdrawn:
        return site.withdrawn[slug].written.withdrawn
    if slug in site.briefs and reference.what == "claim":
        gone = site.briefs[slug].withdrawn.get(name)
        return gone.written.withdrawn if gone else None
    if slug in site.briefs and reference.what == "judgement":
        judgement = site.briefs[slug].withdrawn_judgements.get(name)
        return judgement.withdrawn if judgement else None
    return None


def _itself(site: Site, reference: Reference) -> Iterator[Finding]:
    """A claim that denies itself, or speaks against a judgement it carries; `within` and its like are loops."""
    path = reference.path
    if path[0] == "judgements" and path[2] == "against" and path[-1] == "claim":
        text = site.briefs[reference.brief].judgements[str(path[1])].judgement
        cited = {cite.id for sentence in read_prose(text) for cite in sentence.cites}
        if reference.id in cited:
            yield wrong(
                reference.where,
                f"the judgement rests on `{reference.id}`, which is to speak against it; expected one of the two",
                "take it out here, or its citation out of the judgement",
            )
    if (
        reference.what == "claim"
        and path[0] == "claims"
        and path[2] == "denies"
        and path[1] == reference.id
    ):
        yield wrong(
            reference.where,
            "a claim denies itself; expected another claim",
            "name the claim that is denied",
        )


def _loops(site: Site) -> Iterator[Finding]:
    parts = {
        name: (actor.card.part_of,) for name, actor in site.actors.items() if actor.card.part_of
    }
    for name, way in _circles(parts):
        yield _loop(
            site.actors[name].at("part_of"),
            "part_of",
            way,
        )
    for brief in site.briefs.values():
        wider = {
            name: (subject.within,) for name, subject in brief.subjects.items() if subject.within
        }
        for name, way in _circles(wider):
            yield _loop(
                brief.at("subjects", name, "within"),
                "within",
                way,
            )
    same = {
        claim.ref: tuple(
            other.ref
            for ref in claim.written.same_origin_as
            if (other := site.claim(ref, claim.brief))
        )
        for claim in site.claims()
    }
    for ref, way in _circles(same):
        if claim := site.claim(ref):
            yield _loop(claim.at("same_origin_as").key, "same_origin_as", way)


def _loop(where: Where, field: str, way: tuple[str, ...]) -> Finding:
    round_ = " → ".join(f"`{name}`" for name in (*way, way[0]))
    return wrong(
        where,
        f"`{field}` leads round in a circle: {round_}; expected an end",
        "take one of the links out",
    )


def _circles(links: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each circle once, as its first member in the order of `links`, and its way round."""
    on_the_way = _unending(_reversed(_unending(links)))
    met: set[str] = set()
    for start in links:
        if start in on_the_way and start not in met and (way := _way_back(links, start)):
            met |= set(way)
            yield start, way


def _reversed(links: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    back: dict[str, list[str]] = {}
    for start, followings in links.items():
        for following in followings:
            back.setdefault(following, []).append(start)
    return {start: tuple(followings) for start, followings in back.items()}


def _unending(links: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The links without those of what leads to an end: long chains are followed once, not from each of their members."""
    back = _reversed(links)
    still = {
        start: sum(each in links for each in followings) for start, followings in links.items()
    }
    ended = [start for start, count in still.items() if not count]
    for end in ended:  # it grows
        for start in back.get(end, ()):
            still[start] -= 1
            if not still[start]:
                ended.append(start)
    return {start: followings for start, followings in links.items() if still[start]}


def _way_back(links: Mapping[str, tuple[str, ...]], start: str) -> tuple[str, ...]:
    """The shortest way from `start` that leads back to it, empty when none does."""
    before: dict[str, str] = {}  # how each was first come to
    reached = [start]
    for at in reached:  # it grows
        for following in links.get(at, ()):
            if following == start:
                way = [at]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return tuple(reversed(way))
            if following not in before:
                before[following] = at
                reached.append(following)
    return ()

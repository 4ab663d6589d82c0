"""Drops one source, one origin group or one claim at a time and says which sentences then stand on nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.analysis.origins import voices
from generator.analysis.prose_fields import prose
from generator.site.site import Site
from generator.text.sentences import read_prose

# What rests on claims, by its key in a sheet.
PARTS = {
    "bottom_line": "bottom line",
    "key_points": "key point",
    "judgement": "judgement",
    "reading": "reading",
}


@dataclass(frozen=True)
class Line:
    """One cited sentence: `part` is bottom line, judgement or reading, `id` names which one.

    `claims` are the refs that it cites.
    """

    brief: str
    part: str
    id: str
    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Fall:
    """What goes when one thing goes. Refs of `claims` and `judgements` are `brief/id`."""

    id: str
    claims: tuple[str, ...]
    lines: tuple[Line, ...]
    judgements: tuple[str, ...]


@dataclass(frozen=True)
class Weight:
    """What falls with each source, each origin group and each claim, by id or ref."""

    sources: Mapping[str, Fall]
    groups: Mapping[str, Fall]
    claims: Mapping[str, Fall]


def weight(site: Site) -> Weight:
    """Every drop, one at a time.

    A claim goes with the last source that carries it and with its last origin group. A sentence
    falls when every claim it cites has gone; a judgement falls with any of its sentences.
    """
    lines = tuple(_lines(site))
    sources = {claim.ref: claim.sources for claim in site.claims()}
    groups = {claim.ref: voices(site, (claim,)).groups for claim in site.claims()}
    return Weight(
        sources={name: _fall(name, lines, _resting(sources, name)) for name in site.sources},
        groups={
            name: _fall(name, lines, _resting(groups, name))
            for name in dict.fromkeys(
                group for claim in site.claims() for group in groups[claim.ref]
            )
        },
        claims={ref: _fall(ref, lines, (ref,)) for ref in sources},
    )


def for_source(site: Site, source: str) -> Fall:
    """What would fall with one source."""
    resting = tuple(claim.ref for claim in site.claims() if set(claim.sources) == {source})
    return _fall(source, tuple(_lines(site)), resting)


def _resting(holders: Mapping[str, Collection[str]], name: str) -> tuple[str, ...]:
    return tuple(ref for ref, held in holders.items() if set(held) == {name})


def _fall(name: str, lines: tuple[Line, ...], gone: tuple[str, ...]) -> Fall:
    fallen = tuple(line for line in lines if line.claims and set(line.claims) <= set(gone))
    judgements = dict.fromkeys(
        f"{line.brief}/{line.id}" for line in fallen if line.part == "judgement"
    )
    return Fall(name, gone, fallen, tuple(judgements))


def _lines(site: Site) -> Iterator[Line]:
    for text in prose(site):
        if text.field not in PARTS:
            continue
        key = text.path[1] if len(text.path) > 1 else ""
        name = str(key + 1 if isinstance(key, int) else key)
        for sentence in read_prose(text.text):
            cited = (site.claim(cite.id, text.brief) for cite in sentence.cites)
            refs = tuple(dict.fromkeys(claim.ref for claim in cited if claim))
            if refs:
                yield Line(text.brief, PARTS[text.field], name, sentence.text, refs)

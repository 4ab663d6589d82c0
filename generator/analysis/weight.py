"""Lists what loses its support when one source, one origin group or one claim is removed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.analysis.origins import voices
from generator.analysis.prose_fields import prose
from generator.site.site import Site, cached_per_site
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
    """What falls when the thing `id` is removed. `claims` and `judgements` are refs, `brief/id`."""

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
    """The fall of every source, origin group and claim, each removed alone.

    A claim falls with its only source and with its only origin group. A sentence falls when every claim it cites
    does; a judgement falls with any of its sentences.
    """
    groups = {claim.ref: voices(site, (claim,)).groups for claim in site.claims()}
    by_source = _sole_holders({claim.ref: claim.sources for claim in site.claims()})
    by_group = _sole_holders(groups)
    every = dict.fromkeys(group for listed in groups.values() for group in listed)
    return Weight(
        sources={name: _fall(site, name, by_source.get(name, ())) for name in site.sources},
        groups={name: _fall(site, name, by_group.get(name, ())) for name in every},
        claims={ref: _fall(site, ref, (ref,)) for ref in groups},
    )


def for_source(site: Site, source: str) -> Fall:
    """What would fall with one source."""
    resting = site.claims_by_source.get(source, ())
    return _fall(site, source, tuple(claim.ref for claim in resting if claim.sources == (source,)))


def _sole_holders(holders: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """By holder, the refs that it alone holds; `holders` are by ref."""
    refs: dict[str, tuple[str, ...]] = {}
    for ref, listed in holders.items():
        if len(listed) == 1:
            refs[listed[0]] = (*refs.get(listed[0], ()), ref)
    return refs


def _fall(site: Site, name: str, gone: tuple[str, ...]) -> Fall:
    cited_first = _cited_first(site)
    numbered = [line for ref in gone for line in cited_first.get(ref, ())]
    fallen = tuple(line for _, line in sorted(numbered) if set(line.claims) <= {*gone})
    judgements = dict.fromkeys(
        f"{line.brief}/{line.id}" for line in fallen if line.part == "judgement"
    )
    return Fall(name, gone, fallen, tuple(judgements))


@cached_per_site  # the page of every source asks for its own
def _cited_first(site: Site) -> dict[str, list[tuple[int, Line]]]:
    """By ref the sentences that cite it before all others, each with its number among all."""
    lines: dict[str, list[tuple[int, Line]]] = {}
    for number, line in enumerate(_lines(site)):
        lines.setdefault(line.claims[0], []).append((number, line))
    return lines


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

"""Prints what carries the weight: what would fall with each source, each origin group, each claim."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from generator import __version__
from generator.analysis.phrases import count, group_name, join, source_name
from generator.analysis.weight import Fall, Line, Weight, weight
from generator.site.site import Site
from generator.text.escaping import terminal_text

HEADS = (
    ("sources", "Without one source"),
    ("groups", "Without one origin group"),
    ("claims", "Without one claim"),
)


def weight_text(site: Site, names: Iterable[str] = ()) -> str:
    """The report for people, heaviest first; `names` (ids or refs) narrow it to those.

    What nothing falls with is counted, not listed, unless it was asked for. Raises KeyError with
    the first of `names` that is neither a source, an origin group nor a claim.
    """
    found = weight(site)
    wanted = _known(found, names)
    out: list[str] = []
    for part, head in HEADS:
        falls: Mapping[str, Fall] = getattr(found, part)
        shown = [one for one in _heaviest(falls) if (one.id in wanted if wanted else one.lines)]
        if wanted and not shown:
            continue
        out.append(head)
        for one in shown:
            out.append(f"  {_name(site, part, one)}: {_sum(one)}")
            out += [f"    {_line(line)}" for line in one.lines]
        rest = 0 if wanted else len(falls) - len(shown)
        if rest:
            out.append(f"  {_rest(part, rest, bool(shown))}")
        out.append("")
    return "\n".join(terminal_text(line) for line in out).rstrip("\n") + "\n"


def weight_json(site: Site, names: Iterable[str] = ()) -> str:
    """The same as JSON (`briefs-weight` 1.0.0), everything listed, in the order of the sheets."""
    found = weight(site)
    wanted = _known(found, names)
    body: dict[str, object] = {
        "format": {"name": "briefs-weight", "version": "1.0.0"},
        "generator": __version__,
    }
    for part, _ in HEADS:
        falls: Mapping[str, Fall] = getattr(found, part)
        body[part] = [_entry(one) for one in falls.values() if not wanted or one.id in wanted]
    return json.dumps(body, ensure_ascii=True, indent=2) + "\n"


def _known(found: Weight, names: Iterable[str]) -> frozenset[str]:
    wanted = tuple(names)
    for name in wanted:
        if not any(name in getattr(found, part) for part, _ in HEADS):
            raise KeyError(name)
    return frozenset(wanted)


def _heaviest(falls: Mapping[str, Fall]) -> list[Fall]:
    """Most judgements first, then most sentences, then most claims; ties in the order of the sheets."""
    return sorted(
        falls.values(), key=lambda one: (-len(one.judgements), -len(one.lines), -len(one.claims))
    )


def _name(site: Site, part: str, one: Fall) -> str:
    if part == "sources":
        return f"{one.id} ({source_name(site, one.id)})"
    if part == "groups":
        return f"{one.id} ({group_name(site, one.id)})"
    claim = site.claim(one.id)
    return f"{one.id} ({claim.says})" if claim else one.id


def _sum(one: Fall) -> str:
    """ "3 claims, 2 sentences and 1 judgement fall"."""
    parts = [(one.claims, "claim"), (one.lines, "sentence"), (one.judgements, "judgement")]
    told = [count(len(what), noun) for what, noun in parts if what]
    verb = "falls" if sum(len(what) for what, _ in parts) == 1 else "fall"
    return f"{join(told)} {verb}" if told else "nothing falls"


def _rest(part: str, rest: int, more: bool) -> str:
    one = {"sources": "source", "groups": "origin group", "claims": "claim"}[part]
    noun = f"{'other ' if more else ''}{one}"
    takes = "takes" if rest == 1 else "take"
    return f"{count(rest, noun)} {takes} no sentence along"


def _line(line: Line) -> str:
    where = f"{line.brief}, {line.part}" + (f" {line.id}" if line.id else "")
    return f"{where}: {line.text}"


def _entry(one: Fall) -> dict[str, object]:
    return {
        "id": one.id,
        "claims": list(one.claims),
        "judgements": list(one.judgements),
        "sentences": [
            {
                "brief": line.brief,
                "part": line.part,
                "id": line.id or None,
                "text": line.text,
                "claims": list(line.claims),
            }
            for line in one.lines
        ],
    }

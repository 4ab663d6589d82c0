"""Say what would fall with each source, each origin and each claim: the sentences that rest on it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from generator import __version__
from generator.analysis.phrases import count, group_name, join, source_name
from generator.analysis.weight import Fall, Line, Weight, weight
from generator.cli import USAGE, root_option
from generator.commands._read_project import read_project
from generator.site.site import Site
from generator.text.escaping import terminal_text

# Each part of the report, in the singular, and where its falls stand.
PARTS = {"sources": "source", "groups": "origin group", "claims": "claim"}


@click.command()
@click.argument("names", nargs=-1)
@root_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(names: tuple[str, ...], root: Path, form: str) -> None:
    site = read_project(root)
    try:
        text = (weight_json if form == "json" else weight_text)(site, names)
    except KeyError as unknown:
        name = str(unknown.args[0])
        click.echo(f"{name!r} is neither a source, an origin nor a claim", err=True)
        sys.exit(USAGE)
    click.echo(text, nl=False)


def weight_text(site: Site, names: Iterable[str] = ()) -> str:
    """The report for people, heaviest first; `names` (ids or refs) narrow it to those.

    What nothing falls with is counted, not listed, unless it was asked for. Raises KeyError with
    the first of `names` that is neither a source, an origin group nor a claim.
    """
    parts = _parts(weight(site))
    wanted = _known(parts, names)
    out: list[str] = []
    for part, falls in parts.items():
        ranked = sorted(falls.values(), key=_lightness)
        shown = [fall for fall in ranked if (fall.id in wanted if wanted else fall.lines)]
        if wanted and not shown:
            continue
        out.append(f"Without one {PARTS[part]}")
        for fall in shown:
            out.append(f"  {_name(site, part, fall)}: {_sum(fall)}")
            out += [f"    {_line(line)}" for line in fall.lines]
        if not wanted and len(shown) < len(falls):
            out.append(f"  {_rest(part, len(falls) - len(shown), bool(shown))}")
        out.append("")
    return "\n".join(terminal_text(line) for line in out).rstrip("\n") + "\n"


def weight_json(site: Site, names: Iterable[str] = ()) -> str:
    """The same as JSON (`briefs-weight` 1.0.0), everything listed, in the order of the sheets."""
    parts = _parts(weight(site))
    wanted = _known(parts, names)
    body: dict[str, object] = {
        "format": {"name": "briefs-weight", "version": "1.0.0"},
        "generator": __version__,
    }
    for part, falls in parts.items():
        body[part] = [_data(fall) for fall in falls.values() if not wanted or fall.id in wanted]
    return json.dumps(body, ensure_ascii=True, indent=2) + "\n"


def _parts(weights: Weight) -> dict[str, Mapping[str, Fall]]:
    return {part: getattr(weights, part) for part in PARTS}


def _known(parts: Mapping[str, Mapping[str, Fall]], names: Iterable[str]) -> frozenset[str]:
    wanted = tuple(names)
    for name in wanted:
        if not any(name in falls for falls in parts.values()):
            raise KeyError(name)
    return frozenset(wanted)


def _lightness(fall: Fall) -> tuple[int, int, int]:
    """Sorts by most judgements, then most sentences, then most claims; ties as in the sheets."""
    return -len(fall.judgements), -len(fall.lines), -len(fall.claims)


def _name(site: Site, part: str, fall: Fall) -> str:
    if part == "sources":
        return f"{fall.id} ({source_name(site, fall.id)})"
    if part == "groups":
        return f"{fall.id} ({group_name(site, fall.id)})"
    claim = site.claim(fall.id)
    return f"{fall.id} ({claim.says})" if claim else fall.id


def _sum(fall: Fall) -> str:
    """ "3 claims, 2 sentences and 1 judgement fall"."""
    counts = {
        "claim": len(fall.claims),
        "sentence": len(fall.lines),
        "judgement": len(fall.judgements),
    }
    fallen = [count(number, noun) for noun, number in counts.items() if number]
    verb = "falls" if sum(counts.values()) == 1 else "fall"
    return f"{join(fallen)} {verb}" if fallen else "nothing falls"


def _rest(part: str, number: int, after_others: bool) -> str:
    noun = f"other {PARTS[part]}" if after_others else PARTS[part]
    return f"{count(number, noun)} {'takes' if number == 1 else 'take'} no sentence along"


def _line(line: Line) -> str:
    where = f"{line.brief}, {line.part} {line.id}" if line.id else f"{line.brief}, {line.part}"
    return f"{where}: {line.text}"


def _data(fall: Fall) -> dict[str, object]:
    return {
        "id": fall.id,
        "claims": list(fall.claims),
        "judgements": list(fall.judgements),
        "sentences": [
            {
                "brief": line.brief,
                "part": line.part,
                "id": line.id or None,
                "text": line.text,
                "claims": list(line.claims),
            }
            for line in fall.lines
        ],
    }

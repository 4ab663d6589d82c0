"""Look through the sources, loosely, and print passages exactly, with evidence lines to paste.

Case, kinds of quote mark and dash, plurals, the way a number is written (3000, 3,000, three
thousand) and the spellings registered for an actor make no difference.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.authoring.project_folder import no_project
from generator.authoring.search_sources import Hit, respelt, search
from generator.cli import CLEAN, ERRORS, root_option
from generator.commands._end_with_findings import refuse
from generator.commands._read_project import read_project
from generator.commands.read.coverage import used_by
from generator.site.site import Site
from generator.syntax.emit import yaml_text
from generator.text.escaping import terminal_text
from generator.text.spelling import did_you_mean

LONG = 25  # words: a quote of more can mostly be shorter


@click.command()
@click.argument("words", nargs=-1, required=True)
@root_option
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(1), help="Most passages."
)
def command(words: tuple[str, ...], root: Path, limit: int) -> None:
    if lacking := no_project(root):
        refuse(lacking, root)
    site = read_project(root, drafts=True)
    asked = " ".join(words)
    hits = search(site, asked)
    click.echo(hits_text(site, asked, hits, limit), nl=False)
    sys.exit(CLEAN if hits else ERRORS)


def hits_text(site: Site, words: str, hits: Sequence[Hit], limit: int = 20) -> str:
    """All hits, at most `limit`, as text for a terminal; says so where there is none."""
    meant = None if hits and hits[0].whole else respelt(site, words)
    hint = did_you_mean(meant)
    if not hits:
        read = sum(source.body is not None for source in site.sources.values())
        sources = "1 source" if read == 1 else f"{read} sources"
        cure = (hint or "try fewer words") if read else "add one with `briefs new source FILE`"
        return f"nothing like {words!r} in {sources}; {cure}\n"
    parts = []
    if not hits[0].whole:
        nearest = f"{hint} nearest:" if hint else "nearest:"
        parts.append(f"no sentence holds all of these words; {nearest}\n\n")
    parts += [_hit_text(hit) for hit in hits[:limit]]
    if len(hits) > limit:
        parts.append(f"{len(hits) - limit} more; give more words, or --limit {len(hits)}\n")
    return "".join(parts)


def _hit_text(hit: Hit) -> str:
    sentence = hit.sentence
    start, end = hit.start - sentence.start, hit.end - sentence.start
    marked = f"{sentence.text[:start]}[{sentence.text[start:end]}]{sentence.text[end:]}"
    lines = [
        f"{hit.source}, line {sentence.paragraph}, {used_by(sentence.uses)}",
        f"    {terminal_text(' '.join(marked.split()))}",
    ]
    if (words := len(hit.quote.split())) > LONG:
        lines.append(f"    {words} words; quote only those that decide")
    evidence = [terminal_text(line) for line in evidence_lines(hit).split("\n")]
    return "".join(f"{line}\n" for line in [*lines, "", *evidence])


def evidence_lines(hit: Hit, indent: int = 6) -> str:
    """The evidence as lines of a sheet, with an indentation of `indent` spaces."""
    lines = [f"- source: {hit.source}", f"  quote: {yaml_text(hit.quote)}"]
    if hit.prefix:
        lines.append(f"  prefix: {yaml_text(hit.prefix)}")
    if hit.suffix:
        lines.append(f"  suffix: {yaml_text(hit.suffix)}")
    return "".join(f"{' ' * indent}{line}\n" for line in lines)

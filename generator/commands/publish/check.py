"""Hold the sheets and seeds against every rule and print all findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from generator import build as road
from generator.cli import format_option, root_option
from generator.commands._end_with_findings import finish
from generator.commands._unknown_name import end_unknown
from generator.finding import Finding
from generator.preview.recheck import recheck
from generator.site.brief_parts import sources_of


@click.command()
@root_option
@format_option
@click.option("--drafts", is_flag=True, help="Check what is marked `draft: true` too.")
@click.option("--sheet", "name", help="Show one sheet with its drafts, and the texts it quotes.")
@click.option("--watch", is_flag=True, help="Check again after every change, until Ctrl-C.")
def command(root: Path, form: str, drafts: bool, name: str | None, watch: bool) -> None:
    if watch:
        recheck(root, form, drafts=drafts)
        return
    result = road.check(root, drafts=drafts or name is not None)
    if name is not None:
        result = replace(result, findings=_of_sheet(root, result, name))
    finish(result, root, form, "checked")


def _of_sheet(root: Path, result: road.SiteResult, name: str) -> list[Finding]:
    """The findings of one sheet, and of the texts that it quotes."""
    path = f"briefs/{name}.yml"
    if not (root / path).is_file():
        end_unknown("sheet", name, sorted(file.stem for file in (root / "briefs").glob("*.yml")))
    brief = result.site.briefs.get(name)
    texts = {source.file for source in sources_of(result.site, brief)} if brief else set()
    return [finding for finding in result.findings if finding.place.path in {path, *texts}]

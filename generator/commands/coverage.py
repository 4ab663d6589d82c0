"""List the sentences of each source: used by which claims, set aside and why, or still open."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli import USAGE, root_option, warn_of_unread


@click.command()
@click.argument("source", required=False)
@root_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(source: str | None, root: Path, form: str) -> None:
    from generator.authoring.coverage_report import coverage_json, coverage_text
    from generator.site.read_site import read_site
    from generator.text.spelling import near

    site = read_site(root)
    warn_of_unread(site)
    if source and source not in site.sources:
        guess = near(source, site.sources)
        hint = f"; did you mean {guess!r}?" if guess else ""
        click.echo(f"there is no source {source!r}{hint}", err=True)
        sys.exit(USAGE)
    click.echo((coverage_json if form == "json" else coverage_text)(site, source), nl=False)

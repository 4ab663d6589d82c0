"""Say what would fall with each source, each origin and each claim: the sentences that rest on it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli import USAGE, root_option, warn_of_unread


@click.command()
@click.argument("names", nargs=-1)
@root_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(names: tuple[str, ...], root: Path, form: str) -> None:
    from generator.authoring.weight_report import weight_json, weight_text
    from generator.site.read_site import read_site

    site = read_site(root)
    warn_of_unread(site)
    try:
        text = (weight_json if form == "json" else weight_text)(site, names)
    except KeyError as unknown:
        name = str(unknown.args[0])
        click.echo(f"{name!r} is neither a source, an origin nor a claim", err=True)
        sys.exit(USAGE)
    click.echo(text, nl=False)

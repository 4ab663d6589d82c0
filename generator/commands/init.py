"""Start another topic in DIR: empty registers, a place for sheets, the publisher's settings."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli import ERRORS


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    from generator.authoring.scaffold import init
    from generator.finding import Finding
    from generator.report import report

    made = init(folder)
    findings = [one for one in made if isinstance(one, Finding)]
    if findings:
        click.echo(report(findings, folder), nl=False)
        click.echo("nothing written", err=True)
        sys.exit(ERRORS)
    for path in made:
        click.echo(path)
    click.echo("next: `briefs new source FILE` in that folder", err=True)

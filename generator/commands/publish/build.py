"""Generate, then make the site in site/; the old one stays when anything is refused."""

from __future__ import annotations

from pathlib import Path

import click

from generator import build as road
from generator.cli import format_option, root_option
from generator.commands._end_with_findings import finish


@click.command()
@root_option
@format_option
def command(root: Path, form: str) -> None:
    finish(road.build(root), root, form, "site/ is built")

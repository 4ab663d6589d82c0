"""Hold the sheets and seeds against every rule and print all findings."""

from __future__ import annotations

from pathlib import Path

import click

from generator import build as road
from generator.cli import format_option, root_option
from generator.commands._end_with_findings import finish
from generator.preview.recheck import recheck


@click.command()
@root_option
@format_option
@click.option("--drafts", is_flag=True, help="Check what is marked `draft: true` too.")
@click.option("--watch", is_flag=True, help="Check again after every change, until Ctrl-C.")
def command(root: Path, form: str, drafts: bool, watch: bool) -> None:
    if watch:
        recheck(root, form, drafts=drafts)
    else:
        finish(road.check(root, drafts=drafts), root, form, "checked")

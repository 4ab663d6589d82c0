"""Check, then write the Markdown pages and data files into docs/."""

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
    result = road.generate(root)
    finish(result, root, form, f"docs/ is up to date, {len(result.changed)} files changed")

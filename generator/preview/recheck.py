"""Checks again after every change of a project's files, for `briefs check --watch`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from generator.build import SiteResult, check
from generator.preview.watch_files import settled
from generator.report import print_report, summary
from generator.site.input_files import WITHHELD
from generator.site.settings import CONFIG

FOLDERS = ("briefs", "seeds", "docs/about", "docs/assets")


def recheck(root: Path, form: str = "text", *, drafts: bool = False) -> None:
    """Print the findings now and after every change, until a signal ends the program."""
    for result in results(root, drafts=drafts):
        print_report(result.findings, root, form)
        click.echo(f"{summary(result.findings)}; waiting for a change (Ctrl-C ends)", err=True)


def results(root: Path, *, drafts: bool = False) -> Iterator[SiteResult]:
    """The result of a check, at once and then after every change."""
    for _ in settled(lambda: watched(root)):
        yield check(root, drafts=drafts)


def watched(root: Path) -> Iterator[Path]:
    """Every file that a check reads."""
    folders = [root / name for name in FOLDERS]
    if withheld := os.environ.get(WITHHELD):
        folders.append(Path(withheld))
    yield root / CONFIG
    for folder in folders:
        yield from sorted(folder.glob("*"))

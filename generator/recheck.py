"""Checks again after every change of a project's files, for `briefs check --watch`."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import click

from generator.build import Outcome, check
from generator.files import WITHHELD
from generator.report import report, summary
from generator.settings import CONFIG

FOLDERS = ("briefs", "seeds", "docs/about")
PAUSE = 0.2  # seconds between two looks

Look = dict[str, tuple[int, int, int]]


def recheck(root: Path, form: str = "text", *, drafts: bool = False) -> int:
    """Print the findings now and after every change, until Ctrl-C; returns the exit code."""
    try:
        for outcome in outcomes(root, drafts=drafts):
            click.echo(report(outcome.findings, root, form), nl=False)
            click.echo(f"{summary(outcome.findings)}; waiting for a change (Ctrl-C ends)", err=True)
    except KeyboardInterrupt:
        click.echo("ended", err=True)
    return 0


def outcomes(root: Path, *, drafts: bool = False) -> Iterator[Outcome]:
    """What a check comes to, first at once and then after every change."""
    seen: Look | None = None
    while True:
        now = look(root)
        if now == seen:
            time.sleep(PAUSE)
            continue
        while (again := look(root)) != now:  # an editor may write in several steps
            now = again
            time.sleep(PAUSE / 4)
        seen = now
        yield check(root, drafts=drafts)


def look(root: Path) -> Look:
    """Time, size and inode of every input file."""
    found: Look = {}
    folders = [root / name for name in FOLDERS]
    if withheld := os.environ.get(WITHHELD):
        folders.append(Path(withheld))
    for path in [root / CONFIG, *(one for folder in folders for one in sorted(folder.glob("*")))]:
        try:
            state = os.lstat(path)
        except OSError:
            continue
        found[str(path)] = state.st_mtime_ns, state.st_size, state.st_ino
    return found

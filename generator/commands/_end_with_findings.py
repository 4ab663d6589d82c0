"""Ends a command: prints its findings, says in a line what was done, and leaves with the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from generator.build import Result
from generator.cli import CLEAN, ERRORS
from generator.finding import Finding
from generator.report import print_report, summary


def finish(result: Result, root: Path, form: str, done: str) -> NoReturn:
    """Print the findings of a run and end: `done` says what it did where nothing was refused."""
    print_report(result.findings, root, form)
    if form != "json":
        words = "refused" if result.refused else done
        click.echo(f"{words}: {summary(result.findings)}", err=True)
    sys.exit(ERRORS if result.refused else CLEAN)


def refuse(findings: Iterable[Finding], root: Path, consequence: str = "") -> NoReturn:
    """Print why a command does nothing, then the `consequence`, and end."""
    print_report(findings, root)
    if consequence:
        click.echo(consequence, err=True)
    sys.exit(ERRORS)

"""Reads the project for a command, and says on the error stream which files it has to leave out."""

from __future__ import annotations

from pathlib import Path

import click

from generator.analysis.coverage import unread
from generator.site.read_site import read_site
from generator.site.site import Site


def read_project(root: Path, *, drafts: bool = False) -> Site:
    """The project at `root`, with a warning where some of it could not be read."""
    site = read_site(root, drafts=drafts)
    warn_of_unread(site)
    return site


def warn_of_unread(site: Site) -> None:
    """Say which files are left out because they could not be read."""
    if paths := unread(site):
        files = ", ".join(paths)
        click.echo(f"not read, or not as a whole: {files}; `briefs check` says why", err=True)

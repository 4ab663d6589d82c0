"""Offer the exact text for quotes that are nearly right; --write puts it in.

Never for a figure, a date, a name or a denial that differs: there the source says something else,
and only the curator can tell what is meant. Only the bytes of the quote change.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli import CLEAN, ERRORS, root_option, warn_of_unread


@click.command()
@root_option
@click.option(
    "--write", is_flag=True, help="Change the sheets; without it only say what would change."
)
def command(root: Path, write: bool) -> None:
    from generator.authoring.repair import Repair, repairs
    from generator.authoring.repairing import repair_text, written
    from generator.site.read_site import read_site

    site = read_site(root, drafts=True)
    warn_of_unread(site)
    found = repairs(site)
    click.echo(repair_text(found), nl=False)
    todo = [one for one in found if isinstance(one, Repair)]
    done, not_done = written(root, todo) if write else ([], [])
    for path in done:
        click.echo(f"{path} written")
    for path in not_done:
        click.echo(
            f"{path} left as it is: line ends other than LF, or text that needs another form",
            err=True,
        )
    if todo and not write:
        click.echo("nothing written; --write puts them in", err=True)
    clean = len(todo) == len(found) and not not_done and (write or not todo)
    sys.exit(CLEAN if clean else ERRORS)

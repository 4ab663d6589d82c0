"""Look through the sources, loosely, and print passages exactly, with evidence lines to paste.

Case, kinds of quote mark and dash, plurals, the way a number is written (3000, 3,000, three
thousand) and the spellings registered for an actor make no difference.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli import CLEAN, ERRORS, root_option, warn_of_unread


@click.command()
@click.argument("words", nargs=-1, required=True)
@root_option
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(1), help="Most passages."
)
def command(words: tuple[str, ...], root: Path, limit: int) -> None:
    from generator.authoring.find import find
    from generator.authoring.found import found_text
    from generator.authoring.project import no_project
    from generator.report import report
    from generator.site.read_site import read_site

    if lacking := no_project(root):
        click.echo(report(lacking, root), nl=False)
        sys.exit(ERRORS)
    site = read_site(root, drafts=True)
    warn_of_unread(site)
    asked = " ".join(words)
    found = find(site, asked)
    click.echo(found_text(site, asked, found, limit), nl=False)
    sys.exit(CLEAN if found else ERRORS)

"""Say what changed in meaning since revision OLD, in the files or up to revision NEW.

Claims added, figures revised, speakers, grades, quotes, judgements that moved, gaps closed. Git's
revisions are read into memory; the work tree stays as it is. A change of meaning that has no entry
in `changes:` is named.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli import ERRORS, root_option, warn_of_unread


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@root_option
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text")
def command(old: str, new: str | None, root: Path, form: str) -> None:
    from generator.analysis.coverage import unread
    from generator.analysis.diff import diff, untold, without
    from generator.authoring.diff_report import diff_report
    from generator.finding import Finding
    from generator.model.registers import ACTORS, SOURCES
    from generator.report import report
    from generator.site.git_revision import site_at
    from generator.site.read_site import read_site

    before = site_at(root, old)
    after = site_at(root, new) if new else read_site(root)
    for one in (before, after):
        if isinstance(one, Finding):
            click.echo(report([one], root), nl=False, err=True)
            sys.exit(ERRORS)
    assert not isinstance(before, Finding) and not isinstance(after, Finding)
    for one in (before, after):
        warn_of_unread(one)
    lost = {path for one in (before, after) for path in unread(one)}
    if lost & {SOURCES, ACTORS}:
        sys.exit(ERRORS)  # without a register every claim would look changed
    # A sheet that could not be read on one side was neither added nor removed.
    before, after = (without(one, lost) for one in (before, after))
    click.echo(diff_report(diff(before, after), untold(before, after), after, form), nl=False)

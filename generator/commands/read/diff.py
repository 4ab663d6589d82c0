"""Say what changed in meaning since revision OLD, in the files or up to revision NEW.

Claims added, figures revised, speakers, grades, quotes, judgements that moved, gaps closed. Git's
revisions are read into memory; the work tree stays as it is. A change of meaning that has no entry
in `changes:` is named.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.analysis.changes.diff import Difference, Untold, diff, untold, without
from generator.analysis.coverage import unread
from generator.cli import ERRORS, root_option
from generator.commands._read_project import warn_of_unread
from generator.finding import Finding
from generator.model.registers import ACTORS, SOURCES
from generator.report import report
from generator.site.git_revision import site_at
from generator.site.read_site import read_site
from generator.site.site import Site
from generator.text.escaping import github_md, terminal_text

FORMATS = ("text", "markdown", "json")
UNTOLD = "untold-change"  # a notice
REGISTERS = "Sources and actors"


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@root_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text")
def command(old: str, new: str | None, root: Path, form: str) -> None:
    before = _read(root, old)
    after = _read(root, new) if new else read_site(root)
    lost: set[str] = set()
    for site in (before, after):
        warn_of_unread(site)
        lost.update(unread(site))
    if lost & {SOURCES, ACTORS}:
        sys.exit(ERRORS)  # without a register every claim would look changed
    # A sheet that could not be read on one side was neither added nor removed.
    before, after = without(before, lost), without(after, lost)
    click.echo(diff_report(diff(before, after), untold(before, after), after, form), nl=False)


def _read(root: Path, revision: str) -> Site:
    site = site_at(root, revision)
    if isinstance(site, Finding):
        click.echo(report([site], root), nl=False, err=True)
        sys.exit(ERRORS)
    return site


def diff_report(
    changes: Sequence[Difference], silent: Sequence[Untold], new: Site, form: str = "text"
) -> str:
    """All changes in one of `FORMATS`, with a notice for each brief whose history tells none of them."""
    if form == "json":
        return _json(changes, silent)
    if form == "markdown":
        return _markdown(changes, silent, new)
    return _text(changes, silent, new)


def _by_brief(changes: Sequence[Difference], new: Site) -> dict[str, list[Difference]]:
    """The changes under the title of their brief, in the order in which they come."""
    groups: dict[str, list[Difference]] = {}
    for change in changes:
        groups.setdefault(_title(change.brief, new), []).append(change)
    return groups


def _title(slug: str, new: Site) -> str:
    if not slug:
        return REGISTERS
    return f"{new.briefs[slug].title} ({slug})" if slug in new.briefs else slug


def _notice(brief: Untold) -> str:
    changes = "1 change" if brief.count == 1 else f"{brief.count} changes"
    return (
        f"{changes} of meaning in {brief.brief}, and no new entry in its `changes:`; "
        f"add one of class {brief.weight}"
    )


def _text(changes: Sequence[Difference], silent: Sequence[Untold], new: Site) -> str:
    lines = []
    for title, of_brief in _by_brief(changes, new).items():
        lines.append(terminal_text(title))
        lines += [f"  {terminal_text(str(change))}" for change in of_brief]
    lines += [f"briefs/{brief.brief}.yml: notice: {_notice(brief)} [{UNTOLD}]" for brief in silent]
    return "".join(f"{line}\n" for line in lines) or "no change of meaning\n"


def _markdown(changes: Sequence[Difference], silent: Sequence[Untold], new: Site) -> str:
    lines = ["## What changed in meaning", ""]
    for title, of_brief in _by_brief(changes, new).items():
        lines += [
            f"### {github_md(title)}",
            "",
            *(f"- {github_md(str(change))}" for change in of_brief),
            "",
        ]
    if not changes:
        lines += ["Nothing: the briefs say what they said before.", ""]
    lines += [f"> **Notice:** {github_md(_notice(brief))}\n" for brief in silent]
    return "\n".join(lines).rstrip() + "\n"


def _json(changes: Sequence[Difference], silent: Sequence[Untold]) -> str:
    body = {
        "format": {"name": "briefs-diff", "version": "1.0.0"},
        "changes": [
            {
                "brief": change.brief or None,
                "kind": change.kind or None,
                "name": change.name or None,
                "what": change.what,
                "old": change.old,
                "new": change.new,
                "class": change.weight,
            }
            for change in changes
        ],
        "without_entry": [
            {"brief": brief.brief, "changes": brief.count, "class": brief.weight}
            for brief in silent
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"

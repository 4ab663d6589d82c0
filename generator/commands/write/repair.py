"""Offer the exact text for quotes that are nearly right, and the present form for what is older.

Never for a figure, a date, a name or a denial that differs: there the source says something else,
and only the curator can tell what is meant. --write puts the offers in; only their bytes change.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.authoring.propose_repairs import Left, Repair, propose_repairs
from generator.authoring.renew_form import propose_renewals, write_renewals
from generator.authoring.write_repairs import write_repairs
from generator.cli import CLEAN, ERRORS, root_option
from generator.commands._read_project import read_project
from generator.text.around_quotes.differences import difference
from generator.text.escaping import terminal_text


@click.command()
@root_option
@click.option(
    "--write", is_flag=True, help="Change the sheets; without it only say what would change."
)
def command(root: Path, write: bool) -> None:
    site = read_project(root, drafts=True)
    proposals, renewals = propose_repairs(site), propose_renewals(root, site)
    repairs = [proposal for proposal in proposals if isinstance(proposal, Repair)]
    for proposal in proposals:
        click.echo(_text(proposal), nl=False)
    for renewal in renewals:
        click.echo(f"{renewal.path}: written for an older form: {renewal.what}")
    if not proposals:
        click.echo("every quote of a claim stands in its source")
    # Quotes first: a renewal is written over the text that was looked at, and else the next time.
    changed, unchanged = write_repairs(root, repairs) if write else ([], [])
    unchanged += write_renewals(root, renewals) if write else []
    changed += [renewal.path for renewal in renewals if write and renewal.path not in unchanged]
    for path in changed:
        click.echo(f"{path} written")
    for path in unchanged:
        click.echo(
            f"{path} left as it is: line ends other than LF, or text that needs another form",
            err=True,
        )
    if (repairs or renewals) and not write:
        click.echo("nothing written; --write puts them in", err=True)
    offered = bool(repairs or renewals)
    clean = len(repairs) == len(proposals) and not unchanged and (write or not offered)
    sys.exit(CLEAN if clean else ERRORS)


def _text(proposal: Repair | Left) -> str:
    if isinstance(proposal, Left):
        why, quote = terminal_text(proposal.why), terminal_text(proposal.quote)
        return f"{proposal.where.whole.place}: left as it is: {why}\n    {quote}\n"
    return (
        f"{proposal.where.whole.place}: {difference(proposal.old, proposal.new)} "
        f"({proposal.source}, line {proposal.paragraph})\n"
        f"  - {terminal_text(proposal.old)}\n  + {terminal_text(proposal.new)}\n"
    )

"""Offer the exact text for quotes that are nearly right; --write puts it in.

Never for a figure, a date, a name or a denial that differs: there the source says something else,
and only the curator can tell what is meant. Only the bytes of the quote change.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.authoring.propose_repairs import Left, Repair, propose_repairs
from generator.authoring.write_repairs import write_repairs
from generator.cli import CLEAN, ERRORS, root_option
from generator.commands._read_project import read_project
from generator.text.escaping import terminal_text
from generator.text.quotes import difference


@click.command()
@root_option
@click.option(
    "--write", is_flag=True, help="Change the sheets; without it only say what would change."
)
def command(root: Path, write: bool) -> None:
    proposals = propose_repairs(read_project(root, drafts=True))
    repairs = [proposal for proposal in proposals if isinstance(proposal, Repair)]
    for proposal in proposals:
        click.echo(_text(proposal), nl=False)
    if not proposals:
        click.echo("every quote of a claim stands in its source")
    changed, unchanged = write_repairs(root, repairs) if write else ([], [])
    for path in changed:
        click.echo(f"{path} written")
    for path in unchanged:
        click.echo(
            f"{path} left as it is: line ends other than LF, or text that needs another form",
            err=True,
        )
    if repairs and not write:
        click.echo("nothing written; --write puts them in", err=True)
    clean = len(repairs) == len(proposals) and not unchanged and (write or not repairs)
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

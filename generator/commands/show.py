"""Show a claim's whole chain, from the sentences that cite it to the offsets of its quotes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli import USAGE, root_option, warn_of_unread


@click.command()
@click.argument("claim")
@root_option
def command(claim: str, root: Path) -> None:
    from generator.authoring.show import find_claim, show_text
    from generator.site.read_site import read_site

    site = read_site(root, drafts=True)
    warn_of_unread(site)
    found, trouble = find_claim(site, claim)
    if not found:
        click.echo(trouble, err=True)
        sys.exit(USAGE)
    click.echo("\n".join(show_text(site, one) for one in found), nl=False)

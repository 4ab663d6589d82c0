"""Move claims to another fact sheet; every mention of them follows.

Claims are named with their sheets, `bridge/toll`. They stand last in the sheet BRIEF then; what they are
about (`subjects`, `agreements`) has to be there already. Old addresses go on working (`was:`).
"""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.rename_entry import move
from generator.cli import root_option
from generator.commands._unknown_name import end_unknown
from generator.commands.write.rename import finish_writing
from generator.site.read_site import read_site


@click.command()
@click.argument("claims", nargs=-1, required=True)
@click.argument("brief")
@root_option
def command(claims: tuple[str, ...], brief: str, root: Path) -> None:
    site = read_site(root, drafts=True)
    if brief not in site.briefs:
        end_unknown("brief", brief, site.briefs)
    known = [claim.ref for claim in site.claims()]
    for claim in claims:
        if claim not in known:
            end_unknown("claim", claim, known)
    finish_writing(root, move(root, tuple(dict.fromkeys(claims)), brief))

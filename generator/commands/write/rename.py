"""Give a source, an actor, a claim or a brief another id; every mention of it follows.

A claim is named with its sheet, `bridge/toll`. Nothing else of the files changes, and its old address
goes on working (`was:`). All files are written or none.
"""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.rename_entry import NewFile, rename, write_all
from generator.cli import root_option
from generator.commands._end_with_findings import refuse
from generator.commands._unknown_name import end_unknown
from generator.finding import Finding
from generator.site.read_site import read_site

KINDS = ("source", "actor", "claim", "brief")


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("old")
@click.argument("new")
@root_option
def command(kind: str, old: str, new: str, root: Path) -> None:
    site = read_site(root, drafts=True)
    claims = [claim.ref for claim in site.claims()]
    claims += [f"{slug}/{name}" for slug, brief in site.briefs.items() for name in brief.withdrawn]
    known = {
        "source": list(site.sources),
        "actor": list(site.actors),
        "claim": claims,
        "brief": [*site.briefs, *site.withdrawn],
    }[kind]
    if old not in known:
        end_unknown(kind, old, known)
    finish_writing(root, rename(root, kind, old, new))


def finish_writing(root: Path, made: list[NewFile] | list[Finding]) -> None:
    """Write the new files and say which; or say why none is written."""
    files = [file for file in made if isinstance(file, NewFile)]
    if len(files) != len(made):
        refuse([each for each in made if isinstance(each, Finding)], root, "nothing written")
    write_all(root, files)
    for file in files:
        moved = "" if file.path == file.old else f" (was {file.old})"
        click.echo(f"{file.path} written{moved}")

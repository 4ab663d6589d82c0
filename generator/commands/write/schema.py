"""Print the JSON Schemas for editors; --write puts them, with this project's ids, into .briefs/schemas/.

The schemas in schemas/ know ids by their shape and are the same for every project; after a change of
the model `briefs schema --into schemas` renews them. Those that --write
makes offer the ids of this project as completions; git ignores them, and `briefs new` renews them.
"""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import root_option
from generator.exports.editor_schemas import refresh, schemas
from generator.site.read_site import read_site


@click.command()
@click.argument("name", required=False, type=click.Choice(["brief", "sources", "actors"]))
@root_option
@click.option("--write", is_flag=True, help="Write them, with the ids of this project.")
@click.option(
    "--into",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Write the schemas without a project's ids into this folder.",
)
def command(name: str | None, root: Path, write: bool, into: Path | None) -> None:
    if into:
        for file, text in schemas().items():
            (into / file).write_text(text, encoding="utf-8", newline="")
            click.echo(f"{file} written")
    elif write:
        changed = refresh(root, read_site(root, drafts=True))
        for path in changed:
            click.echo(f"{path} written")
        if not changed:
            click.echo("the schemas are up to date")
    else:
        for file, text in schemas().items():
            if name in (None, file.partition(".")[0]):
                click.echo(text, nl=False)

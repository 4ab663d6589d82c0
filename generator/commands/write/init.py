"""Start another topic in DIR: empty registers, a place for sheets, the publisher's settings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from generator.commands._end_with_findings import refuse
from generator.exports.editor_schemas import schemas
from generator.finding import Finding, Place

STARTER = Path(__file__).with_name("starter")
# What is written, and the file of `starter/` that it is a copy of.
FILES = {
    "README.md": "README.md",
    "mkdocs.yml": "mkdocs.yml",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    "seeds/sources.yml": "sources.yml",
    "seeds/actors.yml": "actors.yml",
    "docs/about/index.md": "about.md",
    "briefs/.gitkeep": "gitkeep",
}


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    files = {path: (STARTER / name).read_bytes() for path, name in FILES.items()}
    files |= {f"schemas/{name}": text.encode() for name, text in schemas().items()}
    if obstacles := _obstacles(folder, files):
        refuse(obstacles, folder, "nothing written")
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("xb") as file:
            file.write(content)
        click.echo(path)
    click.echo("next: `briefs new source FILE` in that folder", err=True)


def _obstacles(folder: Path, paths: Iterable[str]) -> list[Finding]:
    """What stands where a new project is to be written."""
    if folder.exists() and not folder.is_dir():
        message = "this is a file; expected a folder"
        return [Finding(Place(folder.name), "not-a-file", message, "choose another name")]
    return [
        Finding(
            Place(path),
            "already-there",
            f"`{path}` is there already; expected an empty place",
            "choose another folder",
        )
        for path in paths
        if (folder / path).exists() or (folder / path).is_symlink()
    ]

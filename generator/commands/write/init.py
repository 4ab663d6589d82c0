"""Start another topic in DIR: settings, lock, workflows that publish it, and a first brief that builds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from generator.authoring.project_lock import Wheel, installed_wheel, project_lock
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
    ".github/workflows/check.yml": "check.yml",
    ".github/workflows/pages.yml": "pages.yml",
    ".github/ISSUE_TEMPLATE/correction.yml": "correction.yml",
    "docs/about/index.md": "about.md",
    "briefs/example.yml": "first/brief.yml",
    "seeds/example.txt": "first/text.txt",
    "seeds/sources/example.yml": "first/source.yml",
    "seeds/actors/council.yml": "first/actor.yml",
}
LOCK, DOCUMENTS = "requirements.txt", "requirements-documents.txt"


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    wheel = installed_wheel()
    files = {path: (STARTER / name).read_bytes() for path, name in FILES.items()}
    files |= {f"schemas/{name}": text.encode() for name, text in schemas().items()}
    files |= _locks(wheel)
    if obstacles := _obstacles(folder, files):
        refuse(obstacles, folder, "nothing written")
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("xb") as file:
            file.write(content)
        click.echo(path)
    if wheel is None:
        message = f"{LOCK} lacks the engine, which was not installed from a wheel; README.md tells how to add it"
        click.echo(message, err=True)
    click.echo("next: `briefs serve` in that folder; README.md tells the rest", err=True)


def _locks(wheel: Wheel | None) -> dict[str, bytes]:
    """The locks by path, and the wheel where the lock names it as a file of the project."""
    heads = {
        LOCK: "# What the site is built with: exact versions, with hashes. README.md says how to renew it.\n",
        DOCUMENTS: "# What reads web pages, PDFs and Word files for `briefs new source`, beside requirements.txt.\n",
    }
    made = {
        path: head
        + project_lock((STARTER / path).read_text("utf-8"), wheel if path == LOCK else None)
        for path, head in heads.items()
    }
    files = {path: text.encode() for path, text in made.items()}
    return files | ({wheel.path: wheel.content} if wheel and wheel.path else {})


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

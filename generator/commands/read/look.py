"""Show the pages of a source's PDF beside its text, to be compared by eye before they are quoted."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from generator.authoring.documents.isolated import pictures_apart
from generator.authoring.documents.look import look_page
from generator.authoring.project_folder import no_project
from generator.cli import root_option
from generator.commands._end_with_findings import refuse
from generator.commands._read_project import read_project
from generator.finding import Finding, Place
from generator.model.registers import SOURCES
from generator.publishing.write_files import replace_text
from generator.site.originals import FOLDER, OriginalMap, original_bytes
from generator.site.site import Site, Source
from generator.text.spelling import did_you_mean, near

NOTHING = "nothing to look at"
HERE = ".briefs/look"


@click.command()
@click.argument("source")
@root_option
@click.option(
    "--page", "labels", multiple=True, help="Only this page, by its label; more than once for more."
)
@click.option(
    "--original",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The document, where it is withheld.",
)
def command(source: str, root: Path, labels: tuple[str, ...], original: Path | None) -> None:
    if lacking := no_project(root):
        refuse(lacking, root)
    site = read_project(root, drafts=True)
    made = page_of(site, source, root, labels, original)
    if isinstance(made, list):
        refuse(made, root, NOTHING)
    path = root / HERE / f"{source}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_text(path, made)
    click.echo(f"{HERE}/{source}.html written: open it in a browser")


def page_of(
    site: Site, name: str, root: Path, labels: tuple[str, ...], file: Path | None
) -> str | list[Finding]:
    """The page to look at, or why there is none."""
    source = site.sources.get(name)
    if source is None:
        cure = did_you_mean(near(name, site.sources)) or "name the id of a source"
        return [
            Finding(
                Place(SOURCES),
                "unknown-id",
                f"there is no source {name!r}; expected one",
                cure,
            )
        ]
    original_map = source.original.map if source.original else None
    data = _document(source, original_map, root, file)
    if isinstance(data, list):
        return data
    assert original_map is not None and source.text is not None and source.card.original is not None
    known = {page.label: page.number for page in original_map.pages}
    if unknown := [label for label in labels if label not in known]:
        message = f"there is no page {unknown[0]!r}; expected one of {', '.join(list(known)[:20])}"
        return [Finding(source.at("original"), "unknown-id", message)]
    numbers = sorted(known[label] for label in labels or known)
    pictures = pictures_apart(data, source.card.original.file, numbers)
    if pictures and isinstance(pictures[0], Finding):
        return [each for each in pictures if isinstance(each, Finding)]
    shown = [each for each in pictures if not isinstance(each, Finding)]
    return look_page(name, source.text, original_map, shown, source.card.looked_at, source.tongue)


def _document(
    source: Source, original_map: OriginalMap | None, root: Path, file: Path | None
) -> bytes | list[Finding]:
    """The original, held against its fingerprint; its text must be the one that it was read as."""
    original = source.card.original
    if original is None or original_map is None or not original_map.pages:
        message = f"`{source.id}` was not taken from a PDF; expected a source with pages"
        return [Finding(source.at(), "no-pages", message, "its text is all there is of it")]
    if source.text is None or original_map.text != source.digest:
        message = "its text is not the one that was read off these pages"
        return [
            Finding(
                source.at("original"), "original-sealed", message, "`briefs check` says what to do"
            )
        ]
    if original.kept == "withheld" and file is None:
        message = f"{original.file} is withheld; expected it from you"
        return [Finding(source.at("original"), "no-file", message, "name it with --original FILE")]
    if file and not file.is_file():  # a pipe would be waited for
        message = f"{file.name} is not a plain file; expected one"
        return [Finding(source.at("original"), "not-a-file", message, "save it as a file")]
    data = file.read_bytes() if file else original_bytes(root, original.file)
    if isinstance(data, bytes) and hashlib.sha256(data).hexdigest() != original.sha256:
        message = f"{file.name if file else f'{FOLDER}/{original.file}'} is not the document that was taken in"
        return [
            Finding(
                source.at("original", "sha256"),
                "original-sealed",
                message,
                "`briefs check` says what to do",
            )
        ]
    return data

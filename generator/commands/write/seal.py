"""Write the fingerprint of each source text into its card."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.cli import root_option
from generator.commands._end_with_findings import refuse
from generator.model.registers import SOURCES
from generator.publishing.write_files import replace_text
from generator.site.read_site import read_site
from generator.site.site import Site, Source


@click.command()
@root_option
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
def command(root: Path, dry_run: bool) -> None:
    site = read_site(root)
    if not site.sources:
        consequence = "nothing could be sealed: the source cards were not read"
        refuse(site.findings, root, consequence)
    for source in site.sources.values():
        if _stale(source):
            old = source.card.sha256 or "no fingerprint"
            click.echo(f"{source.id}: {old} -> {source.digest}")
    stale = {source.sheet.path for source in site.sources.values() if _stale(source)}
    if not stale:
        click.echo("every source is sealed")
    elif dry_run:
        click.echo("nothing written (dry run)")
    else:
        for path in sorted(stale):
            text = (root / path).read_bytes().decode("utf-8")
            replace_text(root / path, sealed(text, site, path))
            click.echo(f"{path} written")


def sealed(text: str, site: Site, path: str = SOURCES) -> str:
    """A file of cards with every fingerprint (SHA-256, hex) as it should be, all other bytes as they were."""
    lines = text.split("\n")
    # From the last card to the first, so that inserted lines do not move the places still needed.
    by_line = sorted(site.sources.values(), key=lambda source: source.at().place.line)
    for source in reversed(by_line):
        if source.sheet.path != path or not _stale(source):
            continue
        if source.sheet.has((*source.path, "sha256")):
            number = source.at("sha256").place.line - 1
            # Only the value: a card may stand on one line, in braces.
            lines[number] = re.sub(
                r"\b(sha256:)[ \t]*[^\s,}#]*", rf"\1 {source.digest}", lines[number], count=1
            )
            continue
        number = source.at("file").key.place.line - 1
        line = lines[number]
        if "{" in line[: line.index("file:")]:
            lines[number] = re.sub(
                r"(\bfile:[ \t]*[^,}]*[^,}\s])", rf"\1, sha256: {source.digest}", line, count=1
            )
        else:
            indent = line[: len(line) - len(line.lstrip())]
            lines.insert(number + 1, f"{indent}sha256: {source.digest}")
    return "\n".join(lines)


def _stale(source: Source) -> bool:
    """Whether a card lacks its text's fingerprint; a withheld text that is not here has none."""
    return source.digest is not None and source.card.sha256 != source.digest

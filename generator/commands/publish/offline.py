"""Pack the built site as a zip that works from a folder, with no network.

With few briefs `briefs build` offers one on the page of downloads. It weighs as much as a tenth of the
site, so with many it is made when somebody wants it.
"""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import root_option


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, writable=True))
@root_option
def command(file: Path, root: Path) -> None:
    from generator.publishing.build_lock import SITE
    from generator.publishing.offline_zip import offline

    site = root / SITE
    if not (site / "index.html").is_file():
        raise click.UsageError("there is no built site; run `briefs build` first")
    if not file.absolute().parent.is_dir():
        raise click.UsageError(f"there is no folder {file.parent}; make it first")
    file.write_bytes(offline(site))
    click.echo(f"{file} is written")

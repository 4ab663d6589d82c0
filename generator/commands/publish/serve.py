"""Show the site while you edit: rebuilt on every save, drafts included."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import root_option
from generator.preview.serve import serve


@click.command()
@root_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port."
)
def command(root: Path, host: str, port: int) -> None:
    serve(root, host, port)

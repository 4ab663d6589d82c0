"""What a curator does at her desk: run a command on a project, and look at every file of it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import cli


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--root", str(root)], catch_exceptions=False)


def texts(root: Path) -> dict[str, str]:
    """Every file of the project by its path, line ends as they are."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in files}

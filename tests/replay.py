"""Replays the pages that show commands: writes their files, runs the commands, and puts what they print in its place.

`python tests/replay.py` renews the outputs in the pages below; read the difference before you keep it.
"""

from __future__ import annotations

import contextlib
import re
import shlex
import sys
import tempfile
from pathlib import Path

import click
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.cli import cli  # noqa: E402

TUTORIAL = ROOT / "docs" / "about" / "tutorial.md"
COMMANDS = ROOT / "docs" / "about" / "commands.md"
PAGES = (TUTORIAL, COMMANDS)
# A block of commands, or a file whose name stands at the end of the paragraph above the block.
BLOCK = re.compile(
    r"```console\n(?P<session>.*?)```|`(?P<file>[^`\n]+)`:\n\n```(?:text|yaml)\n(?P<content>.*?)```",
    re.DOTALL,
)


def replay(text: str, folder: Path) -> str:
    """The text with the output of every command as it is when they are run in `folder`."""
    here = folder

    def block(found: re.Match[str]) -> str:
        nonlocal here
        if found["file"]:
            (here / found["file"]).write_text(found["content"], encoding="utf-8")
            return found[0]
        lines = []
        for line in found["session"].splitlines():
            if line.startswith("$ "):
                here, output = run(line[2:], here)
                lines.append(f"{line}\n{output}")
        return "```console\n" + "".join(lines) + "```"

    return BLOCK.sub(block, text)


def run(line: str, here: Path) -> tuple[Path, str]:
    """The folder after the command, and what it printed: `briefs`, `cd` and `cat` are known."""
    name, *words = shlex.split(line)
    if name == "cd":
        return (here / words[0]).resolve(), ""
    if name == "cat":
        return here, (here / words[0]).read_text("utf-8")
    assert name == "briefs", f"{name!r} is shown; only briefs, cd and cat are replayed"
    # In this process: thirty starts of an interpreter would be most of the time.
    with contextlib.chdir(here):
        done = CliRunner().invoke(
            cli, words, prog_name="briefs", terminal_width=78, catch_exceptions=False
        )
    return here, done.output


def new_commands_page() -> str:
    """The page of commands with a section for every command there is, in the order of `--help`."""
    head = COMMANDS.read_text("utf-8").partition("\n## ")[0]
    return (
        head
        + "\n"
        + "\n".join(
            f"## {' '.join(words)}\n\n```console\n$ {' '.join(words)} --help\n```\n"
            for words in commands()
        )
    )


def commands() -> list[list[str]]:
    """Every command and subcommand as words, `briefs` alone first."""
    found: list[list[str]] = []

    def walk(command: click.Command, words: list[str]) -> None:
        found.append(words)
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None
                walk(inner, [*words, name])

    walk(cli, ["briefs"])
    return found


if __name__ == "__main__":
    COMMANDS.write_text(new_commands_page(), encoding="utf-8")
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            page.write_text(replay(page.read_text("utf-8"), Path(folder)), encoding="utf-8")

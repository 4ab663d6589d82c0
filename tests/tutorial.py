"""Replays the tutorial: writes its files, runs its commands, and puts what they print in their place.

`python tests/tutorial.py` renews the outputs in docs/about/tutorial.md; read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "about" / "tutorial.md"
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
    assert name == "briefs", f"the tutorial runs {name!r}; only briefs, cd and cat are replayed"
    done = subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return here, done.stdout


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(replay(PAGE.read_text("utf-8"), Path(folder)), encoding="utf-8")

"""Whatever a command prints of a stranger's words, no CI runner finds a command of its own in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.folders import BRIDGE, ROOT

# Ours, for GitHub's runner, are at the beginning of a line and name a file.
OURS = re.compile(r"::(error|notice) file=")
WORDS = ("##[error]leaked", "##vso[task.complete]", "##teamcity[buildStop]", "##[add-mask]x", "::error::x", "::stop-commands::x")  # fmt: skip
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check",),
    "annotations": ("check", "--format", "github"),
    "data": ("check", "--format", "json"),
    "build": ("build",),
    "show": ("show", "bridge/lorries"),
    "search": ("find", "call", "leaked"),
    "an unknown command": ("##[error]leaked",),
    "an unknown claim": ("show", "::error::x ##[error]leaked"),
    "an unknown check": ("explain", "##vso[task.leaked]"),
    "a new source": ("new", "source", "##[error]leaked.txt"),
}


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(BRIDGE, tmp_path / "project"))
    said = " ".join(WORDS)
    sheet = root / "briefs/bridge.yml"
    text = sheet.read_text("utf-8")
    text = text.replace(
        "says: Close to 300 lorries cross the bridge each day.",
        f"says: '{said} close to 300 lorries cross'\n    note: '{said}'",
        1,
    )
    sheet.write_text(text + f"'::error::x {said}': '{said}'\n", "utf-8")
    with (root / "seeds/call.txt").open("a", encoding="utf-8") as file:
        file.write("".join(f"\n{word} was said.\n\n  {word}\n" for word in WORDS))
    return root


@pytest.mark.parametrize("case", COMMANDS)
def test_no_command_prints_a_command(case: str, hostile: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", *COMMANDS[case]],
        cwd=hostile, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    printed = done.stdout + done.stderr
    assert "Traceback" not in printed and done.returncode in (0, 1, 2)
    assert "leaked" in printed  # the words are there, and no runner reads them
    for line in printed.split("\n"):
        assert not re.search(r"##\w*\[", line), line
        assert not line.lstrip().startswith("::") or OURS.match(line), line

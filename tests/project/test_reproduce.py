"""The comparison of two builds finds what differs, and a build of the fixture differs in nothing."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from tests.folders import ROOT


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reproduce", ROOT / "tools" / "reproduce.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_one_byte_one_right_and_one_file_are_differences(tool: ModuleType) -> None:
    one = {"a": "644 1", "b": "644 2", "c": "644 3"}
    assert tool.compared(one, dict(one)) == []
    other = {"a": "600 1", "b": "644 9", "d": "644 3"}
    assert [line.split(":")[0] for line in tool.compared(one, other)] == ["a", "b", "c", "d"]


@pytest.mark.slow
def test_the_fixture_is_the_same_under_all_other_conditions(
    tool: ModuleType, tmp_path: Path
) -> None:
    root = tmp_path / "project"
    shutil.copytree(ROOT / "tests/fixtures/bridge", root)
    shutil.copytree(
        ROOT / "generator", root / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x"],
    ):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    one = tool.built(root, _folder(tmp_path / "one"), False)
    other = tool.built(root, _folder(tmp_path / "two blanks"), True)
    assert len(one) > 20 and tool.compared(one, other) == []


def _folder(path: Path) -> Path:
    path.mkdir()
    return path

"""The command line: exit codes, formats, and what a refused run leaves behind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from tests.folders import BRIDGE, ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BRIDGE, tmp_path / "bridge"))


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def break_it(root: Path) -> None:
    """One changed digit in one quote."""
    sheet = root / "briefs/bridge.yml"
    text = sheet.read_text("utf-8")
    assert "close to 300 lorries cross daily" in text
    sheet.write_text(
        text.replace("to 300 lorries cross daily", "to 301 lorries cross daily"), "utf-8"
    )


def test_check_is_clean_on_the_fixture(root: Path) -> None:
    code, output = run("check", "--root", str(root))
    assert code == 0, output


def test_check_ends_with_1_on_an_error(root: Path) -> None:
    break_it(root)
    code, output = run("check", "--root", str(root))
    assert code == 1
    assert "briefs/bridge.yml:" in output and "refused: " in output


def test_json_is_json_and_nothing_else(root: Path) -> None:
    break_it(root)
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--root", str(root), "--format", "json"],
        capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 1 and done.stderr == ""
    assert json.loads(done.stdout)["errors"] >= 1


def test_usage_ends_with_2(root: Path) -> None:
    code, output = run("chek")
    assert code == 2 and "check" in output
    assert run("check", "--root", str(root / "nowhere"))[0] == 2


def test_generate_writes_the_pages_and_then_nothing_more(root: Path) -> None:
    assert run("generate", "--root", str(root))[0] == 0
    page = root / "docs/briefs/bridge.md"
    before = page.stat().st_mtime_ns
    code, output = run("generate", "--root", str(root))
    assert code == 0 and "0 files changed" in output
    assert page.stat().st_mtime_ns == before


def test_a_refused_generate_leaves_the_last_pages(root: Path) -> None:
    run("generate", "--root", str(root))
    pages = {path: path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()}
    break_it(root)
    assert run("generate", "--root", str(root))[0] == 1
    assert {
        path: path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()
    } == pages


def test_a_refused_build_leaves_the_last_site(root: Path) -> None:
    assert run("build", "--root", str(root))[0] == 0
    site = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    assert any(path.name == "index.html" and "bridge" in str(path) for path in site)
    break_it(root)
    assert run("build", "--root", str(root))[0] == 1
    assert {
        path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()
    } == site


def test_a_folder_without_a_project_is_told_so(tmp_path: Path) -> None:
    code, output = run("check", "--root", str(tmp_path))
    assert code == 1 and "there is no folder" in output and "Traceback" not in output


def test_what_the_machine_does_is_one_line_and_70(root: Path) -> None:
    (root / ".briefs").write_text("a file where a folder belongs")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "generate", "--root", str(root)],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 70, done.stderr
    assert "Traceback" not in done.stderr and done.stderr.count("\n") == 1


def test_a_relative_root_builds(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--root", root.name],
        capture_output=True,
        text=True,
        cwd=root.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "site/briefs/bridge/index.html").is_file()

"""A command that is ended by a signal tidies up, and ends with the code by which shells know it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.folders import FIXTURES, ROOT
from tests.waiting import PATIENCE, running


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / "bridge", tmp_path / "bridge"))


@contextmanager
def waiting(root: Path, ignored: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A command that has begun to wait for changes, started by a shell that ignores a signal."""
    command = [
        *("sh", "-c", f'trap "" {ignored}; exec "$@"', "sh"),
        *(sys.executable, "-m", "generator", *words, "--root", str(root)),
    ]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with running(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "Ctrl-C ends" in line:
                break
        else:
            raise AssertionError("it did not begin to wait")
        yield process


@pytest.mark.parametrize("words", [("serve", "--port", "0"), ("check", "--watch")])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_what_runs_in_the_background_of_a_shell_ends_when_it_is_told(
    root: Path, words: tuple[str, ...], name: str
) -> None:
    number = getattr(signal, name)
    with waiting(root, "INT", *words) as process:
        process.send_signal(number)
        assert process.wait(PATIENCE) == 128 + number
        assert process.stderr is not None
        said = process.stderr.read()
    assert said.endswith("briefs: ended\n") and "Traceback" not in said
    assert not list((root / ".briefs").glob("serve/site-new-*"))


def test_what_nohup_started_outlives_its_terminal(root: Path) -> None:
    with waiting(root, "HUP", "check", "--watch") as process:
        process.send_signal(signal.SIGHUP)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 128 + signal.SIGTERM


def test_ctrl_c_ends_every_command_with_130() -> None:
    code = (
        "import os, signal, generator.cli as cli\n"
        "cli.cli.main = lambda **_: os.kill(os.getpid(), signal.SIGINT)\n"
        "cli.main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (130, "briefs: ended\n")

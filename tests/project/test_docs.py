"""The pages that show commands do what they say: the tutorial, the list of commands, the README."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path

import pytest

from generator.build import check
from generator.report import report
from tests.folders import FIXTURES, ROOT, TESTS

_spec = importlib.util.spec_from_file_location("replay", TESTS / "replay.py")
assert _spec and _spec.loader
replay = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(replay)
RENEW = "run: python tests/replay.py, and read the difference"


def test_the_tutorial_works_from_an_empty_folder_to_a_site(tmp_path: Path) -> None:
    text = replay.TUTORIAL.read_text("utf-8")
    assert replay.replay(text, tmp_path) == text, RENEW
    root = tmp_path / "harbour"
    assert check(root).findings == []
    assert (root / "site/briefs/ferry/index.html").is_file()
    html = (root / "site/briefs/ferry/index.html").read_text("utf-8")
    assert all(f'id="{name}"' in html for name in ("restart", "cars", "welcome"))


def test_the_tutorial_uses_the_whole_desk() -> None:
    text = replay.TUTORIAL.read_text("utf-8")
    used = {line.split()[2] for line in text.splitlines() if line.startswith("$ briefs ")}
    assert used >= {"init", "new", "find", "check", "explain", "coverage", "show", "build"}
    assert "Traceback" not in text


def test_the_page_of_commands_has_every_help_as_it_is_printed(tmp_path: Path) -> None:
    text = replay.COMMANDS.read_text("utf-8")
    assert replay.replay(replay.new_commands_page(), tmp_path) == text, RENEW
    assert text.count("```console") == len(replay.commands()) > 15


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "docs/about/tutorial.md",
        "CONTRIBUTING.md",
        "generator/commands/write/starter/README.md",
    ],
)
def test_every_command_that_a_page_names_is_there(page: str) -> None:
    known = {" ".join(words[1:]) for words in replay.commands()}
    named = re.findall(r"briefs((?: [a-z]+)+)", (ROOT / page).read_text("utf-8"))
    for words in named:
        first = words.split()
        if first[0] in {one.split()[0] for one in known if one}:
            assert first[0] in known or " ".join(first[:2]) in known, words


def test_the_finding_in_the_readme_is_what_the_check_prints(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    (shown,) = re.findall(r"   ```text\n(.*?)   ```", text, re.DOTALL)
    root = shutil.copytree(FIXTURES / "bridge", tmp_path / "bridge")
    sheet = root / "briefs/bridge.yml"
    sheet.write_text(
        sheet.read_text("utf-8").replace("figure: up to 40", "figure: up to 50"), "utf-8"
    )
    printed = report([one for one in check(root).findings if one.level == "error"], root)
    assert "".join(line[3:] + "\n" for line in shown.splitlines()) == printed

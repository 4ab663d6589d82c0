"""The tutorial does what it says, from an empty folder to a built site."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from generator.build import check

HERE = Path(__file__).parent
_spec = importlib.util.spec_from_file_location("tutorial", HERE / "tutorial.py")
assert _spec and _spec.loader
tutorial = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(tutorial)


def test_every_command_prints_what_the_page_says(tmp_path: Path) -> None:
    text = tutorial.PAGE.read_text("utf-8")
    assert tutorial.replay(text, tmp_path) == text, (
        "run: python tests/tutorial.py, and read the difference"
    )
    root = tmp_path / "harbour"
    assert check(root).findings == []
    assert (root / "site/briefs/ferry/index.html").is_file()
    html = (root / "site/briefs/ferry/index.html").read_text("utf-8")
    assert all(f'id="{name}"' in html for name in ("restart", "cars", "welcome"))


def test_the_page_uses_the_whole_desk() -> None:
    text = tutorial.PAGE.read_text("utf-8")
    used = {line.split()[2] for line in text.splitlines() if line.startswith("$ briefs ")}
    assert used >= {"init", "new", "find", "check", "explain", "coverage", "show", "build"}
    assert "Traceback" not in text

"""Makes a fixture a project that can be published: settings like this project's, and a page written by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.folders import ROOT

# Something that is done to a project.
Change = Callable[[Path], object]


def small_settings() -> str:
    """This project's `mkdocs.yml`, with floors that any fixture reaches."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    return re.sub(r"(?m)^( +)(briefs|claims|sources): \d+$", r"\1\2: 1", text)


def publishable(root: Path) -> Path:
    """Give the fixture under `root` settings and a page *About*."""
    (root / "mkdocs.yml").write_text(small_settings(), "utf-8")
    (root / "docs" / "about").mkdir(parents=True, exist_ok=True)
    (root / "docs" / "about" / "index.md").write_text("# About\n\nInvented.\n", "utf-8")
    return root


def edit(path: str, old: str, new: str) -> Change:
    """One text of a file in place of another."""

    def change(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), "utf-8")

    return change

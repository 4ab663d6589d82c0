"""Edits of one project, one after the other, of all that a site is made of; and the project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.pages import render
from generator.publishing.last_build import record as last_build
from tests.folders import BASE
from tests.projects import Change, edit, publishable

SHEET, OTHER = "briefs/boats.yml", "briefs/other.yml"


def add(path: str, content: bytes) -> Change:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)

    return change


# One after the other, each on top of those before.
EDITS: dict[str, Change] = {
    "a sentence": edit(SHEET, "The company sells the tickets", "The company sells all tickets"),
    "a quote that is not there": edit(SHEET, "quote: The night fare will", "quote: The night fare may"),
    "that quote mended, in other words": edit(SHEET, "quote: The night fare may", "quote: night fare will"),
    "a title, which other pages show": edit(SHEET, "title: The night boat", "title: The late boat"),
    "a sheet that is no YAML": edit(SHEET, "title: The late boat", "title The late boat"),
    "that sheet mended": edit(SHEET, "title The late boat", "title: The late boat"),
    "a new sheet, a draft that does not fit": lambda root: (root / OTHER).write_text(
        (root / SHEET).read_text().replace("said_by: company", "siad_by: company").replace("order: 1", "draft: true")
    ),
    "the draft mended": edit(OTHER, "siad_by: company", "said_by: company"),
    "a card of a source": edit("seeds/sources.yml", "label: Notice on the night boat", "label: Notice on boats"),
    "furniture": edit("seeds/sources.yml", "furniture: [Read more*]", "furniture: [Read more, Read more about boats]"),
    "an actor": edit("seeds/actors.yml", "name: Ada Brun", "name: Ada M. Brun"),
    "the quoted words of a text": edit("seeds/notice.txt", "about 40 passengers", "about 50 passengers"),
    "those as they were": edit("seeds/notice.txt", "about 50 passengers", "about 40 passengers"),
    "a page by hand": edit("docs/about/index.md", "Invented", "All invented"),
    "what other pages show of it": edit("docs/about/index.md", "# About", "---\nstatus: new\n---\n# About"),
    "an image": add("docs/about/lake.svg", b"<svg/>"),
    "the settings": edit("mkdocs.yml", "site_name: ", "site_name: The "),
    "a template": edit("engine/templates/brief.md.jinja", "{% ", "{# x #}\n\nA word.\n\n{% "),
    "the theme": edit("engine/theme/main.html", "{% block", "{# x #}x{% block"),
    "a style": edit("engine/assets/briefs.css", "{", " {"),
    "a sheet less": lambda root: (root / OTHER).unlink(),
}  # fmt: skip


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def with_engine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project that is edited, and an engine's templates beside it."""
    root = publishable(shutil.copytree(BASE, folder / "boats"))
    for name in ("templates", "theme", "assets"):
        shutil.copytree(render.HERE / name, root / "engine" / name)
    monkeypatch.setattr(render, "HERE", root / "engine")
    monkeypatch.setattr(last_build, "ENGINE", root / "engine")
    return root

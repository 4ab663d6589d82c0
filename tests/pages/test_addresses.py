"""Addresses published so far go on working: each line of the lists is a page, a place on it, or a file.

The lists were taken from the built sites on 27 November 2026. They only ever grow.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import build
from generator.commands.write.seal import sealed
from generator.publishing.inspection.built_page import read_built_pages
from generator.site.read_site import read_site
from tests.folders import FIXTURES, ROOT
from tests.projects import small_settings

LISTS = Path(__file__).parent / "addresses"


def project(name: str, root: Path) -> Path:
    """A copy of one invented project, or of this one, with this project's way of publishing."""
    if name == "real":
        for folder in ("briefs", "seeds", "docs/about"):
            shutil.copytree(ROOT / folder, root / folder)
    else:
        shutil.copytree(FIXTURES / name, root)
    (root / "mkdocs.yml").write_text(small_settings(), "utf-8")
    cards = root / "seeds" / "sources.yml"
    cards.write_text(sealed(cards.read_text("utf-8"), read_site(root)), "utf-8")
    return root


@pytest.mark.parametrize("name", sorted(path.stem for path in LISTS.glob("*.txt")))
def test_every_old_address_is_still_there(name: str, tmp_path: Path) -> None:
    listed = (LISTS / f"{name}.txt").read_text("utf-8").split("\n")[:-1]
    assert len(listed) > 200
    root = project(name, tmp_path / "project")
    outcome = build(root)
    assert not outcome.refused, outcome.findings
    pages = read_built_pages(root / "site")
    gone = []
    for address in listed:
        path, _, fragment = address.partition("#")
        file = f"{path}index.html" if not path or path.endswith("/") else path
        if file in pages:
            there = not fragment or fragment in pages[file].ids
        else:
            there = (root / "site" / file).is_file()
        if not there:
            gone.append(address)
    assert gone == []

"""Built sites: the bridge built once, and the audit that publishing makes before it puts a site in place."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.build import build
from generator.finding import Finding
from generator.publishing.inspection.audit import audit, file_of
from generator.publishing.inspection.built_page import files, read_built_pages
from generator.publishing.inspection.page_marks import all_sound, page_marks
from tests.conftest import Once
from tests.folders import BRIDGE


def audited(
    folder: Path, expected: Mapping[str, Iterable[str]] | None = None, address: str = ""
) -> list[Finding]:
    """What the audit says of the site in `folder`, which what is kept of each page has to agree with."""
    pages, present = read_built_pages(folder), files(folder)
    quotes = {file_of(page): tuple(shown) for page, shown in (expected or {}).items()}
    findings = audit(pages, present, expected or {}, address)
    marks = {
        path: page_marks(page, present, quotes.get(path, ()), address)
        for path, page in pages.items()
    }
    assert (all_sound(marks) and quotes.keys() <= marks.keys()) == (not findings)
    return findings


def built_bridge(once: Once) -> Path:
    """The folder of the bridge, built once for all tests that only look at it."""

    def make(folder: Path) -> None:
        shutil.copytree(BRIDGE, folder, dirs_exist_ok=True)
        outcome = build(folder)
        assert not outcome.refused, outcome.findings

    return once("bridge-built", make)

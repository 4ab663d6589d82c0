"""Built sites: the bridge built once, and the audit that publishing makes before it puts a site in place."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.build import build
from generator.finding import Finding
from generator.publishing.inspection.audit import audit
from generator.publishing.inspection.built_page import files, read_built_pages
from tests.conftest import Once
from tests.folders import BRIDGE


def audited(
    folder: Path, expected: Mapping[str, Iterable[str]] | None = None, address: str = ""
) -> list[Finding]:
    """What the audit says of the site in `folder`."""
    return audit(read_built_pages(folder), files(folder), expected or {}, address)


def built_bridge(once: Once) -> Path:
    """The folder of the bridge, built once for all tests that only look at it."""

    def make(folder: Path) -> None:
        shutil.copytree(BRIDGE, folder, dirs_exist_ok=True)
        outcome = build(folder)
        assert not outcome.refused, outcome.findings

    return once("bridge-built", make)

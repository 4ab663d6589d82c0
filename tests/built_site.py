"""Audits a built site in a folder, as publishing does before it puts one in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.finding import Finding
from generator.publishing.inspection.audit import audit
from generator.publishing.inspection.built_page import files, read_built_pages


def audited(
    folder: Path, expected: Mapping[str, Iterable[str]] | None = None, address: str = ""
) -> list[Finding]:
    """What the audit says of the site in `folder`."""
    return audit(read_built_pages(folder), files(folder), expected or {}, address)

"""Reads a sheet with the parser written in C and with the one in Python, which must not differ in anything."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.finding import Finding, KeyPath, Place
from generator.syntax import sheet as module
from generator.syntax.sheet import Sheet, read_sheet

PARSERS = (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def read_with_both(content: bytes | str, *more: Any) -> tuple[Sheet | None, list[Finding]]:
    """What `read_sheet` makes of it, after a look whether both parsers make the same."""
    results = []
    with pytest.MonkeyPatch.context() as patch:
        for parser in PARSERS:
            patch.setattr(module, "LOADER", parser)
            results.append(read_sheet(content, *(more or ("briefs/a.yml",))))
    (first, findings), (second, other_findings) = results
    assert findings == other_findings
    assert (first is None) == (second is None)
    if first and second:
        assert first.data == second.data
        assert places(first) == places(second)
    return first, findings


def places(sheet: Sheet) -> dict[KeyPath, tuple[Place, Place]]:
    """Where each value of a sheet stands, and where its key."""
    return {path: (sheet.place(path), sheet.key_place(path)) for path in sheet.paths}

"""Reads the YAML files that belong to the engine: word lists, vocabularies, explanations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

# The C parser is used where present, for speed alone.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def own_data(file: Path) -> dict[str, Any]:
    """The mapping in a file of our own, which is trusted; what a curator writes is read by `read_sheet`."""
    data: dict[str, Any] = yaml.load(file.read_text("utf-8"), Loader=_LOADER)  # noqa: S506, TID251
    return data

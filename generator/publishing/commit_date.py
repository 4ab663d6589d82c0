"""Reads the date of the commit that is built: the one date that a build may know."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def commit_date(root: Path) -> str | None:
    """Seconds since 1970, as digits: SOURCE_DATE_EPOCH, else the date of HEAD; None without either."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal():
        return given
    try:
        git = subprocess.run(
            ["git", "-C", str(root), "log", "-1", "--format=%ct"], capture_output=True, text=True
        )
    except OSError:
        return None
    date = git.stdout.strip()
    return date if git.returncode == 0 and date.isdecimal() else None

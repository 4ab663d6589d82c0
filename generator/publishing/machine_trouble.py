"""What the machine refuses (no space, no right, no file system): one line and exit code 70."""

from __future__ import annotations

import os


class MachineTrouble(Exception):
    """The input is right, the machine is not. The text is one line for a person, without a full stop."""


def machine_trouble(error: OSError, doing: str) -> MachineTrouble:
    """The one line for an error of the operating system met while `doing` something."""
    name = f" {error.filename}" if isinstance(error.filename, str) else ""
    why = os.strerror(error.errno) if error.errno else str(error)
    return MachineTrouble(f"could not {doing}{name}: {why.lower()}")

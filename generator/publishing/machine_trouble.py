"""What the machine refuses (no space, no right, no file system): one line and exit code 70."""

from __future__ import annotations

import errno
import os

EXIT = 70


class MachineTrouble(Exception):
    """The input is right, the machine is not. The text is one line for a person, without a full stop."""


def machine_trouble(error: OSError, doing: str) -> MachineTrouble:
    """The one line for an error of the operating system met while `doing` something."""
    name = f" {error.filename}" if isinstance(error.filename, str) else ""
    why = os.strerror(error.errno) if error.errno else str(error)
    return MachineTrouble(f"could not {doing}{name}: {why.lower()}")


def spoken_of(text: str) -> str | None:
    """The operating system's reason that a program's own output names as `[Errno N]`, else None."""
    for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM,
                   errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO):  # fmt: skip
        if f"[Errno {number}]" in text:
            return os.strerror(number).lower()
    return "out of memory" if "MemoryError" in text else None

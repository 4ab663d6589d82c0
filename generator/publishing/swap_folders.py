"""Puts one folder in another's place, in one step where the system can."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from pathlib import Path

OLD = "site-old"
AT_FDCWD = -100
RENAME_EXCHANGE = 2
# What a system or a file system answers that cannot exchange.
CANNOT = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)


def swap(new: Path, site: Path, work: Path) -> None:
    """Put the folder `new` in the place of `site`, and remove what was there.

    Both lie on one file system. On Linux nobody ever sees a moment without a site; elsewhere there
    is one between two renames, and `recover` mends a death in it.
    """
    if not site.exists():
        os.rename(new, site)
    elif exchange(new, site):
        shutil.rmtree(new, ignore_errors=True)
    else:
        os.rename(site, work / OLD)
        os.rename(new, site)
        shutil.rmtree(work / OLD, ignore_errors=True)


def recover(site: Path, work: Path) -> None:
    """Put the old site back if a build died between the two renames, else remove its remains."""
    old = work / OLD
    if not old.is_dir():
        return
    if site.exists():
        shutil.rmtree(old, ignore_errors=True)
    else:
        os.rename(old, site)


def exchange(first: Path, second: Path) -> bool:
    """Exchange two paths atomically (renameat2, Linux 3.15); False where that cannot be done."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if call(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(second))

"""Refuses a second build of a root while one runs: a lock that its holder's death releases."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publishing.machine_trouble import MachineTrouble, machine_trouble

try:
    import fcntl
except ImportError:  # Windows: nothing prevents two builds at once
    HAS_FLOCK = False
else:
    HAS_FLOCK = True

WORK, SITE = ".briefs", "site"
PATIENCE = 120.0  # seconds
_held: set[str] = set()


@contextmanager
def locked(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of `root`, waiting at most `patience` seconds.

    Within one process it may be taken again by whoever holds it.
    """
    key = os.path.realpath(root)
    if key in _held:
        yield
        return
    handle = _open(root)
    try:
        _wait(handle, patience)
        _held.add(key)
        try:
            yield
        finally:
            _held.remove(key)
    finally:
        os.close(handle)


def real_folder(path: Path) -> None:
    """Make `path` a folder if nothing is there; refuse a link or a file in its place."""
    try:
        path.mkdir(exist_ok=True)
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            raise NotADirectoryError
    except (FileExistsError, NotADirectoryError):
        raise MachineTrouble(
            f"{path.name} is a link or a file; expected a folder of its own: remove it"
        ) from None
    except OSError as error:
        raise machine_trouble(error, "make the folder") from None


def _open(root: Path) -> int:
    real_folder(root / WORK)
    try:
        return os.open(
            root / WORK / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644
        )
    except OSError as error:
        raise machine_trouble(error, "open the lock") from None


def _wait(handle: int, patience: float) -> None:
    if not HAS_FLOCK:
        return
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= end:
                raise MachineTrouble(
                    f"another build of this folder is running; waited {patience:g} seconds: try again when it is done"
                ) from None
            time.sleep(0.05)

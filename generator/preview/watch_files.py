"""Waits until files have changed and come to rest: editors may write one file in several steps."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

PAUSE = 0.2  # seconds between two looks

Look = dict[str, tuple[int, int, int]]


def settled(paths: Callable[[], Iterable[Path | str]]) -> Iterator[Look]:
    """A look at the files that `paths` names, at once and then after every change of them, for ever.

    Polling, not the system's notices: it works on every file system, and the files are few.
    """
    seen: Look | None = None
    while True:
        now = look(paths())
        if now == seen:
            time.sleep(PAUSE)
            continue
        while seen is not None and (again := _later(paths)) != now:
            now = again
        seen = now
        yield now


def _later(paths: Callable[[], Iterable[Path | str]]) -> Look:
    time.sleep(PAUSE / 4)
    return look(paths())


class Outdated(BaseException):
    """Raised by a checkpoint: the files that a build reads have changed. No `except Exception` catches it."""


def lookout(paths: Callable[[], Iterable[Path | str]], before: Look) -> Callable[[], None]:
    """A function to call again and again while something is made of files: it raises `Outdated` when they have changed.

    It looks now and then, a tenth of the time at most.
    """
    due = time.monotonic() + PAUSE

    def checkpoint() -> None:
        nonlocal due
        start = time.monotonic()
        if start < due:
            return
        if look(paths()) != before:
            raise Outdated
        end = time.monotonic()
        due = end + max(PAUSE, 9 * (end - start))

    return checkpoint


def look(paths: Iterable[Path | str]) -> Look:
    """Time, size and inode of each file that is there."""
    seen: Look = {}
    for path in paths:
        try:
            state = os.lstat(path)
        except OSError:
            continue
        seen[str(path)] = state.st_mtime_ns, state.st_size, state.st_ino
    return seen

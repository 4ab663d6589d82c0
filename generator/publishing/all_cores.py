"""Divides work among processes that are copies of this one: many items on all cores, or one large piece apart."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, BinaryIO, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

# So many items are worth a further process: to start one costs as much as a few of them.
LEAST = 24
MOST_CORES = 8


def on_all_cores(work: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
    """What `work` makes of each item, in the items' order.

    What it makes must be picklable, and what it changes elsewhere is lost. It may raise: an exception comes
    out of here as if all had been done one after the other. With one core, elsewhere than on Linux, or in a process
    with threads, which may hold a lock that its copy would wait for, all is done here.
    """
    cores = min(_cores(), len(items) // LEAST)
    if cores < 2:
        return [work(item) for item in items]
    others = [_start(work, items[number::cores]) for number in range(1, cores)]
    shares: list[list[Made] | None] = []
    try:
        shares.append([work(item) for item in items[::cores]])
    finally:
        shares += [_end(other) for other in others]
    # What went wrong there goes wrong here too, and is raised here.
    given = [
        [work(item) for item in items[number::cores]] if share is None else share
        for number, share in enumerate(shares)
    ]
    return [given[at % cores][at // cores] for at in range(len(items))]


def apart(work: Callable[[], Made], meanwhile: Callable[[], object] = lambda: None) -> Made:
    """What `work` comes to, made in a process of its own, with which the memory that it needed is given back.

    `meanwhile` is done here. As with `on_all_cores`, an exception comes out as if all had been done here. What is
    open stays open there, a lock for one: when this process is killed, nobody else writes to the same files before
    that one is done.
    """
    other = _start(lambda _: work(), [None], alone=False) if _can_be_copied() else None
    try:
        meanwhile()
    finally:
        made = _end(other)
    return made[0] if made else work()


def _can_be_copied() -> bool:
    # Other systems have `fork` too, but their libraries may not bear it.
    return sys.platform == "linux" and threading.active_count() == 1


def _cores() -> int:
    return min(len(os.sched_getaffinity(0)), MOST_CORES) if _can_be_copied() else 1


def _start(
    work: Callable[[Item], Made], items: Iterable[Item], *, alone: bool = True
) -> tuple[int, BinaryIO] | None:
    """Another process that does it to these items: its number, and the pipe that it writes to; None without room for it.

    `alone` it has nothing open but that: a lock must not outlive who holds it.
    """
    reads, writes = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reads)
        os.close(writes)
        return None
    if child:
        os.close(writes)
        return child, open(reads, "rb")
    try:
        if alone:
            os.closerange(3, writes)
            os.closerange(writes + 1, os.sysconf("SC_OPEN_MAX"))
        with open(writes, "wb") as pipe:
            pickle.dump([work(item) for item in items], pipe, pickle.HIGHEST_PROTOCOL)
        os._exit(0)
    finally:
        os._exit(1)


def _end(other: tuple[int, BinaryIO] | None) -> list[Any] | None:
    """What the other process has made; None where it failed or never was."""
    if other is None:
        return None
    child, pipe = other
    made: list[Any] | None = None
    with pipe, suppress(EOFError, pickle.UnpicklingError):
        made = pickle.load(pipe)  # noqa: S301 (written by this program a moment ago)
    _, status = os.waitpid(child, 0)
    return made if status == 0 else None

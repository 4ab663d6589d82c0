"""Divides work among forked copies of this process: many items among all cores, or one large task in a process of its own."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, BinaryIO, TypeVar

Item = TypeVar("Item")
Output = TypeVar("Output")

# The items that are worth a process: starting one costs as much as working on a few of them.
MIN_ITEMS = 24
MOST_CORES = 8


def on_all_cores(work: Callable[[Item], Output], items: Sequence[Item]) -> list[Output]:
    """`work(item)` for each item, in the order of `items`.

    Outputs must be picklable, and side effects in another process are lost. An exception is raised here as if all
    items had been worked on one after the other. Everything runs in this process where there is one core or too few
    items, on other systems than Linux, and where threads run: a copy might wait for a lock that one of them holds.
    """
    cores = min(_cores(), len(items) // MIN_ITEMS)
    if cores < 2:
        return [work(item) for item in items]
    children = [_fork(work, items[number::cores]) for number in range(1, cores)]
    shares: list[list[Output] | None] = []
    try:
        shares.append([work(item) for item in items[::cores]])
    finally:
        shares += [_outputs_of(child) for child in children]
    # The share of a child that failed is done again here, so that its exception is raised here.
    outputs = [
        [work(item) for item in items[number::cores]] if share is None else share
        for number, share in enumerate(shares)
    ]
    return [outputs[index % cores][index // cores] for index in range(len(items))]


def in_child_process(
    work: Callable[[], Output], meanwhile: Callable[[], object] = lambda: None
) -> Output:
    """`work()`, run in a process of its own, whose memory is free again when it ends.

    `meanwhile` is called in this process. Exceptions are those of `on_all_cores`. The child keeps open files open, locks
    among them: when this process is killed, no other one writes to the same files before the child is done.
    """
    child = _fork(lambda _: work(), [None], close_files=False) if _can_be_copied() else None
    try:
        meanwhile()
    finally:
        outputs = _outputs_of(child)
    return outputs[0] if outputs else work()


def _can_be_copied() -> bool:
    # Other systems have `fork` too, but their libraries may not bear it.
    return sys.platform == "linux" and threading.active_count() == 1


def _cores() -> int:
    return min(len(os.sched_getaffinity(0)), MOST_CORES) if _can_be_copied() else 1


def _fork(
    work: Callable[[Item], Output], items: Iterable[Item], *, close_files: bool = True
) -> tuple[int, BinaryIO] | None:
    """Start a process that works on these items: its id and the pipe with its outputs; None where the system has no room for one.

    With `close_files` it closes every file but its pipe: a lock must not outlive the process that holds it.
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
        if close_files:
            os.closerange(3, writes)
            os.closerange(writes + 1, os.sysconf("SC_OPEN_MAX"))
        with open(writes, "wb") as pipe:
            pickle.dump([work(item) for item in items], pipe, pickle.HIGHEST_PROTOCOL)
        os._exit(0)
    finally:
        os._exit(1)


def _outputs_of(child: tuple[int, BinaryIO] | None) -> list[Any] | None:
    """What a child process made, when it has ended; None where it failed or was never started."""
    if child is None:
        return None
    process, pipe = child
    outputs: list[Any] | None = None
    with pipe, suppress(EOFError, pickle.UnpicklingError):
        outputs = pickle.load(pipe)  # noqa: S301 (written by this program a moment ago)
    _, status = os.waitpid(process, 0)
    return outputs if status == 0 else None

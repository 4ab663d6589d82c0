"""Waits for what a test has set going, by looking again and again, and ends the programs it started.

No test looks at a clock: a wait ends with what it waits for, and gives up after so many looks that no busy
machine needs them.
"""

from __future__ import annotations

import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

PATIENCE = 120.0  # seconds that anything may take which takes one on an idle machine
PAUSE = 0.02


def until(happened: Callable[[], Any]) -> Any:
    """What `happened` returns once it is true."""
    pause = threading.Event()
    for _ in range(int(PATIENCE / PAUSE)):
        if value := happened():
            return value
        pause.wait(PAUSE)
    raise AssertionError("it did not happen")


@contextmanager
def running(command: Sequence[str], **options: Any) -> Iterator[subprocess.Popen[Any]]:
    """A program while the block runs; then it is asked to end, and killed when it does not.

    In the background of a shell SIGINT is ignored, under `nohup` SIGHUP, and what we start would inherit that:
    with handlers of ours in their place for the moment, the program begins with the system's own.
    """
    before = {number: signal.signal(number, _unheard) for number in (signal.SIGINT, signal.SIGHUP)}
    try:
        process = subprocess.Popen(command, **options)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    with process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def _unheard(*_: object) -> None:
    """A handler: what is started does not inherit it, as it would inherit that a signal is ignored."""

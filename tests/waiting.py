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

    In the background of a shell SIGINT is ignored, and what we start would inherit that: with a handler of
    ours in its place for the moment, the program begins with the system's own.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(command, **options)
    finally:
        signal.signal(signal.SIGINT, before)
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

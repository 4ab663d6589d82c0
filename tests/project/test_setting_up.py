"""Locks, set-up scripts, workflows, and what the suite forbids itself."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.folders import ENGINE, ROOT

LOCKS = (
    "requirements/site.txt",
    "requirements/documents.txt",
    "requirements/dev.txt",
    "requirements/zensical.txt",
)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, list[str]]:
    """Requirement line (`name==version`) -> its hashes."""
    found: dict[str, list[str]] = {}
    for entry in re.split(r"\n(?=[a-z])", lock):
        if head := re.match(r"[a-z][\w.-]*==[\w.]+", entry):
            found[head[0]] = re.findall(r"--hash=sha256:[0-9a-f]{64}", entry)
    return found


# --- locks ---


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes_and_no_address_is_named(name: str) -> None:
    found = pins(read(name))
    assert len(found) > 10
    assert [pin for pin, hashes in found.items() if not hashes] == []
    assert (
        "://" not in read(name) and "--index" not in read(name) and "--find-links" not in read(name)
    )


def test_tests_run_with_the_versions_that_build() -> None:
    tested = set(pins(read("requirements/dev.txt")))
    assert set(pins(read("requirements/site.txt"))) <= tested
    assert set(pins(read("requirements/documents.txt"))) <= tested


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_answers_its_input(name: str) -> None:
    wanted = re.findall(r"^[a-z][\w-]*", read(name.replace(".txt", ".in")), re.MULTILINE)
    locked = {pin.partition("==")[0] for pin in pins(read(name))}
    assert wanted and set(wanted) <= locked


def test_package_and_lock_want_the_same() -> None:
    block = re.search(
        r"^dependencies = \[(.*?)^\]", read("pyproject.toml"), re.MULTILINE | re.DOTALL
    )
    assert block
    wanted = re.findall(r'"([^"]+)"', block[1])
    listed = [line for line in read("requirements/site.in").splitlines() if re.match("[a-z]", line)]
    assert set(listed) - set(wanted) == {"flit-core>=4,<5"} and set(wanted) <= set(listed)
    group = re.search(r"^documents = \[(.*?)^\]", read("pyproject.toml"), re.MULTILINE | re.DOTALL)
    assert group
    listed = re.findall(r"^[a-z].*", read("requirements/documents.in"), re.MULTILINE)
    assert listed == re.findall(r'"([^"]+)"', group[1])


# --- make, workflows, .ci/run ---


@pytest.mark.parametrize(
    "name",
    [*(f".github/workflows/{name}.yml" for name in ("check", "pages", "release")), ".ci/run"],
)
def test_automation_runs_targets_that_make_has(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    run = re.findall(r"^[^#\n]*?\bmake (?:--silent )?([a-z]+)(?: |$)", read(name), re.MULTILINE)
    assert run and set(run) <= targets


@pytest.mark.parametrize("name", ["check.yml", "pages.yml", "release.yml"])
def test_workflows_give_nothing_by_default_and_pin_by_commit(name: str) -> None:
    text = read(f".github/workflows/{name}")
    assert "\npermissions: {}\n" in text
    uses = re.findall(r"uses: (.+)", text)
    assert uses and all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", use) for use in uses)
    assert text.count("actions/checkout@") == text.count("persist-credentials: false") == 1


def test_pull_requests_get_no_secret_no_writing_and_no_cache() -> None:
    text = read(".github/workflows/check.yml")
    assert re.findall(r"^on:\n((?:  .+\n)+)", text, re.MULTILINE) == ["  pull_request:\n"]
    assert not re.search(r"secrets\b|: write|id-token|cache:|pull_request_target", text)


def test_what_builds_a_wheel_can_neither_sign_nor_release_it() -> None:
    jobs = re.split(r"(?m)^  (?=[a-z]+:\n)", read(".github/workflows/release.yml"))
    assert [job.partition(":")[0] for job in jobs[-3:]] == ["build", "attest", "release"]
    rights = [re.findall(r"(?m)^      ([a-z-]+: (?:read|write)) #", job) for job in jobs[-3:]]
    assert rights == [
        ["contents: read"],
        ["id-token: write", "attestations: write"],
        ["contents: write"],
    ]
    assert [
        ("actions/checkout@" in job, bool(re.search(r"(?m)^ +make ", job))) for job in jobs[-3:]
    ] == [
        (True, True),
        (False, False),
        (False, False),
    ]


# --- tools/browser.sh ---


def run_browser_sh(path: Path, **more: str) -> subprocess.CompletedProcess[str]:
    shell = shutil.which("sh")
    assert shell
    report = 'echo "[$BRIEFS_CHROMIUM][$BRIEFS_JAVA]"'
    return subprocess.run(
        [shell, str(ROOT / "tools/browser.sh"), shell, "-c", report],
        env={"PATH": str(path), "BRIEFS_NO_INSTALL": "1", **more},
        capture_output=True,
        text=True,
        check=False,
    )


def test_tools_that_run_are_announced_and_a_stub_is_not(tmp_path: Path) -> None:
    for name, code in (("chromium", 1), ("google-chrome", 0), ("java", 0)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    found = run_browser_sh(tmp_path)
    assert found.stdout == f"[{tmp_path}/google-chrome][{tmp_path}/java]\n"


def test_without_tools_the_command_runs_all_the_same(tmp_path: Path) -> None:
    found = run_browser_sh(tmp_path)
    # A desktop of another maker has its browser in a fixed place, PATH or not.
    assert re.fullmatch(r"\[(/Applications/.*)?\]\[\]\n", found.stdout) and found.returncode == 0


# --- tests/conftest.py ---


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(lambda: socket.create_connection(("192.0.2.1", 80), timeout=1), id="connect"),
        pytest.param(lambda: socket.getaddrinfo("example.org", 443), id="look-up"),
        pytest.param(
            lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53)),
            id="datagram",
        ),
    ],
)
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
def test_the_suite_cannot_leave_the_machine(attempt: Any) -> None:
    with pytest.raises(AssertionError, match="tests stay on this machine"):
        attempt()


def test_this_machine_is_allowed() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(("localhost", server.getsockname()[1]), timeout=5) as client,
    ):
        assert client.getpeername()[0] == "127.0.0.1"


@pytest.fixture
def small_suite(tmp_path: Path) -> Path:
    """A folder with our conftest, one test that passes and three that are skipped."""
    shutil.copy(ROOT / "tests/conftest.py", tmp_path / "conftest.py")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n  browser: b\n  java: j\n", "utf-8")
    (tmp_path / "test_it.py").write_text(
        "import pytest\n"
        "def test_passes(): pass\n"
        "@pytest.mark.browser\ndef test_marked(): pass\n"
        "def test_by_fixture(chromium): pass\n",
        "utf-8",
    )
    (tmp_path / "test_file.py").write_text(
        "import pytest\npytest.skip('not here', allow_module_level=True)\n", "utf-8"
    )
    return tmp_path


def run_pytest(folder: Path, no_skips: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--color=no", str(folder)],
        env={**os.environ, "BRIEFS_CHROMIUM": "", "BRIEFS_NO_SKIPS": no_skips},
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )


def test_what_is_not_tested_is_said_once(small_suite: Path) -> None:
    run = run_pytest(small_suite, no_skips="")
    assert run.returncode == 0
    assert run.stdout.count("NOT TESTED") == 1
    assert "2 tests: no Chromium or Chrome" in run.stdout
    assert "1 passed, 3 skipped" in run.stdout


def test_where_no_skip_is_allowed_each_skip_fails(small_suite: Path) -> None:
    # A file that skips itself stops pytest before the first test, as any collection error does.
    run = run_pytest(small_suite, no_skips="1")
    assert run.returncode == 2 and "1 error" in run.stdout and "not here" in run.stdout
    (small_suite / "test_file.py").unlink()
    run = run_pytest(small_suite, no_skips="1")
    assert run.returncode == 1 and "1 passed, 2 errors" in run.stdout


def test_browser_reaches_this_machine_only(browser: Any) -> None:
    page = browser.new_page()
    page.set_content("<title>here</title>")
    assert page.title() == "here"
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")
    page.close()


def test_axe_finds_a_missing_alternative_text(browser: Any, axe: str) -> None:
    page = browser.new_page()
    page.set_content("<html lang=en><title>t</title><main><h1>x</h1><img src=data:,></main></html>")
    page.evaluate(axe)
    found = page.evaluate("async () => (await axe.run()).violations.map(each => each.id)")
    assert found == ["image-alt"]
    page.close()


# --- tools/*.py ---


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test import the scripts of tools/."""
    monkeypatch.syspath_prepend(ROOT / "tools")


@pytest.mark.usefixtures("tools")
def test_zensical_comparison_names_each_difference(tmp_path: Path) -> None:
    from zensical import differences, pages

    for name, page in (("a/index.html", "<h1>a</h1>"), ("b.html", "<p>b</p>"), ("c.txt", "<h1>")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page, encoding="utf-8")
    ours = pages(tmp_path)
    assert ours == {"a/index.html": True, "b.html": False}
    assert differences(ours, ours) == []
    assert differences(ours, {"a/index.html": False, "d.html": True}) == [
        "missing in Zensical's site: b.html",
        "only in Zensical's site: d.html",
        "without a heading in Zensical's site: a/index.html",
    ]


@pytest.mark.usefixtures("tools")
def test_licences_come_from_the_packages_and_their_source_maps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import licences

    theme = Path(next(iter(importlib.util.find_spec("material").submodule_search_locations)))
    script = next((theme / "templates").glob("assets/javascripts/bundle.*.min.js"))
    target = tmp_path / script.relative_to(theme / "templates")
    target.parent.mkdir(parents=True)
    target.write_bytes(script.read_bytes())
    (tmp_path / "ours.js").write_text("", encoding="utf-8")
    parts, own = licences.shipped(tmp_path)
    assert parts["rxjs"] == "Apache-2.0" and "lunr" not in parts and own == ["ours.js"]
    assert licences.packages("click==1 \\\nmergedeep==1\nnot-there==1\n")[1][2] == "MIT License"
    monkeypatch.delitem(licences.PARTS, "rxjs")
    with pytest.raises(SystemExit, match="packs rxjs, whose licence is not listed"):
        licences.shipped(tmp_path)


@pytest.mark.usefixtures("tools")
def test_archive_depends_on_content_alone(tmp_path: Path) -> None:
    from archive import pack

    first, second = tmp_path / "first", tmp_path / "second"
    for folder, names, mode, time in ((first, "ab", 0o600, 0), (second, "ba", 0o666, 10**9)):
        folder.mkdir()
        for name in names:
            (folder / name).write_text(name, encoding="utf-8")
            (folder / name).chmod(mode)
            os.utime(folder / name, (time, time))
    assert pack(first, tmp_path / "1/site.tar.gz") == pack(second, tmp_path / "2/site.tar.gz")
    (second / "a").write_text("other", encoding="utf-8")
    assert pack(first, tmp_path / "1/site.tar.gz") != pack(second, tmp_path / "2/site.tar.gz")
    (second / "c").symlink_to("a")
    with pytest.raises(SystemExit, match="is a link"):
        pack(second, tmp_path / "2/site.tar.gz")


def test_every_guard_that_the_mutants_take_out_is_still_there() -> None:
    spec = importlib.util.spec_from_file_location("mutants", ROOT / "tools" / "mutants.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for one in module.MUTANTS:
        paths = [path for path in (ENGINE / one.file, ROOT / one.file) if path.is_file()]
        assert paths and paths[0].read_text("utf-8").count(one.before) == 1, one.guard

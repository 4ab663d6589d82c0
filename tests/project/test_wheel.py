"""The wheel has every file of the engine, and who has nothing but the wheel lays out and builds a project with it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from email.parser import Parser
from hashlib import sha256
from pathlib import Path
from sysconfig import get_path

import pytest
from flit_core.wheel import make_wheel_in

from generator import __version__
from generator.authoring.project_lock import DISTRIBUTION, Wheel, project_lock, wheel_of
from generator.build import check
from tests.conftest import EPOCH
from tests.folders import ENGINE, ROOT

EPOCH = EPOCH


def build(folder: Path) -> Path:
    return folder / make_wheel_in(ROOT / "pyproject.toml", folder).file.name


@pytest.fixture(scope="module")
def wheel(once: Callable[..., Path]) -> Path:
    (path,) = once("wheel", build).glob("*.whl")
    return path


def test_the_wheel_holds_every_file_of_the_engine_and_no_other(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        inside = {name for name in packed.namelist() if ".dist-info/" not in name}
        texts = {name: packed.read(name) for name in inside}
        (licence,) = (name for name in packed.namelist() if name.endswith("/LICENSE"))
        assert packed.read(licence) == (ROOT / "LICENSE").read_bytes()
    files = [
        path for path in ENGINE.rglob("*") if path.is_file() and "__pycache__" not in str(path)
    ]
    assert texts == {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in files}
    assert len(files) > 300


def test_the_wheel_is_called_as_the_engine_calls_itself(wheel: Path) -> None:
    metadata = Parser().parsestr(metadata_of(wheel))
    assert (metadata["Name"], metadata["Version"]) == (DISTRIBUTION, __version__)
    # The release looks for this name.
    release = (ROOT / ".github/workflows/release.yml").read_text("utf-8")
    assert f"name={wheel.name.replace(__version__, '${TAG#v}')}\n" in release


def test_the_same_files_give_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    assert build(tmp_path).read_bytes() == wheel.read_bytes()


# --- the lock of a new project ---


def test_the_lock_of_a_project_has_the_packages_of_ours_without_what_installs_a_folder() -> None:
    ours = (ROOT / "requirements/site.txt").read_text("utf-8")
    wheel = Wheel("a-1-py3-none-any.whl", "0" * 64, "https://example.org/a-1-py3-none-any.whl")
    lock = project_lock(ours, wheel)
    pins = re.compile(r"(?m)^([a-z][\w.-]*==\S+)")
    assert set(pins.findall(ours)) - set(pins.findall(lock)) == {
        pin for pin in pins.findall(ours) if pin.startswith("flit-core==")
    }
    entries = re.split(r"\n(?=\S)", lock.rstrip("\n"))
    assert all("--hash=sha256:" in entry for entry in entries) and "#" not in lock
    assert entries[-1] == (
        "evidence-briefs @ https://example.org/a-1-py3-none-any.whl \\\n    --hash=sha256:"
        + "0" * 64
    )


def record(url: str, hashes: str) -> str:
    return f'{{"url": "{url}", "archive_info": {{"hashes": {{{hashes}}}}}}}'


def test_the_engine_is_locked_as_it_was_installed(tmp_path: Path) -> None:
    file = tmp_path / "a b-1.whl"
    file.write_bytes(b"wheel")
    real = sha256(b"wheel").hexdigest()
    assert wheel_of(record("https://example.org/a-1.whl", f'"sha256": "{real}"')) == Wheel(
        "a-1.whl", real, "https://example.org/a-1.whl"
    )
    kept = Wheel("a b-1.whl", real, content=b"wheel")
    assert kept.path == "wheels/a b-1.whl"
    # Some installers record no fingerprint; that of the file is taken.
    assert wheel_of(record(file.as_uri(), f'"sha256": "{real}"')) == kept
    assert wheel_of(record(file.as_uri(), "")) == kept


@pytest.mark.parametrize(
    "told",
    [
        '{"url": "file:///project", "dir_info": {"editable": true}}',
        '{"url": "https://example.org/a.git", "vcs_info": {"vcs": "git", "commit_id": "0"}}',
        record("https://example.org/a-1.whl", ""),
        record("file:///gone/a-1.whl", ""),
        record("https://example.org/a-1.tar.gz", f'"sha256": "{"0" * 64}"'),
        "{}",
    ],
)
def test_what_was_not_a_wheel_is_not_locked(told: str) -> None:
    assert wheel_of(told) is None


def test_a_wheel_that_has_become_another_is_not_locked(tmp_path: Path) -> None:
    (tmp_path / "a-1.whl").write_bytes(b"other")
    told = record((tmp_path / "a-1.whl").as_uri(), f'"sha256": "{sha256(b"wheel").hexdigest()}"')
    assert wheel_of(told) is None


# --- a machine that has the wheel and nothing of this repository ---


def bare(wheel: Path, folder: Path) -> Path:
    """`briefs` of an environment with the wheel, installed by pip, beside this one's libraries."""
    venv.create(folder, with_pip=False)
    python = Path(os.path.realpath(sys.executable))
    pip = [python, "-m", "pip", "--python", folder, "install", "--quiet"]
    offline = ["--no-index", "--no-deps", "--no-warn-script-location"]
    subprocess.run(
        [*pip, *offline, wheel],
        check=True,
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )
    # A folder that a .pth names is searched, and its own .pth files (one leads here) are not read.
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(f"{get_path('purelib')}\n{get_path('platlib')}\n", "utf-8")
    return folder / "bin" / "briefs"


@pytest.mark.slow
def test_the_wheel_alone_lays_out_checks_and_builds_a_project(wheel: Path, tmp_path: Path) -> None:
    briefs = bare(wheel, tmp_path / "environment")
    home = tmp_path / "home"
    home.mkdir()
    project = tmp_path / "topic"

    def run(*words: str, here: Path = project) -> str:
        done = subprocess.run(
            [briefs, *words],
            cwd=here,
            env={"HOME": str(home), "PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": EPOCH},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    where = subprocess.run(
        [briefs.with_name("python"), "-c", "import generator; print(generator.__file__)"],
        cwd=home,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(tmp_path) in where.stdout
    assert "lacks the engine" not in run("init", "topic", here=tmp_path)
    assert (project / "wheels" / wheel.name).read_bytes() == wheel.read_bytes()
    fingerprint = sha256(wheel.read_bytes()).hexdigest()
    lock = (project / "requirements.txt").read_text("utf-8")
    assert lock.endswith(f"./wheels/{wheel.name} \\\n    --hash=sha256:{fingerprint}\n")
    metadata = Parser().parsestr(metadata_of(wheel))
    locked = set(re.findall(r"(?m)^([a-z][\w.-]*)==", lock))
    wanted = [one for one in metadata.get_all("Requires-Dist", []) if "extra ==" not in one]
    assert wanted and {re.split(r"[^\w-]", one)[0] for one in wanted} <= locked
    assert run("check") == "checked: no findings\n"
    assert check(project).findings == []
    run("build")
    assert (project / "site/briefs/example/index.html").is_file()
    assert not list(home.iterdir())


def metadata_of(wheel: Path) -> str:
    with zipfile.ZipFile(wheel) as packed:
        (name,) = (name for name in packed.namelist() if name.endswith(".dist-info/METADATA"))
        return packed.read(name).decode()

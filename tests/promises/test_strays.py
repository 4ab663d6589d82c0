"""What lies where something of ours is read: refused in one line, and never waited for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import check, generate
from generator.publishing.stray_pages import stray_pages
from tests.folders import FIXTURES, ROOT
from tests.projects import small_settings


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / "bridge", tmp_path / "project"))


def briefs(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a command line comes to, run apart: a pipe that is waited for would hang it, not the suite."""
    command = [sys.executable, "-m", "generator", *words, "--root", str(root)]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env=os.environ | environment, timeout=300
    )


# --- the folder of templates -----------------------------------------------------------------------


STRAYS: dict[str, Callable[[Path], object]] = {
    "partials/copyright.html": lambda path: path.write_text("<p>STRAY</p>"),
    "redirect.html": lambda path: path.write_text("<p>STRAY</p>"),
    "assets/stray.js": lambda path: path.write_text("window.stray = 1"),
    ".hidden/x": lambda path: path.write_text("x"),
    "partials/link.html": lambda path: path.symlink_to("/etc/hostname"),
    "linked": lambda path: path.symlink_to("/etc"),
    "pipe.html": lambda path: os.mkfifo(path),
}


@pytest.mark.parametrize("before", [False, True], ids=["before the first build", "after a build"])
@pytest.mark.parametrize("name", STRAYS)
def test_a_file_laid_beside_our_templates_is_refused(
    name: str, before: bool, project: Path
) -> None:
    if before:
        assert not generate(project).refused
    path = project / ".briefs/theme" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    STRAYS[name](path)
    outcome = generate(project)
    assert [(finding.place.path, finding.code) for finding in outcome.findings if finding.level == "error"] \
        == [(f".briefs/theme/{name}", "in-the-way")]  # fmt: skip
    path.unlink()
    assert not generate(project).refused


# --- pipes -----------------------------------------------------------------------------------------


PIPES: dict[str, tuple[str, tuple[str, ...]]] = {
    "settings, check": ("mkdocs.yml", ("check",)),
    "settings, build": ("mkdocs.yml", ("build",)),
    "a sheet": ("briefs/pipe.yml", ("check",)),
    "a register": ("seeds/actors.yml", ("check",)),
    "a sheet beside a new one": ("briefs/pipe.yml", ("new", "brief", "another")),
    "a sheet that is added to": ("seeds/actors.yml", ("new", "actor", "x", "--kind", "person")),
    "a source": ("given.txt", ("new", "source", "given.txt")),
    "a document": ("given.pdf", ("new", "source", "given.pdf")),
    "a reference": ("given.json", ("new", "source", "seeds/call.txt", "--csl", "given.json")),
}


@pytest.mark.parametrize("case", PIPES)
def test_a_pipe_is_not_waited_for(case: str, project: Path) -> None:
    name, words = PIPES[case]
    (project / name).unlink(missing_ok=True)
    os.mkfifo(project / name)
    given = [str(project / word) if "." in word else word for word in words]
    done = briefs(project, *given)
    assert done.returncode == (0 if case == "a sheet beside a new one" else 1), done.stderr
    assert "Traceback" not in done.stderr
    assert (
        done.returncode == 0
        or "plain file" in done.stdout + done.stderr
        or "not there" in done.stdout
    )


def test_a_pipe_in_the_place_of_our_record_is_replaced(project: Path) -> None:
    assert not generate(project).refused
    (project / ".briefs/manifest.json").unlink()
    os.mkfifo(project / ".briefs/manifest.json")
    done = briefs(project, "generate")
    assert done.returncode == 0 and (project / ".briefs/manifest.json").is_file()


# --- a Python that leaves texts out ----------------------------------------------------------------


@pytest.mark.parametrize("level", ["1", "2"])
def test_a_python_that_leaves_texts_and_checks_out_is_refused(level: str, project: Path) -> None:
    done = briefs(project, "check", PYTHONOPTIMIZE=level)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and not done.stdout
    assert "PYTHONOPTIMIZE" in done.stderr
    assert briefs(project, "check", PYTHONOPTIMIZE="").returncode == 0


def test_the_settings_may_be_no_link(project: Path) -> None:
    (project / "mkdocs.yml").rename(project.parent / "apart.yml")
    (project / "mkdocs.yml").symlink_to(project.parent / "apart.yml")
    assert [(finding.place.path, finding.code) for finding in check(project).findings if finding.level == "error"] \
        == [("mkdocs.yml", "not-a-file")]  # fmt: skip


# --- pages written by hand -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "way"),
    [
        ("docs/harbour.md", "move it to docs/about/harbour.md"),
        # No navigation has to lead to these three, and the publisher says nothing of them.
        ("docs/briefs/harbour.md", "move it to docs/about/harbour.md"),
        ("docs/sources/harbour.md", "move it to docs/about/harbour.md"),
        ("docs/actors/harbour.markdown", "move it to docs/about/harbour.md"),
        ("docs/about/more/harbour.md", "move it to docs/about/harbour.md"),
        ("docs/about/harbour.mkd", "move it to docs/about/harbour.md"),
        ("docs/README.md", "move it to docs/about/README.md"),
        ("docs/harbour.html", "write it as Markdown into docs/about/harbour.md"),
        ("docs/about/harbour.HTM", "write it as Markdown into docs/about/harbour.md"),
    ],
)
def test_a_page_written_by_hand_is_refused_by_its_name_with_the_way_out(
    page: str, way: str, project: Path
) -> None:
    assert not generate(project).refused
    assert stray_pages(project) == []
    (project / page).parent.mkdir(parents=True, exist_ok=True)
    (project / page).write_text("# The harbour\n", "utf-8")
    (finding,) = stray_pages(project)
    assert (finding.place.path, finding.code) == (page, "stray-page")
    assert finding.cure == f"{way}, or take it away"
    moved = project / "docs/about/harbour.md"
    moved.parent.mkdir(exist_ok=True)
    (project / page).rename(moved)
    assert stray_pages(project) == []
    assert [each.path for each in check(project).site.pages] == ["about/harbour.md"]


def test_a_build_with_such_a_page_publishes_nothing(project: Path) -> None:
    (project / "docs/briefs").mkdir(parents=True)
    (project / "docs/briefs/harbour.md").write_text("# The harbour\n", "utf-8")
    (project / "mkdocs.yml").write_text(small_settings(), "utf-8")
    done = briefs(project, "build")
    assert done.returncode == 1 and "docs/briefs/harbour.md" in done.stdout, done.stderr
    assert not (project / "site").exists()

"""The order of the house: imports go one way, every module says its job, and no file outgrows its room."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.folders import ENGINE, ROOT

# The picture of the house in CONTRIBUTING.md, from what knows least to what knows most: name and job of each room.
PICTURE = re.findall(
    r"^  ([a-z]+)(?:/|\.py) +(.+)$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.M
)
# A package may import only packages before it.
ORDER = [name for name, _ in PICTURE]
MODULES = sorted(ENGINE.rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    """The packages of the engine that a module imports, each by its name."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
            if node.module == "generator":
                names = [f"generator.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.startswith("generator.") and not name.endswith("__version__"):
                yield name.split(".")[1]


def package(file: Path) -> str:
    return file.relative_to(ENGINE).with_suffix("").parts[0]


def rank(name: str) -> int:
    return ORDER.index(name)


def test_the_picture_shows_every_package_and_nothing_else() -> None:
    assert sorted(ORDER) == sorted({package(file) for file in MODULES} - {"__init__", "__main__"})


@pytest.mark.parametrize(("name", "job"), PICTURE)
def test_the_picture_says_each_job_as_the_code_does(name: str, job: str) -> None:
    file = ENGINE / name / "__init__.py"
    file = file if file.is_file() else ENGINE / f"{name}.py"
    doc = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    assert doc.split("\n")[0].rstrip(".") == job


def test_every_path_that_contributing_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = re.findall(r"`((?:\w+/)+[\w<>.]*)`|\]\(([\w./]+)\)", text)
    paths = [one or other for one, other in named]
    assert len(paths) > 20
    # `checks/<name>.py` stands for any file of that folder.
    assert [path for path in paths if not (ROOT / path.partition("<")[0]).exists()] == []


def test_imports_go_one_way() -> None:
    upwards = {
        str(file.relative_to(ENGINE)): above
        for file in MODULES
        if package(file) in ORDER
        and (above := [name for name in imports(file) if rank(name) > rank(package(file))])
    }
    assert upwards == {}


@pytest.mark.parametrize("start", ["checks", "site", "report"])
def test_a_check_needs_no_publisher(start: str) -> None:
    """What checks a sheet imports neither Jinja nor MkDocs: a check must be quick."""
    graph: dict[str, set[str]] = {}
    for file in MODULES:
        graph.setdefault(package(file), set()).update(imports(file))
    reached, todo = set(), [start]
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo += graph.get(name, ())
    assert not reached & {"pages", "publishing", "preview"}


def test_a_module_says_its_job_first() -> None:
    docs = {
        str(file.relative_to(ENGINE)): ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
        for file in MODULES
    }
    first = {file: doc.split("\n")[0] for file, doc in docs.items()}
    assert {file: line for file, line in first.items() if not 0 < len(line) <= 120} == {}


def test_the_house_has_few_doors_and_no_hall_is_crowded() -> None:
    assert len({file.relative_to(ENGINE).parts[0] for file in ENGINE.rglob("*.*")
                if "__pycache__" not in file.parts}) <= 20  # fmt: skip
    for folder in {file.parent for file in MODULES} - {ENGINE / "checks"}:
        modules = [file for file in folder.glob("*.py") if file.name != "__init__.py"]
        assert len(modules) <= 14, folder


def test_no_module_is_over_300_lines() -> None:
    lines = {
        str(file.relative_to(ENGINE)): len(file.read_text("utf-8").splitlines()) for file in MODULES
    }
    assert {file: count for file, count in lines.items() if count > 300} == {}

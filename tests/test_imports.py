"""The order of the house: imports go one way, and no file outgrows its room."""

from __future__ import annotations

import ast
import graphlib
from pathlib import Path

import pytest

ENGINE = Path(__file__).parent.parent / "generator"

# From what knows least to what knows most; a module may import only what stands before it.
# Modules on one line belong to one floor. A new module takes its place here.
FLOORS = """
addresses datewords finding numberwords policy slips trouble vocabulary words wordlists
figurewords figurecore
edtf dates figureread figures text prose lock swap
citing scalar slip braces stumble signs traps events entries mend sheet nearest siblings
config settings
written kinds targets names registers model fields levels strayed misplaced misnamed misfit validate verify
files texts site cards read
origins compare coverage weight references prose_fields selectors phrases
check
grounds checks
edition keys plain reference json_schema table drawing evidence_pack
documents tables pictures
exports
export
sides listings views render
write audit publish live quick watching
"""


def modules() -> dict[str, set[str]]:
    """Top-level module or package of the engine -> those it imports."""
    graph: dict[str, set[str]] = {}
    for file in sorted(ENGINE.rglob("*.py")):
        parts = file.relative_to(ENGINE).with_suffix("").parts
        if parts[0] in ("__init__", "__main__"):
            continue
        wanted = graph.setdefault(parts[0], set())
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = (
                    [f"generator.{one.name}" for one in node.names]
                    if node.module == "generator"
                    else [node.module]
                )
            elif isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            wanted |= {
                name.split(".")[1]
                for name in names
                if name.startswith("generator.")
                and name.split(".")[1] not in (parts[0], "__version__")
            }
    return graph


def test_imports_have_an_order() -> None:
    graph = modules()
    assert graph
    list(graphlib.TopologicalSorter(graph).static_order())  # raises CycleError with the cycle


def test_nothing_imports_from_a_floor_above() -> None:
    floor = {
        name: number
        for number, line in enumerate(FLOORS.strip().split("\n"))
        for name in line.split()
    }
    wrong = [
        f"{name} imports {other}"
        for name, wanted in modules().items()
        for other in wanted
        if name in floor and other in floor and floor[other] > floor[name]
    ]
    assert wrong == []
    assert set(floor) <= set(modules()), "a module named here is gone"


def test_the_reading_half_knows_no_publisher() -> None:
    """What checks a sheet imports neither Jinja nor MkDocs: a check must be quick."""
    graph = modules()
    for name in ("read", "check", "checks", "report", "sheet"):
        seen, todo = set(), [name]
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                todo += graph.get(here, set())
        assert not seen & {"render", "views", "publish", "audit", "serve"}, name


@pytest.mark.parametrize(
    "file", sorted(ENGINE.rglob("*.py")), ids=lambda file: str(file.relative_to(ENGINE))
)
def test_a_module_says_its_job_first(file: Path) -> None:
    doc = ast.get_docstring(ast.parse(file.read_text("utf-8")))
    assert doc, "the first line of a module says its one job"
    assert len(doc.split("\n")[0]) <= 120

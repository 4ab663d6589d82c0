"""Prints what the engine costs at several sizes, as tables: CPU, memory and weight. It judges nothing and never fails.

make bench                      # this project's content 4, 34 and 100 times: of 3 briefs 12, 102 and 300
make bench N=333                # one size only
make bench BASE=main            # how many times the cost of another commit, with its own content, ours is
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.many_briefs import multiply  # noqa: E402

TIMES = (4, 34, 100)
PARTS = ("generator", "requirements", "briefs", "seeds", "docs/about", "mkdocs.yml")
LIBRARIES = "import click, pydantic, yaml\nclass A(pydantic.BaseModel): a: int"


class Cost(NamedTuple):
    """Seconds of CPU and on the clock, and peak memory in MB of the largest process, of a program and what it started."""

    cpu: float
    wall: float
    memory: float


# --- cost ---------------------------------------------------------------------------------------


def run(command: list[str], engine: Path, folder: Path) -> Cost:
    """What a program costs that runs with the engine of one tree in a folder."""
    environment = os.environ | {
        "PYTHONPATH": str(engine),
        "PYTHONPYCACHEPREFIX": str(engine / ".briefs/compiled"),
        "NO_MKDOCS_2_WARNING": "1",
    }
    # A second run shall find compiled what the first has compiled, as it does for a user.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert process.stdout
    said = process.stdout.read().decode("utf-8", "replace")
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        print(
            f"note: {' '.join(command[:3])} ended with {process.returncode}: {said[-300:].strip()}"
        )
    wall = time.perf_counter() - start
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def costs(engine: Path, folder: Path) -> Iterator[tuple[str, Cost]]:
    """Each row's name with its cost, in an order in which one needs what the one before has made."""
    briefs = ["-m", "generator"]
    yield "check", run([*briefs, "check"], engine, folder)
    yield "build", run([*briefs, "build"], engine, folder)
    yield "build again", run([*briefs, "build"], engine, folder)
    sheet = sorted((folder / "briefs").glob("*.yml"))[0]
    text = sheet.read_text("utf-8")
    sheet.write_text(re.sub(r"(?m)^title: .*$", r"\g<0> anew", text, count=1), "utf-8")
    yield "build after an edit of one sheet", run([*briefs, "build"], engine, folder)
    sheet.write_text(text, "utf-8")
    bare = ["-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / ".bare")]
    yield "mkdocs build", run(bare, engine, folder)
    shutil.rmtree(folder / ".bare", ignore_errors=True)


def weights(site: Path) -> Iterator[tuple[str, float]]:
    """What the site weighs, in KiB."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = [path for path in files if path.suffix == ".html"]
    if not pages:
        return
    largest = max(pages, key=lambda path: path.stat().st_size)
    packed = {
        page: len(gzip.compress(page.read_bytes(), 9)) for page in site.glob("briefs/*/index.html")
    }
    index = site / "search/search_index.json"
    yield "the site", sum(path.stat().st_size for path in files) / 1024
    yield f"its largest page, {largest.relative_to(site).parent}", largest.stat().st_size / 1024
    yield "its largest brief, gzipped", max(packed.values(), default=0) / 1024
    yield "its search index", index.stat().st_size / 1024 if index.is_file() else 0


def saved_to_page(engine: Path, folder: Path) -> list[float]:
    """Seconds on the clock from saving a sentence of a sheet to its page in the preview, five times."""
    sheet = sorted((folder / "briefs").glob("*.yml"))[0]
    text = sheet.read_text("utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--port", "0"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(engine), "PYTHONUNBUFFERED": "1"},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr
    took = []
    try:
        address = process.stderr.readline().partition("briefs: ")[2].partition(" ")[0]
        page = f"{address}briefs/{sheet.stem}/"
        if not _seen(page, "</html>"):
            return took
        for turn in range(5):
            start = time.perf_counter()
            sheet.write_text(
                re.sub(r"(?m)^question: .*$", f"question: Turn {turn}?", text), "utf-8"
            )
            if _seen(page, f"Turn {turn}"):
                took.append(time.perf_counter() - start)
    finally:
        process.terminate()
        process.wait()
        sheet.write_text(text, "utf-8")
    return took


def _seen(page: str, words: str) -> bool:
    """Wait until a page has these words; False when it never has."""
    for _ in range(3_000):
        try:
            with urllib.request.urlopen(page) as answer:
                if words in answer.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.02)
    return False


# --- tables -------------------------------------------------------------------------------------


def tree(commit: str, folder: Path) -> Path:
    """The engine and the content as they are in a commit, in a folder."""
    git = ["git", "-C", str(ROOT)]
    listed = [*git, "ls-tree", "--name-only", commit, *PARTS]  # an older commit may lack one
    there = subprocess.run(listed, capture_output=True, check=True, text=True).stdout.splitlines()
    command = [*git, "archive", commit, *there]
    packed = subprocess.run(command, capture_output=True, check=True).stdout
    folder.mkdir()
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed, check=True)
    return folder


def here(folder: Path) -> Path:
    """The engine and the content as they stand in this folder now, copied: they may change meanwhile."""
    for name in PARTS:
        source = ROOT / name
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    return folder


def table(title: str, cells: dict[tuple[str, str], str], columns: list[str]) -> None:
    print(f"\n| {title} | {' | '.join(columns)} |\n| - |{' -: |' * len(columns)}")
    for row in dict.fromkeys(row for row, _ in cells):
        print(f"| {row} | {' | '.join(cells.get((row, column), '–') for column in columns)} |")


def compared(ours: float, theirs: float | None, form: str) -> str:
    """A number, with its share of the other tree's behind it."""
    return f"{ours:{form}}" + (f" ({ours / theirs:.2f} ×)" if theirs else "")


def main() -> int:
    times = [int(os.environ["N"])] if os.environ.get("N") else TIMES
    base = os.environ.get("BASE", "")
    cpu: dict[tuple[str, str], str] = {}
    wall: dict[tuple[str, str], str] = {}
    memory: dict[tuple[str, str], str] = {}
    weight: dict[tuple[str, str], str] = {}
    columns = []
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        ours = here(folder / "ours")
        theirs = tree(base, folder / "theirs") if base else None
        for engine in (ours, theirs) if theirs else (ours,):  # whoever comes first would pay for it
            run(["-m", "compileall", "-q", str(engine / "generator")], engine, folder)
        for many in times:
            measured = {}
            for engine in (theirs, ours) if theirs else (ours,):
                project = folder / f"{many}-{engine.name}"
                column = f"{multiply(engine, project, many)} briefs"
                measured[engine] = dict(costs(engine, project)), dict(weights(project / "site"))
            columns.append(column)
            before = measured.get(theirs, ({}, {}))
            for row, cost in measured[ours][0].items():
                other = before[0].get(row)
                cpu[row, column] = compared(cost.cpu, other and other.cpu, ".1f")
                wall[row, column] = compared(cost.wall, other and other.wall, ".1f")
                memory[row, column] = compared(cost.memory, other and other.memory, ".0f")
            for row, size in measured[ours][1].items():
                weight[row, column] = compared(size, before[1].get(row), ".0f")
        small = folder / "small"
        multiply(ours, small, 1)
        least = min(run(["-c", LIBRARIES], ours, small).cpu for _ in range(5))
        check = min(run(["-m", "generator", "check"], ours, small).cpu for _ in range(5))
        saved = sorted(saved_to_page(ours, small))
    table("CPU seconds", cpu, columns)
    table("seconds on the clock", wall, columns)
    table("peak memory, MB", memory, columns)
    table("weight, KiB", weight, columns)
    print(
        f"\nA check of this project's own briefs: {check / least:.1f} times the import of its libraries."
    )
    if saved:
        took = saved[len(saved) // 2]
        print(f"From a save to its page in the preview: {took:.1f} seconds, the median of five.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

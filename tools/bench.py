"""Prints what the engine costs at several sizes, as tables: CPU, memory and weight. It judges nothing and never fails.

make bench                      # this project's content 4, 34 and 100 times: of 3 briefs 12, 102 and 300
make bench N=333                # one size only
make bench BASE=main            # how many times the cost of another commit, with its own content, ours is
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.analysis.references import references  # noqa: E402
from generator.site.input_files import LIMITS  # noqa: E402
from generator.site.read_site import read_site  # noqa: E402
from generator.syntax.sheet import read_sheet  # noqa: E402

TIMES = (4, 34, 100)
PARTS = ("generator", "requirements", "briefs", "seeds", "docs/about", "mkdocs.yml")
CARDS = "seeds/sources.yml"
LIBRARIES = "import click, pydantic, yaml\nclass A(pydantic.BaseModel): a: int"


class Cost(NamedTuple):
    """CPU seconds and peak memory in MB of a program and of what it started."""

    cpu: float
    memory: float


# --- content ------------------------------------------------------------------------------------


def multiply(project: Path, folder: Path, times: int) -> int:
    """Write the project's briefs and sources so many times under ids of their own; how many briefs there are."""
    for name in ("briefs", "seeds"):
        (folder / name).mkdir(parents=True)
    shutil.copytree(project / "docs/about", folder / "docs/about")
    shutil.copy(project / "seeds/actors.yml", folder / "seeds")
    config = (project / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    register, _ = read_sheet((project / CARDS).read_bytes(), CARDS)
    assert register is not None
    texts = {path.stem: path.read_text("utf-8") for path in (project / "briefs").glob("*.yml")}
    spots = _spots(project)
    cards: dict[str, object] = {}
    for number in range(times):
        copy = f"-{number:04d}"
        for name, card in register.data.items():
            cards[name + copy] = _card(project, folder, deepcopy(card), copy)
        for name, text in texts.items():
            for offset in sorted(spots.get(f"briefs/{name}.yml", ()), reverse=True):
                text = text[:offset] + copy + text[offset:]
            text = re.sub(r"(?m)^title: .*$", rf"\g<0> ({number})", text, count=1)
            (folder / f"briefs/{name}{copy}.yml").write_text(text, "utf-8")
    _write_cards(folder / CARDS, cards)
    return times * len(texts)


def _write_cards(register: Path, cards: dict[str, object]) -> None:
    """The cards in one file, or each in one of its own where that file would be past its limit."""
    if len(whole := _yaml(cards)) <= LIMITS[".yml"]:
        register.write_text(whole, "utf-8")
        return
    register.with_suffix("").mkdir()
    for name, card in cards.items():
        (register.with_suffix("") / f"{name}.yml").write_text(_yaml({name: card}), "utf-8")


def _yaml(data: object) -> str:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000)


def _spots(project: Path) -> dict[str, set[int]]:
    """By file: the offsets behind each id of a source and of another sheet, where a copy's number goes."""
    found: dict[str, set[int]] = {}
    for reference in references(read_site(project, drafts=True)):
        home = reference.id.rpartition("/")[0]
        name = reference.id if reference.what == "source" else home
        if not name or not reference.where.file.path.startswith("briefs/"):
            continue
        place = reference.where.place
        file = reference.where.file
        start = file.text.index(name, file.line_starts[place.line - 1] + place.column - 1)
        found.setdefault(file.path, set()).add(start + len(name))
    return found


def _card(project: Path, folder: Path, card: dict[str, object], copy: str) -> dict[str, object]:
    """The card of one copy; its text gets a line of its own, since no text may stand twice."""
    file = str(card["file"])
    line = f"Copy{copy} of {file}"
    text = f"{(project / 'seeds' / file).read_text('utf-8')}\n\n{line}\n".encode()
    (folder / "seeds" / f"{Path(file).stem}{copy}.txt").write_bytes(text)
    furniture = card.get("furniture") or []
    ground = card.get("year_because")
    assert isinstance(furniture, list)
    card |= {
        "file": f"{Path(file).stem}{copy}.txt",
        "sha256": hashlib.sha256(text).hexdigest(),
        "furniture": [*furniture, line],
        "label": f"{card.get('label') or card.get('title')} {copy[1:]}",
    }
    if isinstance(ground, dict):
        card["year_because"] = {**ground, "source": f"{ground['source']}{copy}"}
    return card


# --- cost ---------------------------------------------------------------------------------------


def run(command: list[str], engine: Path, folder: Path) -> Cost:
    """What a program costs that runs with the engine of one tree in a folder."""
    environment = os.environ | {
        "PYTHONPATH": str(engine),
        "PYTHONPYCACHEPREFIX": str(engine / ".compiled"),
        "NO_MKDOCS_2_WARNING": "1",
    }
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
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def costs(engine: Path, folder: Path) -> Iterator[tuple[str, Cost]]:
    """Each row's name with its cost, in an order in which one needs what the one before has made."""
    briefs = ["-m", "generator"]
    yield "check", run([*briefs, "check"], engine, folder)
    yield "build", run([*briefs, "build"], engine, folder)
    yield "build again", run([*briefs, "build"], engine, folder)
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
    """Seconds on the clock from saving a sheet to its page in the preview, five times."""
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
            sheet.write_text(re.sub(r"(?m)^title: .*$", f"title: Turn {turn}", text), "utf-8")
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
    memory: dict[tuple[str, str], str] = {}
    weight: dict[tuple[str, str], str] = {}
    columns = []
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        ours = here(folder / "ours")
        theirs = tree(base, folder / "theirs") if base else None
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
                memory[row, column] = compared(cost.memory, other and other.memory, ".0f")
            for row, size in measured[ours][1].items():
                weight[row, column] = compared(size, before[1].get(row), ".0f")
        small = folder / "small"
        multiply(ours, small, 1)
        least = min(run(["-c", LIBRARIES], ours, small).cpu for _ in range(5))
        check = min(run(["-m", "generator", "check"], ours, small).cpu for _ in range(5))
        saved = sorted(saved_to_page(ours, small))
    table("CPU seconds", cpu, columns)
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

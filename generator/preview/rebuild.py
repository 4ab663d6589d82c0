"""Rebuilds the preview on every save, and tells findings on the terminal and above the pages.

MkDocs' own server is not used: it takes the pages away when a build fails, and it knows nothing of
findings. Files are watched by looking at them: it is some hundred of them, and looking works on
every file system, network folders and containers included.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from generator.finding import Finding, Place
from generator.preview.http_server import Live, Preview
from generator.preview.watch_files import Look, Outdated, look, lookout, settled
from generator.publishing.build_lock import real_folder
from generator.publishing.machine_trouble import MachineTrouble
from generator.publishing.publish import FRESH
from generator.publishing.write_files import Refused
from generator.report import report, summary
from generator.site.input_files import LITTER, WITHHELD
from generator.site.settings import CONFIG

PAGES = Path(__file__).parents[1] / "pages"
ENGINE = ("templates", "assets", "theme")
INPUTS = ("briefs", "seeds", "docs")
MARK = "watched"
# So often in a row what is being made is given up for a sheet saved meanwhile; then its findings are due.
MOST_GIVEN_UP = 4

# Builds a root in a folder for work: the finished site in it, or None, and all findings. Calls a function again
# and again, which may end it.
Make = Callable[[Path, Path, Callable[[], None]], tuple[Path | None, list[Finding]]]
# Makes the built pages of some sheets, by file of the site, as soon as can be.
Begin = Callable[[Path, Path, set[str]], Mapping[str, str]]
# What tells a finding from another one; not its line, which moves with every edit.
_Known = tuple[str, str, str]


def watch(root: Path, work: Path, live: Live, make: Make, begin: Begin | None = None) -> None:
    """Make the preview now and after every change below `root`, for ever.

    Where nothing but sheets has changed, their pages are shown first, if `begin` makes any; to show them, what
    is being made of an earlier state is given up.
    """
    good: Path | None = None
    seen: Look = {}
    known: set[_Known] = set()
    given_up = 0
    _ready(work)
    for now in settled(lambda: (work / MARK, *_watched(root))):
        _ready(work)
        start = time.perf_counter()
        before = {path: state for path, state in now.items() if path != str(work / MARK)}
        good = good if good is None or good.is_dir() else None  # `make clean` took it away
        ahead: Mapping[str, str] = {}
        if good and begin and (slugs := _sheets(root, seen, before)):
            with suppress(Exception):  # what is wrong is told when all is made
                ahead = begin(root, work, slugs)
        if ahead or live.now()[0].ahead:
            live.show(replace(live.now()[0], ahead=ahead))
        checkpoint = _nothing
        if ahead and given_up < MOST_GIVEN_UP:
            briefs = root / "briefs"
            saved = {path: state for path, state in before.items() if briefs in Path(path).parents}
            checkpoint = lookout(partial(_files_in, briefs), saved)
        try:
            folder, findings = _attempt(root, partial(make, root, work, checkpoint))
        except Outdated:
            given_up += 1
            with suppress(OSError):  # it may be gone, which is noticed as well
                os.utime(work / MARK)  # even if all is as it was again, this is to be made
            continue
        given_up = 0
        # Saved again meanwhile: the lines of the findings are no longer those of the files, and the
        # next round, which begins at once, tells what is true now.
        banner = ""
        if look(_watched(root)) == before:
            known = _say_new(root, findings, known)
            banner = report([finding for finding in findings if finding.level == "error"], root)
        shown = "not shown" if folder is None else "shown"
        took = f"{time.perf_counter() - start:.1f} s"
        click.echo(f"briefs: {shown}, {summary(findings)}, {took}", err=True)
        last, good, seen = good, folder or good, before
        live.show(Preview(good, banner, stale=folder is None))
        # The folder before stays until the next change: somebody may just be reading from it.
        remove_builds(work, {path for path in (good, last) if path})


def _sheets(root: Path, before: Look, now: Look) -> set[str]:
    """The names of the sheets that have changed between two looks; none where another file has, too."""
    paths = {path for path in {*before, *now} if before.get(path) != now.get(path)}
    sheets = {path.stem for path in map(Path, paths) if path.parent == root / "briefs"}
    return sheets if len(sheets) == len(paths) else set()


def _nothing() -> None:
    """The checkpoint of a build that is not to be given up."""


def remove_builds(work: Path, keep: Collection[Path] = ()) -> None:
    """Remove the sites that were built in the folder for work, but for those to keep."""
    for path in work.glob(f"{FRESH}*"):
        if path not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _say_new(root: Path, findings: list[Finding], before: set[_Known]) -> set[_Known]:
    """Print what was not there the time before, and how much is as it was; returns what is known now.

    A new source has a finding for each sentence: what the last save did would scroll away.
    """
    known = {_key(finding) for finding in findings}
    new = [finding for finding in findings if _key(finding) not in before]
    click.echo(report(new, root), nl=False)
    if old := len(findings) - len(new):
        click.echo(f"… and {old} as before")
    return known


def _key(finding: Finding) -> _Known:
    return finding.place.path, finding.code, finding.message


def _attempt(
    root: Path, make: Callable[[], tuple[Path | None, list[Finding]]]
) -> tuple[Path | None, list[Finding]]:
    """One build; whatever goes wrong in it becomes a finding, for the preview must go on."""
    try:
        return make()
    except MachineTrouble as trouble:
        return None, [Finding(Place(CONFIG), "machine", str(trouble))]
    except Refused as refusal:
        return None, refusal.findings
    except Exception as fault:  # a template in the middle of an edit, for one
        return None, [_fault(root, fault)]


def _fault(root: Path, fault: Exception) -> Finding:
    file, line = getattr(fault, "filename", None), getattr(fault, "lineno", None)
    if isinstance(file, str) and isinstance(line, int):
        place = Place(os.path.relpath(file, root), line)
    else:
        place = Place("generator", line if isinstance(line, int) else 0)
    words = " ".join(str(fault).split()) or "no further word"
    message = f"{type(fault).__name__}: {words}"
    return Finding(place, "engine-fault", message, "mend the template or the code")


def _ready(work: Path) -> None:
    """Make the folder for work, with a file whose absence tells that somebody has cleaned it away."""
    if not (work / MARK).exists():
        real_folder(work.parent)
        real_folder(work)
        (work / MARK).touch()


def _watched(root: Path) -> Iterator[Path | str]:
    yield root / CONFIG
    folders = [*(root / name for name in INPUTS), *(PAGES / name for name in ENGINE)]
    if withheld := os.environ.get(WITHHELD):
        folders.append(Path(withheld))
    for folder in folders:
        yield from _files_in(folder)


def _files_in(folder: Path) -> Iterator[str]:
    # No `Path` for each: files are many, and are looked at all the time.
    for where, inside, names in os.walk(folder):
        inside[:] = [name for name in inside if name != "__pycache__"]
        named = (name for name in names if not name.startswith("."))
        yield from (os.path.join(where, name) for name in named if not LITTER.fullmatch(name))

"""Previews the site while its files are edited: rebuilt on every save, reloaded by itself.

MkDocs' own server is not used: it takes the pages away when a build fails, and it knows nothing of
findings. Files are watched by looking at them: it is some hundred of them, and looking works on
every file system, network folders and containers included.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from generator.analysis.coverage import everything_read
from generator.checks import run_checks
from generator.exports.editor_schemas import refresh
from generator.finding import Finding, Place
from generator.pages.render import render
from generator.preview.server import Live, Preview, Server
from generator.preview.watch_files import look, settled
from generator.publishing.build_lock import WORK, locked, real_folder
from generator.publishing.expected_quotes import expected_quotes
from generator.publishing.finish_site import finish_site
from generator.publishing.machine_trouble import MachineTrouble
from generator.publishing.publish import FRESH
from generator.publishing.run_mkdocs import run_mkdocs
from generator.publishing.write_files import Refused, owned, replace_text, write
from generator.report import report, summary
from generator.site.input_files import WITHHELD
from generator.site.read_site import read_site
from generator.site.settings import CONFIG
from generator.site.site import Site

HERE = Path(__file__).parents[1] / "pages"
OWN = f"{WORK}/serve"
ENGINE = ("templates", "assets", "theme")
INPUTS = ("briefs", "seeds", "docs")

Make = Callable[[Path], tuple[Path | None, list[Finding]]]


def serve(root: Path, host: str = "127.0.0.1", port: int = 8000) -> int:
    """Show the site of `root` until Ctrl-C; returns the exit code.

    Works in `.briefs/serve/`: `docs/` and `site/` stay as they are. Drafts are shown. Findings go
    to the terminal and above the last good pages.
    """
    root = root.resolve()
    live = Live()
    try:
        server = Server(host, port, live)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise MachineTrouble(
            f"cannot listen on {host}:{port}: {why}; choose another with --port"
        ) from None
    real_folder(root / WORK)
    real_folder(root / OWN)
    with server, locked(root / OWN, patience=1):
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        click.echo(f"briefs: {server.address()} (Ctrl-C ends)", err=True)
        try:
            watch(root, live, lambda folder: preview(root, folder))
        except KeyboardInterrupt:
            click.echo("briefs: ended", err=True)
        finally:
            live.end()
            server.shutdown()
            _sweep(root, None)
    return 0


def watch(root: Path, live: Live, make: Make) -> None:
    """Make the preview now and after every change below `root`, for ever."""
    good: Path | None = None
    told: set[tuple[str, str, str]] = set()
    for _ in settled(lambda: _watched(root)):
        start, before = time.perf_counter(), look(_watched(root))
        folder, findings = attempt(root, make)
        errors = [one for one in findings if one.level == "error"]
        # Saved again meanwhile: the lines of the findings are no longer those of the files, and the
        # next round, which begins at once, tells what is true now.
        same = look(_watched(root)) == before
        banner = report(errors, root) if same else ""
        if same:
            told = _say_new(root, findings, told)
        took = f"{time.perf_counter() - start:.1f} s"
        shown = "not shown" if folder is None else "shown"
        click.echo(f"briefs: {shown}, {summary(findings)}, {took}", err=True)
        last, good = good, folder or good
        live.show(Preview(good, banner, stale=folder is None))
        # The folder before stays until the next change: somebody may just be reading from it.
        _sweep(root, {one for one in (good, last) if one})


def _say_new(
    root: Path, findings: list[Finding], before: set[tuple[str, str, str]]
) -> set[tuple[str, str, str]]:
    """Print what was not told the time before, and how much is as it was; returns what is known now.

    A new source has a finding for each sentence: what the last save did would scroll away.
    """
    # Lines move with every edit, so they do not tell a finding from another one.
    known = {(one.place.path, one.code, one.message): one for one in findings}
    new = [one for one in findings if (one.place.path, one.code, one.message) not in before]
    click.echo(report(new, root), nl=False)
    if old := len(findings) - len(new):
        click.echo(f"… and {old} as before")
    return set(known)


def attempt(root: Path, make: Make) -> tuple[Path | None, list[Finding]]:
    """One build; whatever goes wrong in it becomes a finding, for the preview must go on."""
    try:
        return make(root / OWN)
    except MachineTrouble as trouble:
        return None, [Finding(Place(CONFIG), "machine", str(trouble))]
    except Refused as refusal:
        return None, refusal.findings
    except Exception as fault:  # a template in the middle of an edit, for one
        return None, [_fault(root, fault)]


def preview(root: Path, work: Path) -> tuple[Path | None, list[Finding]]:
    """Build `root` in the folder `work`: the finished site, or None, and all findings.

    Pages are made in spite of errors, as far as they can be: a curator in the middle of a sheet
    wants to see it. Only the preview does that; `generate` and `build` refuse.
    """
    site = read_site(root, drafts=True)
    # The preview stands at the root of its address, wherever the real site will be.
    site = replace(site, settings=replace(site.settings, address=""))
    findings = run_checks(site)
    findings += _without_drafts(root, site, findings)
    if not everything_read(site):
        return None, findings  # a sheet that could not be read has no page: the last one stays
    refresh(root, site)  # what editors complete: the ids as they are now
    try:
        return _made(root, work, site, findings)
    except Exception:
        if not any(one.level == "error" for one in findings):
            raise  # no fault of the sheets
        return None, findings


def _without_drafts(root: Path, site: Site, findings: list[Finding]) -> list[Finding]:
    """A notice where publishing would be refused although the preview, drafts included, is content."""
    drafts = any(
        sheet.draft
        or any(one.draft for one in sheet.claims.values())
        or any(one.draft for one in sheet.judgements.values())
        for sheet in (brief.written for brief in site.briefs.values())
    )
    if not drafts:
        return []
    told = {(one.place, one.code) for one in findings}
    more = [
        one
        for one in run_checks(read_site(root))
        if one.level == "error" and (one.place, one.code) not in told
    ]
    if not more:
        return []
    message = f"without the drafts publishing meets {summary(more)}, first: {more[0].message}"
    cure = "take out `draft: true` when it is ready; `briefs check` lists what is wrong until then"
    return [Finding(more[0].place, "without-drafts", message, cure, "notice")]


def _made(
    root: Path, work: Path, site: Site, findings: list[Finding]
) -> tuple[Path | None, list[Finding]]:
    write({**_by_hand(root), **render(site)}, work)
    replace_text(work / CONFIG, (root / CONFIG).read_text("utf-8"))
    fresh = Path(tempfile.mkdtemp(prefix=FRESH, dir=work))
    troubles = run_mkdocs(fresh, work / CONFIG, site.settings)
    troubles = troubles or finish_site(fresh, site.settings, expected_quotes(site), has_date=False)
    return (None if troubles else fresh), [*findings, *troubles]


def _by_hand(root: Path) -> dict[str, bytes]:
    """The pages and pictures of `docs/` that nobody generated."""
    generated = owned(root)
    found = {}
    for path in sorted((root / "docs").rglob("*")):
        name = path.relative_to(root).as_posix()
        if name not in generated and path.is_file() and not path.is_symlink():
            found[name] = path.read_bytes()
    return found


def _watched(root: Path) -> Iterator[Path]:
    yield root / CONFIG
    folders = [*(root / name for name in INPUTS), *(HERE / name for name in ENGINE)]
    if withheld := os.environ.get(WITHHELD):
        folders.append(Path(withheld))
    for folder in folders:
        for where, inside, names in os.walk(folder):
            inside[:] = [name for name in inside if name != "__pycache__"]
            yield from (Path(where, name) for name in names if not name.startswith("."))


def _fault(root: Path, fault: Exception) -> Finding:
    line = getattr(fault, "lineno", None)
    file = getattr(fault, "filename", None)
    place = Place("generator", line if isinstance(line, int) and not isinstance(file, str) else 0)
    if isinstance(file, str) and isinstance(line, int):
        place = Place(os.path.relpath(file, root), line)
    said = " ".join(str(fault).split()) or "no further word"
    return Finding(
        place, "engine-fault", f"{type(fault).__name__}: {said}", "mend the template or the code"
    )


def _sweep(root: Path, keep: set[Path] | None) -> None:
    for path in (root / OWN).glob(f"{FRESH}*"):
        if path not in (keep or ()):
            shutil.rmtree(path, ignore_errors=True)

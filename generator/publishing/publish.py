"""Builds the site into a fresh folder and, when nothing is wrong with it, swaps it in for `site/`."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.finding import Finding, Place
from generator.publishing.build_lock import SITE, WORK, locked
from generator.publishing.commit_date import commit_date
from generator.publishing.finish_site import finish_site
from generator.publishing.last_build.carried_pages import Carrying
from generator.publishing.machine_trouble import MachineTrouble, machine_trouble
from generator.publishing.publisher.run_mkdocs import run_mkdocs
from generator.publishing.stray_pages import stray_pages
from generator.publishing.swap_folders import recover, swap
from generator.site.settings import CONFIG, Settings

FRESH = "site-new-"


def publish(
    root: Path,
    settings: Settings,
    expected: Mapping[str, Iterable[str]] | None = None,
    dates: Mapping[str, str] | None = None,
    carrying: Carrying | None = None,
) -> list[Finding]:
    """Build `docs/` into `site/`; where anything is wrong, return the findings and leave `site/` as it was.

    `expected` are the quotes that the pages must show (`expected_quotes`), by address; `dates` the days (ISO
    8601) on which pages last changed, by address; without them the day of the commit is taken. With `carrying`
    unchanged pages are taken from the published site. Raises `MachineTrouble` when the disk or the memory fails.
    If this is killed, either the old or the new site is there, whole; on systems without Linux's atomic exchange
    there may be none, until the next start puts the old one back.
    """
    try:
        with locked(root):
            findings = _obstacles(root) or stray_pages(root)
            if findings:
                return findings
            sweep(root)
            fresh = Path(tempfile.mkdtemp(prefix=FRESH, dir=root / WORK))
            try:
                epoch = commit_date(root)
                findings = _run_mkdocs(fresh, root, settings, epoch, carrying)
                if not findings:
                    findings = finish_site(
                        fresh, settings, expected or {}, epoch is not None, dates, carrying
                    )
                if not findings:
                    swap(fresh, root / SITE, root / WORK)
                return findings
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise machine_trouble(error, "publish") from None
    except MemoryError:
        raise MachineTrouble("could not publish: out of memory") from None


def _run_mkdocs(
    fresh: Path, root: Path, settings: Settings, epoch: str | None, carrying: Carrying | None
) -> list[Finding]:
    """Run MkDocs into `fresh`, and once more for all pages where one that is carried over is gone."""
    try:
        findings = run_mkdocs(fresh, root / CONFIG, settings, epoch, carrying=carrying)
        if findings or carrying is None or carrying.link_files(root / SITE, fresh):
            return findings
        carrying.clear()
        return run_mkdocs(fresh, root / CONFIG, settings, epoch, carrying=carrying)
    except (OSError, MemoryError):
        raise
    except Exception as fault:  # raised by a theme or an extension that mkdocs.yml names
        words = " ".join(f"{type(fault).__name__}: {fault}".split())
        return [
            Finding(Place(CONFIG), "publisher", f"the publisher failed: {words}", "see mkdocs.yml")
        ]


def sweep(root: Path) -> None:
    """Remove what a build that was killed left behind; call it with the lock held."""
    recover(root / SITE, root / WORK)
    for path in (root / WORK).glob(f"{FRESH}*"):
        shutil.rmtree(path, ignore_errors=True)


def _obstacles(root: Path) -> list[Finding]:
    """Links, pipes, devices and a file called `site`, which the publisher would follow or overwrite."""
    findings = []
    target = root / SITE
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        message = "a link or a file; expected a folder of its own, or nothing"
        cure = "remove it: its folder is replaced as a whole"
        findings.append(Finding(Place(SITE), "in-the-way", message, cure))
    for folder in ("docs", WORK):
        if (root / folder).is_symlink():
            message = "a link; expected a real folder"
            findings.append(Finding(Place(folder), "in-the-way", message, "put one there"))
    # MkDocs follows links and would publish what they point at.
    for folder, folders, names in os.walk(root / "docs"):
        for name in sorted([*folders, *names]):
            mode = os.lstat(os.path.join(folder, name)).st_mode
            if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
                place = Place(Path(folder, name).relative_to(root).as_posix())
                message = "a link or a device; expected a plain file"
                findings.append(Finding(place, "in-the-way", message, "put the file itself there"))
    return findings

"""Remembers what the last build read and what it made: where both still stand, building again would change nothing.

What is read is told by its bytes, what was made by the marks that a file system gives each file. Those nobody
can give a file: a record that came with the project, or whose files were copied, is not believed. The record may
be deleted, damaged or unwritable at any time; then the site is built.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

from pydantic import TypeAdapter

from generator.finding import Finding, Level, Place
from generator.publishing.build_lock import SITE, WORK
from generator.publishing.commit_date import commit_date
from generator.publishing.publisher.settings_reach import NAVIGATION, settings_reach
from generator.publishing.write_files import MANIFEST, THEME, owned
from generator.site.input_files import WITHHELD
from generator.site.settings import CONFIG, ENVIRONMENT

RECORD = f"{WORK}/last-build.json"
ENGINE = Path(__file__).resolve().parents[1]
READ = ("briefs", "seeds")
MADE = ("docs", SITE, THEME, f"{WORK}/schemas")
MOST = 4 * 1024 * 1024  # bytes of a record; a longer one is not ours


@dataclass(frozen=True)
class Read:
    """What a build reads, as SHA-256: `content` of all bytes, `touched` of when the files last changed."""

    content: str
    touched: str


@dataclass(frozen=True)
class _Kept:
    """What stands in a record: `made` is told by `_made`, of findings all but the text they stand in."""

    read: str
    made: str
    findings: list[tuple[Place, str, str, str, Level]]


_KEPT = TypeAdapter(_Kept)


def read_now(root: Path) -> Read | None:
    """What a build of `root` would read now; None where that cannot be told, and it has to be built."""
    names = settings_reach(root / CONFIG)
    if names is None:
        return None
    content, touched = hashlib.sha256(), hashlib.sha256()
    environment = [(name, os.environ.get(name)) for name in sorted({*names, *ENVIRONMENT})]
    conditions = [
        platform.python_version(),
        _installed(),
        environment,
        commit_date(root),
        str(root),
    ]
    content.update(json.dumps(conditions).encode())
    try:
        for path in _files_read(root):
            # The engine has links to files of its own; a project may have none.
            follow = 0 if path.is_relative_to(ENGINE) else os.O_NOFOLLOW
            with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | follow), "rb") as file:
                marks = os.fstat(file.fileno())
                if not stat.S_ISREG(marks.st_mode):
                    return None
                content.update(os.fsencode(path) + b"\0")
                content.update(hashlib.file_digest(file, "sha256").digest())
                touched.update(f"{marks.st_ino} {marks.st_ctime_ns} ".encode())
    except OSError:
        return None
    return Read(content.hexdigest(), touched.hexdigest())


def last_findings(root: Path, now: Read | None) -> list[Finding] | None:
    """What the last build found, None where one now could come to anything else."""
    record = root / RECORD
    try:
        if now is None or not stat.S_ISREG(os.lstat(record).st_mode):
            return None
        with record.open("rb") as file:
            kept = _KEPT.validate_json(file.read(MOST))
        if kept.read != now.content or kept.made != _made(root):
            return None
    except (OSError, ValueError):
        return None
    return [Finding(*parts) for parts in kept.findings]


def remember(root: Path, before: Read | None, findings: Iterable[Finding]) -> None:
    """Keep what a build has read and made, if nothing that it read has changed under it."""
    if before is None or read_now(root) != before:
        return
    kept_findings = [
        (finding.place, finding.code, finding.message, finding.cure, finding.level)
        for finding in findings
    ]
    record, stage = root / RECORD, root / f"{RECORD}.new"
    try:
        stage.unlink(missing_ok=True)
        stage.write_bytes(_KEPT.dump_json(_Kept(before.content, _made(root), kept_findings)))
        os.replace(stage, record)
    except OSError:
        return  # the next build builds


def _made(root: Path) -> str:
    """What the file system says of all that a build leaves behind: nobody can set the time of a change."""
    digest = hashlib.sha256()
    files = [root / SITE, root / MANIFEST, root / NAVIGATION]
    for path in [*files, *(path for folder in MADE for path in _walk(root / folder))]:
        marks = os.lstat(path)
        stamp = marks.st_mode, marks.st_ino, marks.st_size, marks.st_mtime_ns, marks.st_ctime_ns
        digest.update(f"{path.relative_to(root).as_posix()!r} {stamp}\n".encode())
    return digest.hexdigest()


def _files_read(root: Path) -> Iterator[Path]:
    yield root / CONFIG
    withheld = os.environ.get(WITHHELD)
    others = [Path(withheld)] if withheld else []
    for folder in (ENGINE, *(root / name for name in READ), *others):
        yield from _walk(folder)
    generated = owned(root)
    for path in _walk(root / "docs"):
        if path.relative_to(root).as_posix() not in generated:
            yield path


def _walk(folder: Path) -> Iterator[Path]:
    """Everything below a folder that is none itself, in one order; compiled code left out."""
    for where, inside, names in os.walk(folder):
        links = [name for name in inside if os.path.islink(os.path.join(where, name))]
        inside[:] = sorted(set(inside) - {"__pycache__", *links})
        yield from (Path(where, name) for name in sorted([*names, *links]))


def _installed() -> list[str]:
    """The packages that Python would find, by name and version."""
    return sorted(f"{package.name} {package.version}" for package in distributions())

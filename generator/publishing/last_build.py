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
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
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
RECORDS = (".dist-info", ".egg-info", ".egg", ".egg-link")  # of an installed package
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
        for path, follow in _files_read(str(root)):
            handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | (0 if follow else os.O_NOFOLLOW))
            with open(handle, "rb", buffering=0) as file:
                marks = os.fstat(handle)
                if not stat.S_ISREG(marks.st_mode):
                    return None
                content.update(os.fsencode(path) + b"\0")
                content.update(hashlib.sha256(file.readall()).digest())
                touched.update(b"%d %d " % (marks.st_ino, marks.st_ctime_ns))
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
    for name in (SITE, MANIFEST, NAVIGATION):
        path = os.path.join(root, name)
        digest.update(_stamp(path, os.lstat(path)))
    for folder in MADE:
        for entry in _walk(os.path.join(root, folder)):
            digest.update(_stamp(entry.path, entry.stat(follow_symlinks=False)))
    return digest.hexdigest()


def _stamp(path: str, marks: os.stat_result) -> bytes:
    stamp = marks.st_mode, marks.st_ino, marks.st_size, marks.st_mtime_ns, marks.st_ctime_ns
    return os.fsencode(path) + b"\0%d %d %d %d %d\n" % stamp


def _files_read(root: str) -> Iterator[tuple[str, bool]]:
    """Every file, and whether it may be a link: the engine has some of its own; a project may have none."""
    yield os.path.join(root, CONFIG), False
    yield from ((entry.path, True) for entry in _walk(str(ENGINE)))
    withheld = os.environ.get(WITHHELD)
    for folder in (*(os.path.join(root, name) for name in READ), *([withheld] if withheld else [])):
        yield from ((entry.path, False) for entry in _walk(folder))
    generated = owned(Path(root))
    for entry in _walk(os.path.join(root, "docs")):
        if entry.path[len(root) + 1 :] not in generated:
            yield entry.path, False


def _walk(folder: str) -> Iterator[os.DirEntry[str]]:
    """Everything below a folder that is none itself, in one order; compiled code left out."""
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield entry
        elif entry.name != "__pycache__":
            yield from _walk(entry.path)


def _installed() -> list[tuple[str, int]]:
    """The packages that Python would find: their records by name, which has the version, and the time of installing."""
    records: list[tuple[str, int]] = []
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as listed:
            records += [
                (entry.name, entry.stat().st_mtime_ns)
                for entry in listed
                if entry.name.endswith(RECORDS)
            ]
    return sorted(records)

"""Remembers what the last build read and what it made: where both still stand, building again would change nothing.

Where only the site still stands, made by the same engine, its pages can be carried over into the next one. What is read is identified by its bytes, what was made by the marks that a file system gives each file. Those nobody
can give a file: a record that came with the project, or whose files were copied, is not believed. The two records may
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
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from generator.finding import Finding, Level, Place
from generator.publishing.build_lock import SITE, WORK
from generator.publishing.commit_date import commit_date
from generator.publishing.last_build.carried_pages import LastPages
from generator.publishing.publisher.settings_reach import NAVIGATION, settings_reach
from generator.publishing.write_files import MANIFEST, THEME, owned
from generator.site.input_files import WITHHELD
from generator.site.settings import CONFIG, ENVIRONMENT

RECORD = f"{WORK}/last-build.json"
PAGES = f"{WORK}/last-pages.json"
ENGINE = Path(__file__).resolve().parents[2]
READ = ("briefs", "seeds")
MADE = ("docs", THEME, f"{WORK}/schemas")
RECORDS = (".dist-info", ".egg-info", ".egg", ".egg-link")  # of an installed package
# Bytes of a record; a longer one is not ours.
MOST = {RECORD: 4 * 1024 * 1024, PAGES: 256 * 1024 * 1024}


@dataclass(frozen=True)
class Read:
    """What a build reads, as SHA-256: `content` of all bytes, `touched` of when the files last changed.

    `means` is that of what it builds with: the engine, what is installed, the settings and the environment.
    """

    means: str
    content: str
    touched: str


@dataclass(frozen=True)
class _Kept:
    """What stands in a record: `site` and `made` are those of `_made`, `pages` the SHA-256 of the other record.

    Of findings it has all but the text they stand in.
    """

    means: str
    read: str
    site: str
    made: str
    pages: str
    findings: list[tuple[Place, str, str, str, Level]]


_KEPT = TypeAdapter(_Kept)


@cache
def _pages() -> TypeAdapter[LastPages]:
    """Made only when pages are asked for: a build that has nothing to do would wait for it."""
    return TypeAdapter(LastPages)


def read_now(root: Path) -> Read | None:
    """What a build of `root` would read now; None where that cannot be known, and it has to be built."""
    names = settings_reach(root / CONFIG)
    if names is None:
        return None
    means, content, touched = hashlib.sha256(), hashlib.sha256(), hashlib.sha256()
    environment = [(name, os.environ.get(name)) for name in sorted({*names, *ENVIRONMENT})]
    conditions = [
        platform.python_version(),
        _installed(),
        environment,
        commit_date(root),
        str(root),
    ]
    means.update(json.dumps(conditions).encode())
    try:
        for digest, listed in ((means, _means(str(root))), (content, _inputs(str(root)))):
            for path, follow in listed:
                handle = os.open(
                    path, os.O_RDONLY | os.O_NONBLOCK | (0 if follow else os.O_NOFOLLOW)
                )
                with open(handle, "rb", buffering=0) as file:
                    marks = os.fstat(handle)
                    if not stat.S_ISREG(marks.st_mode):
                        return None
                    digest.update(os.fsencode(path) + b"\0")
                    digest.update(hashlib.sha256(file.readall()).digest())
                    touched.update(b"%d %d " % (marks.st_ino, marks.st_ctime_ns))
    except OSError:
        return None
    content.update(means.digest())
    return Read(means.hexdigest(), content.hexdigest(), touched.hexdigest())


def last_findings(root: Path, now: Read | None) -> list[Finding] | None:
    """What the last build found, None where one now could come to anything else."""
    kept = _kept(root)
    if now is None or kept is None or kept.read != now.content:
        return None
    if (kept.site, kept.made) != _made(root):
        return None
    return [Finding(*parts) for parts in kept.findings]


def last_pages(root: Path, now: Read | None) -> LastPages:
    """The pages that the last build has made; none where they do not stand as it made them, or are made otherwise now."""
    kept = _kept(root)
    if now is None or kept is None or kept.means != now.means or kept.site != _made(root)[0]:
        return LastPages()
    try:
        content = _record(root, PAGES)
        same = hashlib.sha256(content).hexdigest() == kept.pages
        return _pages().validate_json(content) if same else LastPages()
    except (OSError, ValueError):
        return LastPages()


def _kept(root: Path) -> _Kept | None:
    try:
        return _KEPT.validate_json(_record(root, RECORD))
    except (OSError, ValueError):
        return None


def _record(root: Path, name: str) -> bytes:
    if not stat.S_ISREG(os.lstat(root / name).st_mode):
        raise OSError(f"{name} is no file")
    with (root / name).open("rb") as file:
        return file.read(MOST[name])


def remember(
    root: Path, before: Read | None, findings: Iterable[Finding], pages: LastPages | None = None
) -> None:
    """Keep what a build has read and made, if nothing that it read has changed under it."""
    if before is None or read_now(root) != before:
        return
    kept_findings = [
        (finding.place, finding.code, finding.message, finding.cure, finding.level)
        for finding in findings
    ]
    listed = _pages().dump_json(pages or LastPages())
    digest = hashlib.sha256(listed).hexdigest()
    try:
        _replace(root / PAGES, listed)
        site, made = _made(root)
        if site is None or made is None:
            return
        kept = _Kept(before.means, before.content, site, made, digest, kept_findings)
        _replace(root / RECORD, _KEPT.dump_json(kept))
    except OSError:
        return  # the next build builds


def _replace(record: Path, content: bytes) -> None:
    stage = record.with_name(f"{record.name}.new")
    stage.unlink(missing_ok=True)
    stage.write_bytes(content)
    os.replace(stage, record)


def _made(root: Path) -> tuple[str | None, str | None]:
    """What the file system says of the site, and of all else that a build leaves: nobody can set the time of a change."""
    return _stamps(root, (SITE,), (SITE,)), _stamps(root, (MANIFEST, NAVIGATION), MADE)


def _stamps(root: Path, names: Iterable[str], folders: Iterable[str]) -> str | None:
    """The SHA-256 of the stamps of these, and of all that lies in these folders; None where one is not there."""
    digest = hashlib.sha256()
    try:
        for name in names:
            path = os.path.join(root, name)
            digest.update(_stamp(path, os.lstat(path)))
        for folder in folders:
            for entry in _walk(os.path.join(root, folder)):
                digest.update(_stamp(entry.path, entry.stat(follow_symlinks=False)))
    except OSError:
        return None
    return digest.hexdigest()


def _stamp(path: str, marks: os.stat_result) -> bytes:
    stamp = marks.st_mode, marks.st_ino, marks.st_size, marks.st_mtime_ns, marks.st_ctime_ns
    return os.fsencode(path) + b"\0%d %d %d %d %d\n" % stamp


def _means(root: str) -> Iterator[tuple[str, bool]]:
    """Every file that is built with, and whether it may be a link: the engine has some; a project may have none."""
    yield os.path.join(root, CONFIG), False
    yield from ((entry.path, True) for entry in _walk(str(ENGINE)))


def _inputs(root: str) -> Iterator[tuple[str, bool]]:
    """Every file that is built of; none may be a link."""
    withheld = os.environ.get(WITHHELD)
    for folder in (*(os.path.join(root, name) for name in READ), *([withheld] if withheld else [])):
        yield from ((entry.path, False) for entry in _walk(folder))
    generated = owned(Path(root))
    for entry in _walk(os.path.join(root, "docs")):
        if entry.path[len(root) + 1 :] not in generated:
            yield entry.path, False


def _walk(folder: str) -> Iterator[os.DirEntry[str]]:
    """Everything below a folder that is no folder itself, in one order; compiled code left out."""
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

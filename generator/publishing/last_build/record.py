"""Records the inputs and outputs of the last build: where both are unchanged, building again would change nothing.

Where only the site is unchanged, and the tools too, its pages can be carried over into the next one. Inputs are identified
by their bytes, outputs by inode and times of change, which the file system alone sets: a record that came with
the project, or with copied files, does not match. The two files may be deleted, damaged or unwritable at any time; then
the site is built.
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
from generator.publishing.publisher.settings_reach import settings_reach
from generator.publishing.write_files import MANIFEST, owned
from generator.site.input_files import WITHHELD
from generator.site.mkdocs_config import NAVIGATION, THEME
from generator.site.settings import CONFIG, ENVIRONMENT

RECORD = f"{WORK}/last-build.json"
PAGES = f"{WORK}/last-pages.json"
ENGINE = Path(__file__).resolve().parents[2]
INPUT_FOLDERS = ("briefs", "seeds")
OUTPUT_FOLDERS = ("docs", THEME, f"{WORK}/schemas")
PACKAGE_RECORDS = (".dist-info", ".egg-info", ".egg", ".egg-link")  # of an installed package
# In bytes; this program writes no longer ones.
SIZE_LIMITS = {RECORD: 4 * 1024 * 1024, PAGES: 256 * 1024 * 1024}


@dataclass(frozen=True)
class InputDigests:
    """What a build reads, as SHA-256 in hex: `content` of all bytes, `stamps` of inodes and times of change.

    `tools` covers what it builds with: the engine, the installed packages, the settings and the environment.
    """

    tools: str
    content: str
    stamps: str


@dataclass(frozen=True)
class _Record:
    """The content of `RECORD`. `tools` and `inputs` are digests of `InputDigests`, `site` and `outputs` of `_output_stamps`.

    `pages` is the SHA-256 of the file `PAGES`. Findings are kept with their place, without the text around it.
    """

    tools: str
    inputs: str
    site: str
    outputs: str
    pages: str
    findings: list[tuple[Place, str, str, str, Level]]


_RECORD_TYPE = TypeAdapter(_Record)


@cache
def _pages_type() -> TypeAdapter[LastPages]:
    """Made on first use: it takes time, and a build that has nothing to do needs none."""
    return TypeAdapter(LastPages)


def digest_inputs(root: Path) -> InputDigests | None:
    """The digests of all that a build of `root` would read now; None where its settings may reach further, or a file cannot be read."""
    names = settings_reach(root / CONFIG)
    if names is None:
        return None
    tools, content, stamps = hashlib.sha256(), hashlib.sha256(), hashlib.sha256()
    environment = [(name, os.environ.get(name)) for name in sorted({*names, *ENVIRONMENT})]
    conditions = [
        platform.python_version(),
        _installed(),
        environment,
        commit_date(root),
        str(root),
    ]
    tools.update(json.dumps(conditions).encode())
    try:
        for digest, listed in ((tools, _tool_files(str(root))), (content, _input_files(str(root)))):
            for path, follow in listed:
                handle = os.open(
                    path, os.O_RDONLY | os.O_NONBLOCK | (0 if follow else os.O_NOFOLLOW)
                )
                with open(handle, "rb", buffering=0) as file:
                    status = os.fstat(handle)
                    if not stat.S_ISREG(status.st_mode):
                        return None
                    digest.update(os.fsencode(path) + b"\0")
                    digest.update(hashlib.sha256(file.readall()).digest())
                    stamps.update(b"%d %d " % (status.st_ino, status.st_ctime_ns))
    except OSError:
        return None
    content.update(tools.digest())
    return InputDigests(tools.hexdigest(), content.hexdigest(), stamps.hexdigest())


def last_findings(root: Path, now: InputDigests | None) -> list[Finding] | None:
    """The findings of the last build; None where a build now might differ from it."""
    last = _last_record(root)
    if now is None or last is None or last.inputs != now.content:
        return None
    if (last.site, last.outputs) != _output_stamps(root):
        return None
    return [Finding(*parts) for parts in last.findings]


def last_pages(root: Path, now: InputDigests | None) -> LastPages:
    """The pages of the last build; none where the site or the tools have changed since."""
    last = _last_record(root)
    if (
        now is None
        or last is None
        or last.tools != now.tools
        or last.site != _output_stamps(root)[0]
    ):
        return LastPages()
    try:
        content = _read_limited(root, PAGES)
        same = hashlib.sha256(content).hexdigest() == last.pages
        return _pages_type().validate_json(content) if same else LastPages()
    except (OSError, ValueError):
        return LastPages()


def _last_record(root: Path) -> _Record | None:
    try:
        return _RECORD_TYPE.validate_json(_read_limited(root, RECORD))
    except (OSError, ValueError):
        return None


def _read_limited(root: Path, name: str) -> bytes:
    """The bytes of a plain file up to its limit; raises OSError where it is none."""
    if not stat.S_ISREG(os.lstat(root / name).st_mode):
        raise OSError(f"{name} is no file")
    with (root / name).open("rb") as file:
        return file.read(SIZE_LIMITS[name])


def remember(
    root: Path,
    before: InputDigests | None,
    findings: Iterable[Finding],
    pages: LastPages | None = None,
) -> None:
    """Record a build, unless its inputs (`before`) changed while it ran."""
    if before is None or digest_inputs(root) != before:
        return
    rows = [
        (finding.place, finding.code, finding.message, finding.cure, finding.level)
        for finding in findings
    ]
    pages_json = _pages_type().dump_json(pages or LastPages())
    digest = hashlib.sha256(pages_json).hexdigest()
    try:
        _replace(root / PAGES, pages_json)
        site, outputs = _output_stamps(root)
        if site is None or outputs is None:
            return
        record = _Record(before.tools, before.content, site, outputs, digest, rows)
        _replace(root / RECORD, _RECORD_TYPE.dump_json(record))
    except OSError:
        return  # the next build builds


def _replace(record: Path, content: bytes) -> None:
    stage = record.with_name(f"{record.name}.new")
    stage.unlink(missing_ok=True)
    stage.write_bytes(content)
    os.replace(stage, record)


def _output_stamps(root: Path) -> tuple[str | None, str | None]:
    """`_stamps` of the site, and of all other outputs of a build."""
    return _stamps(root, (SITE,), (SITE,)), _stamps(root, (MANIFEST, NAVIGATION), OUTPUT_FOLDERS)


def _stamps(root: Path, names: Iterable[str], folders: Iterable[str]) -> str | None:
    """The SHA-256 of the stamps of the named paths and of all files below the folders; None where one is missing."""
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


def _stamp(path: str, status: os.stat_result) -> bytes:
    stamp = status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
    return os.fsencode(path) + b"\0%d %d %d %d %d\n" % stamp


def _tool_files(root: str) -> Iterator[tuple[str, bool]]:
    """Settings and engine: each path, and whether it may be a link, which the engine's files may be."""
    yield os.path.join(root, CONFIG), False
    yield from ((entry.path, True) for entry in _walk(str(ENGINE)))


def _input_files(root: str) -> Iterator[tuple[str, bool]]:
    """Every input file, written as `_tool_files` does; none may be a link."""
    withheld = os.environ.get(WITHHELD)
    for folder in (
        *(os.path.join(root, name) for name in INPUT_FOLDERS),
        *([withheld] if withheld else []),
    ):
        yield from ((entry.path, False) for entry in _walk(folder))
    generated = owned(Path(root))
    for entry in _walk(os.path.join(root, "docs")):
        if entry.path[len(root) + 1 :] not in generated:
            yield entry.path, False


def _walk(folder: str) -> Iterator[os.DirEntry[str]]:
    """Everything below a folder but folders, depth first, sorted by name; without compiled code, nothing where it is missing."""
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
    """The installed packages: name of the metadata folder, which has the version, and its modification time (ns)."""
    records: list[tuple[str, int]] = []
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as listed:
            records += [
                (entry.name, entry.stat().st_mtime_ns)
                for entry in listed
                if entry.name.endswith(PACKAGE_RECORDS)
            ]
    return sorted(records)

"""Writes generated files: only those that differ, and removes only those that an earlier call wrote."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.finding import Finding, Place
from generator.publishing.build_lock import WORK, locked, real_folder
from generator.publishing.machine_trouble import machine_trouble
from generator.site.mkdocs_config import THEME

MANIFEST = f"{WORK}/manifest.json"
STAGE = f"{WORK}/write-new"
HOMES = ("docs", WORK)
# Files of other modules in the same folder.
RESERVED = (MANIFEST, STAGE, f"{WORK}/lock", f"{WORK}/last-build.json", f"{WORK}/last-pages.json")

Owned = dict[str, list[str]]
Content = str | bytes


@dataclass(frozen=True)
class _NewFile:
    """One file to write: the SHA-256 of its content, and where that is staged; None where the file has it already."""

    digest: str
    staged: Path | None


class Refused(Exception):
    """Nothing was written, because something that is not ours stands in the way (`findings`)."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("; ".join(map(str, findings)))
        self.findings = findings


def write(files: Mapping[str, Content] | Iterable[tuple[str, Content]], root: Path) -> list[str]:
    """Make the generated part of `root` exactly `files`; returns the paths that changed, sorted.

    Paths are relative, with forward slashes, under `docs/` or `.briefs/`. Text is written as UTF-8.
    The files are taken one after the other, and what differs waits on the disk: never all of them in
    memory. A file with equal bytes is not touched. What an earlier call wrote and this one does not is
    removed, with the folders that this empties. Raises `Refused` before anything is written when a
    file of somebody else, or one edited since, is in the way; `MachineTrouble` when the disk fails;
    `ValueError` for a path outside of its home or given twice.
    """
    each = files.items() if isinstance(files, Mapping) else files
    with locked(root):
        try:
            real_folder(root / WORK)  # it may have been cleaned away under a lock that is held
            _clear(root)
            return _write(_take(each, root), root)
        except OSError as error:
            raise machine_trouble(error, "write the pages") from None
        finally:
            _clear(root)


def replace_text(path: Path, text: str) -> None:
    """Replace one file's text in one step: a reader, or a kill, meets the old text or the new."""
    stage = path.with_name(f".{path.name}.new")
    try:
        stage.write_text(text, "utf-8", newline="")
        os.replace(stage, path)
    except OSError as error:
        stage.unlink(missing_ok=True)
        raise machine_trouble(error, "write") from None


def owned(root: Path) -> Owned:
    """Path -> SHA-256 of what an earlier `write` left there; empty when the record is not readable.

    During a write a path has two: that of the old bytes and that of the new.
    """
    try:
        read = json.loads(_content(root / MANIFEST) or b"")["files"]
        return {
            path: [str(digest) for digest in digests]
            for path, digests in read.items()
            if _allowed(path) and isinstance(digests, list)
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _clear(root: Path) -> None:
    """Remove what is staged, by this call or one that was killed."""
    if _kind(root / STAGE) == "folder":
        shutil.rmtree(root / STAGE, ignore_errors=True)
    else:
        (root / STAGE).unlink(missing_ok=True)


def _take(files: Iterable[tuple[str, Content]], root: Path) -> dict[str, _NewFile]:
    (root / STAGE).mkdir()
    wanted: dict[str, _NewFile] = {}
    for path, text in files:
        if not _allowed(path):
            raise ValueError(
                f"refusing to write {path!r}: not a plain path under {' or '.join(HOMES)}"
            )
        if path in wanted:
            raise ValueError(f"refusing to write {path!r} twice")
        content = text.encode() if isinstance(text, str) else text
        staged = None
        if _content(root / path) != content:
            staged = root / STAGE / str(len(wanted))
            staged.write_bytes(content)
        wanted[path] = _NewFile(_digest(content), staged)
    return wanted


def _write(wanted: Mapping[str, _NewFile], root: Path) -> list[str]:
    before = owned(root)
    obstacles = _obstacles(wanted, before, root)
    if obstacles:
        raise Refused(obstacles)
    after = {path: [file.digest] for path, file in wanted.items()}
    changed = {path: file.staged for path, file in wanted.items() if file.staged}
    gone = [path for path in before if path not in wanted and _content(root / path) is not None]
    if changed or gone:
        # Killed between here and the end, the next run still knows both versions for its own.
        both = {
            path: sorted({*before.get(path, []), *after.get(path, [])})
            for path in {*before, *after}
        }
        _record(root, both)
    for path in gone:
        os.unlink(root / path)
    _prune(root, gone)
    for path, staged in sorted(changed.items()):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        os.replace(staged, root / path)
    _record(root, after)
    return sorted({*changed, *gone})


def _obstacles(wanted: Mapping[str, _NewFile], before: Owned, root: Path) -> list[Finding]:
    """What is not ours and stands where something is to be written or swept."""
    folders = {parent for path in {*wanted, *before} for parent in _parents(path)}
    findings = []
    for folder in sorted(folders):
        kind = _kind(root / folder)
        swept = kind == "file" and folder in before and folder not in wanted
        if kind not in (None, "folder") and not swept:
            message = f"{folder} is a {kind}; expected a folder"
            findings.append(Finding(Place(folder), "in-the-way", message, "move it away"))
    if findings:
        return findings
    obstacles = [_obstacle(path, wanted, before, root) for path in sorted({*wanted, *before})]
    # All of this folder is ours: MkDocs takes any file in it for a template.
    for where, inside, names in os.walk(root / THEME):
        for name in sorted([*inside, *names]):
            path = Path(where, name).relative_to(root).as_posix()
            if _kind(root / path) != "folder" and path not in wanted and path not in before:
                message = "a file that was not generated, in a folder that the publisher reads"
                obstacles.append(Finding(Place(path), "in-the-way", message, "move it away"))
    return [obstacle for obstacle in obstacles if obstacle]


def _obstacle(
    path: str, wanted: Mapping[str, _NewFile], before: Owned, root: Path
) -> Finding | None:
    """What stands at a path that is to be written or removed, where it is not ours or was edited."""
    if path in wanted and wanted[path].staged is None:
        return None  # it has the content already
    kind, content = _kind(root / path), _content(root / path)
    if kind is None:
        return None
    if content is None:
        # A folder that a generated file replaces may hold only what is swept.
        if kind == "folder" and (path not in wanted or _only_removed(root, path, before, wanted)):
            return None
        message = f"{path} is a {kind}; expected a file, or nothing"
        return Finding(Place(path), "in-the-way", message, "move it away")
    if path not in before:
        message = "a file that was not generated stands where a generated one belongs"
        cure = "rename it, or delete it if an earlier version generated it"
        return Finding(Place(path), "in-the-way", message, cure)
    if _digest(content) not in before[path]:
        message = "a generated file was changed by hand; expected it as it was written"
        cure = "make the change in the sheet or template, then delete the file"
        return Finding(Place(path), "edited-by-hand", message, cure)
    return None


def _only_removed(root: Path, folder: str, before: Owned, wanted: Collection[str]) -> bool:
    """Whether all files in a folder are ours and about to be removed."""
    inside = [item for item in (root / folder).rglob("*") if not item.is_dir() or item.is_symlink()]
    names = [item.relative_to(root).as_posix() for item in inside]
    return all(name in before and name not in wanted for name in names)


def _allowed(path: object) -> bool:
    """Whether a path is plain, relative, in one of our homes and nobody else's."""
    if (
        not isinstance(path, str)
        or not path.isprintable()
        or any(char in path for char in '\\:*?"<>|')
    ):
        return False
    parts = path.split("/")
    return (
        len(parts) > 1
        and parts[0] in HOMES
        and path not in RESERVED
        and not {"", ".", ".."} & set(parts)
    )


def _parents(path: str) -> Iterator[str]:
    return (str(parent) for parent in PurePosixPath(path).parents if str(parent) != ".")


def _kind(path: Path) -> str | None:
    try:
        mode = os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISLNK(mode):
        return "link"
    return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else "device or pipe"


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if _kind(path) == "file" else None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _prune(root: Path, gone: Iterable[str]) -> None:
    """Remove the folders that are empty without the files that are gone."""
    folders = {parent for path in gone for parent in _parents(path) if parent not in HOMES}
    for folder in sorted(folders, key=len, reverse=True):
        try:
            os.rmdir(root / folder)
        except OSError:
            continue  # somebody else's file is in it


def _record(root: Path, files: Owned) -> None:
    text = json.dumps({"version": 1, "files": files}, sort_keys=True, indent=0, ensure_ascii=True)
    content = f"{text}\n".encode()
    if _content(root / MANIFEST) != content:
        staged = root / STAGE / "manifest"
        staged.write_bytes(content)
        os.replace(staged, root / MANIFEST)

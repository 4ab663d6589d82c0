"""Lists and reads the input files of a root, within limits; a file that does not belong there is a finding."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.finding import Finding, Place
from generator.model.registers import ACTORS, SOURCES
from generator.syntax.sheet import REGISTER, SHEET
from generator.text.escaping import terminal_text
from generator.text.identifiers import slug_ok

# Git keeps no empty folder; this name is the custom for one that shall stay.
KEEP = ".gitkeep"
# Files that systems and editors create by themselves: never read.
LITTER = re.compile(
    r"\.DS_Store|Thumbs\.db|desktop\.ini|\..*\.sw[a-p]|.*~|\.#.*|#.*#", re.IGNORECASE
)
WITHHELD = "BRIEFS_WITHHELD"
PAGES = "docs/about"
_ENDINGS = re.compile(r"(?:\.ya?ml|\.te?xt)+$", re.IGNORECASE)
LIMITS = {".yml": SHEET.size, ".txt": 1024 * 1024, ".md": 512 * 1024}
MOST_FILES = 5000
MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class Inputs:
    """The bytes of every input file by relative path, in the order of their names."""

    sheets: dict[str, bytes]
    texts: dict[str, bytes]
    registers: dict[str, bytes]


def read_inputs(root: Path) -> tuple[Inputs, list[Finding]]:
    """All input files under `root`, and a finding for whatever does not belong there."""
    findings: list[Finding] = []
    inner = ("sources.yml", "actors.yml", "sources", "actors", "originals")
    texts = _folder(root, "seeds", ".txt", findings, lambda name: name in inner)
    sheets = _folder(root, "briefs", ".yml", findings, lambda name: False)
    registers: dict[str, bytes] = {}
    for path, kind in ((SOURCES, "source"), (ACTORS, "actor")):
        cards = _cards(root, path, findings)
        # A folder of cards stands beside the register, or in its place.
        missing: list[Finding] = []
        data = texts.pop(path, None) or read_file(root, path, size_limit(path), missing)
        cures = {
            "no-file": f"`briefs new {kind}` writes the first card",
            "too-large": REGISTER.cure,
        }
        findings += [
            replace(finding, cure=cures.get(finding.code, finding.cure))
            for finding in missing
            if finding.code != "no-file" or not cards
        ]
        if data is not None:
            registers[path] = data
        registers |= cards
    for path in list(sheets):
        slug = path.removeprefix("briefs/").removesuffix(".yml")
        if not slug_ok(slug):
            findings.append(
                Finding(
                    Place(path),
                    "file-name",
                    f"{slug!r} cannot be an address; expected small letters, digits, hyphens",
                    "rename the file; reserved names such as `index` or `con` are refused too",
                )
            )
            del sheets[path]
    return Inputs(sheets, texts, registers), findings


def size_limit(path: str) -> int:
    """How many bytes an input file may have."""
    return REGISTER.size if path in (SOURCES, ACTORS) else LIMITS[PurePosixPath(path).suffix]


def cards_folder(register: str) -> str:
    """The folder with one card a file that belongs to a register: `seeds/sources`."""
    return register.removesuffix(".yml")


def _cards(root: Path, register: str, findings: list[Finding]) -> dict[str, bytes]:
    folder = cards_folder(register)
    if not (root / folder).exists() and not (root / folder).is_symlink():
        return {}
    return _folder(root, folder, ".yml", findings, lambda name: False)


def withheld_text(file: str) -> tuple[bytes | None, list[Finding]]:
    """The text of a withheld source from the folder the environment names, None without one.

    That it is not in the folder is no finding; that something else stands in its place is one.
    """
    folder = os.environ.get(WITHHELD)
    if not folder:
        return None, []
    findings: list[Finding] = []
    if not Path(folder).is_dir():
        message = f"{WITHHELD} names no folder; expected the one with the withheld texts"
        return None, [
            Finding(Place(_shown(file)), "no-folder", message, f"correct or unset {WITHHELD}")
        ]
    data = read_file(Path(folder), file, LIMITS[".txt"], findings)
    return data, [finding for finding in findings if finding.code != "no-file"]


def read_pages(root: Path) -> tuple[dict[str, bytes], list[Finding]]:
    """The hand-written pages by path; none is a link, a pipe or endless, though all are trusted."""
    findings: list[Finding] = []
    for folder in (root / "docs", root / PAGES):
        if not folder.exists() and not folder.is_symlink():
            return {}, []
        if folder.is_symlink() or not folder.is_dir():
            place = Place(folder.relative_to(root).as_posix())
            return {}, [
                Finding(
                    place,
                    "not-a-file",
                    "a link or a file; expected a folder",
                    "put a real folder there",
                )
            ]
    names = sorted(name for name in os.listdir(root / PAGES) if name.endswith(".md"))
    pages = {
        f"{PAGES}/{name}": read_file(root, f"{PAGES}/{name}", LIMITS[".md"], findings)
        for name in names
    }
    return {path: data for path, data in pages.items() if data is not None}, findings


def names_in(root: Path, folder: str, findings: list[Finding]) -> list[str]:
    """The names in a folder that are not litter, sorted; none, with a finding, where it is no folder."""
    try:
        kind = os.lstat(root / folder).st_mode
        names = sorted(os.listdir(root / folder)) if stat.S_ISDIR(kind) else []
    except OSError:
        findings.append(
            Finding(
                Place(folder),
                "no-folder",
                f"there is no folder {folder}/ here; expected one",
                "run the command in a project's folder, or name it with --root",
            )
        )
        return []
    if not stat.S_ISDIR(kind):
        findings.append(
            Finding(
                Place(folder),
                "not-a-file",
                f"{folder} is a link or a file; expected a folder",
                "put a real folder there",
            )
        )
        return []
    if len(names) > MOST_FILES:
        findings.append(
            Finding(
                Place(folder),
                "too-large",
                f"{len(names)} files; at most {MOST_FILES} are read",
                "split the site",
            )
        )
        return []
    return [name for name in names if name != KEEP and not LITTER.fullmatch(name)]


def _folder(
    root: Path, folder: str, ending: str, findings: list[Finding], expected: Callable[[str], bool]
) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    names = names_in(root, folder, findings)
    total = 0
    for name in names:
        path = f"{folder}/{name}"
        if expected(name):
            continue
        right = _right_name(name, names, ending, expected)
        if not name.endswith(ending) or name.startswith(".") or _shown(name) != name or right:
            findings.append(
                Finding(
                    Place(_shown(path)),
                    "unknown-file",
                    f"a file that does not belong in {folder}/; expected *{ending}",
                    f"rename it to {right}" if right else "move it out of the folder",
                )
            )
            if not right or ending == ".yml":
                continue
        data = read_file(root, path, LIMITS[ending], findings)
        total += len(data or b"")
        if total > MOST_BYTES:
            findings.append(
                Finding(
                    Place(folder),
                    "too-large",
                    f"its files have more than {MOST_BYTES // 1024 // 1024} MiB together; no more is read",
                    "split the site",
                )
            )
            return {}
        if data is not None:
            # Under the name it should have: that it is missing there would be a second finding.
            files[f"{folder}/{right or name}"] = data
    return files


def _right_name(
    name: str, names: list[str], ending: str, expected: Callable[[str], bool]
) -> str | None:
    """`bridge.yml` for `bridge.yaml` or `bridge.yml.txt`, unless there is one; None where no ending is wrong."""
    stem = _ENDINGS.sub("", name)
    if stem in (name, "") or _shown(name) != name or name.startswith("."):
        return None
    same = ending == ".yml" or not re.search(r"\.ya?ml", name, re.IGNORECASE)
    for right in (f"{stem}.yml", f"{stem}{ending}"):
        if right not in names and (expected(right) or (right.endswith(ending) and same)):
            return right
    return None


def read_file(root: Path, path: str, limit: int, findings: list[Finding]) -> bytes | None:
    """The bytes of one plain file, None with a finding where it is none or larger than `limit`."""
    place = Place(_shown(path))
    try:
        # O_NOFOLLOW and O_NONBLOCK: a link is refused and a FIFO cannot hang the build.
        handle = os.open(root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        findings.append(Finding(place, "no-file", "the file is not there; expected one", "add it"))
        return None
    except OSError as trouble:
        what = "a link" if (root / path).is_symlink() else f"unreadable ({trouble.strerror})"
        findings.append(
            Finding(
                place,
                "not-a-file",
                f"this is {what}; expected a plain file",
                "put the file itself there",
            )
        )
        return None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        findings.append(
            Finding(
                place,
                "not-a-file",
                "this is not a plain file; expected one",
                "put a plain file there, or take it away",
            )
        )
        return None
    with os.fdopen(handle, "rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        findings.append(
            Finding(
                place,
                "too-large",
                f"larger than {limit // 1024} KiB; that is the limit of one file",
                "split it",
            )
        )
        return None
    return data


def _shown(path: str) -> str:
    """A path fit for a message: file names come from strangers too."""
    return terminal_text(path)

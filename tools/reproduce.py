"""Builds the committed state twice under different conditions and compares every byte of the site.

Other are: the clock (with `faketime` where it is installed), the times of the files, the zone, the locale,
the path, HOME, the user's name, the hash seed, the umask and the order in which files were made.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INPUTS = ("generator", "briefs", "seeds", "docs", "mkdocs.yml")
CONDITIONS = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "USER": "one", "LOGNAME": "one"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242", "USER": "two", "LOGNAME": "two"},
)  # fmt: skip
LATER = "+1000 days"


def committed(root: Path) -> list[str]:
    """The paths of the inputs in the last commit."""
    command = ["git", "-C", str(root), "ls-tree", "-r", "--name-only", "-z", "HEAD", "--", *INPUTS]
    names = subprocess.run(command, capture_output=True, check=True).stdout.split(b"\0")
    return [os.fsdecode(name) for name in names if name]


def lay(root: Path, folder: Path, second: bool) -> None:
    """The committed files in a folder, made in one order or the other, with times years apart."""
    for name in sorted(committed(root), reverse=second):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        command = ["git", "-C", str(root), "cat-file", "blob", f"HEAD:{name}"]
        target.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
        day = 86_400 * (20_000 if second else 1)
        os.utime(target, (day, day))


def built(root: Path, folder: Path, second: bool) -> dict[str, str]:
    """Path -> SHA-256 of every file of the site, built in `folder` under one set of conditions."""
    lay(root, folder, second)
    (folder / ".home").mkdir()
    epoch = subprocess.run(
        ["git", "-C", str(root), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=True
    ).stdout.strip()  # fmt: skip
    kept = {
        name: os.environ[name]
        for name in ("PATH", "SITE_URL", "SITE_REPOSITORY")
        if name in os.environ
    }
    environment = kept | CONDITIONS[second] | {
        "HOME": str(folder / ".home"), "SOURCE_DATE_EPOCH": epoch, "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    command = [sys.executable, "-m", "generator", "build", "--root", str(folder)]
    faketime = shutil.which("faketime")
    if second and faketime:
        command = [faketime, "-f", LATER, *command]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True,
        umask=0o077 if second else 0o022,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"the build failed: {done.stdout}{done.stderr}")
    site = folder / "site"
    return {
        path.relative_to(site).as_posix(): f"{path.stat().st_mode & 0o777:o} "
        + hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def compared(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """What differs, a line for each file."""
    told = []
    for path in sorted({*one, *other}):
        if one.get(path) != other.get(path):
            missing = path not in one or path not in other
            told.append(
                f"{path}: {'in one of the two only' if missing else 'other bytes or rights'}"
            )
    return told


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="reproduce-") as folder:
        first, second = Path(folder) / "a", Path(folder) / "another path, with blanks"
        first.mkdir()
        second.mkdir()
        one, other = built(ROOT, first, False), built(ROOT, second, True)
        found = compared(one, other)
    print("\n".join(found) or f"{len(one)} files, every byte the same")
    if not shutil.which("faketime"):
        print(
            "note: faketime is not installed; only the times of the files differed, not the clock"
        )
    return 1 if found or not one else 0


if __name__ == "__main__":
    sys.exit(main())

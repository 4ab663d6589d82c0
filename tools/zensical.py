"""Build the same docs/ and mkdocs.yml with Zensical and compare the page addresses with site/."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Zensical writes a cache and its output beside mkdocs.yml, so it works on a copy without these.
NOT_COPIED = {".git", ".venv", ".venv-zensical", "site", "dist", "shots", "tests", ".cache"}


def copy_project(target: Path) -> None:
    """Copy what a publisher may read: all of the project but NOT_COPIED and other caches."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        at_top = Path(folder) == ROOT
        return {
            name for name in names if (at_top and name in NOT_COPIED) or name.endswith("_cache")
        }

    shutil.copytree(ROOT, target, ignore=left_out)


def pages(site: Path) -> dict[str, bool]:
    """Address of each page below `site` (POSIX path) -> whether it has a main heading."""
    return {
        path.relative_to(site).as_posix(): "<h1" in path.read_text(encoding="utf-8")
        for path in site.rglob("*.html")
    }


def differences(ours: dict[str, bool], theirs: dict[str, bool]) -> list[str]:
    """What a reader of the second site would miss or not expect, one sentence each."""
    missing = [f"missing in Zensical's site: {page}" for page in sorted(set(ours) - set(theirs))]
    extra = [f"only in Zensical's site: {page}" for page in sorted(set(theirs) - set(ours))]
    empty = [
        f"without a heading in Zensical's site: {page}"
        for page in sorted(set(ours) & set(theirs))
        if ours[page] and not theirs[page] and page != "404.html"
    ]
    return missing + extra + empty


def main() -> int:
    """0 when both publishers make the same pages, else 1 with one line per difference."""
    ours = pages(ROOT / "site")
    if "index.html" not in ours:
        print("zensical: site/ holds no index.html; run make site first", file=sys.stderr)
        return 1
    subprocess.run([sys.executable, "-m", "generator", "generate"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        copy_project(copy)
        command = ROOT / ".venv-zensical" / "bin" / "zensical"
        # What site_url and the like take from the environment is nothing to compare here.
        built = subprocess.run([command, "build"], cwd=copy, env=os.environ, check=False)
        if built.returncode:
            print(f"zensical: build failed with {built.returncode}", file=sys.stderr)
            return 1
        theirs = pages(copy / "site") if (copy / "site").is_dir() else {}
    found = differences(ours, theirs)
    print("\n".join(found) or f"zensical: the same {len(ours)} pages at the same addresses")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

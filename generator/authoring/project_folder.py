"""Tells whether a folder is a project, and where the nearest one is when it is not."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from generator.finding import Finding, Place

PARTS = ("briefs", "seeds")
MOST = 3  # projects that are named


def no_project(root: Path) -> list[Finding]:
    """The finding that `root` lacks one of a project's folders, and the way to a project near it."""
    lacking = [part for part in PARTS if not (root / part).is_dir()]
    if not lacking:
        return []
    message = f"there is no folder {lacking[0]}/ here; expected one"
    near = [shlex.quote(os.path.relpath(folder)) for folder in _near(root)]
    cure = "run the command in a project's folder, "
    if near:
        cure += f"or name it: `--root {' or --root '.join(near)}`"
    else:
        cure += "name it with --root, or make one with `briefs init`"
    return [Finding(Place(lacking[0]), "no-folder", message, cure)]


def _near(root: Path) -> list[Path]:
    """The project that holds `root`, else those directly below it."""
    above = [folder for folder in root.resolve().parents if _is_project(folder)]
    below = sorted(folder for folder in root.iterdir() if _is_project(folder))
    return above[:1] or below[:MOST]


def _is_project(folder: Path) -> bool:
    # os.path: a neighbour that may not be read is no project, and no trouble.
    return all(os.path.isdir(folder / part) for part in PARTS)

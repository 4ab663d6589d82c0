"""Reads a project as it was in a git revision, into memory: the work tree is never touched."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path

from generator.finding import Finding, Place
from generator.model.registers import ACTORS, SOURCES
from generator.site.input_files import MOST_FILES, Inputs, cards_folder, size_limit
from generator.site.read_site import assemble
from generator.site.settings import Settings
from generator.site.site import Site


def site_at(root: Path, revision: str) -> Site | Finding:
    """The site at a revision, drafts left out; a finding when git does not know the revision."""
    in_root = ("-C", str(root))
    parsed = _git(
        *in_root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if parsed.returncode:
        return _unknown(revision, root)
    commit = parsed.stdout.decode().strip()
    top, prefix = (
        _git(*in_root, "rev-parse", word).stdout.decode("utf-8", "replace").strip("\n")
        for word in ("--show-toplevel", "--show-prefix")
    )
    tree = f"{commit}:{prefix.rstrip('/')}" if prefix else commit
    # From the top: within a folder, git would look for that folder within the tree.
    packed = _git("-C", top, "-c", "core.autocrlf=false", "archive", "--format=tar", tree)
    if packed.returncode:
        return _unknown(revision, root)
    files = _unpacked(packed.stdout)
    return assemble(inputs_of(files), Settings())


def inputs_of(files: Mapping[str, bytes]) -> Inputs:
    """The input files among `files`, by path, as `read_inputs` would give them."""
    return Inputs(
        sheets={path: data for path, data in sorted(files.items()) if _in(path, "briefs", ".yml")},
        texts={path: data for path, data in sorted(files.items()) if _in(path, "seeds", ".txt")},
        registers={path: data for path, data in sorted(files.items()) if _is_register(path)},
    )


def _in(path: str, folder: str, ending: str) -> bool:
    where, _, name = path.rpartition("/")
    return where == folder and name.endswith(ending) and not name.startswith(".")


def _is_register(path: str) -> bool:
    cards = any(_in(path, cards_folder(register), ".yml") for register in (SOURCES, ACTORS))
    return cards or path in (SOURCES, ACTORS)


def _unpacked(packed: bytes) -> dict[str, bytes]:
    """The plain files of an archive that can be input, within the limits that hold on disk too."""
    files: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            is_input = _in(member.name, "briefs", ".yml") or _in(member.name, "seeds", ".txt")
            is_input = is_input or _is_register(member.name)
            if not is_input or not member.isfile() or len(files) >= MOST_FILES:
                continue
            opened = archive.extractfile(member)
            if opened is not None and member.size <= size_limit(member.name):
                files[member.name] = opened.read()
    return files


def _git(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *words], capture_output=True, check=False)


def _unknown(revision: str, root: Path) -> Finding:
    inside = _git("-C", str(root), "rev-parse", "--git-dir").returncode == 0
    cure = "name a branch, a tag or a commit" if inside else "the folder is no git repository"
    return Finding(
        Place(revision), "no-revision", "git knows no such revision here; expected one", cure
    )

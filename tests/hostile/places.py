"""Finds every place of a project where a stranger could write something, whatever the project is about."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Spot:
    """One scalar of one YAML file: its key path, offsets, first line (from 1) and value."""

    file: str
    path: Path_
    start: int
    end: int
    line: int
    last: int
    value: str
    plain: bool
    key: bool = False

    @property
    def name(self) -> str:
        """The last word of the path: what kind of value it is."""
        return next((one for one in reversed(self.path) if isinstance(one, str)), "")


def copy(project: Path, root: Path) -> Path:
    """A project's inputs, and nothing else of it, in a folder of their own."""
    for name in ("briefs", "seeds", "docs/about"):
        if (project / name).is_dir():
            shutil.copytree(project / name, root / name)
    (root / "docs").mkdir(exist_ok=True)
    shutil.copy(project / "mkdocs.yml", root / "mkdocs.yml")
    return root


def sheets(root: Path) -> list[str]:
    """The YAML files, in order."""
    return sorted(
        path.relative_to(root).as_posix()
        for folder in ("briefs", "seeds")
        for path in (root / folder).glob("*.yml")
    )


def texts(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in (root / "seeds").glob("*.txt"))


def spots(root: Path, *, keys: bool = False) -> list[Spot]:
    """Every scalar that is a value (or, with `keys`, every key), in the order of files and lines."""
    found: list[Spot] = []
    for file in sheets(root):
        text = (root / file).read_text("utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        found += [one for one in _walk(file, text, node, ()) if one.key == keys]
    return found


def _walk(file: str, text: str, node: yaml.Node | None, path: Path_) -> Iterator[Spot]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield _spot(file, text, key, (*path, key.value), key=True)
            yield from _walk(file, text, value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _walk(file, text, value, (*path, number))
    elif isinstance(node, yaml.ScalarNode) and node.start_mark.index < node.end_mark.index:
        yield _spot(file, text, node, path, key=False)


def _spot(file: str, text: str, node: yaml.ScalarNode, path: Path_, *, key: bool) -> Spot:
    start, end = node.start_mark.index, node.end_mark.index
    written = text[start:end].rstrip()
    line = node.start_mark.line + 1
    return Spot(
        file, path, start, start + len(written), line, line + written.count("\n"), str(node.value),
        node.style is None, key,
    )  # fmt: skip


def spread(found: Sequence[Spot], count: int) -> list[Spot]:
    """At most `count` of them, evenly from the first to the last."""
    if len(found) <= count:
        return list(found)
    return [found[number * (len(found) - 1) // (count - 1)] for number in range(count)]


def quoted(text: str) -> str:
    """The text between double quote marks, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)


def rewrite(root: Path, edits: Mapping[Spot, str]) -> None:
    """Put other characters in the place of scalars, as they are to stand in the file."""
    by_file: dict[str, list[tuple[Spot, str]]] = {}
    for spot, written in edits.items():
        by_file.setdefault(spot.file, []).append((spot, written))
    for file, listed in by_file.items():
        text = (root / file).read_text("utf-8")
        for spot, written in sorted(listed, key=lambda one: -one[0].start):
            text = text[: spot.start] + written + text[spot.end :]
        (root / file).write_text(text, "utf-8", newline="")

"""Inserts an entry into a sheet or register, and leaves every byte around it as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.finding import Finding, KeyPath, Place, Where
from generator.publishing.write_files import replace_text
from generator.site.input_files import cards_folder, read_file, size_limit
from generator.syntax.sheet import Sheet, read_sheet
from generator.text.identifiers import slug_ok
from generator.validation.ids import bad_key

Block = Callable[[int], list[str]]


@dataclass(frozen=True)
class Edit:
    """What a command is about to write: the whole new text of a file, with its own part.

    The part begins at `place` and has `lines` lines.
    """

    place: Place
    text: str
    lines: int


def put(root: Path, edit: Edit) -> None:
    """Write what an edit holds, in one step."""
    (root / edit.place.path).parent.mkdir(exist_ok=True)  # the folder of the first card
    replace_text(root / edit.place.path, edit.text)


def already_there(where: Where | Place, name: str) -> Finding:
    """The finding that the name of something new is taken."""
    message = f"`{name}` is there already; expected a new name"
    cure = "choose another name, or edit what is there"
    return Finding(where, "already-there", message, cure)


def wrong_line_ends(path: str, raw: bytes) -> Finding:
    """The finding that a file cannot be edited without a change of its other lines."""
    line = raw.partition(b"\r")[0].count(b"\n") + 1
    message = "the line ends with CR LF; expected LF, so that nothing else is changed"
    cure = "save the file with LF line ends, then run this again"
    return Finding(Place(path, line), "line-ends", message, cure)


def insert_card(root: Path, register: str, name: str, block: Block) -> Edit | list[Finding]:
    """A card as a file of its own, unless the project keeps its cards in one file, the register."""
    folder = cards_folder(register)
    register_only = (root / register).exists() and not (root / folder).is_dir()
    if register_only or not slug_ok(name):
        return insert(root, register, (), name, block)
    path = f"{folder}/{name}.yml"
    if (root / path).exists() or (root / path).is_symlink():
        return [already_there(Place(path), name)]
    if (root / register).exists():
        sheet = _readable(root, register)
        if isinstance(sheet, list):
            return sheet
        if name in sheet.data:
            return [already_there(sheet.at(name).key, name)]
    lines = block(0)
    return Edit(Place(path, 1), "\n".join(lines) + "\n", len(lines))


def insert(root: Path, path: str, under: KeyPath, name: str, block: Block) -> Edit | list[Finding]:
    """One file with the lines `block(indent)` as the last entry of the mapping at `under`."""
    if not slug_ok(name):
        return [bad_key(Place(path), name)]
    sheet = _readable(root, path)
    return sheet if isinstance(sheet, list) else insert_into(sheet, under, name, block)


def insert_into(sheet: Sheet, under: KeyPath, name: str, block: Block) -> Edit | list[Finding]:
    """As `insert`, in a sheet that is read already."""
    entries = _at(sheet.data, under)
    if not isinstance(entries, Mapping):
        key = str(under[-1])
        message = f"there is no mapping `{key}` here; expected one"
        cure = f"add a line `{key}: {{}}`"
        return [Finding(sheet.at(*under).key, "missing-key", message, cure)]
    if name in entries:
        return [already_there(sheet.at(*under, name).key, name)]
    placed = _placed(sheet, under, list(entries), block)
    if isinstance(placed, Finding):
        return [placed]
    text, line = placed
    return _sure(sheet, under, name, Edit(Place(sheet.path, line), text, len(block(0))))


def _readable(root: Path, path: str) -> Sheet | list[Finding]:
    unreadable: list[Finding] = []
    raw = read_file(root, path, size_limit(path), unreadable)
    if raw is None:
        return unreadable
    if b"\r" in raw:
        return [wrong_line_ends(path, raw)]
    sheet, findings = read_sheet(raw, path)
    return findings if sheet is None else sheet


def _placed(
    sheet: Sheet, under: KeyPath, names: list[str], block: Block
) -> tuple[str, int] | Finding:
    """The new text and the line on which the block begins."""
    text, lines = sheet.text, sheet.text.split("\n")
    where = sheet.at(*under)
    start = sheet.offset(where.whole)
    if text[start : start + 1] == "{":
        if names:
            key = f"`{under[-1]}`" if under else "the file"
            message = f"{key} is written in braces; expected lines of its own"
            cure = "write each entry on lines of its own, then run this again"
            return Finding(where.whole, "in-braces", message, cure)
        return _in_empty_braces(text, start, block, nested=bool(under))
    indent = where.at(names[0]).key.place.column - 1
    after_line = sheet.lines((*under, names[-1]))[1]
    # A comment that is indented deeper than the entries belongs to the last of them.
    while after_line < len(lines) and _deeper(lines[after_line], indent):
        after_line += 1
    return "\n".join([*lines[:after_line], *block(indent), *lines[after_line:]]), after_line + 1


def _in_empty_braces(text: str, start: int, block: Block, *, nested: bool) -> tuple[str, int]:
    """An empty mapping gives its two braces away; nothing else of the line is touched."""
    rest = text[text.index("}", start) + 1 :]
    tail, end, below = rest.partition("\n")
    if nested:
        head = text[:start].rstrip(" ") + tail.rstrip()
    elif tail.strip():
        head = text[:start] + tail.lstrip()
    else:
        return text[:start] + "\n".join(block(0)) + end + below, text[:start].count("\n") + 1
    made = "\n".join([head, *block(2 if nested else 0)])
    return made + end + below, head.count("\n") + 2


def _deeper(line: str, indent: int) -> bool:
    bare = line.lstrip(" ")
    return bare.startswith("#") and len(line) - len(bare) > indent


def _sure(old: Sheet, under: KeyPath, name: str, edit: Edit) -> Edit | list[Finding]:
    """The edit, once the new text is known to say what the old one said, and the new entry."""
    new, findings = read_sheet(edit.text, edit.place.path)
    if new is not None:
        entries = dict(_at(new.data, under) or {})
        if entries.pop(name, None) is not None and entries == dict(_at(old.data, under) or {}):
            return edit
    message = "there is no room for an entry here; expected lines of its own"
    return findings or [Finding(edit.place, "in-braces", message, "add the entry by hand")]


def _at(data: Any, under: KeyPath) -> Any:
    for part in under:
        data = data.get(part) if isinstance(data, dict) else None
    return data


def shortened(edit: Edit, kept: tuple[str, ...] = ()) -> Edit:
    """The edit without the comments of its own lines, but for the keys `kept`; other lines keep theirs."""
    lines = edit.text.split("\n")
    first = edit.place.line - 1
    comments = ("# yaml-language-server", *(f"# {key}:" for key in kept))
    own = []
    for line in lines[first : first + edit.lines]:
        bare = line.lstrip()
        if bare.startswith(comments):
            own.append(line)
        elif not bare.startswith("#"):
            own.append(line.partition("  # ")[0])
    text = "\n".join([*lines[:first], *own, *lines[first + edit.lines :]])
    return replace(edit, text=text, lines=len(own))

"""Adds a source, a brief, a claim or an actor, and leaves every byte around it as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.authoring import skeleton
from generator.authoring.skeleton import Given
from generator.finding import Finding, Place
from generator.model.registers import ACTORS
from generator.publishing.write_files import replace_text
from generator.syntax.emit import yaml_text
from generator.syntax.sheet import KeyPath, Sheet, read_sheet
from generator.text.identifiers import slug_ok
from generator.text.spelling import near


@dataclass(frozen=True)
class Edit:
    """What a command is about to write: the whole new text of a file, with its own part.

    The part begins at `place` and has `lines` lines.
    """

    place: Place
    text: str
    lines: int


def new_claim(
    root: Path, slug: str, name: str, kind: str | None = None, given: Given | None = None
) -> Edit | list[Finding]:
    """The sheet `slug` with a draft claim `name` after its last one."""
    path = f"briefs/{slug}.yml"
    if not (root / path).is_file():
        known = sorted(one.stem for one in (root / "briefs").glob("*.yml"))
        guess = near(slug, known)
        cure = f"did you mean {guess!r}?" if guess else f"`briefs new brief {slug}` makes one"
        return [Finding(Place(path), "no-file", "there is no such sheet; expected one", cure)]
    return add(
        root, path, ("claims",), name, lambda indent: skeleton.claim(name, indent, kind, given)
    )


def new_actor(root: Path, name: str, given: Given) -> Edit | list[Finding]:
    """The register of actors with the actor `name` after its last one; `given` has its kind."""
    values: Given = {"name": yaml_text(skeleton.words_of(name)), **given}
    return add(root, ACTORS, (), name, lambda indent: skeleton.actor(name, indent, values))


def new_brief(root: Path, slug: str) -> Edit | list[Finding]:
    """A draft sheet `slug`, ordered after the others."""
    path = f"briefs/{slug}.yml"
    if not slug_ok(slug):
        message = f"{slug!r} cannot be an address; expected small letters, digits, hyphens"
        return [Finding(Place(path), "file-name", message, "choose another name")]
    if (root / path).exists() or (root / path).is_symlink():
        return [taken(Place(path), slug)]
    orders = [0]
    for one in sorted((root / "briefs").glob("*.yml")):
        sheet, _ = read_sheet(one.read_bytes(), one.name)
        given = sheet.data.get("order") if sheet else None
        orders.append(given if isinstance(given, int) else 0)
    text = skeleton.brief(slug, max(orders) + 1)
    return Edit(Place(path, 1), text, text.count("\n"))


def put(root: Path, edit: Edit) -> None:
    """Write what an edit holds, in one step."""
    replace_text(root / edit.place.path, edit.text)


def taken(place: Place, name: str) -> Finding:
    return Finding(
        place, "already-there", f"`{name}` is there already; expected a new name",
        "choose another name, or edit what is there", length=len(name),
    )  # fmt: skip


def add(root: Path, path: str, under: KeyPath, name: str, block: Any) -> Edit | list[Finding]:
    """One file with the lines `block(indent)` as the last entry of the mapping at `under`."""
    if not slug_ok(name):
        message = f"{name!r} is no id; expected small letters, digits and hyphens"
        return [
            Finding(
                Place(path), "bad-id", message, "start with a letter, for example `troop-count`"
            )
        ]
    try:
        raw = (root / path).read_bytes()
    except OSError:
        return [
            Finding(
                Place(path),
                "no-file",
                "the file is not there; expected one",
                "add it, or `briefs init` a project",
            )
        ]
    if b"\r" in raw:
        line = raw[: raw.index(b"\r")].count(b"\n") + 1
        return [Finding(Place(path, line), "line-ends", "the line ends with CR LF; expected LF",
                        "save the file with LF line ends, then run this again")]  # fmt: skip
    sheet, found = read_sheet(raw, path)
    if sheet is None:
        return found
    entries = _at(sheet.data, under)
    if not isinstance(entries, Mapping):
        key = str(under[-1])
        return [Finding(sheet.key_place(under), "missing-key", f"there is no mapping `{key}` here; expected one",
                        f"add a line `{key}: {{}}`")]  # fmt: skip
    if name in entries:
        return [taken(sheet.key_place((*under, name)), name)]
    made = _inserted(sheet, under, list(entries), block)
    if isinstance(made, Finding):
        return [made]
    text, line = made
    return _sure(sheet, under, name, Edit(Place(path, line), text, len(block(0))))


def _inserted(
    sheet: Sheet, under: KeyPath, names: list[str], block: Any
) -> tuple[str, int] | Finding:
    """The new text and the line on which the block begins."""
    text, lines = sheet.text, sheet.text.split("\n")
    place = sheet.place(under) if under else sheet.places[()]
    start = sum(len(one) + 1 for one in lines[: place.line - 1]) + place.column - 1
    if text[start : start + 1] == "{":
        if names:
            key = f"`{under[-1]}`" if under else "the file"
            return Finding(place, "in-braces", f"{key} is written in braces; expected lines of its own",
                           "write each entry on lines of its own, then run this again")  # fmt: skip
        # An empty mapping gives its two braces away; nothing else of the line is touched.
        close = text.index("}", start) + 1
        indent = 2 if under else 0
        lead = text[:start].rstrip(" ") if under else text[:start]
        rest = text[close:]
        end = rest.find("\n")
        tail, after = (rest, "") if end < 0 else (rest[:end], rest[end:])
        if not under and not tail.strip():
            return lead + "\n".join(block(0)) + after, lead.count("\n") + 1
        head = lead + tail.rstrip() if under else lead + tail.lstrip()
        return head + "\n" + "\n".join(block(indent)) + after, head.count("\n") + 2
    first = sheet.key_place((*under, names[0]))
    indent = first.column - 1
    after_line = sheet.span((*under, names[-1]))[1]
    # A comment that is indented deeper than the entries belongs to the last of them.
    while after_line < len(lines) and _deeper(lines[after_line], indent):
        after_line += 1
    made = [*lines[:after_line], *block(indent), *lines[after_line:]]
    return "\n".join(made), after_line + 1


def _deeper(line: str, indent: int) -> bool:
    bare = line.lstrip(" ")
    return bare.startswith("#") and len(line) - len(bare) > indent


def _sure(old: Sheet, under: KeyPath, name: str, edit: Edit) -> Edit | list[Finding]:
    """The edit, once the new text is known to say what the old one said, and the new entry."""
    new, found = read_sheet(edit.text, edit.place.path)
    if new is not None:
        entries = dict(_at(new.data, under) or {})
        if entries.pop(name, None) is not None and entries == dict(_at(old.data, under) or {}):
            return edit
    return found or [Finding(edit.place, "in-braces", "there is no room for an entry here; expected lines of its own",
                             "add the entry by hand")]  # fmt: skip


def _at(data: Any, under: KeyPath) -> Any:
    for part in under:
        data = data.get(part) if isinstance(data, dict) else None
    return data


def shortened(edit: Edit, kept: tuple[str, ...] = ()) -> Edit:
    """The edit without the comments of its own lines, but for the keys `kept`; other lines keep theirs."""
    lines = edit.text.split("\n")
    first = edit.place.line - 1
    own = []
    for line in lines[first : first + edit.lines]:
        bare = line.lstrip()
        keys = tuple(f"# {key}:" for key in kept)
        if bare.startswith(("# yaml-language-server", *keys)):
            own.append(line)
        elif not bare.startswith("#"):
            own.append(line.partition("  # ")[0])
    text = "\n".join([*lines[:first], *own, *lines[first + edit.lines :]])
    return replace(edit, text=text, lines=len(own))

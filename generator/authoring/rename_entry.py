"""Renames an id or a sheet, or moves claims to another sheet: every mention follows, all files or none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.authoring.insert_entry import Block, already_there, insert_into, wrong_line_ends
from generator.checks import known_ids
from generator.finding import Finding, KeyPath, Place
from generator.model.base import Written
from generator.model.other_ids import in_sheet, mentions
from generator.model.registers import ACTORS, SOURCES
from generator.publishing.write_files import replace_text
from generator.site.input_files import Inputs, cards_folder, read_inputs
from generator.site.read_site import assemble
from generator.site.settings import Settings
from generator.site.written_files import WrittenFile, WrittenFiles, read_written
from generator.syntax.sheet import Sheet, read_sheet
from generator.text.identifiers import slug_ok
from generator.validation.ids import bad_key

REGISTERS = {"source": SOURCES, "actor": ACTORS}
# The text from the first offset to the second becomes the words.
Patch = tuple[int, int, str]
# (what it is the id of, its full id) -> its new full id.
Moved = Callable[[str, str], str]
# A sheet, its slug (empty for a register) and what it holds, with the key path of that.
Part = tuple[Sheet, str, KeyPath, Written]


@dataclass(frozen=True)
class NewFile:
    """What a file will be: `text` under `path`; `old` is its path now."""

    old: str
    path: str
    text: str


def rename(root: Path, what: str, old: str, new: str) -> list[NewFile] | list[Finding]:
    """The files as they will be; findings where the name cannot be given.

    `old` is the id of a source, an actor or a brief, or a claim with its sheet; `new` has no sheet.
    """
    inputs, files, findings = _read(root)
    if findings:
        return findings
    home, _, name = old.rpartition("/")
    target = f"{home}/{new}" if home else new
    if not slug_ok(new):
        return [bad_key(Place(_home_of(what, home)), new)]
    if new in _ids(files, what, home):
        return [already_there(Place(_home_of(what, home)), new)]

    def moved(kind: str, id: str) -> str:
        within = what == "brief" and kind == "claim" and id.startswith(f"{old}/")
        if within:
            return f"{new}{id.removeprefix(old)}"
        return target if kind == what and id == old else id

    slugs = {old: new} if what == "brief" else {}
    patches = _patches(files, moved, slugs)
    sheet, path = _entry(files, what, home, name)
    patches[sheet.path].append(_was(sheet, path, old))
    if path:
        patches[sheet.path].append(_renamed_key(sheet, path, new))
    new_files = []
    for sheet in _sheets(files):
        own = sheet.path == (f"briefs/{old}.yml" if slugs else f"{_cards(what)}/{old}.yml")
        place = f"{sheet.path.rpartition('/')[0]}/{new}.yml" if own else sheet.path
        text = patched(sheet.text, patches[sheet.path])
        if (place, text) != (sheet.path, sheet.text):
            new_files.append(NewFile(sheet.path, place, text))
    return _sure(inputs, new_files)


def move(root: Path, claims: Sequence[str], brief: str) -> list[NewFile] | list[Finding]:
    """The files once these claims, named with their sheets, stand last in the sheet `brief`."""
    inputs, files, findings = _read(root)
    if findings:
        return findings
    home = files.briefs[brief]
    targets = {full: f"{brief}/{full.partition('/')[2]}" for full in claims}
    for full in claims:
        name = full.partition("/")[2]
        if name in home.written.claims:
            return [already_there(home.sheet.at("claims", name).key, name)]
    patches = _patches(files, lambda kind, id: targets.get(id, id), {}, targets)
    for full in claims:
        slug, _, name = full.partition("/")
        sheet = files.briefs[slug].sheet
        patches[sheet.path].append(_was(sheet, ("claims", name), full))
    texts = {sheet.path: patched(sheet.text, patches[sheet.path]) for sheet in _sheets(files)}
    for full in claims:
        slug, _, name = full.partition("/")
        texts[f"briefs/{slug}.yml"], lines = _cut(texts[f"briefs/{slug}.yml"], slug, name)
        target, _ = read_sheet(texts[home.sheet.path], home.sheet.path)
        edit = insert_into(target, ("claims",), name, _block(lines)) if target else []
        if isinstance(edit, list):
            return edit
        texts[home.sheet.path] = edit.text
    old = {sheet.path: sheet.text for sheet in _sheets(files)}
    return _sure(
        inputs, [NewFile(path, path, text) for path, text in texts.items() if text != old[path]]
    )


def write_all(root: Path, new_files: list[NewFile]) -> None:
    """Write every file, or leave all as they were where one cannot be written."""
    before = {file.old: (root / file.old).read_bytes().decode("utf-8") for file in new_files}
    written: list[NewFile] = []
    try:
        for file in new_files:
            written.append(file)
            replace_text(root / file.old, file.text)
            if file.path != file.old:
                os.rename(root / file.old, root / file.path)
    except BaseException:
        for file in written:
            if file.path != file.old:
                (root / file.path).unlink(missing_ok=True)
            replace_text(root / file.old, before[file.old])
        raise


def patched(text: str, patches: list[Patch]) -> str:
    """The text with each patch put in, every other character as it was."""
    for start, end, words in sorted(patches, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _read(root: Path) -> tuple[Inputs, WrittenFiles, list[Finding]]:
    """The files of a project; findings where one of them cannot be read, or has line ends other than LF."""
    inputs, findings = read_inputs(root)
    files = read_written(inputs)
    findings += files.findings
    for path, data in (*inputs.sheets.items(), *inputs.registers.items()):
        if b"\r" in data:
            findings.append(wrong_line_ends(path, data))
    return inputs, files, findings


def _registers(files: WrittenFiles) -> list[WrittenFile[Any]]:
    return [*files.sources, *files.actors]


def _parts(files: WrittenFiles) -> Iterator[Part]:
    for slug, brief in files.briefs.items():
        yield brief.sheet, slug, (), brief.written
    for register in _registers(files):
        for name, card in register.written.entries.items():
            yield register.sheet, "", (name,), card


def _sheets(files: WrittenFiles) -> list[Sheet]:
    registers = [register.sheet for register in _registers(files)]
    return [*registers, *(brief.sheet for brief in files.briefs.values())]


def _patches(
    files: WrittenFiles, moved: Moved, slugs: Mapping[str, str], claims: Mapping[str, str] = {}
) -> dict[str, list[Patch]]:
    """What becomes of every mention, by the path of its sheet; `claims` go to another sheet with theirs."""
    patches: dict[str, list[Patch]] = {sheet.path: [] for sheet in _sheets(files)}
    for sheet, slug, path, written in _parts(files):
        for mention in mentions(written, path):
            id, to = mention.id, slugs.get(slug, slug)
            if mention.path[:1] == ("claims",) and f"{slug}/{mention.path[1]}" in claims:
                to = claims[f"{slug}/{mention.path[1]}"].partition("/")[0]
            if mention.what == "claim":
                new = in_sheet(id, slug, to, lambda full: moved("claim", full))
            else:
                new = moved(mention.what, id)
            if new != id:
                start = sheet.offset(sheet.at(*mention.path).span(mention.start, len(id)))
                patches[sheet.path].append((start, start + len(id), new))
    return patches


def _ids(files: WrittenFiles, what: str, home: str) -> list[str]:
    if what == "brief":
        return list(files.briefs)
    if what == "claim":
        return list(files.briefs[home].written.claims)
    registers: Sequence[WrittenFile[Any]] = files.sources if what == "source" else files.actors
    return [name for register in registers for name in register.written.entries]


def _home_of(what: str, home: str) -> str:
    """The folder or file that has the ids of the kind `what`."""
    return {"brief": "briefs", "claim": f"briefs/{home}.yml"}.get(what) or REGISTERS[what]


def _cards(what: str) -> str:
    return cards_folder(REGISTERS[what]) if what in REGISTERS else ""


def _entry(files: WrittenFiles, what: str, home: str, name: str) -> tuple[Sheet, KeyPath]:
    if what == "brief":
        return files.briefs[name].sheet, ()
    if what == "claim":
        return files.briefs[home].sheet, ("claims", name)
    registers = _registers(files)
    paths = (REGISTERS[what], f"{_cards(what)}/{name}.yml")
    sheets = (register.sheet for register in registers if register.sheet.path in paths)
    return next(sheet for sheet in sheets if name in sheet.data), (name,)


def _renamed_key(sheet: Sheet, path: KeyPath, new: str) -> Patch:
    start = sheet.offset(sheet.at(*path).key)
    start += sheet.text[start] in "\"'"
    return start, start + len(str(path[-1])), new


def _was(sheet: Sheet, path: KeyPath, old: str) -> Patch:
    """Where the old address is written into the entry: in its list of them, or as its first key."""
    if sheet.has((*path, "was")):
        start = sheet.offset(sheet.at(*path, "was").whole)
        if sheet.text[start] == "[":
            return start + 1, start + 1, f"{old}, "
        return start, start, f"- {old}\n{' ' * (start - sheet.text.rindex(chr(10), 0, start) - 1)}"
    start = sheet.offset(sheet.at(*path).whole)
    if sheet.text[start] == "{":
        return start + 1, start + 1, f"was: [{old}], "
    first = next(iter(sheet.value(path)))
    start = sheet.offset(sheet.at(*path, first).key)
    indent = " " * (sheet.at(*path, first).key.place.column - 1)
    return start, start, f"was: [{old}]\n{indent}"


def _cut(text: str, slug: str, name: str) -> tuple[str, list[str]]:
    """The sheet without a claim, and the claim's lines with the comments directly above them."""
    sheet, _ = read_sheet(text, f"briefs/{slug}.yml")
    if sheet is None:
        return text, []
    first, last = sheet.lines(("claims", name))
    column = sheet.at("claims", name).key.place.column - 1
    lines = text.split("\n")
    start = first - 1
    while start and lines[start - 1].startswith(f"{' ' * column}#"):
        start -= 1
    taken = [line[column:] if line.strip() else "" for line in lines[start:last]]
    return "\n".join(lines[:start] + lines[last:]), taken


def _block(lines: list[str]) -> Block:
    return lambda indent: [f"{' ' * indent}{line}" if line else "" for line in lines]


def _sure(inputs: Inputs, new_files: list[NewFile]) -> list[NewFile] | list[Finding]:
    """The new files, once it is known that they can be read and that no id leads nowhere for it."""
    sheets, registers = dict(inputs.sheets), dict(inputs.registers)
    for file in new_files:
        home = sheets if file.old in sheets else registers
        del home[file.old]
        home[file.path] = file.text.encode("utf-8")
    after = Inputs(dict(sorted(sheets.items())), inputs.texts, dict(sorted(registers.items())))
    sites = [assemble(each, Settings(), drafts=True) for each in (inputs, after)]
    before, now = ([*site.findings, *known_ids.check(site)] for site in sites)
    known = {finding.message for finding in before}
    return [finding for finding in now if finding.message not in known] or new_files

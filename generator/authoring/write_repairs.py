"""Puts repaired quotes into their sheets, in the style in which they stand there, and changes nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.authoring.propose_repairs import Repair, differing
from generator.finding import TextFile
from generator.publishing.write_files import replace_text
from generator.syntax.emit import yaml_text
from generator.syntax.sheet import read_sheet
from generator.text.folding import fold


def write_repairs(root: Path, repairs: Iterable[Repair]) -> tuple[list[str], list[str]]:
    """Write every repair into its sheet; the paths that changed, and those left as they are."""
    by_path: dict[str, list[Repair]] = {}
    for repair in repairs:
        by_path.setdefault(repair.where.file.path, []).append(repair)
    changed: list[str] = []
    for path, in_sheet in by_path.items():
        sheet = in_sheet[0].where.file
        # A file with CR LF, or one edited since it was read, is not the text that was looked at.
        same = (root / path).read_bytes() == sheet.text.encode()
        text = _repaired(sheet, in_sheet) if same else None
        if text is not None:
            replace_text(root / path, text)
            changed.append(path)
    return changed, [path for path in by_path if path not in changed]


def _repaired(sheet: TextFile, repairs: Sequence[Repair]) -> str | None:
    """The sheet's text with each quote put right and no other byte changed; None if that cannot be."""
    text = sheet.text
    for repair in sorted(repairs, key=lambda repair: -sheet.offset(repair.where)):
        made = _patched(sheet, text, repair) or _rewritten(sheet, text, repair)
        if made is None:
            return None
        text = made
    return text


def _patched(sheet: TextFile, text: str, repair: Repair) -> str | None:
    """Only the characters that differ, where the scalar's own style lets them stand."""
    last = len(text)
    for was, becomes in reversed(differing(repair.old, repair.new)):
        start = sheet.offset(repair.where.span(was.start))
        empty = was.start == was.stop
        end = start if empty else sheet.offset(repair.where.span(was.stop - 1)) + 1
        if end > last:
            return None
        text, last = text[:start] + repair.new[becomes] + text[end:], start
    return text if _reads_as(sheet, text, repair) else None


def _rewritten(sheet: TextFile, text: str, repair: Repair) -> str | None:
    """The scalar written anew, where it stands on one line."""
    start = sheet.offset(repair.where)
    end = sheet.offset(repair.where.span(len(repair.old) - 1)) + 1
    first = sheet.offset(repair.where.whole)
    if "\n" in sheet.text[first:end]:
        return None
    quoted = sheet.text[first] in "\"'" and first < start
    close = end + 1 if quoted else end
    for flow in (False, True):
        made = text[:first] + yaml_text(repair.new, flow=flow) + text[close:]
        if _reads_as(sheet, made, repair):
            return made
    return None


def _reads_as(sheet: TextFile, text: str, repair: Repair) -> bool:
    """Whether the new text reads without trouble, with the new words at the path."""
    new, findings = read_sheet(text, sheet.path)
    if new is None or findings or not new.has(repair.where.keys):
        return False
    value = new.value(repair.where.keys)
    return isinstance(value, str) and fold(value)[0].strip() == repair.new

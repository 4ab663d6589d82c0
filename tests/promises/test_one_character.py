"""Changing one character of a quote, a figure, a time or a text is an error at that file and line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.checks import run_checks
from generator.finding import Finding, KeyPath
from generator.site.read_site import read_site
from generator.syntax.sheet import Sheet, read_sheet
from tests.folders import BASE

SHEET = "briefs/boats.yml"
SOURCE_WORDS = {
    "quote",
    "context",
    "figure",
    "said_on",
    "when",
    "only_if",
    "wording",
    "described_as",
}


def base_sheet() -> Sheet:
    sheet, findings = read_sheet((BASE / SHEET).read_bytes(), SHEET)
    assert sheet is not None and not findings
    return sheet


def words_of_sources(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text of the sheet that must be a source's words."""
    if isinstance(value, str):
        if SOURCE_WORDS & set(path):
            yield path, value
        return
    entries = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in entries:
        yield from words_of_sources(inner, (*path, key))


def errors(root: Path) -> list[Finding]:
    return [finding for finding in run_checks(read_site(root)) if finding.level == "error"]


def altered(text: str, at: int) -> str:
    return text[:at] + ("7" if text[at] != "7" else "3") + text[at + 1 :]


FIELDS = list(words_of_sources(base_sheet().data["claims"], ("claims",)))
IDS = [".".join(map(str, path)) for path, _ in FIELDS]


@pytest.mark.parametrize(("path", "words"), FIELDS, ids=IDS)
def test_of_a_sheet(path: KeyPath, words: str, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    sheet = base_sheet()
    offset = next(at for at in range(len(words) // 2, len(words)) if words[at].isalnum())
    place = sheet.place(path, offset)
    lines = sheet.text.splitlines(keepends=True)
    assert lines[place.line - 1][place.column - 1] == words[offset]
    lines[place.line - 1] = altered(lines[place.line - 1], place.column - 1)
    (tmp_path / SHEET).write_text("".join(lines), "utf-8")
    assert place.line in {one.place.line for one in errors(tmp_path) if one.place.path == SHEET}


@pytest.mark.parametrize("name", ["notice.txt", "letter.txt"])
def test_of_a_text(name: str, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    text = (BASE / "seeds" / name).read_text("utf-8")
    (tmp_path / "seeds" / name).write_text(altered(text, len(text) // 2), "utf-8")
    cards, _ = read_sheet((BASE / "seeds/sources.yml").read_bytes(), "seeds/sources.yml")
    assert cards is not None
    sealed = cards.place((name.removesuffix(".txt"), "sha256"))
    found = {(one.place.path, one.place.line, one.code) for one in errors(tmp_path)}
    assert ("seeds/sources.yml", sealed.line, "source-sealed") in found

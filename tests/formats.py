"""Small readers of the export formats, written for the tests, and a way to vary the bridge fixture."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import icalendar
import pybtex.database

from generator.site.read_site import read_site
from generator.site.site import Site
from tests.folders import BRIDGE

ATOM = "{http://www.w3.org/2005/Atom}"

Files = dict[str, "str | bytes"]


def variant(root: Path, edits: dict[str, dict[str, str]], drop: tuple[str, ...] = ()) -> Site:
    """A copy of the fixture under `root` with words of its files replaced; each of them must be there."""
    for path in sorted(BRIDGE.rglob("*.*")):
        name = path.relative_to(BRIDGE).as_posix()
        text = path.read_text("utf-8")
        for old, new in edits.get(name, {}).items():
            assert old in text, f"{name} has no {old!r}"
            text = text.replace(old, new)
        target = root / name
        target.parent.mkdir(exist_ok=True)
        if name not in drop:
            target.write_text(text, "utf-8")
    return read_site(root)


def loaded(files: Files, path: str) -> Any:
    return json.loads(files[path])


def rows(text: str | bytes) -> list[dict[str, str]]:
    assert isinstance(text, str)
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def calendar(text: str | bytes) -> list[dict[str, str]]:
    """The VEVENTs of a calendar: unfolded, unescaped, by property name without parameters."""
    assert isinstance(text, str) and text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode("utf-8")) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    icalendar.Calendar.from_ical(text)
    found: list[dict[str, str]] = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            plain = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
            found[-1].setdefault(name.partition(";")[0], plain)
    return found


def one_line(text: str) -> str:
    return " ".join(text.split())


_TEX = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
}


def bibtex(text: str) -> dict[str, dict[str, str]]:
    """The entries of a .bib file by key, read by pybtex; braces that keep a text whole are taken off, TeX escapes undone."""
    read = pybtex.database.parse_string(text, "bibtex")

    def plain(value: str) -> str:
        value = value[1:-1] if value.startswith("{") and value.endswith("}") else value
        return re.sub(r"\\(?:text\w+\{\}|.)", lambda m: _TEX.get(m[0], m[0][1:]), value)

    return {
        key: {name: plain(value) for name, value in entry.fields.items()}
        for key, entry in read.entries.items()
    }


def ris(text: str) -> list[dict[str, str]]:
    records = [one for one in text.split("ER  - \r\n") if one]
    return [dict(line.split("  - ", 1) for line in one.split("\r\n") if line) for one in records]

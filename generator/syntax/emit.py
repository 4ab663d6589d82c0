"""Writes a text as a YAML value that reads back as exactly that text."""

from __future__ import annotations

from generator.syntax.sheet import read_sheet


def yaml_text(text: str, *, flow: bool = False) -> str:
    """The text as a scalar on one line: unquoted where that is safe, else between quote marks.

    With `flow` it is safe between braces and brackets too. Runs of white space become one space.
    """
    line = " ".join(text.split())
    for written in (line, f'"{line}"', "'" + line.replace("'", "''") + "'"):
        if _reads_back(written, line, flow):
            return written
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _reads_back(written: str, text: str, flow: bool) -> bool:
    around = f"a: {{b: [{written}], c: 1}}\n" if flow else f"a:\n  - b: {written}\n    c: 1\n"
    sheet, findings = read_sheet(around, "value.yml")
    wanted = {"b": [text], "c": 1} if flow else [{"b": text, "c": 1}]
    return sheet is not None and not findings and sheet.data["a"] == wanted

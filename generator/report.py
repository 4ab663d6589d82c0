"""Writes findings for people and machines: text with source line and caret, JSON, CI annotations."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from generator import __version__
from generator.checks import waits
from generator.finding import Finding
from generator.text.escaping import ci_text, runner_text, terminal_text

FORMATS = ("text", "json", "github")
WIDEST = 160  # characters of a source line that are shown


def report(findings: Iterable[Finding], root: Path, form: str = "text") -> str:
    """All findings in one of `FORMATS`; a trailing newline, or nothing when there are none."""
    listed = list(findings)
    if form == "json":
        return _json(listed)
    if form == "github":
        return "".join(_annotation(finding) for finding in listed)
    lines: dict[str, list[str]] = {}
    shown, waiting = _parted(listed)
    more = f"{still_waiting(waiting)}\n" if waiting else ""
    return "".join(_text(finding, root, lines) for finding in shown) + more


def _parted(findings: list[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings to show, and those only to count: as long as anything is wrong, all that is still to be
    written or used is counted; then as long as fields are to be written, what is still unused.

    Nobody who has just begun a sheet needs a line for every sentence that is not quoted yet.
    """
    wrong = any(finding.level == "error" and not waits(finding) for finding in findings)
    fields = any(waits(finding) == "field" for finding in findings)
    later = {
        finding for finding in findings if waits(finding) and (wrong or waits(finding) != "field")
    }
    if not wrong and not fields:
        later = set()
    return [finding for finding in findings if finding not in later], sorted(later)


def still_waiting(findings: list[Finding]) -> str:
    """One line: how many sentences, sources and fields are still to be written or used."""
    numbers = Counter(waits(finding) for finding in findings)
    parts = [f"{number} {what}{'s' if number > 1 else ''}" for what, number in numbers.items()]
    verb = "wait" if len(findings) > 1 else "waits"
    hint = "; `briefs coverage` lists the sentences" if numbers["sentence"] else ""
    return f"still {verb}: {', '.join(parts)}{hint}"


class LogSafe(io.TextIOWrapper):
    """An output stream in which printed data cannot act as commands to a CI runner."""

    def write(self, text: str) -> int:
        return super().write(runner_text(text))

    def write_annotations(self, text: str) -> int:
        """Write our own commands for the runner; the data in them are escaped already."""
        return super().write(text)


def print_report(findings: Iterable[Finding], root: Path, form: str = "text") -> None:
    """Print all findings in one of `FORMATS`."""
    write = sys.stdout.write
    if form == "github" and isinstance(sys.stdout, LogSafe):
        write = sys.stdout.write_annotations
    write(report(findings, root, form))
    sys.stdout.flush()


def summary(findings: Iterable[Finding]) -> str:
    """ "2 errors, 1 notice", "no findings"."""
    listed = list(findings)
    errors = sum(1 for finding in listed if finding.level == "error")
    notices = len(listed) - errors
    parts = [
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((errors, "error"), (notices, "notice"))
        if number
    ]
    return ", ".join(parts) or "no findings"


def _text(finding: Finding, root: Path, cache: dict[str, list[str]]) -> str:
    out = f"{terminal_text(str(finding))}\n"
    # Only a file that was read has lines: one that was refused unread may be of any size.
    line = _line(finding, root, cache) if finding.place.line else None
    if line is None:
        return out
    start = max(finding.place.column - 1, 0)
    # A long line is shown around the place, so that the caret stays under it.
    shift = max(0, start - WIDEST // 2)
    shown = line[shift : shift + WIDEST].replace("\t", " ")
    lead = "…" if shift else ""
    number = f"{finding.place.line:>5} | "
    caret = "^" * max(
        1,
        min(
            finding.length, WIDEST - (start - shift), len(line) - start if start < len(line) else 1
        ),
    )
    gap = " " * (len(number) - 2) + "| " + " " * (len(lead) + start - shift)
    return (
        out
        + f"{number}{lead}{terminal_text(shown)}\n"
        + (f"{gap}{caret}\n" if finding.place.column else "")
    )


def _line(finding: Finding, root: Path, cache: dict[str, list[str]]) -> str | None:
    path = finding.place.path
    if path not in cache:
        try:
            file = root / path
            text = file.read_text("utf-8") if file.is_file() and not file.is_symlink() else ""
        except (OSError, UnicodeDecodeError):
            text = ""
        cache[path] = text.split("\n")
    lines = cache[path]
    return (
        lines[finding.place.line - 1]
        if 0 < finding.place.line <= len(lines) and any(lines)
        else None
    )


def _json(findings: list[Finding]) -> str:
    body = {
        "format": {"name": "briefs-findings", "version": "1.0.0"},
        "generator": __version__,
        "errors": sum(1 for finding in findings if finding.level == "error"),
        "notices": sum(1 for finding in findings if finding.level == "notice"),
        "findings": [
            {
                "path": finding.place.path,
                "line": finding.place.line,
                "column": finding.place.column,
                "length": finding.length,
                "level": finding.level,
                "code": finding.code,
                "message": finding.message,
                "cure": finding.cure,
            }
            for finding in findings
        ],
    }
    return json.dumps(body, ensure_ascii=True, indent=2) + "\n"


def _annotation(finding: Finding) -> str:
    """A GitHub workflow command; data are escaped so that none can start a command of its own."""
    place = finding.place
    parts = [f"file={ci_text(place.path, property=True)}"]
    if place.line:
        parts.append(f"line={place.line}")
    if place.column:
        parts.append(f"col={place.column},endColumn={place.column + max(finding.length, 1)}")
    parts.append(f"title={ci_text(finding.code, property=True)}")
    words = f"{finding.message}; {finding.cure}" if finding.cure else finding.message
    return f"::{finding.level} {','.join(parts)}::{ci_text(terminal_text(words))}\n"

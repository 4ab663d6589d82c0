"""Slips between the entries of a list or a mapping: a dash that was forgotten, a line with an id too deep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.syntax.fix import Slip

_HEAD = re.compile(r"( *)([\w-]+): *")
_KEY = re.compile(r" *[a-z][a-z_]*: +\S")


@dataclass(frozen=True)
class Twice:
    """A key met again: where it stood first, and where its mapping begins."""

    name: str
    first: int
    mapping: int


def entries(text: str, at: int, first: int) -> Iterator[tuple[int, Slip]]:
    """(offset of its line, slip) for a key at `at` that stood at `first` in the same mapping."""
    start, column = _line(text, at)
    end = text.find("\n", start) + 1 or len(text)
    if text[_line(text, first)[0] : start] == text[start:end]:
        line = text.count("\n", 0, first) + 1
        message = f"this line stands twice (first on line {line})"
        yield (
            start,
            Slip(
                column,
                "yaml-duplicate",
                message,
                "delete one of them",
                end - at,
                ((0, end - start, ""),),
            ),
        )
        return
    lead = text[start:at]
    first_lead = text[_line(text, first)[0] : first]
    if not lead.strip() and column >= 2 and re.fullmatch(r" *- ", first_lead):
        name = re.split(r"[:\s]", text[at : at + 200], maxsplit=1)[0]
        what = "a second piece of evidence" if _list(text, first) == "evidence" else "another entry"
        message = f"{what} begins here, without its dash"
        edits = ((column - 2, 2, "- "),)
        yield start, Slip(column, "yaml-duplicate", message, f"put `- ` before `{name}`", 1, edits)
    yield from headers(text, at)


def headers(text: str, at: int) -> Iterator[tuple[int, Slip]]:
    """(offset of its line, slip) for a line with nothing but an id, indented like what belongs under it."""
    lines, row = text.split("\n"), text.count("\n", 0, at)
    above = next((n for n in range(row - 1, -1, -1) if lines[n].strip()), None)
    for here in (row, above):
        if here is None:
            continue
        head = _HEAD.fullmatch(lines[here])
        below = next((line for line in lines[here + 1 :] if line.strip()), "")
        outer = (
            line
            for line in reversed(lines[:here])
            if line.strip() and _indent(line) < _indent(below)
        )
        like = next(outer, "")
        level = _indent(like) if _HEAD.fullmatch(like) and _KEY.match(below) else None
        if head and level is not None and level < len(head[1]):
            deep = len(head[1])
            message = f"`{head[2]}:` is indented too deep for the keys below to belong to it"
            cure = f"indent it by {level} spaces" if level else "begin it in the first column"
            edits = ((level, deep - level, ""),)
            start = sum(len(line) + 1 for line in lines[:here])
            yield start, Slip(deep, "yaml", message, cure, len(head[2]), edits, whole=True)


def _line(text: str, at: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, at) + 1
    return start, at - start


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _list(text: str, at: int) -> str:
    """The key under which the list stands that has an item at `at`."""
    start, column = _line(text, at)
    for line in reversed(text[:start].split("\n")):
        key = re.match(r" *(?:- +)*([\w-]+): *$", line)
        if key and _indent(line) < column - 1:
            return key[1]
    return ""

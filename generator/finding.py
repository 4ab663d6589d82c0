"""What is wrong in the input, and where: the one shape in which every stage reports it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Literal

Level = Literal["error", "notice"]
# Findings of one kind that are listed for one file; of the rest only the number is.
MOST_LISTED = 100
KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A point in a file, as an editor counts.

    `path` is relative to the project's root, with forward slashes. `line` and `column` count
    from 1, in characters; 0 means the whole file, or the whole line. `length` is the width of what
    is meant, in characters.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = field(default=1, compare=False)

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}" + (f":{self.column}" if self.column else "")


@dataclass(frozen=True)
class TextFile:
    """One file that was read: `path` is relative to the project's root, `text` has LF line ends."""

    path: str
    text: str

    def span(self, start: int, length: int = 1) -> Where:
        """`length` characters of the text from the offset `start` on."""
        return Where(self, (), start, length)

    def offset_place(self, offset: int, length: int = 1) -> Place:
        """The line and the column of an offset in the text."""
        line = bisect_right(_line_starts(self.text), offset)
        return Place(self.path, line, offset - _line_starts(self.text)[line - 1] + 1, length)

    def offset(self, where: Where) -> int:
        """The offset in the text at which `where` begins."""
        place = self.locate(where)
        return _line_starts(self.text)[place.line - 1] + place.column - 1

    def locate(self, where: Where) -> Place:
        """The line and column of `where`; nothing else turns keys and offsets into lines."""
        return self.offset_place(where.start or 0, where.length or 1)


# Places are asked for file by file, so the line starts of a few files are enough to keep.
@lru_cache(maxsize=16)
def _line_starts(text: str) -> tuple[int, ...]:
    """The offsets at which lines begin."""
    return (0, *(end.end() for end in re.finditer("\n", text)))


@dataclass(frozen=True, slots=True)
class Where:
    """A spot in a file, as the stages name it: by keys and offset, not yet by line and column (that is `Place`).

    `keys` lead to a value in a file of keys, and `on_key` means the last of them in place of the
    value. `start` is an offset in the value's text (None: its opening quote mark), or in the text of
    a file without keys; `length` counts from there, None for all that follows.
    """

    file: TextFile
    keys: KeyPath = ()
    start: int | None = 0
    length: int | None = None
    on_key: bool = False

    def at(self, *keys: str | int) -> Where:
        """The value below it that the keys lead to."""
        return Where(self.file, (*self.keys, *keys))

    def span(self, start: int | None, length: int | None = None) -> Where:
        """`length` characters of its text from the offset `start` on."""
        return Where(self.file, self.keys, start, length, self.on_key)

    @property
    def whole(self) -> Where:
        """The value with its quote marks."""
        return replace(self, start=None)

    @property
    def key(self) -> Where:
        """The key in place of its value; for an entry of a list, the entry."""
        return replace(self, on_key=True)

    @property
    def place(self) -> Place:
        return self.file.locate(self)


@dataclass(frozen=True, eq=False)
class Finding:
    """One thing an author has to know.

    `message` says what was found and what is expected, `cure` the way out; both are lower case
    and without a full stop. An `error` refuses publishing, a `notice` is listed. Findings sort by
    place, then code and message; those that say the same at the same place are equal.
    """

    where: Where | Place
    code: str
    message: str
    cure: str = ""
    level: Level = "error"

    @property
    def path(self) -> str:
        """The file; unlike `place`, this does not look for the line."""
        return self.where.path if isinstance(self.where, Place) else self.where.file.path

    @cached_property
    def place(self) -> Place:
        return self.where if isinstance(self.where, Place) else self.where.place

    @property
    def length(self) -> int:
        """The width of the caret in characters."""
        return self.place.length

    @property
    def _order(self) -> tuple[Place, str, str, str, str, int]:
        return self.place, self.code, self.message, self.cure, self.level, self.length

    def __str__(self) -> str:
        """`path:line:column: level: message; cure [code]`, not yet safe for a terminal."""
        cure = f"; {self.cure}" if self.cure else ""
        return f"{self.place}: {self.level}: {self.message}{cure} [{self.code}]"

    def __lt__(self, other: Finding) -> bool:
        return self._order < other._order

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Finding) and self._order == other._order

    def __hash__(self) -> int:
        return hash(self._order)


def first_of_each(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, each once, sorted: of one kind in one file the first `MOST_LISTED`, then the number of the others.

    A kind is a code with its level.
    """
    by_kind: dict[tuple[str, str, str], set[Finding]] = {}
    more: dict[tuple[str, str, Level], int] = {}
    for finding in findings:
        kind = finding.path, finding.code, finding.level
        same = by_kind.setdefault(kind, set())
        if len(same) < MOST_LISTED:  # the line of a finding is looked for only if it is listed
            same.add(finding)
        else:
            more[kind] = more.get(kind, 0) + 1
    listed = [finding for same in by_kind.values() for finding in same]
    for (path, code, level), count in more.items():
        message = f"and {count:,} more of this kind in this file"
        listed.append(Finding(Place(path), code, message, "mend those that are listed", level))
    return sorted(listed)


def doubtful(where: Where | Place, message: str, cure: str = "") -> Finding:
    """As `wrong`, but a notice: for a check of level error that cannot be sure of this case."""
    return Finding(where, code="", message=message, cure=cure, level="notice")


def wrong(where: Where | Place, message: str, cure: str = "") -> Finding:
    """A finding as a check yields it; `run_checks` fills in its code and level."""
    return Finding(where, code="", message=message, cure=cure)

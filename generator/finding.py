"""What is wrong in the input, and where: the one shape in which every stage reports it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "notice"]


@dataclass(frozen=True, order=True)
class Place:
    """A point in a file.

    `path` is relative to the project's root, with forward slashes. `line` and `column` count
    from 1, in characters; 0 means the whole file, or the whole line.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}" + (f":{self.column}" if self.column else "")


@dataclass(frozen=True)
class Finding:
    """One thing an author has to know.

    `message` says what was found and what is expected, `cure` the way out; both are lower case
    and without a full stop. An `error` refuses publishing, a `notice` is listed. `length` is the
    width of the caret in characters. Findings sort by place, then code and message.
    """

    place: Place
    code: str
    message: str
    cure: str = ""
    level: Level = "error"
    length: int = 1

    def __str__(self) -> str:
        """`path:line:column: level: message; cure [code]`, not yet safe for a terminal."""
        cure = f"; {self.cure}" if self.cure else ""
        return f"{self.place}: {self.level}: {self.message}{cure} [{self.code}]"

    def __lt__(self, other: Finding) -> bool:
        mine = (self.place, self.code, self.message, self.cure, self.level, self.length)
        return mine < (
            other.place,
            other.code,
            other.message,
            other.cure,
            other.level,
            other.length,
        )

"""One slip of the pen on a line of YAML: what it is called, and the edit that puts it right."""

from __future__ import annotations

from dataclasses import dataclass

KEY = r"[a-z][a-z_]*"
# Keys whose words are looked up in a quote: quote marks around them are never part of the source's words.
SHORT = frozenset({"figure", "said_on", "published", "window"})


@dataclass(frozen=True)
class Slip:
    """A guess, by columns of its line: edits are (column, characters taken out, characters put in).

    With `whole` it is believed only where the whole text reads with it put right.
    """

    column: int
    code: str
    message: str
    cure: str
    length: int
    edits: tuple[tuple[int, int, str], ...]
    whole: bool = False


def quoted(text: str) -> str:
    """The text between straight quote marks, pasteable as it stands."""
    mark = "'" if '"' in text else '"'
    return f"{mark}{text}{mark}"


def short(text: str) -> str:
    return text if len(text) <= 70 else text[:70].rsplit(" ", 1)[0] + " …"

"""YAML scalars: what a plain one means, where it ends, and where each character of it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping

_INT = re.compile(r"0|-?[1-9][0-9]{0,14}")
_WORDS: Mapping[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
}
MAX_LINE = 2_000  # characters: longer ones are no curator's, and patterns take their time

_QUOTED = re.compile(r"(?<=[\s\[{,])(?:\"[^\"]*\"|'[^']*')")
_CLOSING = re.compile(r"\s*[}\]][}\]\s]*(?:\s#.*)?$")
_NEXT_KEY = re.compile(r"\s*,\s*[a-z][a-z_]*:\s")
_NEXT_ITEM = re.compile(r"\s*,\s")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)


def is_text(word: str) -> bool:
    """Whether an unquoted word is text: not null, true, false or a whole number."""
    return word not in _WORDS and not _INT.fullmatch(word)


def plain(word: str) -> str | int | bool | None:
    """What an unquoted word means (YAML 1.2, core schema; other numbers stay text)."""
    return word if is_text(word) else _WORDS[word] if word in _WORDS else int(word)


def value_at(line: str, col: int) -> str:
    """The value that begins at a column, to its end on the line, whatever signs are in it.

    Between brackets or braces it ends before their end, or before the comma of the next entry.
    """
    value = line[col:].rstrip()
    if len(line) > MAX_LINE:
        return value
    before = _QUOTED.sub("", line[:col])
    opened = [sign for sign in before if sign in "[{"][before.count("]") + before.count("}") :]
    if not opened:
        return value
    value = _CLOSING.sub("", value)
    following = _NEXT_KEY if opened[-1] == "{" else _NEXT_ITEM
    return following.split(value, maxsplit=1)[0].rstrip()


def aligned(raw: str, style: str, value: str, offset: int) -> int:
    """Where in `raw`, a scalar as written, the character `value[offset]` stands.

    `style` is YAML's: "" plain, `'`, `"`, `|` or `>`. Both are walked side by side: white space
    may differ, since YAML folds it; nothing else may, but for the escapes of quoted scalars.
    """
    at = 0
    lead = 1 if style in ("'", '"') else 0
    if style not in ("|", ">") and raw.startswith(value, lead) and "\\" not in raw:
        # Written on one line as it reads: by far the most.
        return min(lead + offset, max(len(raw) - 1, 0))
    if style in ("'", '"'):
        at = 1
    elif style in ("|", ">"):
        at = raw.find("\n") + 1 or len(raw)
    for index, char in enumerate(value[: offset + 1]):
        blank = char in " \n"
        while not blank and at < len(raw):
            if raw[at] in " \n":
                at += 1
            elif style == '"' and raw.startswith("\\\n", at):
                at += 2
            else:
                break
        if index == offset:
            break
        escape = _ESCAPE.match(raw, at) if style == '"' else None
        if escape:
            at = escape.end()
        elif style == "'" and raw.startswith("''", at):
            at += 2
        elif at < len(raw) and (not blank or raw[at] in " \n"):
            at += 1
    return min(at, max(len(raw) - 1, 0))

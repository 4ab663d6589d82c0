"""Where each character of a YAML text value stands in the file, however the value is written."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)


def aligned(raw: str, style: str, value: str, offset: int) -> int:
    """Where in `raw`, a scalar as written, the character `value[offset]` stands.

    `style` is YAML's: "" plain, `'`, `"`, `|` or `>`. Both are walked side by side: white space
    may differ, since YAML folds it; nothing else may, but for the escapes of quoted scalars.
    """
    at = 0
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

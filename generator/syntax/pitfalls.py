"""Traps in one YAML key or value: where it reads without trouble and yet says something else than was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.syntax.errors import in_quotes
from generator.syntax.fix import SHORT
from generator.syntax.line_fixes import DASHED, LOOK_ALIKE, WRAPPED, around
from generator.syntax.scalar import is_text, value_at

# Offset, code, message, cure, length.
Trap = tuple[int, str, str, str, int]

MAX_KEY = 200

_SWALLOWED = re.compile(r" +(#[^\s#][^\n]*)")
_BLOCK_SIGN = re.compile(r"([-=+|>~ ]{0,8}[|>][-=+|>~ ]{0,8})\n")
_WORD = re.compile(r"[a-z0-9-]+")  # an id, a term, a grade
_NOTE = re.compile(r"^ +(# [^\n]*)", re.MULTILINE)


def swallowed(text: str, at: int, end: int, value: str) -> tuple[str, Trap] | None:
    """The value that was meant, where ` #` inside it began a comment, and the trap."""
    found = _SWALLOWED.match(text, end)
    # `dahl #the mayor` is a comment of somebody in a hurry, `bridge #5` is not.
    if not found or (_WORD.fullmatch(value) and found[1][1:2].isalpha()):
        return None
    begin = text.rfind("\n", 0, at) + 1
    line, spot = text[begin : found.end()], found.start(1)
    value = f"{value} {value_at(line, spot - begin)}"
    message = "the value ends here: ` #` begins a comment to YAML"
    return value, (spot, "yaml-comment", message, in_quotes(value), len(found[1]))


def block_traps(text: str, at: int, end: int, style: str) -> Iterator[Trap]:
    """A sign that was meant to begin a block text, and notes that became part of one."""
    raw = text[at:end]
    sign = None if style else _BLOCK_SIGN.match(raw)
    if sign:
        told = sign[1].rstrip()
        yield at, "yaml", f"`{told}` is no block sign", "write `>-`", len(told)
    if style in ("|", ">"):
        for note in _NOTE.finditer(raw):
            message = "`#` begins no comment inside block text"
            cure = "put the note above the key"
            yield at + note.start(1), "yaml-comment", message, cure, len(note[1])


def curly(text: str, at: int, end: int, key: str) -> Iterator[Trap]:
    """Curly quote marks around words that have to stand in a quote."""
    if key in SHORT and WRAPPED.fullmatch(text, at, end) and around(text[at:end]):
        message = "curly quote marks are letters to YAML; straight ones are expected"
        yield at, "yaml", message, f'write "{text[at + 1 : end - 1]}"', end - at


def unopened(text: str, at: int, end: int) -> Iterator[Trap]:
    """An unquoted value between brackets or braces that ends in a quote mark."""
    if text[at:end].endswith('"') and text.count('"', at, end) == 1:
        message = "a quote mark closes that was never opened"
        yield at, "yaml", message, "write one at the beginning, or take this one out", end - at


def bad_key(name: str, plain: bool) -> tuple[str, str, str] | None:
    """Code, message and cure for a key that is none; `plain` says that it has no quote marks."""
    if plain and name == "<<":
        return (
            "yaml-feature",
            "`<<` merges mappings in YAML; sheets have none of that",
            "write the keys out",
        )
    if plain and not name:
        return "yaml-key", "a colon without a key", "write the key"
    if plain and not is_text(name):
        return "yaml-key", f"the key `{name}` is not text to YAML", f'write "{name}":'
    if plain and (DASHED.match(name) or LOOK_ALIKE.search(name)):
        return (
            "yaml-key",
            f"the key `{name[:40]}` does not begin or end as a key does",
            "write it anew",
        )
    if plain and re.match(r"[\w-]+[ ;:=]*[{\[]", name):
        word = re.split(r"[^\w-]", name, maxsplit=1)[0]
        return "yaml-key", f"no colon after `{word}`", f"write `{word}: …`"
    if len(name) > MAX_KEY or "\n" in name:
        message = f"a key of {len(name)} characters; at most {MAX_KEY}, on one line"
        return "yaml-key", message, "quote a text that has a colon in it"
    return None

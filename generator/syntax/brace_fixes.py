"""Slips between braces: a comma, a colon or a space that lacks before or after a key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.syntax.fix import KEY, SHORT, Slip, short


def in_braces(
    line: str, start: int, braces: str, known: tuple[frozenset[str], ...]
) -> Iterator[Slip]:
    """The slips within one pair of braces that begins at a column of its line.

    Only words that are keys beside those that are there count: else `by` in a text would be one.
    """
    there = set(re.findall(rf"[{{,]\s*({KEY}):\s", braces))
    fitting = [keys for keys in known if there <= keys] or [keys for keys in known if there & keys]
    keys = frozenset().union(*fitting) - there
    if not keys:
        return
    word = rf"(?P<key>{'|'.join(sorted(keys))})"
    commas = [
        _no_comma(braces, start, one)
        for one in re.finditer(
            rf"(?<=[^\s,{{])(?P<gap>\s*[;，、،]\s*|(?<=[\"'])\s*|\s+){word}:(?=\s)", braces
        )
    ]
    colons = [
        _no_colon(braces, start, one)
        for one in re.finditer(
            rf"[{{,]\s*{word}(?P<gap>\s*[=;]\s*|\s+(?:-\s)?|(?=[\"'“]))(?=[^\s:,}}])", braces
        )
    ]
    tight = [
        _tight(braces, start, one) for one in re.finditer(rf"[{{,]\s*{word}:(?=[\"'“])", braces)
    ]
    yield from (*tight, *commas, *colons)
    for several in (commas, colons):
        if len(several) > 1:
            first = several[0]
            yield Slip(first.column, first.code, first.message, first.cure, first.length,
                       tuple(edit for one in several for edit in one.edits))  # fmt: skip


def _value(text: str, at: int) -> str:
    """The value from a place in braces to the next key or their end."""
    return re.split(rf"\s*[,;]?\s*\b{KEY}:\s|\s*\}}?\s*$", text[at:], maxsplit=1)[0]


def _no_comma(braces: str, start: int, one: re.Match[str]) -> Slip:
    key, at, gap = one["key"], one.start("gap"), len(one["gap"])
    pair = max(braces.rfind(", ", 0, at), braces.rfind("{", 0, at))
    before = braces[:at]
    if before[-1] in "\"'" and before.rfind(before[-1], 0, at - 1) > 0:
        begin = before.rfind(before[-1], 0, at - 1)
        message, first = "no comma after the closing quote mark", before[begin:]
    else:
        message, first = f"no comma before `{key}:`", before[pair + 1 :].strip()
    if re.search(rf"(?:^|: )[^\s\"']+\.$|^(?:{'|'.join(sorted(SHORT))}): [^\"']*\.$", first):
        # Such words have no full stop: it was to be the comma.
        first, at, gap = first[:-1], at - 1, gap + 1
    cure = f"write `{short(f'{first}, {key}: {_value(braces, one.end()).strip()}')}`"
    column = start + at
    return Slip(
        column,
        "yaml-comma",
        message,
        cure,
        max(1, gap),
        ((column, gap, ", "),),
    )


def _no_colon(braces: str, start: int, one: re.Match[str]) -> Slip:
    key, gap = one["key"], one.start("gap")
    value = _value(braces, one.end())
    cure = f"write `{short(f'{key}: {value}')}`"
    column = start + one.start("key")
    return Slip(
        column,
        "yaml",
        f"no colon after `{key}`",
        cure,
        len(key),
        ((start + gap, len(one["gap"]), ": "),),
    )


def _tight(braces: str, start: int, one: re.Match[str]) -> Slip:
    key, at = one["key"], start + one.end()
    mark = braces[one.end()]
    close = braces.find(mark, one.end() + 1)
    value = braces[one.end() : close + 1] if close > 0 else braces[one.end() :]
    message = f"no space after the colon of `{key}`"
    return Slip(
        at - 1, "yaml-space", message, f"write `{short(f'{key}: {value}')}`", 1, ((at, 0, " "),)
    )

"""One YAML text -> plain data and the place of every key: the owner of every trap in YAML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from generator.finding import Finding, Place
from generator.syntax.line_fixes import unmerged
from generator.syntax.parser import KeyPath, Node, Reading
from generator.syntax.scalar import aligned
from generator.text.characters import visible_problems

if TYPE_CHECKING:
    from generator.syntax.recovery import Mended

__all__ = ["KeyPath", "Sheet", "read_sheet"]

MAX_BYTES = 512 * 1024
MAX_FINDINGS = 25  # of characters and of tabs: a file in another encoding has thousands

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Sheet:
    """One YAML file as data.

    `data` holds dicts, lists, text, whole numbers of at most 15 digits, true, false and None.
    `places` and `key_places` say where each value and each key stands, by key path.
    """

    path: str
    text: str
    data: dict[str, Any]
    places: Mapping[KeyPath, Place]
    key_places: Mapping[KeyPath, Place]
    _nodes: Mapping[KeyPath, Node] = field(repr=False)
    _starts: tuple[int, ...] = field(repr=False)

    def place(self, keypath: KeyPath, offset: int | None = None) -> Place:
        """Where a value stands, or the character at `offset` within a text value.

        Parts of the path that are not in the file are skipped; when the last one is missing, the
        place is the key of the nearest thing that is there.
        """
        known, whole = self._nearest(keypath)
        if not whole:
            return self.key_places.get(known) or self.places[known]
        node = self._nodes[known]
        value: Any = self.data
        if offset is None or node.style in ("map", "list"):
            return self.places[known]
        for part in known:
            value = value[part]
        at = max(offset, 0)
        if isinstance(value, str):
            at = aligned(self.text[node.start : node.end], node.style, value, at)
        return place_at(
            self.path, self._starts, min(node.start + at, max(node.end - 1, node.start))
        )

    def key_place(self, keypath: KeyPath) -> Place:
        """Where the key of a value stands; for an item of a list, the item."""
        known, _ = self._nearest(keypath)
        return self.key_places.get(known) or self.places[known]

    def has(self, keypath: KeyPath) -> bool:
        """Whether something is written at exactly this path."""
        return keypath in self.places

    def span(self, keypath: KeyPath) -> tuple[int, int]:
        """First and last line of a key with all of its value, comments after it left out."""
        known, _ = self._nearest(keypath)
        node = self._nodes[known]
        first = self.key_places.get(known) or self.places[known]
        last = place_at(self.path, self._starts, max(node.end - 1, node.start))
        return first.line, max(first.line, last.line)

    def _nearest(self, keypath: KeyPath) -> tuple[KeyPath, bool]:
        known: KeyPath = ()
        whole = True
        for part in keypath:
            whole = (*known, part) in self.places
            known = (*known, part) if whole else known
        return known, whole


def place_at(path: str, starts: tuple[int, ...], at: int) -> Place:
    """The place of a character offset, given the offsets at which lines start."""
    line = bisect_right(starts, at)
    return Place(path, line, at - starts[line - 1] + 1)


def read_sheet(
    content: bytes | str, path: str, known: tuple[frozenset[str], ...] = ()
) -> tuple[Sheet | None, list[Finding]]:
    """Read one YAML file, `path` being its name in findings and `known` keys that stand together.

    There is no sheet when the text is not YAML or a limit is passed. There is one, with findings,
    when what was meant is plain (a key written twice: the first one counts), so that the rest of
    the file can be checked in the same run. CR LF line ends are read as LF, without a finding:
    lines and columns stay what the author's editor shows.
    """
    found: list[Finding] = []
    text = _decoded(content, path, found)
    if text is None:
        return None, found
    starts = (0, *(end.end() for end in re.finditer("\n", text)))
    readable = _visible(text, path, starts, found)
    if readable is None:
        return None, sorted(found)
    if told := unmerged(readable):
        found.append(Finding(place_at(path, starts, told[0]), *told[1:4], length=told[4]))
        return None, sorted(found)
    plainly = Reading(readable)
    reading: Reading | Mended = plainly
    if not plainly.run(LOADER) or plainly.found:
        from generator.syntax.recovery import read_mended  # seldom needed, and much to load

        reading = read_mended(readable, LOADER, known)
    refused = bool(found) or reading.refused
    if not reading.refused and not isinstance(reading.root, dict):
        refused = True
        found.append(_no_mapping(reading, path, starts))
    for at, code, message, cure, length in reading.found:
        found.append(Finding(place_at(path, starts, at), code, message, cure, length=length))
    return (None if refused else _sheet(reading, readable, path, starts)), sorted(found)


def _sheet(reading: Reading | Mended, text: str, path: str, starts: tuple[int, ...]) -> Sheet:
    places = {key: place_at(path, starts, node.start) for key, node in reading.nodes.items()}
    keys = {key: place_at(path, starts, at) for key, at in reading.keys.items()}
    return Sheet(
        path,
        text,
        reading.root,
        MappingProxyType(places),
        MappingProxyType(keys),
        MappingProxyType(reading.nodes),
        starts,
    )


def _no_mapping(reading: Reading | Mended, path: str, starts: tuple[int, ...]) -> Finding:
    cure = "begin the file with a key, a colon and a space"
    if reading.root is None:
        message = "the file is empty; expected `key: value`"
        return Finding(Place(path, 1, 1), "yaml-top", message, cure)
    kind = "a list" if isinstance(reading.root, list) else "a text"
    place = place_at(path, starts, reading.nodes[()].start)
    return Finding(place, "yaml-top", f"{kind} where `key: value` is expected", cure)


def _decoded(content: bytes | str, path: str, found: list[Finding]) -> str | None:
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > MAX_BYTES:
        message = f"the file has {len(raw):,} bytes; at most {MAX_BYTES:,} are read"
        found.append(Finding(Place(path), "yaml-limit", message, "divide it into several sheets"))
        return None
    try:
        text = content if isinstance(content, str) else raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        utf16 = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
        message = f"byte 0x{raw[error.start]:02X} is not UTF-8 text" + ("; it is UTF-16" * utf16)
        cure = "save the file with the encoding UTF-8"
        found.append(Finding(Place(path, line, column), "encoding", message, cure))
        return None
    if text.startswith("\ufeff"):
        message = "the file begins with a byte order mark, U+FEFF"
        cure = "save it as UTF-8 without BOM"
        found.append(Finding(Place(path, 1, 1), "encoding", message, cure))
        text = text[1:]
    return text.replace("\r\n", "\n")


def _visible(text: str, path: str, starts: tuple[int, ...], found: list[Finding]) -> str | None:
    """The text with U+FFFD for every character refused; None when reading on makes no sense.

    Tabs are refused everywhere, because the two parsers disagree about them outside indentation.
    """
    problems = visible_problems(text)
    if "\n" not in text and text.count("\r") > 1:
        message = "the lines end with CR alone, U+000D"
        cure = "save the file with LF line ends"
        place = place_at(path, starts, text.index("\r"))
        found.append(Finding(place, "character", message, cure))
        return None
    for at, what in problems[:MAX_FINDINGS]:
        cure = "delete it, or write the character that is meant"
        found.append(Finding(place_at(path, starts, at), "character", what, cure))
    unreadable = "\r" in text  # it may have been meant as the end of a line
    tabs = (tab.start() for tab in re.finditer("\t", text))
    by_line = groupby(tabs, key=lambda at: bisect_right(starts, at))
    for count, (line, group) in enumerate(by_line):
        at = next(group)
        lead = not text[starts[line - 1] : at].strip(" -")
        unreadable = unreadable or lead
        if count < MAX_FINDINGS:
            message = "a tab in the indentation" if lead else "a tab"
            cure = "indent with spaces" if lead else "write a space; white space is folded anyway"
            found.append(Finding(place_at(path, starts, at), "tab", message, cure))
    if unreadable:
        return None
    chars = list(text.replace("\t", " "))
    for at, _ in problems:
        chars[at] = "\ufffd"
    return "".join(chars)

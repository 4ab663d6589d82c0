"""One YAML text -> plain data and the place of every key: the owner of every trap in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

import yaml

from generator.finding import Finding, KeyPath, Place, TextFile, Where
from generator.syntax.parser import Reading
from generator.syntax.places import Node, Places, walk
from generator.syntax.scalar import aligned
from generator.syntax.troubles import Keys, Trouble, explain
from generator.text.characters.invisible import counted_problems
from generator.text.memory import remembered


class Limit(NamedTuple):
    """How many bytes a file may have, how many values and keys, and what helps where it has more."""

    size: int
    nodes: int
    cure: str


SHEET = Limit(512 * 1024, 20_000, "divide it into several sheets")
# Cards are plain, and there may be some thousands of them in a file of `seeds/`.
REGISTER = Limit(
    4 * 1024 * 1024, 200_000, "put cards into files of their own, in the folder of its name"
)
MAX_FINDINGS = 25  # of characters and of tabs: a file in another encoding has thousands

_MERGE = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, eq=False)
class Sheet(TextFile):
    """One YAML file as data, which follow from its text: two sheets of the same text are equal.

    `data` holds dicts, lists, text, whole numbers of at most 15 digits, true, false and None.
    """

    data: dict[str, Any]
    _places: Places = field(repr=False)

    def at(self, *keys: str | int) -> Where:
        """The value that the keys lead to."""
        return Where(self, keys)

    def locate(self, where: Where) -> Place:
        """The line and the column of a value, a key or a character within a text.

        Keys that are not in the file are skipped; when the last one is missing, the place is the
        key of the nearest thing that is there.
        """
        known, whole = self._nearest(where.keys)
        node = self._node(known)
        if where.on_key or not whole:
            name = known[-1] if known else ""
            width = len(name) if isinstance(name, str) else 0
            if not width and node.style not in ("map", "list"):
                width = node.end - node.start  # an entry of a list
            at = node.start if node.key < 0 else node.key
            return self.offset_place(at, where.length or width or 1)
        if where.start is None or node.style in ("map", "list"):
            return self.offset_place(node.start, where.length or 1)
        value, at = self.value(known), max(where.start, 0)
        rest = len(value) - at if isinstance(value, str) else node.end - node.start - at
        if isinstance(value, str):
            at = aligned(self.text[node.start : node.end], node.style, value, at)
        at = min(node.start + at, max(node.end - 1, node.start))
        return self.offset_place(at, where.length or max(rest, 1))

    def value(self, keypath: KeyPath) -> Any:
        """What stands at a path that is there."""
        value: Any = self.data
        for key in keypath:
            value = value[key]
        return value

    def texts(self) -> Iterator[tuple[Where, str]]:
        """Every text in the file with its place, in the file's order."""
        for keys, value in walk(self.data):
            if isinstance(value, str):
                yield Where(self, keys), value

    def place(self, keypath: KeyPath, offset: int | None = None) -> Place:
        """Where a value stands, or the character at `offset` within a text value."""
        return self.locate(Where(self, keypath, offset))

    def key_place(self, keypath: KeyPath) -> Place:
        """Where the key of a value stands; for an item of a list, the item."""
        return self.locate(Where(self, keypath, on_key=True))

    def extent(self, keypath: KeyPath) -> tuple[int, int]:
        """The offsets between which a value is written, quote marks and braces included."""
        node = self._node(keypath)
        return node.start, node.end

    def has(self, keypath: KeyPath) -> bool:
        """Whether something is written at exactly this path."""
        return self._nearest(keypath)[1]

    @property
    def paths(self) -> tuple[KeyPath, ...]:
        """The key path of everything that is written."""
        return tuple(keys for keys, _ in walk(self.data))

    def lines(self, keypath: KeyPath) -> tuple[int, int]:
        """First and last line of a key with all of its value, comments after it left out."""
        known, _ = self._nearest(keypath)
        node = self._node(known)
        first = self.key_place(known)
        last = self.offset_place(max(node.end - 1, node.start))
        return first.line, max(first.line, last.line)

    def _node(self, keypath: KeyPath) -> Node:
        return self._places[_numbers(self)[keypath]]

    def _nearest(self, keypath: KeyPath) -> tuple[KeyPath, bool]:
        """The path without the keys that are not in the file; whether the last one is there."""
        known: KeyPath = ()
        value: Any = self.data
        whole = True
        for part in keypath:
            number = isinstance(value, list) and isinstance(part, int) and part in range(len(value))
            whole = number or (isinstance(value, dict) and part in value)
            if whole:
                known, value = (*known, part), value[part]
        return known, whole


# Who asks for one place of a file asks for more; those of all files at once are more than their data.
@lru_cache(maxsize=16)
def _numbers(sheet: Sheet) -> dict[KeyPath, int]:
    """The number that the places of a sheet have for each path."""
    return {keys: number for number, (keys, _) in enumerate(walk(sheet.data))}


@remembered
def read_sheet(
    content: bytes | str, path: str, keys: Keys = ()
) -> tuple[Sheet | None, list[Finding]]:
    """Read one YAML file, `path` being its name in findings and `keys` those that may stand together.

    With a finding there is no sheet: nobody can say what else is meant then. CR LF line ends are
    read as LF, without a finding: lines and columns stay what the author's editor shows.
    """
    findings: list[Finding] = []
    limit = REGISTER if path.startswith("seeds/") else SHEET
    text = _decoded(content, path, limit, findings)
    if text is None:
        return None, findings
    file = TextFile(path, text)
    findings += _unseen(file)
    if findings:
        return None, sorted(findings)
    if merge := _MERGE.search(text):
        return None, [explain(file, Trouble("merge", merge.start()))]
    reading = Reading(text, limit.nodes)
    reading.run(LOADER)
    if reading.troubles and LOADER is not yaml.SafeLoader:
        # Only the Python parser's words are read, so that findings do not depend on the machine.
        reading = Reading(text, limit.nodes)
        reading.run(yaml.SafeLoader)
    findings += [explain(file, trouble, keys) for trouble in reading.troubles]
    if not findings and not isinstance(reading.root, dict):
        findings.append(_no_mapping(reading, file))
    if findings:
        return None, sorted(findings)
    return Sheet(path, text, reading.root, reading.places), []


def _no_mapping(reading: Reading, file: TextFile) -> Finding:
    cure = "begin the file with a key, a colon and a space"
    if reading.root is None:
        return Finding(file.span(0), "yaml-top", "the file is empty; expected `key: value`", cure)
    kind = "a list" if isinstance(reading.root, list) else "a text"
    where = file.span(reading.places.starts[0])
    return Finding(where, "yaml-top", f"{kind} where `key: value` is expected", cure)


def _decoded(content: bytes | str, path: str, limit: Limit, findings: list[Finding]) -> str | None:
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > limit.size:
        message = f"the file has {len(raw):,} bytes; at most {limit.size:,} are read"
        findings.append(Finding(Place(path), "yaml-limit", message, limit.cure))
        return None
    try:
        text = content if isinstance(content, str) else raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = TextFile(path, raw[: error.start].decode("utf-8"))
        message = f"byte 0x{raw[error.start]:02X} is not UTF-8 text"
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            message += "; it is UTF-16"
        cure = "save the file with the encoding UTF-8"
        findings.append(Finding(before.span(len(before.text)), "encoding", message, cure))
        return None
    if text.startswith("\ufeff"):
        message = "the file begins with a byte order mark, U+FEFF"
        findings.append(
            Finding(Place(path, 1, 1), "encoding", message, "save it as UTF-8 without BOM")
        )
        text = text[1:]
    return text.replace("\r\n", "\n")


def _unseen(file: TextFile) -> Iterator[Finding]:
    """Characters that are refused wherever they stand.

    Tabs are among them, because the two parsers disagree about them outside indentation.
    """
    text = file.text
    if "\n" not in text and text.count("\r") > 1:
        message = "the lines end with CR alone, U+000D"
        cure = "save the file with LF line ends"
        yield Finding(file.span(text.index("\r")), "character", message, cure)
        return
    for at, what in counted_problems(text)[:MAX_FINDINGS]:
        cure = "delete it, or write the character that is meant"
        yield Finding(file.span(at), "character", what, cure)
    for line in islice(re.finditer(r"^([ -]*+)([^\t\n]*+)\t", text, re.MULTILINE), MAX_FINDINGS):
        message = "a tab" if line[2] else "a tab in the indentation"
        cure = "write a space; white space is folded anyway" if line[2] else "indent with spaces"
        yield Finding(file.span(line.end() - 1), "tab", message, cure)

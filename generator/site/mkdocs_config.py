"""Reads `mkdocs.yml` with the liberties its publisher takes, and tells where it is not YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.finding import Finding, Place, TextFile, Where
from generator.syntax.errors import in_quotes, stumble
from generator.syntax.sheet import LOADER
from generator.text.characters import visible_problems

CONFIG = "mkdocs.yml"
MAX_DEPTH = 100
# MkDocs reads with PyYAML's Python parser; the C parser lets some of these pass.
_STRICT = re.compile(r"[\t?]")
# Ends of lines to YAML alone, which would shift every place below them.
_RARE = {0x85: " ", 0x2028: " ", 0x2029: " "}
_TABBED = re.compile(r"[ \-]*\t")


@dataclass(frozen=True)
class Entry:
    """One key of a mapping and what stands there.

    `value` is the words of a scalar, the entries of a mapping, or None for a list and for whatever
    a tag (`!ENV`) makes of it when the publisher runs.
    """

    key: Where
    where: Where
    value: str | Mapping[str, Entry] | None


Entries = Mapping[str, Entry]


@dataclass
class _Open:
    """A mapping or list that is being read; the entries of a list are not kept."""

    into: dict[str, Entry] | None
    key: yaml.ScalarEvent | None = None
    waits: bool = False  # for the value of a key
    seen: dict[str, int] = field(default_factory=dict)


class _Refused(Exception):
    def __init__(self, at: int, code: str, message: str, cure: str, length: int = 1) -> None:
        super().__init__(message)
        self.told = (at, code, message, cure, length)


def read_config(root: Path) -> tuple[Entries, list[Finding]]:
    """The mapping in `mkdocs.yml` under `root`, empty without one or with the finding that says why.

    Tags, anchors, aliases and merges are legal there. A key that stands twice is a finding: the
    publisher would drop the first one without a word.
    """
    try:
        raw = (root / CONFIG).read_bytes()
    except OSError:
        return {}, []  # a project may be generated for another publisher
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        head = raw[: error.start]
        column = len(head.rpartition(b"\n")[2].decode("utf-8-sig")) + 1
        message = f"byte 0x{raw[error.start]:02X} is not UTF-8 text"
        cure = "save the file with the encoding UTF-8"
        place = Place(CONFIG, head.count(b"\n") + 1, column)
        return {}, [Finding(place, "encoding", message, cure)]
    text = re.sub("\r\n?", "\n", text).translate(_RARE)
    file = TextFile(CONFIG, text)
    reading, failure = _read(file)
    found = [_told(file, failure)] if failure else reading.found
    findings = [
        Finding(file.span(at, length), code, message, cure)
        for at, code, message, cure, length in found
    ]
    return ({} if failure else reading.root), findings


def _read(file: TextFile) -> tuple[_Reading, Exception | None]:
    """The reading, and what ended it. Only the Python parser's failures count, as with sheets."""
    failure: Exception | None = None
    for loader in [yaml.SafeLoader] if _STRICT.search(file.text) else [LOADER, yaml.SafeLoader]:
        reading = _Reading(file)
        try:
            reading.run(loader)
        except Exception as error:  # the parsers raise more than YAMLError
            failure = error
        else:
            return reading, None
    return reading, failure


class _Reading:
    """One pass over the events: the entries of the top mapping, and keys that stand twice."""

    def __init__(self, file: TextFile) -> None:
        self.file, self.text = file, file.text
        self.root: dict[str, Entry] = {}
        self.found: list[tuple[int, str, str, str, int]] = []
        self._stack: list[_Open] = []
        self._anchors: dict[str, Any] = {}
        self._documents = 0

    def run(self, loader: Any) -> None:
        top: Any = ""
        for event in yaml.parse(self.text, Loader=loader):
            if isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    at = _span(event)[0]
                    message = "a second document begins here; expected one"
                    raise _Refused(at, "yaml-feature", message, "delete the line `---`")
            elif isinstance(event, yaml.NodeEvent):
                outermost = not self._stack
                value = self._node(event)
                top = value if outermost else top
            elif isinstance(event, yaml.CollectionEndEvent):
                self._stack.pop()
        if not isinstance(top, dict):
            cure = "begin the file with a key, a colon and a space"
            first = re.search(r"^[^\s#]", self.text, re.MULTILINE)
            what = "the file is empty" if top == "" else "this is no `key: value`"
            message = f"{what}; expected settings such as `site_name: …`"
            raise _Refused(first.start() if first else 0, "yaml-top", message, cure)
        self.root = top

    def _node(self, event: yaml.NodeEvent) -> Any:
        at, end = _span(event)
        above = self._stack[-1] if self._stack else None
        if above and above.into is not None and not above.waits:
            self._key(event, at, end, above)
            if isinstance(event, yaml.CollectionStartEvent):
                self._stack.append(_Open(None))
            return None
        value = self._value(event, at)
        if above and above.into is not None:
            above.waits = False
            self._keep(above, value, at)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(self._stack) >= MAX_DEPTH:
                message = f"nested deeper than {MAX_DEPTH} levels"
                cure = "put a text with brackets in quotes"
                raise _Refused(at, "yaml-limit", message, cure)
            self._stack.append(_Open(value if isinstance(event, yaml.MappingStartEvent) else None))
        return value

    def _value(self, event: yaml.NodeEvent, at: int) -> Any:
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._anchors:
                words = self.text[at:].partition("\n")[0].rstrip()
                message = (
                    f"`*{event.anchor}` is an alias, and no `&{event.anchor}` stands before it"
                )
                raise _Refused(at, "yaml", message, in_quotes(words), len(words))
            return self._anchors[event.anchor]
        value: Any = None
        if isinstance(event, yaml.MappingStartEvent):
            value = {}
        elif isinstance(event, yaml.ScalarEvent) and not (event.tag or "").startswith("!"):
            value = str(event.value)
        if event.anchor:
            self._anchors[event.anchor] = value
        return value

    def _key(self, event: yaml.NodeEvent, at: int, end: int, above: _Open) -> None:
        above.waits = True
        above.key = event if isinstance(event, yaml.ScalarEvent) else None
        if above.key is None or above.key.value == "<<":
            return
        name = str(above.key.value)
        if name in above.seen:
            line = self.text.count("\n", 0, above.seen[name]) + 1
            message = f"the key `{name}` stands twice (first on line {line})"
            cure = "keep one of them, or rename one"
            self.found.append((at, "yaml-duplicate", message, cure, max(1, end - at)))
        above.seen.setdefault(name, at)

    def _keep(self, above: _Open, value: Any, at: int) -> None:
        assert above.into is not None
        if above.key is None:
            return
        name, key = str(above.key.value), _span(above.key)[0]
        if name == "<<" and isinstance(value, dict):
            above.into.update({one: entry for one, entry in value.items() if one not in above.into})
        else:
            words = len(value) if isinstance(value, str) else 1
            above.into[name] = Entry(
                self.file.span(key, len(name)), self.file.span(at, words or 1), value
            )


def _span(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark and event.end_mark
    return event.start_mark.index, event.end_mark.index


def _told(file: TextFile, error: Exception) -> tuple[int, str, str, str, int]:
    """What the parser gave up at, in the words of sheets."""
    text, starts = file.text, file.line_starts
    if isinstance(error, _Refused):
        return error.told
    if isinstance(error, yaml.reader.ReaderError):
        for at, what in visible_problems(text):
            return at, "character", what, "delete it, or write the character that is meant", 1
    at, message, cure, length = stumble(text, error)
    row = file.offset_place(at).line - 1
    # The parser often names the line before or after the tab.
    for near in (row, row + 1, row - 1):
        line = text[starts[near] :].partition("\n")[0] if 0 <= near < len(starts) else ""
        if _TABBED.match(line):
            where = starts[near] + line.index("\t")
            return where, "tab", "a tab in the indentation", "indent with spaces", 1
    if text[at : at + 1] == "\t":
        return at, "tab", "a tab", "write a space; white space is folded anyway", 1
    return at, "yaml", message, cure, length

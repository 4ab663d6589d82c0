"""One YAML text -> plain data and the place of every key: the owner of every trap in YAML.

Read from parser events, never composed or constructed: nothing is resolved but what is listed
here (YAML 1.2 core, without floats), so no alias can multiply and no tag can build anything.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import Any

import yaml

from generator.finding import Finding, Place
from generator.stumble import quoted, stumble
from generator.text import visible_problems

KeyPath = tuple[str | int, ...]

MAX_BYTES = 512 * 1024
MAX_DEPTH = 20
MAX_NODES = 20_000
MAX_SCALAR = 20_000
MAX_FINDINGS = 25

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INT = re.compile(r"0|-?[1-9][0-9]{0,14}")
_WORDS: Mapping[str, None | bool] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
}
_NO_SPACE = re.compile(r"[a-z][a-z_]*:(?=[^\s/:])")


@dataclass(frozen=True)
class _Node:
    start: int
    end: int
    style: str  # "" plain, ' and " quoted, | and > block; "map" or "list"


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
    _nodes: Mapping[KeyPath, _Node] = field(repr=False)
    _starts: tuple[int, ...] = field(repr=False)

    def place(self, keypath: KeyPath, offset: int | None = None, *, key: bool = False) -> Place:
        """Where a value stands, or its `key`, or the character at `offset` within a text value.

        Parts of the path that are not in the file are skipped; when the last one is missing, the
        place is the key of the nearest thing that is there.
        """
        known, whole = self._nearest(keypath)
        if key or not whole:
            return self.key_places.get(known) or self.places[known]
        node = self._nodes[known]
        if offset is None or len(node.style) > 1:
            return self.places[known]
        value = _at(self.data, known)
        raw = self.text[node.start : node.end]
        if isinstance(value, str):
            offset = aligned(raw, node.style, value, max(offset, 0))
        return _place(self.path, self._starts, node.start + min(max(offset, 0), len(raw)))

    def has(self, keypath: KeyPath) -> bool:
        """Whether something is written at exactly this path."""
        return keypath in self.places

    def span(self, keypath: KeyPath) -> tuple[int, int]:
        """First and last line of a key with all of its value."""
        known, _ = self._nearest(keypath)
        node = self._nodes[known]
        first = self.key_places.get(known) or self.places[known]
        end = len(self.text[: node.end].rstrip())
        return first.line, max(first.line, _place(self.path, self._starts, max(end - 1, 0)).line)

    def _nearest(self, keypath: KeyPath) -> tuple[KeyPath, bool]:
        known: KeyPath = ()
        whole = True
        for part in keypath:
            whole = (*known, part) in self.places
            known = (*known, part) if whole else known
        return known, whole


def _at(data: Any, path: KeyPath) -> Any:
    for part in path:
        data = data[part]
    return data


def _place(path: str, starts: tuple[int, ...], at: int) -> Place:
    line = bisect_right(starts, at)
    return Place(path, line, at - starts[line - 1] + 1)


_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)


def aligned(raw: str, style: str, value: str, offset: int) -> int:
    """Where in `raw`, a scalar as written, the character `value[offset]` stands.

    Both are walked side by side: white space may differ, since YAML folds it; nothing else may,
    but for the escapes of quoted scalars.
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


class _Refused(Exception):
    """Reading cannot go on; the finding that says why has been recorded."""


@dataclass
class _Open:
    path: KeyPath
    into: dict[str, Any] | list[Any]
    flow: bool
    start: int
    kept: bool = True
    key: yaml.ScalarEvent | None = None
    seen: dict[str, int] = field(default_factory=dict)
    pair: int = -1  # where the value of the last pair begins
    stray: int = -1  # index of the finding about a comma, if the last key was such a one


def read_sheet(content: bytes | str, path: str) -> tuple[Sheet | None, list[Finding]]:
    """Read one YAML file, `path` being its name in findings.

    There is no sheet when the text is not YAML or a limit is passed; there is one, with findings,
    when the data can still be checked (a key written twice: the first one counts).
    CR LF line ends are read as LF: lines and columns stay what the author's editor shows.
    """
    found: list[Finding] = []
    text = _decoded(content, path, found)
    if text is None:
        return None, found
    starts = (0, *(m.end() for m in re.finditer("\n", text)))
    readable = _visible(text, path, starts, found)
    if readable is None:
        return None, found
    reading = _Reading(readable, path, starts)
    if not reading.run(LOADER) and LOADER is not yaml.SafeLoader:
        # Only the Python parser's errors are shown, so that they do not depend on the machine.
        reading = _Reading(readable, path, starts)
        reading.run(yaml.SafeLoader)
    unreadable = bool(found) or reading.refused
    found = sorted(found + reading.found)
    return (None if unreadable else reading.sheet()), found


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
        message = f"byte 0x{raw[error.start]:02X} is not UTF-8 text"
        cure = "save the file with the encoding UTF-8"
        found.append(Finding(Place(path, line, column), "encoding", message, cure))
        return None
    if text.startswith("\ufeff"):
        cure = "save the file as UTF-8 without BOM"
        message = "the file begins with a byte order mark, U+FEFF"
        found.append(Finding(Place(path, 1, 1), "encoding", message, cure))
        text = text[1:]
    return text.replace("\r\n", "\n")


def _visible(text: str, path: str, starts: tuple[int, ...], found: list[Finding]) -> str | None:
    """The text with U+FFFD for every character refused; None when reading on makes no sense."""
    problems = visible_problems(text)
    for at, what in problems[:MAX_FINDINGS]:
        cure = "delete it, or write the character that is meant"
        found.append(Finding(_place(path, starts, at), "character", what, cure))
    indented = False
    tabs = (m.start() for m in re.finditer("\t", text))
    by_line = groupby(tabs, key=lambda at: bisect_right(starts, at))
    for count, (line, group) in enumerate(by_line):
        at = next(group)
        lead = not text[starts[line - 1] : at].strip(" -")
        indented = indented or lead
        if count < MAX_FINDINGS:
            message = "a tab in the indentation" if lead else "a tab"
            cure = "indent with spaces" if lead else "write a space; white space is folded anyway"
            found.append(Finding(_place(path, starts, at), "tab", message, cure))
    if indented:
        return None
    chars = list(text.replace("\t", " "))
    for at, _ in problems:
        chars[at] = "\ufffd"
    return "".join(chars)


class _Reading:
    """The state of one pass over the parser's events."""

    def __init__(self, text: str, path: str, starts: tuple[int, ...]) -> None:
        self.text, self.path, self.starts = text, path, starts
        self.found: list[Finding] = []
        self.refused = False
        self.root: Any = None
        self.nodes: dict[KeyPath, _Node] = {}
        self.keys: dict[KeyPath, int] = {}
        self.stack: list[_Open] = []
        self.count = self.documents = 0

    def run(self, loader: Any) -> bool:
        """Read all events; False when the parser gave up."""
        try:
            for event in yaml.parse(self.text, Loader=loader):
                self.take(event)
        except _Refused:
            self.refused = True
        except Exception as error:  # PyYAML raises more than YAMLError (chr() of an escape, say)
            self.refused = True
            told = stumble(self.text, self.path, error)
            if all(told.place.line != other.place.line for other in self.found):
                self.found.append(told)
            return False
        else:
            self.top()
        return True

    def sheet(self) -> Sheet | None:
        if not isinstance(self.root, dict):
            return None
        place = {path: _place(self.path, self.starts, n.start) for path, n in self.nodes.items()}
        keys = {path: _place(self.path, self.starts, at) for path, at in self.keys.items()}
        return Sheet(
            self.path,
            self.text,
            self.root,
            MappingProxyType(place),
            MappingProxyType(keys),
            self.nodes,
            self.starts,
        )

    def say(self, at: int, code: str, message: str, cure: str, length: int = 1) -> None:
        place = _place(self.path, self.starts, at)
        self.found.append(Finding(place, code, message, cure, length=max(1, length)))

    def top(self) -> None:
        if isinstance(self.root, dict):
            return
        self.refused = True
        if self.root is None:
            self.say(0, "yaml-top", "the file is empty; expected `key: value`", "")
        else:
            kind = "a list" if isinstance(self.root, list) else "a text"
            cure = "begin with a key such as `title: …`"
            self.say(
                self.nodes[()].start, "yaml-top", f"{kind} where `key: value` is expected", cure
            )

    def take(self, event: yaml.Event) -> None:
        at = event.start_mark.index
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if event.version or event.tags:
                self.say(
                    at, "yaml-feature", "a directive (`%…`); sheets have none", "delete the line"
                )
                raise _Refused
            if self.documents > 1:
                message = "a second document begins here; a sheet is one document"
                self.say(at, "yaml-feature", message, "delete the line `---`, or use a second file")
                raise _Refused
        elif isinstance(event, yaml.NodeEvent):
            self.count += 1
            if self.count > MAX_NODES:
                message = f"more than {MAX_NODES:,} keys and values"
                self.say(at, "yaml-limit", message, "divide the sheet")
                raise _Refused
            self.plain_features_only(event, at)
            top = self.stack[-1] if self.stack else None
            if top and isinstance(top.into, dict) and top.key is None:
                self.key(event, at, top)
            else:
                self.value(event, at, top)
        elif isinstance(event, yaml.CollectionEndEvent):
            done = self.stack.pop()
            if done.kept:
                style = "map" if isinstance(done.into, dict) else "list"
                self.nodes[done.path] = _Node(done.start, event.end_mark.index, style)

    def plain_features_only(self, event: yaml.NodeEvent, at: int) -> None:
        tag = getattr(event, "tag", None)
        what = (
            "an alias"
            if isinstance(event, yaml.AliasEvent)
            else "an anchor"
            if event.anchor
            else "a tag"
        )
        if event.anchor or tag:
            line = bisect_right(self.starts, at)
            value = self.text[at:].split("\n", 1)[0].rstrip()
            sign = {"an alias": "*", "an anchor": "&", "a tag": "!"}[what]
            if tag and self.text[at : at + 1] == "!":
                sign, what = "!", "a tag"
            message = f"`{sign}` at the start of a value makes it {what} to YAML; sheets have none"
            if all(f.place.line != line or f.code != "yaml-feature" for f in self.found):
                cure = f"put the text in quotes: {quoted(value)}"
                self.say(at, "yaml-feature", message, cure, len(value))
            self.refused = True

    def key(self, event: yaml.NodeEvent, at: int, top: _Open) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self.say(
                at, "yaml-key", "a key must be a word", "quote a value that begins with a bracket"
            )
            raise _Refused
        top.key = event

    def value(self, event: yaml.NodeEvent, at: int, top: _Open | None) -> None:
        path, kept = self.step(event, top)
        if isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            value = self.scalar(event, at) if isinstance(event, yaml.ScalarEvent) else None
            if kept:
                empty = value is None and path in self.keys and not getattr(event, "value", "")
                start = self.keys[path] if empty else at
                self.nodes[path] = _Node(
                    start, event.end_mark.index, getattr(event, "style", "") or ""
                )
        else:
            if len(self.stack) >= MAX_DEPTH:
                message = f"nested deeper than {MAX_DEPTH} levels"
                self.say(at, "yaml-limit", message, "quote a text that begins with a bracket")
                raise _Refused
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
            self.stack.append(_Open(path, value, bool(event.flow_style), at, kept))
            if isinstance(value, dict) and event.flow_style and self.text[at] != "{":
                message = "a colon and a space make a pair of this list item"
                self.say(at, "yaml-quote", message, "put the item in quotes")
            if kept:
                self.nodes[path] = _Node(at, at, "map" if isinstance(value, dict) else "list")
        if top is None:
            self.root = value
        elif isinstance(top.into, list):
            top.into.append(value)
        elif kept and path and path[-1] not in top.into:
            top.into[str(path[-1])] = value

    def step(self, event: yaml.NodeEvent, top: _Open | None) -> tuple[KeyPath, bool]:
        """The path of a value, and whether it counts (not for a key that was refused)."""
        if top is None:
            return (), True
        if isinstance(top.into, list):
            return (*top.path, len(top.into)), top.kept
        key, top.key = top.key, None
        assert key is not None
        name, at, end = key.value, key.start_mark.index, key.end_mark.index
        if top.flow and self.is_stray(event, end):
            self.stray(top, at, end)
            return top.path, False
        top.pair, top.stray = event.start_mark.index, -1
        plain = key.implicit[0]
        if plain and (name in _WORDS or _INT.fullmatch(name)):
            kind = "a number" if name not in _WORDS else "no text"
            self.say(
                at, "yaml-key", f"the key `{name}` is {kind} to YAML", f'write "{name}":', len(name)
            )
        elif plain and name == "<<":
            self.say(
                at,
                "yaml-feature",
                "`<<` merges mappings in YAML; sheets do not",
                "write the keys out",
            )
        elif len(name) > 200 or "\n" in name:
            self.say(at, "yaml-key", "a key longer than 200 characters", "quote the whole line")
        elif name in top.seen:
            first = bisect_right(self.starts, top.seen[name])
            message = f"the key `{name}` is written twice (first on line {first})"
            self.say(at, "yaml-duplicate", message, "keep one of them, or rename one", end - at)
        else:
            top.seen[name] = at
            self.key_text(name, key, at)
            if top.kept:
                self.keys[(*top.path, name)] = at
            return (*top.path, name), top.kept
        return top.path, False

    def key_text(self, name: str, key: yaml.ScalarEvent, at: int) -> None:
        if key.style == '"' and visible_problems(name):
            self.say(at, "character", visible_problems(name)[0][1], "write a visible key")
            self.refused = True

    def is_stray(self, event: yaml.NodeEvent, key_end: int) -> bool:
        """Whether a key in braces has no colon after it, as `000` in `{figure: about 10,000}`."""
        empty = isinstance(event, yaml.ScalarEvent) and event.implicit[0] and not event.value
        return empty and not self.text[key_end:].lstrip().startswith(":")

    def stray(self, top: _Open, at: int, end: int) -> None:
        word = self.text[at:end]
        if re.match(r"[a-z_]+:\S", word):
            message, cure = f"no space after the colon in `{word}`", "write a space after the colon"
            self.say(at, "yaml-space", message, cure, len(word))
        elif top.pair < 0:
            message = f"`{word}` stands in braces without `: ` and a value"
            cure = f"quote a text that begins with a brace: {quoted('{' + word + '}')}"
            self.say(at, "yaml-comma", message, cure, len(word))
        else:
            whole = " ".join(self.text[top.pair : end].split())
            message = f"the comma ends the value in braces, and `{word}` becomes a key"
            if top.stray >= 0:
                del self.found[top.stray]
            top.stray = len(self.found)
            self.say(
                top.pair,
                "yaml-comma",
                message,
                f"put the value in quotes: {quoted(whole)}",
                end - top.pair,
            )

    def scalar(self, event: yaml.ScalarEvent, at: int) -> Any:
        value, end = str(event.value), event.end_mark.index
        if len(value) > MAX_SCALAR:
            message = f"a text of {len(value):,} characters; at most {MAX_SCALAR:,} are read"
            self.say(at, "yaml-limit", message, "divide the text")
            raise _Refused
        if event.style == '"':
            for where, what in visible_problems(value)[:MAX_FINDINGS]:
                raw = at + aligned(self.text[at:end], '"', value, where)
                self.say(raw, "character", f"{what}, written as an escape", "delete it")
                self.refused = True
        if event.style or not event.implicit[0]:
            return value
        self.comment(value, at, end)
        space = _NO_SPACE.match(value)
        first_on_line = self.text[self.text.rfind("\n", 0, at) + 1 : at].strip(" -") == ""
        if space and first_on_line and "\n" not in self.text[at:end]:
            cure = f"write `{space[0]} {value[space.end() :]}`, or put the text in quotes"
            self.say(
                at, "yaml-space", f"no space after the colon of `{space[0]}`", cure, len(space[0])
            )
        if value in _WORDS:
            return _WORDS[value]
        return int(value) if _INT.fullmatch(value) else value

    def comment(self, value: str, at: int, end: int) -> None:
        line = self.text[end:].split("\n", 1)[0]
        swallowed = re.match(r" +(#[^\s#].*)", line)
        if value and swallowed:
            message = "the value ends here: to YAML ` #` begins a comment"
            cure = f"put the value in quotes: {quoted(self.text[at:end] + line.rstrip())}"
            self.say(
                end + swallowed.start(1), "yaml-comment", message, cure, len(swallowed[1].rstrip())
            )

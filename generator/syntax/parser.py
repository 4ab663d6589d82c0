"""Reads one YAML text from its parser's events, and tells what in it is a trap.

Nothing is composed or constructed: no alias can multiply, no tag can build anything, and only the
scalars listed here (those of YAML 1.2's core schema, without floats) are more than text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.finding import KeyPath
from generator.syntax.entry_fixes import Twice
from generator.syntax.errors import in_quotes, stumble
from generator.syntax.pitfalls import bad_key, block_traps, curly, swallowed, unopened
from generator.syntax.scalar import aligned, plain
from generator.text.characters import visible_problems

MAX_DEPTH = 20
MAX_NODES = 20_000
MAX_SCALAR = 20_000
MAX_FOUND = 100

_TIGHT = re.compile(r"([a-z][a-z_]*):(?=[^\s/:])")
_COLON_FOLLOWS = re.compile(r"\s*:")
_FEATURES = {"*": "an alias", "&": "an anchor", "!": "a tag"}


@dataclass(frozen=True)
class Node:
    """Where a value stands, as offsets, and how it is written.

    `style` is `map`, `list`, or that of the scalar: "" plain, `'`, `"`, `|` or `>`.
    """

    start: int
    end: int
    style: str


@dataclass
class _Open:
    path: KeyPath
    into: dict[str, Any] | list[Any]
    start: int
    flow: bool
    implicit: bool  # the pair that `[a: b]` makes
    kept: bool
    key: yaml.ScalarEvent | None = None
    seen: dict[str, int] = field(default_factory=dict)
    end: int = 0
    pair: int = -1  # where the value of the last pair in braces begins …
    name: str = ""  # … its key …
    comma: int = -1  # … and which finding says that a comma broke it


def _span(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark and event.end_mark
    return event.start_mark.index, event.end_mark.index


class _Refused(Exception):
    """Reading cannot go on; the finding that says why has been recorded."""


class Reading:
    """One pass over the events: data, nodes, places of keys and findings, all by offset.

    `found` has (offset, code, message, cure, length). After `run`, `refused` says that `root` is
    nothing to go on with.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[tuple[int, str, str, str, int]] = []
        self.refused = False
        self.root: Any = None
        self.nodes: dict[KeyPath, Node] = {}
        self.keys: dict[KeyPath, int] = {}
        self.twice: dict[int, Twice] = {}
        self._stack: list[_Open] = []
        self._count = self._documents = 0

    def run(self, loader: Any) -> bool:
        """Read with one of PyYAML's loaders.

        False when its parser gave up, or met what sheets have none of: there parsers differ.
        """
        try:
            for event in yaml.parse(self.text, Loader=loader):
                self._take(event)
        except _Refused:
            self.refused = True
        except Exception as error:  # more than YAMLError: chr() of a wrong escape, for one
            self.refused = True
            at, message, cure, length = stumble(self.text, error)
            line = self.text.count("\n", 0, at)
            if all(self.text.count("\n", 0, other[0]) != line for other in self.found):
                self.found.append((at, "yaml", message, cure, length))
        return not self.refused

    def _say(self, at: int, code: str, message: str, cure: str, length: int = 1) -> None:
        at = min(at, len(self.text))
        line_end = self.text.find("\n", at)
        room = (line_end if line_end >= 0 else len(self.text)) - at
        self.found.append((at, code, message, cure, max(1, min(length, room))))
        if len(self.found) >= MAX_FOUND:
            raise _Refused

    def _refuse(self, at: int, code: str, message: str, cure: str) -> _Refused:
        self._say(at, code, message, cure)
        return _Refused()

    def _take(self, event: yaml.Event) -> None:
        at = _span(event)[0]
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if event.version or event.tags:
                message = "a line that begins with `%` is a directive to YAML; sheets have none"
                raise self._refuse(at, "yaml-feature", message, "delete the line")
            if self._documents > 1:
                message = "a second document begins here; a sheet is one document"
                cure = "delete the line `---`, or use a second file"
                raise self._refuse(at, "yaml-feature", message, cure)
        elif isinstance(event, yaml.NodeEvent):
            self._count += 1
            if self._count > MAX_NODES:
                message = f"more than {MAX_NODES:,} keys and values"
                raise self._refuse(at, "yaml-limit", message, "divide the sheet")
            self._refuse_features(event, at)
            top = self._stack[-1] if self._stack else None
            scalar = event if isinstance(event, yaml.ScalarEvent) else None
            if top and top.flow and scalar and not scalar.style and "?" in scalar.value:
                # Only the C parser lets this pass.
                message = "an unquoted question mark in brackets or braces"
                raise self._refuse(at, "yaml", message, in_quotes(scalar.value))
            if not top or isinstance(top.into, list) or top.key is not None:
                self._value(event, at, top)
            elif isinstance(event, yaml.ScalarEvent):
                top.key = event
            else:
                message = "a key must be a word"
                raise self._refuse(at, "yaml-key", message, "put a text with brackets in quotes")
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(_span(event)[1])

    def _refuse_features(self, event: yaml.NodeEvent, at: int) -> None:
        if not event.anchor and not getattr(event, "tag", None):
            return
        self.refused = True
        sign = "*" if isinstance(event, yaml.AliasEvent) else self.text[at : at + 1]
        what = _FEATURES.get(sign, "a tag")
        value = self.text[at : at + 80].partition("\n")[0].rstrip()
        message = f"`{sign}` at the start of a value makes it {what} to YAML; sheets have none"
        self._say(at, "yaml-feature", message, in_quotes(value), len(value))

    def _value(self, event: yaml.NodeEvent, at: int, top: _Open | None) -> None:
        path, kept = self._step(event, top)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(self._stack) >= MAX_DEPTH:
                message = f"nested deeper than {MAX_DEPTH} levels"
                raise self._refuse(at, "yaml-limit", message, "put a text with brackets in quotes")
            value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            flow = bool(event.flow_style)
            implicit = isinstance(value, dict) and flow and self.text[at : at + 1] != "{"
            self._stack.append(_Open(path, value, at, flow, implicit, kept))
        else:
            value = self._scalar(event, at) if isinstance(event, yaml.ScalarEvent) else None
            end = at + len(self.text[at : _span(event)[1]].rstrip(" \n"))
            if path and isinstance(event, yaml.ScalarEvent) and not event.style:
                for trap in curly(self.text, at, end, str(path[-1])):
                    self._say(*trap)
                if top and top.flow:
                    for trap in unopened(self.text, at, end):
                        self._say(*trap)
            if kept:
                start, end = (
                    (self.keys[path], self.keys[path])
                    if end == at and path in self.keys
                    else (at, end)
                )
                self.nodes[path] = Node(start, end, getattr(event, "style", None) or "")
            if top:
                top.end = max(top.end, end)
        if top is None:
            self.root = value
        elif isinstance(top.into, list):
            top.into.append(value)
        elif kept:
            top.into[str(path[-1])] = value

    def _close(self, end: int) -> None:
        done = self._stack.pop()
        done.end = end if done.flow and not done.implicit else max(done.end, done.start)
        value = self.text[done.start : done.end]
        if done.implicit:
            message = "a colon and a space make a pair of this item of a list"
            self._say(done.start, "yaml-colon", message, in_quotes(value), len(value))
        if done.kept:
            style = "map" if isinstance(done.into, dict) else "list"
            self.nodes[done.path] = Node(done.start, done.end, "" if done.implicit else style)
        if self._stack:
            above = self._stack[-1]
            above.end = max(above.end, done.end)
            if done.implicit and isinstance(above.into, list):
                above.into[-1] = " ".join(value.split())  # what was meant

    def _step(self, event: yaml.NodeEvent, top: _Open | None) -> tuple[KeyPath, bool]:
        """The path of a value, and whether it counts: not under a key that was refused."""
        if top is None:
            return (), True
        if isinstance(top.into, list):
            return (*top.path, len(top.into)), top.kept
        key, top.key = top.key, None
        assert key is not None
        name, (at, end) = str(key.value), _span(key)
        empty = isinstance(event, yaml.ScalarEvent) and event.implicit[0] and not event.value
        if top.flow and empty and not _COLON_FOLLOWS.match(self.text, end):
            self._stray(top, at, end)
            return top.path, False
        top.end = max(top.end, end)
        top.pair, top.name, top.comma = _span(event)[0], name, -1
        if not self._good_key(key, name, at, end, top):
            top.name = ""
            return top.path, False
        top.seen[name] = at
        if top.kept:
            self.keys[(*top.path, name)] = at
        return (*top.path, name), top.kept

    def _good_key(self, key: yaml.ScalarEvent, name: str, at: int, end: int, top: _Open) -> bool:
        wrong = bad_key(name, key.implicit[0])
        if wrong:
            self._say(at, *wrong, end - at)
        elif name in top.seen:
            self.twice[at] = Twice(name, top.seen[name], top.start)
            line = self.text.count("\n", 0, top.seen[name]) + 1
            message = f"the key `{name}` stands twice (first on line {line})"
            self._say(at, "yaml-duplicate", message, "keep one of them, or rename one", end - at)
        else:
            if key.style == '"' and visible_problems(name):
                self.refused = True
                self._say(at, "character", visible_problems(name)[0][1], "delete it", end - at)
            return True
        return False

    def _stray(self, top: _Open, at: int, end: int) -> None:
        """A key in braces without a colon, as `000` in `{figure: about 10,000}`."""
        word = self.text[at:end]
        tight = _TIGHT.match(word)
        into = top.into if isinstance(top.into, dict) else {}
        if tight:
            cure = f"write `{tight[0]} {word[tight.end() :]}`"
            self._say(at, "yaml-space", f"no space after the colon of `{tight[1]}`", cure, end - at)
            into.setdefault(tight[1], plain(word[tight.end() :]))
        elif not top.name:
            message = f"`{word}` stands in braces without a colon and a value"
            cure = "write `{key: value}`, or put a text that begins with a brace in quotes"
            self._say(at, "yaml-comma", message, cure, end - at)
        else:
            whole = " ".join(self.text[top.pair : end].split())
            message = f"the comma ends the value in braces, and `{word}` becomes a key"
            if top.comma >= 0:
                del self.found[top.comma]
            top.comma = len(self.found)
            self._say(top.pair, "yaml-comma", message, in_quotes(whole), end - top.pair)
            if isinstance(into.get(top.name), str | int):
                into[top.name] = whole  # what was meant

    def _scalar(self, event: yaml.ScalarEvent, at: int) -> Any:
        value, end = str(event.value), _span(event)[1]
        if len(value) > MAX_SCALAR:
            message = f"a text of {len(value):,} characters; at most {MAX_SCALAR:,} are read"
            raise self._refuse(at, "yaml-limit", message, "divide the text")
        if event.style == '"':
            for where, what in visible_problems(value)[:1]:
                self.refused = True
                raw = at + aligned(self.text[at:end], '"', value, where)
                self._say(raw, "character", f"{what}, written as an escape", "delete it")
        for trap in block_traps(self.text, at, end, event.style or ""):
            self._say(*trap)
        if event.style or not event.implicit[0] or not value:
            return value if event.style or not event.implicit[0] else None
        meant = swallowed(self.text, at, end, value)
        if meant:
            self._say(*meant[1])
            return meant[0]
        tight = _TIGHT.match(value)
        before = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        if tight and not before.strip(" -") and "\n" not in self.text[at:end]:
            rest = value[tight.end() :]
            cure = f"write `{tight[0]} {rest}`, or put the text in quotes"
            self._say(at, "yaml-space", f"no space after the colon of `{tight[1]}`", cure, end - at)
            return {tight[1]: plain(rest)}  # what was meant
        return plain(value)

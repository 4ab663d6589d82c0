"""Reads one YAML text from its parser's events, and stops at what a sheet cannot have.

Nothing is composed or constructed: no alias can multiply, no tag can build anything, and only the
scalars listed in `scalar` (those of YAML 1.2's core schema, without floats) are more than text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

import yaml

from generator.syntax.places import Places
from generator.syntax.scalar import aligned, is_text, plain, value_at
from generator.syntax.troubles import BLANKS, CLOSING, COLONS, OPENING, Trouble
from generator.text.characters.invisible import visible_problems

MAX_DEPTH = 20
MAX_SCALAR = 20_000
MAX_KEY = 200
MAX_TROUBLES = 25

# Keys whose words are looked up in a quote: quote marks around them are never part of the source's words.
SHORT = frozenset({"figure", "said_on", "published", "window"})
_FEATURES = {"*": "an alias", "&": "an anchor", "!": "a tag"}
_COLON_FOLLOWS = re.compile(r"\s*:")
_TIGHT = re.compile(r"[a-z][a-z_]*:(?=[^\s/:])")
_ODD_KEY = re.compile(rf"[-–—−‒―‐‑•·]\s*[a-z]|[\w-]+[ ;:=]*[{{\[]|.*[{BLANKS}{COLONS}]")
_CURLY = re.compile(rf"[{OPENING}][^\"\n]*[{CLOSING}]")
_BLOCK_SIGN = re.compile(r"(?![|>][-+]?\n)[-=+|>~ ]{0,8}[|>][-=+|>~ ]{0,8}\n")
_COMMENT = re.compile(r" +(#[^\s#][^\n]*)")
_ID = re.compile(r"[a-z0-9-]+")
_NOTE = re.compile(r"^ +(# [^\n]*)", re.MULTILINE)


@dataclass
class _Open:
    """A mapping or list that is being read; `number` is its own among the values."""

    number: int
    into: dict[str, Any] | list[Any]
    start: int
    flow: bool
    key: yaml.ScalarEvent | None = None
    seen: dict[str, int] = field(default_factory=dict)
    twice: list[Trouble] = field(default_factory=list)
    end: int = 0
    pair: int = -1  # where the value of the last pair begins


class _Stop(Exception):
    """Reading cannot go on; the trouble that says why has been recorded."""


def _span(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark and event.end_mark
    return event.start_mark.index, event.end_mark.index


class Reading:
    """One pass over the events: data, places of values and troubles, all by offset.

    With a trouble the data are nothing to go on with; `most` keys and values are read.
    """

    def __init__(self, text: str, most: int) -> None:
        self.text = text
        self._most = most
        self.troubles: list[Trouble] = []
        self.root: Any = None
        self.places = Places()
        self._stack: list[_Open] = []
        self._count = self._documents = 0

    def run(self, loader: Any) -> None:
        """Read with one of PyYAML's loaders; one trouble a line and a mapping is told."""
        try:
            for event in yaml.parse(self.text, Loader=loader):
                self._take(event)
        except _Stop:
            pass
        except Exception as error:  # more than YAMLError: chr() of a wrong escape, for one
            self._failed(of_parser(self.text, error))
        while self._stack:
            self._twice(self._stack.pop())
        self.troubles.sort(key=lambda trouble: trouble.at)
        by_line = groupby(self.troubles, key=lambda trouble: self.text.count("\n", 0, trouble.at))
        self.troubles = [next(group) for _, group in by_line]

    def _failed(self, trouble: Trouble) -> None:
        """Tell why the parser gave up, unless it follows from what was met before."""
        if "flow" in trouble.what:  # an open bracket makes pairs of what follows it
            self.troubles = [met for met in self.troubles if met.what != "pair in a list"]
        if not self.troubles and not any(mapping.twice for mapping in self._stack):
            self.troubles.append(trouble)

    def _meet(self, what: str, at: int, begun: int = -1, word: str = "") -> None:
        self.troubles.append(Trouble(what, at, begun, word))
        if len(self.troubles) >= MAX_TROUBLES:
            raise _Stop

    def _stop(self, what: str, at: int, word: str = "") -> _Stop:
        self._meet(what, at, word=word)
        return _Stop()

    def _take(self, event: yaml.Event) -> None:
        at = _span(event)[0]
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if event.version or event.tags:
                raise self._stop("percent", at)
            if self._documents > 1:
                raise self._stop("second document", at)
        elif isinstance(event, yaml.NodeEvent):
            self._count += 1
            if self._count > self._most:
                raise self._stop("nodes", at, f"{self._most:,}")
            if event.anchor or getattr(event, "tag", None):
                sign = "*" if isinstance(event, yaml.AliasEvent) else self.text[at : at + 1]
                self._meet("feature", at, word=_FEATURES.get(sign, "a tag"))
            top = self._stack[-1] if self._stack else None
            if not top or isinstance(top.into, list) or top.key is not None:
                self._value(event, at, top)
            elif isinstance(event, yaml.ScalarEvent):
                top.key = event
            else:
                raise self._stop("no word for a key", at)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(_span(event)[1])

    def _value(self, event: yaml.NodeEvent, at: int, top: _Open | None) -> None:
        key, key_at = self._step(event, top)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(self._stack) >= MAX_DEPTH:
                raise self._stop("depth", at, str(MAX_DEPTH))
            value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            flow = bool(event.flow_style)
            if isinstance(value, dict) and flow and self.text[at : at + 1] != "{":
                self._meet("pair in a list", at)
            number = self.places.add(at, at, "map" if isinstance(value, dict) else "list", key_at)
            self._stack.append(_Open(number, value, at, flow))
        else:
            value = None
            end = at + len(self.text[at : _span(event)[1]].rstrip(" \n"))
            if isinstance(event, yaml.ScalarEvent):
                value = self._scalar(event, at, end, key, top.start if top and top.flow else -1)
            start = key_at if end == at and key_at >= 0 else at
            self.places.add(start, max(start, end), getattr(event, "style", None) or "", key_at)
            if top:
                top.end = max(top.end, end)
        if top is None:
            self.root = value
        elif isinstance(top.into, list):
            top.into.append(value)
        else:
            top.into[key] = value

    def _close(self, end: int) -> None:
        done = self._stack.pop()
        self._twice(done)
        done.end = end if done.flow else max(done.end, done.start)
        self.places.ends[done.number] = done.end
        if self._stack:
            self._stack[-1].end = max(self._stack[-1].end, done.end)

    def _twice(self, done: _Open) -> None:
        """The keys that stand twice in one mapping: as one trouble where an entry lost its head."""
        first = next(iter(done.twice), None)
        if first and first.begun == done.start and len(done.twice) > 1:
            self.troubles.append(replace(first, what="keys twice"))
        else:
            self.troubles += done.twice

    def _step(self, event: yaml.NodeEvent, top: _Open | None) -> tuple[str, int]:
        """The key of a value and where it stands, which is looked at here; no key in a list."""
        if top is None or isinstance(top.into, list):
            return "", -1
        key, top.key = top.key, None
        assert key is not None
        name, (at, end) = str(key.value), _span(key)
        empty = isinstance(event, yaml.ScalarEvent) and event.implicit[0] and not event.value
        if top.flow and empty and not _COLON_FOLLOWS.match(self.text, end):
            self._meet("stray key", at, top.pair, self.text[at:end])
        elif trouble := odd_key(name, key.style or ""):
            unseen = next((what for _, what in visible_problems(name)), "")
            self._meet(trouble, at, word=unseen or (str(len(name)) if "long" in trouble else name))
        elif name in top.seen and len(top.twice) < MAX_TROUBLES:
            top.twice.append(Trouble("key twice", at, top.seen[name], name))
        top.seen.setdefault(name, at)
        top.pair, top.end = _span(event)[0], max(top.end, end)
        return name, at

    def _scalar(self, event: yaml.ScalarEvent, at: int, end: int, key: str, bracket: int) -> Any:
        value, style, raw = str(event.value), event.style or "", self.text[at:end]
        if len(value) > MAX_SCALAR:
            raise self._stop("scalar length", at, f"{len(value):,}")
        if style:
            for where, what in visible_problems(value)[:1] if style == '"' else ():
                self._meet(
                    "escape of what cannot be seen", at + aligned(raw, '"', value, where), word=what
                )
            if style in "|>" and (note := _NOTE.search(self.text, at, _span(event)[1])):
                self._meet("note in block text", note.start(1))
            return value
        self._plain_traps(value, at, end, key, bracket)
        return plain(value) if event.implicit[0] else value

    def _plain_traps(self, value: str, at: int, end: int, key: str, bracket: int) -> None:
        """What reads without trouble and yet says something else than was meant."""
        raw, line = self.text[at:end], self.text.rfind("\n", 0, at) + 1
        comment = _COMMENT.match(self.text, end)
        # `dahl #the mayor` is a comment of somebody in a hurry, `bridge #5` is not.
        if comment and value and not (_ID.fullmatch(value) and comment[1][1:2].isalpha()):
            whole = f"{value} {value_at(self.text[line : comment.end()], comment.start(1) - line)}"
            self._meet("comment", comment.start(1), word=whole)
        elif _BLOCK_SIGN.match(self.text[at : end + 1] + "\n"):
            self._meet("block sign", at)
        elif bracket >= 0 and "?" in value:  # only the C parser lets this pass
            self._meet("question mark", at + raw.index("?"), at)
        elif key in SHORT and _CURLY.fullmatch(raw) and belong(raw):
            self._meet("curly", at, end)
        elif bracket >= 0 and raw.endswith('"') and raw.count('"') == 1:
            self._meet("unopened", at, bracket)
        elif _TIGHT.match(value) and "\n" not in raw and not self.text[line:at].strip(" -"):
            self._meet("tight value", at)


def belong(value: str) -> bool:
    """Whether the marks at both ends belong together, not as in `“Yes,” he said, “now”`."""
    depth = 0
    for char in value[1:-1]:
        depth += (char in "“„«") - (char in "”»")
        if depth < 0:
            return False
    return depth == 0


def odd_key(name: str, style: str) -> str:
    """What is wrong with a key, empty where nothing is."""
    if style:
        return "key that cannot be seen" if style == '"' and visible_problems(name) else ""
    if name == "<<":
        return "merged key"
    if not name:
        return "no key"
    if not is_text(name):
        return "key that is no text"
    if _ODD_KEY.match(name):
        return "bad key"
    return "long key" if len(name) > MAX_KEY or "\n" in name else ""


def of_parser(text: str, error: Exception) -> Trouble:
    """What made one of PyYAML's parsers give up; a mark at the end goes to the last sign of the text."""
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    what = f"{getattr(error, 'context', '') or ''}; {getattr(error, 'problem', '') or ''}"
    last = max(len(text.rstrip()) - 1, 0)
    if mark is None:
        odd = next(_odd_escapes(text), None)
        return Trouble(
            "no character" if odd is not None else f"not YAML ({type(error).__name__})", odd or 0
        )
    return Trouble(what, min(mark.index, last), min(context.index, last) if context else -1)


def _odd_escapes(text: str) -> Iterator[int]:
    for escape in re.finditer(r"\\U([0-9A-Fa-f]{8})", text):
        if int(escape[1], 16) > 0x10FFFF:
            yield escape.start()

"""Reads `mkdocs.yml` with the liberties its publisher takes, and tells where it is not YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.finding import Finding, TextFile, Where
from generator.site.input_files import LIMITS, read_file
from generator.syntax.parser import of_parser
from generator.syntax.sheet import LOADER
from generator.syntax.troubles import Trouble, explain
from generator.text.characters.invisible import visible_problems

CONFIG = "mkdocs.yml"
# What `mkdocs.yml` names and `briefs generate` writes: the navigation, and the folder with our theme.
NAVIGATION = ".briefs/run-briefs-generate-first.yml"
THEME = ".briefs/theme"
MAX_DEPTH = 100
# MkDocs reads with PyYAML's Python parser; the C parser lets some of these pass.
_STRICT = re.compile(r"[\t?]")
# Ends of lines to YAML alone, which would shift every place below them.
_RARE = {0x85: " ", 0x2028: " ", 0x2029: " "}


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


def read_config(root: Path) -> tuple[Entries, list[Finding]]:
    """The mapping in `mkdocs.yml` under `root`, empty without one or with the finding that says why.

    Tags, anchors, aliases and merges are legal there. A key that stands twice is a finding: the
    publisher would drop the first one without a word.
    """
    unreadable: list[Finding] = []
    raw = read_file(root, CONFIG, LIMITS[".yml"], unreadable)
    if raw is None:  # without the file a project may be generated for another publisher
        return {}, [finding for finding in unreadable if finding.code != "no-file"]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = TextFile(CONFIG, raw[: error.start].decode("utf-8-sig"))
        message = f"byte 0x{raw[error.start]:02X} is not UTF-8 text"
        cure = "save the file with the encoding UTF-8"
        return {}, [Finding(before.span(len(before.text)), "encoding", message, cure)]
    file = TextFile(CONFIG, re.sub("\r\n?", "\n", text).translate(_RARE))
    top = _composed(file.text)
    if isinstance(top, Trouble):
        return {}, [explain(file, top)]
    if not isinstance(top, yaml.MappingNode):
        first = re.search(r"^[^\s#]", file.text, re.MULTILINE)
        what = "this is no `key: value`" if top else "the file is empty"
        message = f"{what}; expected settings such as `site_name: …`"
        cure = "begin the file with a key, a colon and a space"
        where = file.span(first.start() if first else 0)
        return {}, [Finding(where, "yaml-top", message, cure)]
    twice: list[Finding] = []
    entries = _entries(file, top, {}, twice)
    return entries, twice


def _composed(text: str) -> yaml.Node | Trouble | None:
    """The node of the whole text, None for an empty one. Only the Python parser's failures count."""
    trouble = Trouble("not YAML", 0)
    for loader in [yaml.SafeLoader] if _STRICT.search(text) else [LOADER, yaml.SafeLoader]:
        try:
            if deep := _too_deep(text, loader):
                return deep
            node: yaml.Node | None = yaml.compose(text, Loader=loader)
        except Exception as error:  # the parsers raise more than YAMLError
            trouble = of_parser(text, error)
        else:
            return node
    for at, what in visible_problems(text) if "ReaderError" in trouble.what else ():
        return Trouble("escape of what cannot be seen", at, word=what)
    return trouble


def _too_deep(text: str, loader: type[yaml.SafeLoader]) -> Trouble | None:
    """Where the text is nested so deep that composing it would not end well."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH and event.start_mark:
                return Trouble("depth", event.start_mark.index, word=str(MAX_DEPTH))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _entries(
    file: TextFile, node: yaml.MappingNode, read: dict[int, dict[str, Entry]], twice: list[Finding]
) -> dict[str, Entry]:
    """The entries of a mapping; one that several aliases name is read once."""
    if id(node) in read:
        return read[id(node)]
    entries = read[id(node)] = {}
    merged: list[Mapping[str, Entry]] = []
    seen: dict[str, int] = {}
    for key, value in node.value:
        inner = _value(file, value, read, twice)
        name, at = str(key.value), key.start_mark.index
        if not isinstance(key, yaml.ScalarNode):
            continue
        if name == "<<":
            merged += [inner] if isinstance(inner, Mapping) else []
            continue
        if name in seen:
            twice.append(explain(file, Trouble("key twice", at, seen[name], name)))
        seen.setdefault(name, at)
        words = len(inner) if isinstance(inner, str) and inner else 1
        where = file.span(value.start_mark.index, words)
        entries[name] = Entry(file.span(at, len(name)), where, inner)
    for others in merged:
        entries |= {name: entry for name, entry in others.items() if name not in entries}
    return entries


def _value(
    file: TextFile, node: yaml.Node, read: dict[int, dict[str, Entry]], twice: list[Finding]
) -> str | Mapping[str, Entry] | None:
    if isinstance(node, yaml.MappingNode):
        return _entries(file, node, read, twice)
    if isinstance(node, yaml.SequenceNode) and id(node) not in read:
        read[id(node)] = {}
        for item in node.value:
            _value(file, item, read, twice)
    plain = isinstance(node, yaml.ScalarNode) and not node.tag.startswith("!")
    return str(node.value) if plain else None

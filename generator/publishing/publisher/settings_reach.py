"""Tells what a build with the publisher's settings may read: which environment variables, and whether anything else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.site.input_files import LIMITS
from generator.site.mkdocs_config import NAVIGATION, THEME
from generator.syntax.sheet import LOADER

# With these, a build may read any file.
OPEN_KEYS = ("hooks", "docs_dir", "site_dir")
PLUGINS = ("search",)
EXTENSIONS = frozenset(
    "abbr admonition attr_list def_list fenced_code footnotes md_in_html meta nl2br sane_lists smarty tables toc".split()
)


def settings_reach(config: Path) -> frozenset[str] | None:
    """The environment variables that the settings name.

    None where the settings are not readable, or name a hook, plugin, extension or folder of the project's own, which
    may read anything.
    """
    try:
        # O_NONBLOCK: a pipe in its place must not block.
        with open(os.open(config, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            top = yaml.compose(file.read(LIMITS[".yml"]), Loader=LOADER)
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return None
    if not isinstance(top, yaml.MappingNode):
        return None
    keys, theme = _mapping(top), _mapping(_mapping(top).get("theme"))
    plain = (
        not any(key in keys for key in OPEN_KEYS)
        and _text(keys.get("INHERIT")) in ("", NAVIGATION)
        and _text(theme.get("custom_dir")) in ("", THEME)
        and set(_names(keys.get("plugins"))) <= set(PLUGINS)
        and set(_names(keys.get("markdown_extensions"))) <= EXTENSIONS
    )
    names: set[str] = set()
    for node in _nodes(top):
        if node.tag == "!ENV":
            parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
            names |= {str(part.value) for part in parts}
        elif not node.tag.startswith("tag:yaml.org,2002:") or "python" in node.tag:
            return None
        elif node.tag == "tag:yaml.org,2002:merge":
            return None  # brings in keys that are not looked for here
    return frozenset(names) if plain else None


def _mapping(node: yaml.Node | None) -> dict[str, yaml.Node]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {str(key.value): value for key, value in pairs}


def _text(node: yaml.Node | None) -> str:
    return "" if node is None else str(node.value)


def _names(node: yaml.Node | None) -> Iterator[str]:
    """The names in a list of names, of which some have settings below them, or in a mapping of those."""
    if isinstance(node, yaml.MappingNode):
        yield from _mapping(node)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _mapping(item) if isinstance(item, yaml.MappingNode) else [_text(item)]
    elif node is not None:
        yield _text(node)


def _nodes(top: yaml.Node) -> Iterator[yaml.Node]:
    """Every node of the document, each once."""
    seen: set[int] = set()
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value

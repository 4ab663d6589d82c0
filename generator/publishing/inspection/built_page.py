"""Reads the built pages as a browser would: their ids, links, scripts and text, and markup that must not be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from generator.publishing.content_security_policy import is_known
from generator.text.folding import folded

URLS = frozenset(
    "action background cite data formaction href longdesc manifest ping poster src srcset xlink:href".split()
)
# The second line: these change addresses later, or hide from one parser what another one shows.
FORBIDDEN = frozenset(
    "applet base embed frame frameset iframe object portal style"
    " animate foreignobject noembed noframes plaintext set xmp".split()
)
INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup"
    " time u var wbr".split()
)
# Data blocks: a browser never runs them.
DATA_BLOCKS = frozenset({"application/json", "application/ld+json"})


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a page names: in which element and attribute, and on which line (0: not known)."""

    tag: str
    attribute: str
    relation: str
    value: str
    line: int


@dataclass(frozen=True)
class Fault:
    """Markup that no page may have: its line, the code of the finding, what was found and expected."""

    line: int
    code: str
    message: str


@dataclass(frozen=True)
class BuiltPage:
    """One built page, parsed. `path` is relative to the site's folder, `text` the article, folded."""

    path: str
    ids: frozenset[str]
    links: tuple[Link, ...]
    scripts: tuple[str, ...]
    text: str
    faults: tuple[Fault, ...]


def files(folder: Path) -> frozenset[str]:
    """The paths of all files under `folder`, relative, with forward slashes."""
    return frozenset(
        item.relative_to(folder).as_posix() for item in folder.rglob("*") if item.is_file()
    )


def read_built_pages(folder: Path) -> dict[str, BuiltPage]:
    """Every HTML file of a built site by its path, sorted."""
    paths = sorted(path for path in files(folder) if path.endswith(".html"))
    return {path: parse(path, (folder / path).read_text("utf-8")) for path in paths}


def parse(path: str, html: str) -> BuiltPage:
    """One page's ids, links, inline scripts, article text and faults."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return BuiltPage(
        path,
        frozenset(reader.ids),
        tuple(reader.links),
        tuple(reader.scripts),
        folded("".join(reader.text)).strip(),
        tuple(reader.faults),
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.links: list[Link] = []
        self.scripts: list[str] = []
        self.text: list[str] = []
        self.faults: list[Fault] = []
        self.article = 0
        self.script: list[str] | None = None

    def fault(self, code: str, message: str) -> None:
        self.faults.append(Fault(self.getpos()[0], code, message))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag in FORBIDDEN:
            self.fault("foreign-markup", f"an element <{tag}>; expected none of the kind")
        if tag == "article":
            self.article += 1
        if tag not in INLINE:
            self.text.append(" ")
        for name, value in attrs:
            self._attribute(tag, name, value or "", given)
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.fault("foreign-markup", "a page that sends its reader elsewhere; expected none")
        if tag == "script":
            inline = given.get("type", "").lower() not in DATA_BLOCKS and "src" not in given
            self.script = [] if inline else None

    def _attribute(self, tag: str, name: str, value: str, given: Mapping[str, str]) -> None:
        if name == "id":
            if value in self.ids:
                message = f"the id {value!r} stands here a second time; expected each once"
                self.fault("id-twice", message)
            self.ids.add(value)
        elif name in URLS:
            relation = given.get("rel", "").lower()
            self.links.append(Link(tag, name, relation, value, self.getpos()[0]))
        elif name.startswith("on"):
            self.fault("foreign-markup", f"an event handler {name}= on <{tag}>; expected none")
        elif name == "srcdoc" or (
            name == "style" and re.search(r"url|expression|@import|\\", value, re.I)
        ):
            message = f"an attribute {name}= that loads or runs something; expected none"
            self.fault("foreign-markup", message)

    def handle_comment(self, data: str) -> None:
        # A browser ends a comment at `--!>`, and at once after `<!-->`: this parser does not.
        if data.startswith((">", "->")) or "<" in data or "--!" in data:
            message = f"a comment with markup in it: {data[:60]!r}; expected none"
            self.fault("foreign-markup", message)

    def unknown_decl(self, data: str) -> None:
        self.fault("foreign-markup", f"a declaration {data[:60]!r}; expected none")

    def handle_pi(self, data: str) -> None:
        self.fault("foreign-markup", f"an instruction {data[:60]!r}; expected none")

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self.article -= 1
        if tag not in INLINE:
            self.text.append(" ")
        if tag == "script" and self.script is not None:
            text = "".join(self.script)
            self.scripts.append(text)
            self.script = None
            if not is_known(text):
                message = f"an inline script that is not the theme's: {text[:60]!r}"
                self.fault("unknown-script", message)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is not None:
            if self.script is not None:
                self.script.append(data)
        elif self.article > 0:
            self.text.append(data)

"""Has MkDocs go over a page's text by patterns where it goes sign by sign: the same page in half of the time.

Three passes read all markup with Python's own HTML parser, and one tries each pattern of Markdown on each piece of
text. What such a pass makes of plain markup, which cannot be read in two ways, can be said by a pattern; a text with
anything else is left to the pass itself. That the site is the same is tested, byte by byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any

from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString
from material.plugins.search.plugin import Parser, void  # type: ignore[import-untyped]
from mkdocs.structure.pages import _RawHTMLPreprocessor

from generator.publishing.inspection.plain_page import GIVEN, REFERENCE

Way = Callable[..., Any]

# Elements whose content a parser may take for text.
APART = "script|style|textarea|title|noscript|template|plaintext|xmp|iframe|noembed|noframes|math"
GIVES = r'(?:[ \n]++[A-Za-z][A-Za-z0-9_:.-]*+(?:="[^"<>\0]*+")?+)*+'
TAG = (
    rf"<(?!(?:{APART})[ \n/>])[a-z][a-z0-9-]*+"
    rf"{GIVES}[ \n]*+/?+>|</(?!(?:{APART})>)[a-z][a-z0-9-]*+>"
    rf"|<title{GIVES}>(?:[^<&\0]++|{REFERENCE})*+</title>"
)
PLAIN = re.compile(rf"(?:[^<&\0]++|{REFERENCE}|{TAG})*+")
# A block of markup begins and ends with a line; whether a blank line comes after it, is kept.
OPENS = re.compile(r"(?m)^<([a-z][a-z0-9]*)(?=[ \n>])")
BLANK_LINE = re.compile(r"(?: *\n){2}")
NAMED = re.compile(r"<[/!?]?([A-Za-z][A-Za-z0-9-]*)?")
IDENTIFIED = re.compile(r"<[^<>]*?[ \n](?:id|name)=[^<>]*>")
PIECE = re.compile(r"<(/?)([a-z][a-z0-9-]*)([^<>]*)>|[^<]+")
MARK = re.compile(r"<(/?)([a-z][a-z0-9-]*)[^<>]*?(/?)>")
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
EXCLUDED = "data-search-exclude"
# What a text must have for a pattern of Markdown to fit; one that is not here may always fit.
SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
# Patterns that fit nothing on a page that defines no references.
REFERRING = ("reference", "image_reference", "short_reference", "short_image_ref")
SIGN = re.compile("|".join(re.escape(sign) for signs in SIGNS.values() for sign in signs))


@contextmanager
def fast_passes() -> Iterator[None]:
    """For as long as it lasts, what MkDocs renders in this process is rendered so."""
    passes: tuple[tuple[type, str, Callable[[Way], Way]], ...] = (
        (_RawHTMLPreprocessor, "run", _anchors),
        (HtmlBlockPreprocessor, "run", _blocks),
        (InlineProcessor, "_InlineProcessor__handleInline", _inline),
        (Parser, "feed", _feed),
    )
    slow = [getattr(owner, name) for owner, name, _ in passes]
    try:
        for (owner, name, fast), way in zip(passes, slow, strict=True):
            setattr(owner, name, fast(way))
        yield
    finally:
        for (owner, name, _), way in zip(passes, slow, strict=True):
            setattr(owner, name, way)


def _anchors(slow: Way) -> Way:
    """MkDocs: which anchors stand in the markup. Only tags that may be one are read."""

    def run(self: Any, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        slow(self, IDENTIFIED.findall(text) if PLAIN.fullmatch(text) else lines)
        return lines

    return run


def _blocks(slow: Way) -> Way:
    """Markdown: blocks of markup are put aside, what is around them is read."""

    def run(self: Any, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        blocks = _plain_blocks(text, self.md.is_block_level)
        if blocks is None:
            return slow(self, lines)  # type: ignore[no-any-return]
        parts, at = [], 0
        for begin, end in blocks:
            block = text[begin:end] + ("\n" if BLANK_LINE.match(text, end) else "")
            parts += [text[at:begin], f"\n{self.md.htmlStash.store(block)}\n\n"]
            at = end
        return slow(self, "".join([*parts, text[at:]]).split("\n"))  # type: ignore[no-any-return]

    return run


def _plain_blocks(text: str, is_block_level: Callable[[str], bool]) -> list[tuple[int, int]] | None:
    """Begin and end of each block; None where something else in the text might be or hold one."""
    blocks: list[tuple[int, int]] = []
    at = 0
    while begin := OPENS.search(text, at):
        if not is_block_level(begin[1]):
            at, between = begin.end(), text[at : begin.end()]
        else:
            end = _end(text, begin.start(), begin[1])
            if not text.startswith("\n", end) or not PLAIN.fullmatch(text, begin.start(), end):
                return None
            between = text[at : begin.start()]
            blocks.append((begin.start(), end))
            at = end
        if _may_hold_a_block(between, is_block_level):
            return None
    return None if _may_hold_a_block(text[at:], is_block_level) else blocks


def _may_hold_a_block(text: str, is_block_level: Callable[[str], bool]) -> bool:
    names = {(name[0][1:2] in "!?", name[1] or "") for name in NAMED.finditer(text)}
    return any(special or is_block_level(name) for special, name in names)


def _end(text: str, begin: int, tag: str) -> int:
    """Where the element ends that begins there; the end of the text where it does not."""
    depth = 0
    for mark in re.compile(rf"<(/?){tag}(?=[ \n/>])[^<>]*>").finditer(text, begin):
        depth += -1 if mark[1] else 0 if mark[0].endswith("/>") else 1
        if not depth:
            return mark.end()
    return len(text)


def _inline(slow: Way) -> Way:
    """Markdown: each pattern on each text. Only those are tried whose signs it has."""

    def handle(self: Any, data: str, index: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        if not hasattr(self, "signed"):
            patterns = list(self.inlinePatterns)  # which puts them in their order
            names = [item.name for item in self.inlinePatterns._priority]
            self.signed = [
                (number, SIGNS.get(name, ("",)), pattern)
                for number, (name, pattern) in enumerate(zip(names, patterns, strict=True))
                if self.md.references or name not in REFERRING
            ]
            self.unsigned = [entry for entry in self.signed if entry[1] == ("",)]
        for number, signs, pattern in self.signed if SIGN.search(data) else self.unsigned:
            matched, start = number >= index and any(sign in data for sign in signs), 0
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(
                    pattern, data, number, start
                )
        return data

    return handle


def _feed(slow: Way) -> Way:
    """Material: what of a page the search knows. What is excluded is passed over."""

    def feed(self: Parser, html: str) -> None:
        if not PLAIN.fullmatch(html):
            slow(self, html)
            return
        at = 0
        while piece := PIECE.match(html, at):
            at = piece.end()
            closes, tag, rest = piece.groups()
            if not tag:
                self.handle_data(unescape(piece[0]))
                continue
            if not closes:
                self.handle_starttag(tag, _attributes(rest))
                if EXCLUDED in rest and tag not in HEADINGS:
                    end = _past(html, piece.start(), element=True)
                    closes, at = end > at, max(end, at)
            if closes or rest.endswith("/"):
                self.handle_endtag(tag)
            if closes and tag in HEADINGS and not self.context and self.section.is_excluded():
                at = _past(html, at, element=False)

    return feed


def _past(html: str, begin: int, *, element: bool) -> int:
    """How far there is no heading: to the end of the element that begins there, or of what stands before the next one.

    Where markup is not well nested, which would change what comes after it, no way at all.
    """
    opened: list[str] = []
    for mark in MARK.finditer(html, begin):
        closes, tag, empty = mark.groups()
        if tag in HEADINGS:
            return begin if element or opened or closes else mark.start()
        if closes and (not opened or opened.pop() != tag):
            return begin
        if not (closes or empty or tag in void):
            opened.append(tag)
        if element and not opened:
            return mark.end()
    return begin if element or opened else len(html)


def _attributes(written: str) -> list[tuple[str, str | None]]:
    return [
        (here[1].lower(), None if here[2] is None else unescape(here[2]))
        for here in GIVEN.finditer(written)
    ]

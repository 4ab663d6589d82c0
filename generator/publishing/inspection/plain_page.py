"""Parses a built page with regular expressions where it is in plain form: markup that all parsers read alike.

The parser of `built_page` reads a page character by character, which took longer than all checks. A parser in C would be
as fast as this one, but such parsers repair broken markup, and not necessarily as a browser does. Nothing is repaired
here: a page in any other form, or with anything that the audit refuses, is left to `built_page`, which also knows
line numbers. Tests hold that both give the same result for a page in plain form.
"""

from __future__ import annotations

import re
from html import unescape

from generator.publishing.content_security_policy import is_known
from generator.publishing.inspection.built_page import (
    DATA_BLOCKS,
    FORBIDDEN,
    INLINE,
    URLS,
    BuiltPage,
    Link,
    parse,
)
from generator.text.folding import folded

# Elements whose content some parsers take for text, or that change how the rest is read.
APART = "title textarea script noscript math template listing select"
NAME = r"[a-z][a-z0-9-]*+"
BLANK = r"[ \t\n]"
# Event handlers, refreshes and styles other than those of tables are left to `built_page`.
ATTRIBUTE = (
    rf"(?:{BLANK}++(?:(?!(?i:on|style|srcdoc|http-equiv))[A-Za-z][A-Za-z0-9_:.-]*+"
    rf'(?:="[^"<>\0]*+")?+|style="text-align: ?[a-z]++;?"))*+{BLANK}*+'
)
REFERENCE = r"&(?:[A-Za-z][A-Za-z0-9]*+|#[0-9]++|#[xX][0-9a-fA-F]++);"
COMMENT = r"<!--[^<>-]*+(?:-[^<>-]++)*+-->"
SCRIPT = rf"<script({ATTRIBUTE})>([^<]*+(?:<(?!(?i:/?script|!--))[^<]*+)*+)</script>"
PLAIN = re.compile(
    rf"\s*+<!(?i:doctype) html>(?:[^<&\0]++|{REFERENCE}"
    rf"|<(?!(?:{'|'.join([*sorted(FORBIDDEN), *APART.split()])})[ \t\n/>]){NAME}{ATTRIBUTE}/?>"
    rf"|</(?!script){NAME}{BLANK}*+>|<title{ATTRIBUTE}>[^<&]*+(?:{REFERENCE}[^<&]*+)*+</title>|{COMMENT}|{SCRIPT})*+"
)
SCRIPTS, COMMENTS = re.compile(SCRIPT), re.compile(COMMENT)
# Each start tag that has one of the attributes that matter; plain form has no `>` within a value.
TAGS_WITH_IDS_OR_URLS = re.compile(
    rf"<({NAME})(?=[^>]*{BLANK}(?i:id|{'|'.join(sorted(URLS))})[ \t\n=/>])([^>]*)>"
)
GIVEN = re.compile(r'([A-Za-z][A-Za-z0-9_:.-]*)(?:="([^"]*)")?')
ARTICLE = re.compile(r"</?article[ \t\n>]")
IN_LINE = re.compile(rf"</?(?:{'|'.join(sorted(INLINE))})(?=[ \t\n/>])[^>]*>")
TAG = re.compile(r"<[^>]*>")


def read_page(path: str, html: str) -> BuiltPage:
    """As `parse`, but that links of a page in plain form have no line (0)."""
    return in_plain_form(path, html) or parse(path, html)


def in_plain_form(path: str, html: str) -> BuiltPage | None:
    """The page, None where it is not in plain form or has a fault."""
    if not PLAIN.fullmatch(html):
        return None
    scripts: list[str] = []
    for given, text in SCRIPTS.findall(html):
        attributes = _first(_attributes(given))
        if attributes.get("type", "").lower() not in DATA_BLOCKS and "src" not in attributes:
            if not is_known(text):
                return None
            scripts.append(text)
    bare = COMMENTS.sub("", SCRIPTS.sub(r"<script\1></script>", html))
    text = _article(bare)
    ids: set[str] = set()
    links: list[Link] = []
    for tag, written in TAGS_WITH_IDS_OR_URLS.findall(bare):
        given = _attributes(written)
        for name, value in given:
            if name == "id":
                if value in ids:
                    return None
                ids.add(value)
            elif name in URLS:
                relation = _first(given).get("rel", "").lower()
                links.append(Link(tag, name, relation, value, 0))
    if text is None:
        return None
    return BuiltPage(path, frozenset(ids), tuple(links), tuple(scripts), text, ())


def _attributes(written: str) -> list[tuple[str, str]]:
    return [
        (name.lower(), unescape(value) if "&" in value else value)
        for name, value in GIVEN.findall(written)
    ]


def _first(attributes: list[tuple[str, str]]) -> dict[str, str]:
    """Of two attributes with one name a browser takes the first."""
    return dict(reversed(attributes))


def _article(bare: str) -> str | None:
    """The text of the page's article, folded; None where there is more than one."""
    marks = list(ARTICLE.finditer(bare))
    if not marks:
        return ""
    if [mark[0][:2] for mark in marks] != ["<a", "</"]:
        return None
    inside = bare[marks[0].start() : marks[1].start()]
    return folded(unescape(TAG.sub(" ", IN_LINE.sub("", inside)))).strip()

"""Reads off a page what it says of itself in data made for machines, and whether its text says it too."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import lxml.html

from generator.authoring.documents.extraction import CardField
from generator.quantities.times.edtf import DateTrouble
from generator.quantities.times.find_dates import find_dates
from generator.quantities.times.parse_when import parse_when
from generator.text.folding import fold
from generator.text.languages import language, languages

MOST_DATA = 512 * 1024
# Field of the card -> the names that `meta` elements have for it, the more exact first.
META = {
    "title": ("citation_title", "og:title", "dc.title", "twitter:title"),
    "author": ("citation_author", "author", "article:author", "dc.creator", "parsely-author"),
    "publisher": ("og:site_name", "citation_publisher", "dc.publisher", "publisher"),
    "published": (
        "article:published_time",
        "citation_publication_date",
        "date",
        "dc.date",
        "pubdate",
        "parsely-pub-date",
    ),
    "address": ("og:url",),
    "modified": ("article:modified_time", "dc.date.modified"),
}
LINKED = {
    "title": "headline",
    "author": "author",
    "publisher": "publisher",
    "published": "datePublished",
    "address": "url",
    "modified": "dateModified",
}
ARTICLES = re.compile(r"Article|Posting|Report|WebPage|Dataset|PressRelease", re.IGNORECASE)


def fields_of_page(tree: lxml.html.HtmlElement) -> Callable[[str], tuple[CardField, ...]]:
    """What the page's own data names; the result, given the page's text, says what of it is visible.

    Read before the tree is changed: the text is there only after that.
    """
    said = list(_said(tree))

    def against(text: str) -> tuple[CardField, ...]:
        fields: dict[str, CardField] = {}
        first = {words[:10] for field, words, _ in said if field == "published"}
        for field, words, read_from in said:
            if field == "modified" and words[:10] in first:
                continue
            line = " ".join(words.split())
            if not line or len(line) > 500 or not line.isprintable():
                continue
            shown = _day_in(text, line) if field == "published" else _in_text(text, line)
            made = CardField(field, shown or line, read_from, shown is not None)
            # The first that the text bears out, else the first.
            if field not in fields or (made.visible and not fields[field].visible):
                fields[field] = made
        return tuple(fields.values())

    return against


def _said(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str, str]]:
    for data in _linked(tree):
        for field, key in LINKED.items():
            for words in _names(data.get(key)):
                yield field, words, f"`{key}` of its JSON-LD"
    metas = [
        ((each.get("property") or each.get("name") or "").lower(), each.get("content") or "")
        for each in tree.iter("meta")
    ]
    for field, names in META.items():
        for name in names:
            yield from ((field, words, f"its meta `{name}`") for key, words in metas if key == name)
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield "address", link.get("href") or "", "its canonical link"
    heading = tree.find(".//h1")
    if heading is not None:
        yield "title", heading.text_content(), "its first heading"
    for element in tree.iter("title"):
        yield "title", element.text_content(), "the title of its window"
    for element in tree.iter("time"):
        yield "published", element.text_content(), "its element `time`"
    if declared := tree.get("lang") or "":
        yield "language", declared, "its `lang`"


def _linked(tree: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that describe an article or a page."""
    for script in tree.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").lower() != "application/ld+json" or len(text) > MOST_DATA:
            continue
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            continue
        todo = [data]
        while todo:
            each = todo.pop(0)
            if isinstance(each, list):
                todo += each
            elif isinstance(each, dict):
                graph = each.get("@graph")
                todo += graph if isinstance(graph, list) else []
                if ARTICLES.search(str(each.get("@type", ""))):
                    yield each


def _names(value: object) -> Iterator[str]:
    """The words of a value of JSON-LD: a text, a thing with a name, or several of them joined."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _names(value.get("name") or value.get("@id"))
    elif isinstance(value, list):
        words = [word for each in value[:20] if not isinstance(each, list) for word in _names(each)]
        if len(words) > 1:
            yield f"{', '.join(words[:-1])} and {words[-1]}"
        yield from words


def _in_text(text: str, words: str) -> str | None:
    """The words as the text has them: as they are, or without the site's name behind a bar or dash."""
    folded = fold(text)[0]
    for candidate in (
        words,
        *(part for part in re.split(r"\s+[|–—·-]\s+", words) if len(part.split()) > 2),
    ):
        if re.search(rf"(?<!\w){re.escape(candidate)}(?!\w)", folded):
            return candidate
    return None


def _day_in(text: str, words: str) -> str | None:
    """The words of the text's head for the day that a machine's date names."""
    stamp = re.match(r"\d{4}-\d{2}-\d{2}", words)
    try:
        day = parse_when(stamp[0] if stamp else words, None)
    except DateTrouble:
        return None
    for line in [line for line in text.split("\n") if line.strip()][:40]:
        for tongue in map(language, languages()):
            for date in find_dates(line, tongue):
                try:
                    there = parse_when(date.core, None, tongue)
                except DateTrouble:
                    continue
                if (there.lower, there.upper) == (day.lower, day.upper):
                    return date.core
    return None

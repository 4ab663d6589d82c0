"""Writes the page on which a person compares a text with the pictures of the pages it was taken from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.authoring.documents.extraction import PagePicture
from generator.authoring.documents.visible_text import UNREADABLE
from generator.quantities.figures.find_figures import find_figures
from generator.site.originals import OriginalMap, Page
from generator.text.escaping import html_attr, html_text
from generator.text.languages import Language

Span = tuple[int, int]
_DIGITS = re.compile(r"\d(?:[\d.,:/   -]*\d)?[%‰]?")
STYLE = """
body{font:17px/1.5 system-ui,sans-serif;margin:0 auto;max-width:110rem;padding:1rem;color:#111;background:#fff}
section{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem;border-top:2px solid #555;padding:1rem 0}
section>header{grid-column:1/-1}h2{margin:0}img{width:100%;border:1px solid #888}p{margin:0 0 .7em}
.figure{font-weight:700;text-decoration:underline;text-decoration-thickness:2px}
mark{background:#ffd33d;outline:2px solid #b36b00}ul{margin:.3em 0}
@media (max-width:60rem){section{grid-template-columns:1fr}}
"""
HEAD = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{style}</style>
<h1>{title}</h1>
<p>Read each page's text against its picture, every <span class="figure">figure</span> and every
<mark>word in which two readers differ</mark> first. Then record the pages on the card of
<code>{source}</code>: <code>looked_at: {{{labels}}}</code></p>
"""


def look_page(
    source: str,
    text: str,
    original_map: OriginalMap,
    pictures: Sequence[PagePicture],
    looked_at: Mapping[str, object],
    tongue: Language | None = None,
) -> str:
    """One HTML page that needs nothing else: the picture of each page beside its part of `text`.

    `looked_at` are the labels of the pages on the card, with the day each was looked at. Figures are
    those of the text's `tongue`.
    """
    pages = {page.number: page for page in original_map.pages}
    shown = [(pages[each.page], each) for each in pictures if each.page in pages]
    labels = ", ".join(f'"{page.label}": DAY' for page, _ in shown)
    head = HEAD.format(
        title=html_text(f"Look at {source}"),
        source=html_text(source),
        labels=html_text(labels),
        style=STYLE,
    )
    sections = [
        _section(page, picture, _part(text, original_map, page), looked_at.get(page.label), tongue)
        for page, picture in shown
    ]
    return head + "".join(sections)


def _part(text: str, original_map: OriginalMap, page: Page) -> list[str]:
    """The lines of the text that stand on a page, in the order of the text."""
    parts = [
        text[each.start : each.end] for each in original_map.stretches if each.page == page.number
    ]
    return [line for part in parts for line in part.split("\n") if line]


def _section(
    page: Page,
    picture: PagePicture,
    lines: Sequence[str],
    day: object | None,
    tongue: Language | None,
) -> str:
    label = html_text(page.label)
    counted = ", counted" if page.counted else ""
    looked = f"looked at on {html_text(str(day))}" if day else "not looked at yet"
    words = {first for first, _ in picture.differing if first}
    differing = "".join(
        f"<li>the text has {_said(first)}, the other reader {_said(second)}"
        for first, second in picture.differing
    )
    body = "".join(f"<p>{_marked(line, words, tongue)}" for line in lines)
    return (
        f'\n<section id="page-{page.number}">\n<header><h2>Page {label}{counted}</h2>'
        f"{looked}{f'<ul>{differing}</ul>' if differing else ''}</header>\n"
        f'<div><img alt="Page {html_attr(page.label)}" src="data:image/png;base64,{picture.png}"></div>\n'
        f"<div>{body or '<p>There is no text of this page.'}</div>\n</section>\n"
    )


def _said(words: str) -> str:
    return f"“{html_text(words)}”" if words else "nothing"


def _marked(line: str, differing: Collection[str], tongue: Language | None) -> str:
    """A line as HTML: words that differ, and letters that nobody could read, over figures."""
    marks = [(start, end, "mark") for start, end in _words(line, differing)]
    marks += [(start, end, "figure") for start, end in _figures(line, tongue)]
    made, at = "", 0
    for start, end, kind in sorted(marks, key=lambda mark: (mark[0], mark[2] != "mark")):
        if start < at:
            continue
        shown = html_text(line[start:end])
        inner = (
            f"<mark>{shown}</mark>" if kind == "mark" else f'<span class="figure">{shown}</span>'
        )
        made += html_text(line[at:start]) + inner
        at = end
    return made + html_text(line[at:])


def _words(line: str, differing: Collection[str]) -> Iterator[Span]:
    for word in re.finditer(r"\S+", line):
        if word[0] in differing or UNREADABLE in word[0]:
            yield word.span()


def _figures(line: str, tongue: Language | None) -> Iterator[Span]:
    for figure in find_figures(line, tongue=tongue):
        yield figure.start, figure.end
    for digits in _DIGITS.finditer(line):
        yield digits.span()

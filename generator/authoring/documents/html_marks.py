"""Prepares a page's tree for reading: hidden parts, raised signs, lists and tables, each told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from generator.authoring.documents.extraction import Note, Refused, cut
from generator.authoring.documents.tables import MOST_CELLS, Table, first_row_names
from generator.authoring.documents.visible_text import (
    RAISED,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    is_unit,
    marks_a_note,
)

# lxml has no types of its own: an element of its tree.
Element: TypeAlias = Any
# The line that stands for a table while the page is rendered -> the table.
Marked = Mapping[str, Table]
NEVER_SEEN = (
    "script",
    "style",
    "template",
    "noscript",
    "title",
    "datalist",
    "object",
    "audio",
    "video",
    "canvas",
    "math",
    "svg",
    "iframe",
    "frame",
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE = re.compile(r"foot-?note|note-?ref|reference|\bcite|\bfn\b|endnote", re.IGNORECASE)
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3})[\])]?", re.IGNORECASE)
MOST_SPAN = 100
_PARTS = ("caption", "thead", "tbody", "tfoot", "tr", "td", "th")


def take_hidden(tree: Element) -> list[Note]:
    """Takes out what no reader sees, and says what words were in it."""
    notes: list[Note] = []
    for element in [each for each in tree.iter() if isinstance(each.tag, str)]:
        if element.getparent() is None or not _attached(element, tree):
            continue
        style = element.get("style", "")
        unseen = (
            element.tag in NEVER_SEEN
            or element.get("hidden") is not None
            or _HIDDEN.search(style) is not None
            or (element.tag == "input" and element.get("type") == "hidden")
        )
        if unseen:
            notes += _hidden_note(element)
            element.drop_tree()
    for head in tree.iter("head"):
        # A page that does not say where its head ends has its words in it.
        head.tag = "div"
    pictures = len(tree.findall(".//img"))
    if pictures:
        is_are = "picture: its words are" if pictures == 1 else "pictures: their words are"
        notes.append(Note("left out", "", f"{pictures} {is_are} not read"))
    return notes


def _hidden_note(element: Element) -> list[Note]:
    source = element.get("src") or ""
    if element.tag in ("iframe", "frame") and source:
        return [
            Note("left out", "", f"another page stands in this one and is not read: {cut(source)}")
        ]
    if element.tag in ("math", "svg", "object", "canvas"):
        words = element.text_content() if element.tag != "svg" else ""
        return (
            [Note("left out", "", f"a formula is not read: “{cut(words)}”")]
            if words.split()
            else []
        )
    words = element.text_content()
    if element.tag in ("script", "style", "title", "template", "datalist") or not words.split():
        return []
    why = (
        "shows only where scripts are off" if element.tag == "noscript" else "is hidden on the page"
    )
    return [Note("left out", "", f"“{cut(words)}” {why}")]


def _attached(element: Element, tree: Element) -> bool:
    return element is tree or any(each is tree for each in element.iterancestors())


def set_raised(tree: Element) -> list[Note]:
    """Takes marks of notes out of the text; other raised and lowered figures become such signs.

    Left as they are, a raised 2 after 9,300 would read 9,3002.
    """
    notes: list[Note] = []
    for element in list(tree.iter("sup", "sub")):
        words = element.text_content().strip()
        before = _words_before(element)
        level = "raised" if element.tag == "sup" else "lowered"
        if element.tag == "sup" and words and _is_note_mark(element, words, before):
            notes.append(
                Note("left out", "", f"the mark “{words}” of a note after “{_last(before)}”")
            )
            element.drop_tree()
        elif words and set(words) <= RAISED and any(char.isdigit() for char in words):
            signs = words.translate(SUPERSCRIPTS if element.tag == "sup" else SUBSCRIPTS)
            notes.append(
                Note("changed", "", f"a {level} {words} after “{_last(before)}” is written {signs}")
            )
            for child in list(element):
                element.remove(child)
            element.text = signs
            element.drop_tag()
        elif words and re.search(r"\d", words):
            notes.append(
                Note(
                    "changed",
                    "",
                    f"“{words}” after “{_last(before)}” is {(element.tag == 'sup' and 'raised') or 'lowered'}; a space parts it",
                )
            )
            element.text = f" {element.text or ''}"
            element.drop_tag()
    return notes


def _is_note_mark(element: Element, words: str, before: str) -> bool:
    around = [element, *element.iter("a"), *element.iterancestors("a")]
    named = any(
        _NOTE.search(
            f"{each.get('class', '')} {each.get('id', '')} {each.get('role', '')} {each.get('href', '')}"
        )
        for each in around
    )
    links = any((each.get("href") or "").startswith("#") for each in around)
    bracketed = words[:1] + words[-1:] in ("[]", "()")
    signs = set(words) <= set("*†‡§¶")
    plain = words.isdigit() and marks_a_note(before)
    if not _MARK.fullmatch(words) or is_unit(before):
        return named and links
    return named or links or bracketed or signs or plain


def _words_before(element: Element) -> str:
    """The words directly before an element, from its paragraph."""
    previous = element.getprevious()
    words = (previous.tail if previous is not None else None) or ""
    if previous is not None and not words.strip():
        words = previous.text_content() + words
    if previous is None:
        parent = element.getparent()
        words = (parent.text or "") if parent is not None else ""
    return " ".join(words.split())


def _last(words: str) -> str:
    return " ".join(words.split()[-4:])


def set_lists(tree: Element) -> None:
    """Items become lines of their own; the number of a numbered one, which its reader sees, stays."""
    for items in list(tree.iter("ul", "ol", "menu", "dir")):
        start = items.get("start") or ""
        number = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
        for item in items:
            if item.tag == "li":
                item.tag = "div"
                if items.tag == "ol":
                    _number(item, number)
                    number += 1
        items.tag = "div"


def _number(item: Element, number: int) -> None:
    """Puts the number before the first words of an item, which may be a paragraph in it."""
    while not (item.text or "").strip() and len(item) and item[0].tag in ("p", "div", "span"):
        item = item[0]
    item.text = f"{number}. {(item.text or '').lstrip()}"


def marked_tables(tree: Element) -> tuple[Marked, list[Note]]:
    """Takes every table of values out of the tree; a line stands in its place while it is rendered.

    A table with tables, or with several paragraphs in a cell, serves the layout: it is read as text.
    """
    marked: dict[str, Table] = {}
    notes: list[Note] = []
    for element in list(tree.iter("table")):
        parts = [each for each in element.iter(*_PARTS) if _table_of(each) is element]
        rows, heads = _rows([each for each in parts if each.tag == "tr"])
        wide = max(map(len, rows), default=0)
        if wide < 2 or len(rows) < 2 or element.find(".//table") is not None or _layout(element):
            for part in (*parts, element):
                part.tag = "div"
            continue
        number = len(marked) + 1
        where = f"table {number}"
        if not heads and (heads := int(first_row_names(rows))):
            notes.append(Note("look", where, "its first row is taken for the heads of its columns"))
        mark = f"\ue000{where}\ue001"
        caption = element.find("caption")
        said = " ".join(caption.text_content().split()) if caption is not None else ""
        marked[mark] = Table(number, tuple(rows), heads, caption=said)
        for child in list(element):
            element.remove(child)
        element.tag, element.text = "div", mark
        done = f"{len(rows)} rows, each on a line with the heads of its columns"
        notes.append(Note("changed", where, done))
    return marked, notes


def _table_of(part: Element) -> Element:
    return next(part.iterancestors("table"))


def _layout(element: Element) -> bool:
    if element.get("role") in ("presentation", "none"):
        return True
    return any(
        len(cell.xpath("./p|./div|./ul|./h1|./h2|./h3")) > 2 or len(cell.text_content()) > 600
        for cell in element.iter("td", "th")
    )


def _rows(elements: list[Element]) -> tuple[list[tuple[str, ...]], int]:
    """The cells with spans filled in, and how many rows at the top hold heads alone."""
    grid: list[tuple[str, ...]] = []
    open_spans: dict[int, tuple[int, str]] = {}  # column -> rows still to fill, words
    heads, total = 0, 0
    for row in elements:
        of_heads = {cell.tag for cell in row.iterchildren("td", "th")} == {"th"}
        of_heads = (of_heads or row.getparent().tag == "thead") and heads == len(grid)
        line, open_spans = _row(row, open_spans, of_heads)
        total += len(line)
        if total > MOST_CELLS:
            raise Refused(
                "too-large",
                f"a table has more than {MOST_CELLS:,} cells; that is the limit of one table",
                "copy the rows that are quoted into a .csv file",
            )
        heads += of_heads
        grid.append(tuple(line))
    return grid, heads


def _row(
    row: Element, open_spans: dict[int, tuple[int, str]], of_heads: bool
) -> tuple[list[str], dict[int, tuple[int, str]]]:
    """The words of a row's cells, those that reach down from above among them, and what reaches on."""
    line: list[str] = []
    below: dict[int, tuple[int, str]] = {}
    cells = [
        (_words(cell), _span(cell, "colspan"), _span(cell, "rowspan"))
        for cell in row.iterchildren("td", "th")
    ]
    while cells or len(line) in open_spans:
        if len(line) in open_spans:
            down, words = open_spans[len(line)]
            across = 1
        else:
            words, across, down = cells.pop(0)
        for copy in range(across):
            # A head stands over every column that it spans; other words stand once.
            words = words if of_heads or not copy else ""
            if down > 1:
                below[len(line)] = (down - 1, words)
            line.append(words)
    return line, below


def _words(cell: Element) -> str:
    """A cell on one line: what stands on lines of its own is parted by a space, a bold part is not."""
    for part in cell.iter("br", "p", "div", "li"):
        if part is not cell:
            part.tail = f" {part.tail or ''}"
    return " ".join(cell.text_content().split())


def _span(cell: Element, name: str) -> int:
    words = cell.get(name) or ""
    return max(1, min(int(words), MOST_SPAN)) if re.fullmatch(r"\d{1,4}", words) else 1

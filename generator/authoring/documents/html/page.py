"""Reads a page of HTML as its reader sees it, and proposes what on it is furniture."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version

import lxml.html
from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.html_engine import Inscriptis
from inscriptis.model.config import ParserConfig
from lxml import etree

from generator.authoring.documents.extraction import (
    Extraction,
    Line,
    Note,
    Refused,
    extraction,
    plain_line,
    words_of,
)
from generator.authoring.documents.html.blocks import set_blocks
from generator.authoring.documents.html.card_fields import fields_of_page
from generator.authoring.documents.html.furniture import outside_the_article
from generator.authoring.documents.html.marks import set_raised, take_hidden
from generator.authoring.documents.html.tables import Marked, marked_tables
from generator.authoring.documents.tables import table_lines
from generator.authoring.documents.visible_text import visible

MOST_ELEMENTS = 200_000


def read_page(text: str, notes: list[Note]) -> Extraction:
    """The page's text with what it says of itself; `notes` are those of decoding it."""
    tree = parsed(text)
    fields = fields_of_page(tree)
    whole = lxml.html.fromstring(lxml.html.tostring(tree))
    lines, said = page_lines(tree)
    by = ", ".join(f"{name} {version(name)}" for name in ("inscriptis", "lxml", "trafilatura"))
    made = extraction(lines, by, "page", [*notes, *said])
    own = fields(made.text)
    said_there = [field.words for field in own if field.visible]
    kept = {words_of(line) for line in lines if any(piece.cell for piece in line)}
    kept |= {
        words for line in lines if any(each in (words := words_of(line)) for each in said_there)
    }
    furniture = outside_the_article(whole, [words_of(line) for line in lines], kept)
    return replace(made, fields=own, furniture=furniture)


def parsed(text: str) -> lxml.html.HtmlElement:
    """The tree of a page; nothing that it names is loaded."""
    parser = lxml.html.HTMLParser(no_network=True, encoding="utf-8", huge_tree=False)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise Refused(
            "empty-value", "there is no page in it; expected HTML with words", "save the page again"
        ) from None
    if any("xcessive depth" in each.message for each in parser.error_log):
        raise Refused(
            "too-large",
            "its elements are nested more than 250 deep; expected a page as people write them",
            "copy its words into a .txt file",
        )
    if sum(1 for _ in zip(tree.iter(), range(MOST_ELEMENTS + 1), strict=False)) > MOST_ELEMENTS:
        raise Refused(
            "too-large",
            f"it has more than {MOST_ELEMENTS:,} elements; that is the limit of one page",
            "copy its words into a .txt file",
        )
    return tree


def page_lines(tree: lxml.html.HtmlElement) -> tuple[list[Line], list[Note]]:
    """The lines that a reader sees, tables row by row; changes the tree."""
    notes = _cleaned(tree)
    notes += take_hidden(tree)
    notes += set_raised(tree)
    notes += set_blocks(tree)
    tables, said = marked_tables(tree)
    notes += said
    # The relaxed profile puts a space around every span: 9,300 in two of them would be 9, 300.
    config = ParserConfig(css=STRICT_CSS_PROFILE, display_images=False)
    rendered = Inscriptis(tree, config).get_text()
    return _lines(rendered, tables, notes), notes


def _lines(rendered: str, tables: Marked, notes: list[Note]) -> list[Line]:
    """Rendered lines without blanks at the ends; a table's mark gives way to its rows."""
    lines: list[Line] = []
    for raw in rendered.split("\n"):
        words = " ".join(raw.split())
        if (table := tables.get(words)) is not None:
            rows, said = table_lines(table)
            lines += rows
            notes += said
        elif words:
            lines.append(plain_line(words))
    return lines


def _cleaned(tree: lxml.html.HtmlElement) -> list[Note]:
    """Takes out of every text of the tree what cannot be seen, and says what and how often."""
    gone: dict[str, int] = {}
    for element in tree.iter():
        for part in ("text", "tail"):
            words = getattr(element, part)
            if isinstance(words, str) and not words.isprintable():
                clean, counts = visible(words)
                setattr(element, part, clean)
                for what, count in counts.items():
                    gone[what] = gone.get(what, 0) + count
    return [
        Note("unread" if "private" in what else "left out", "", f"{what}, {count} times")
        for what, count in gone.items()
    ]

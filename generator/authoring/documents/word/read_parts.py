"""Reads the parts of a Word file, and tells its changes, comments, boxes and whatever is not in the text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version

import mammoth
from lxml import etree

from generator.authoring.documents.extraction import (
    CardField,
    Extraction,
    Line,
    Note,
    Refused,
    cut,
    extraction,
    plain_line,
    words_of,
)
from generator.authoring.documents.html.page import page_lines, parsed
from generator.authoring.documents.visible_text import visible
from generator.authoring.documents.word.archive import CURE, packed, parts_of
from generator.authoring.documents.word.changed_or_hidden import (
    W,
    counted_numbers,
    lost,
    prepare,
    said,
    take_boxes,
    unread_parts,
)
from generator.site.input_files import LIMITS

BODY, STYLES = "word/document.xml", "word/styles.xml"
BELOW = ("word/footnotes.xml", "word/endnotes.xml")
DC = "{http://purl.org/dc/elements/1.1/}"
MOST_TEXT = LIMITS[".txt"]
# A Word file whose elements lie deeper than this is not one that people write.
MOST_DEPTH = 200


def read_word(data: bytes) -> Extraction:
    """The text with insertions and without deletions, as mammoth reads it; text boxes at its end."""
    parts = parts_of(data)
    body = _tree(parts, BODY)
    if sum(len(each.text or "") for each in body.iter(f"{W}t")) > MOST_TEXT:
        message = f"its text is larger than {MOST_TEXT // 1024} KiB; that is the limit of one text"
        raise Refused("too-large", message, "take in the part that is quoted")
    notes = prepare(body)
    notes += unread_parts(body)
    styles = _tree(parts, STYLES) if STYLES in parts else None
    notes += counted_numbers(body, styles)
    boxes = take_boxes(body)
    # Comments are listed from the file itself; mammoth has no need of them.
    whole = {name: part for name, part in parts.items() if "comments" not in name}
    whole[BODY] = etree.tostring(body)
    for name in BELOW:
        if name in parts:
            below = _tree(parts, name)
            notes += prepare(below, "note, ")
            whole[name] = etree.tostring(below)
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(packed(whole)),
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
            include_embedded_style_map=False,
            external_file_access=False,
        )
    except (KeyError, ValueError, AttributeError, TypeError, OSError):
        raise Refused(
            "broken-document", "its parts do not fit together; expected a whole Word file", CURE
        ) from None
    lines, done = _lines(made.value)
    notes += done
    for words in boxes:
        lines.append(plain_line(words))
        notes.append(
            Note("changed", "", f"the text box “{cut(words)}” stands at the end of the text")
        )
    notes += _beside(parts)
    by = ", ".join(f"{name} {version(name)}" for name in ("mammoth", "inscriptis", "lxml"))
    result = extraction(lines, by, "Word file", [*notes, *lost(body, map(words_of, lines))])
    return replace(result, fields=tuple(_fields(parts, result.text)))


def _tree(parts: Mapping[str, bytes], name: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        tree = etree.fromstring(parts[name], parser)
    except etree.XMLSyntaxError as trouble:
        if "epth" in str(trouble):
            raise RecursionError from None
        raise Refused(
            "broken-document",
            f"{name} is broken at line {trouble.lineno}; expected a whole Word file",
            CURE,
        ) from None
    if any(_depth(each) > MOST_DEPTH for each in tree.iter(f"{W}t", f"{W}p")):
        raise RecursionError
    return tree


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _lines(html: str) -> tuple[list[Line], list[Note]]:
    if not html.strip():
        return [], []
    tree = parsed(f"<html><body>{html}</body></html>")
    for link in list(tree.iter("a")):
        if (link.text or "") == "↑":  # the way back that mammoth puts after a note
            link.drop_tree()
    for picture in list(tree.iter("img")):
        picture.drop_tree()
    lines, notes = page_lines(tree)
    return lines, notes


def _beside(parts: Mapping[str, bytes]) -> Iterator[Note]:
    """Comments, running heads and links outwards: listed, and not in the text."""
    for name in sorted(parts):
        if name == "word/comments.xml":
            for comment in _tree(parts, name).iter(f"{W}comment"):
                who = visible(comment.get(f"{W}author") or "somebody")[0]
                if words := said(comment):
                    yield Note("left out", "", f"a comment by {who}: “{words}”")
        elif re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            if words := said(_tree(parts, name)):
                head = "foot" if "footer" in name else "head"
                yield Note("left out", "", f"“{cut(words)}” stands at the {head} of its pages")
        elif name.endswith(".rels"):
            for link in _tree(parts, name):
                kind = (link.get("Type") or "").rsplit("/", 1)[-1]
                if link.get("TargetMode") == "External" and kind != "hyperlink":
                    target = visible(link.get("Target") or "")[0]
                    yield Note(
                        "left out", "", f"it names {cut(target)} ({kind}), which is not opened"
                    )


def _fields(parts: Mapping[str, bytes], text: str) -> Iterator[CardField]:
    """Title and author as the file's properties have them; who typed it is seldom who wrote it."""
    if "docProps/core.xml" in parts:
        core = _tree(parts, "docProps/core.xml")
        for field, tag in (("title", "title"), ("author", "creator")):
            words = " ".join(visible(core.findtext(f"{DC}{tag}") or "")[0].split())
            if words:
                yield CardField(field, words, f"`{tag}` of the file's properties", words in text)

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
)
from generator.authoring.documents.html_page import page_lines, parsed
from generator.authoring.documents.visible_text import visible
from generator.authoring.documents.word_archive import CURE, packed, parts_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DC = "{http://purl.org/dc/elements/1.1/}"
CHANGES = {"ins": "inserted", "moveTo": "moved to here", "del": "deleted", "moveFrom": "moved away"}
# A Word file whose elements lie deeper than this is not one that people write.
MOST_DEPTH = 200


def read_word(data: bytes) -> Extraction:
    """The text with insertions and without deletions, as mammoth reads it; text boxes at its end."""
    parts = parts_of(data)
    body = _tree(parts, "word/document.xml")
    notes = _changes(body)
    _take_hidden(body, notes)
    notes += _pictures(body)
    boxes = _boxes(body)
    # Comments are listed from the file itself; mammoth has no need of them.
    whole = {**parts, "word/document.xml": etree.tostring(body)}
    whole = {name: part for name, part in whole.items() if "comments" not in name}
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
    lines, said = _lines(made.value)
    notes += said
    for words in boxes:
        lines.append(plain_line(words))
        notes.append(
            Note("changed", "", f"the text box “{cut(words)}” stands at the end of the text")
        )
    notes += _beside(parts)
    by = ", ".join(f"{name} {version(name)}" for name in ("mammoth", "inscriptis", "lxml"))
    result = extraction(lines, by, "Word file", notes)
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


def _paragraphs(body: etree._Element) -> dict[etree._Element, int]:
    return {paragraph: number for number, paragraph in enumerate(body.iter(f"{W}p"), 1)}


def _where(element: etree._Element, numbers: Mapping[etree._Element, int]) -> str:
    around = [element, *element.iterancestors(f"{W}p")]
    inside = next((numbers[each] for each in around if each in numbers), None)
    if inside is None:
        inside = next((numbers[each] for each in element.iter(f"{W}p") if each in numbers), None)
    return f"paragraph {inside}" if inside else ""


def _said(element: etree._Element) -> str:
    """The words of an element, deleted ones too, with a space for a tab and a line end."""
    words: list[str] = []
    for each in element.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br", f"{W}p"):
        words.append(each.text or "" if each.tag in (f"{W}t", f"{W}delText") else " ")
    return " ".join(visible("".join(words))[0].split())


def _changes(body: etree._Element) -> list[Note]:
    """Every change that is not yet accepted: who, when, where, which words."""
    numbers = _paragraphs(body)
    notes: list[Note] = []
    for element in body.iter(*(f"{W}{name}" for name in CHANGES)):
        words = _said(element)
        name = etree.QName(element).localname
        who = visible(element.get(f"{W}author") or "")[0].strip()
        day = (element.get(f"{W}date") or "")[:10]
        by = f" by {who}" if who else ""
        on = f" on {day}" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) else ""
        there = "stand in the text" if name in ("ins", "moveTo") else "do not stand in the text"
        if words:
            notes.append(
                Note(
                    "look",
                    _where(element, numbers),
                    f"“{words}”, {CHANGES[name]}{by}{on}: the words {there}",
                )
            )
        elif element.getparent() is not None and element.getparent().tag == f"{W}rPr":
            notes.append(
                Note(
                    "look",
                    _where(element, numbers),
                    f"the end of the paragraph was {CHANGES[name]}{by}{on}",
                )
            )
    return notes


def _take_hidden(body: etree._Element, notes: list[Note]) -> None:
    numbers = _paragraphs(body)
    for run in list(body.iter(f"{W}r")):
        mark = run.find(f"{W}rPr/{W}vanish")
        if mark is not None and mark.get(f"{W}val") not in ("0", "false"):
            if words := _said(run):
                notes.append(Note("left out", _where(run, numbers), f"“{cut(words)}” is hidden"))
            run.getparent().remove(run)
    for formula in body.iter(f"{MATH}oMath"):
        words = "".join(formula.itertext())
        notes.append(
            Note("left out", _where(formula, numbers), f"a formula is not read: “{cut(words)}”")
        )


def _pictures(body: etree._Element) -> list[Note]:
    pictures = sum(1 for _ in body.iter("{*}blip", "{*}imagedata"))
    words = "picture: its words are" if pictures == 1 else "pictures: their words are"
    return [Note("left out", "", f"{pictures} {words} not read")] if pictures else []


def _boxes(body: etree._Element) -> list[str]:
    """The paragraphs of text boxes, taken out of the body: a box is written twice, for old and new programs."""
    words: list[str] = []
    for fallback in list(body.iter(f"{MC}Fallback")):
        fallback.getparent().remove(fallback)
    for box in list(body.iter(f"{W}txbxContent")):
        if any(each.tag == f"{W}txbxContent" for each in box.iterancestors()):
            continue
        words += [said for paragraph in box.iter(f"{W}p") if (said := _said_now(paragraph))]
        box.getparent().remove(box)
    return words


def _said_now(paragraph: etree._Element) -> str:
    """The words of a paragraph without the deleted ones."""
    return " ".join(
        visible("".join(each.text or "" for each in paragraph.iter(f"{W}t")))[0].split()
    )


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
                if words := _said(comment):
                    yield Note("left out", "", f"a comment by {who}: “{words}”")
        elif re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            if words := _said(_tree(parts, name)):
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

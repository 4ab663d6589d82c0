"""Prepares the tree of a Word file for reading: what was changed, struck, hidden or is not read is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from generator.authoring.documents.element import Element
from generator.authoring.documents.extraction import Note, cut
from generator.authoring.documents.visible_text import visible

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CHANGES = {
    "ins": "inserted",
    "moveTo": "moved to here",
    "cellIns": "inserted",
    "del": "deleted",
    "moveFrom": "moved away",
    "cellDel": "deleted",
}
OFF = ("0", "false", "off")
# Elements that only wrap the words in them, and that the reader passes over with all they hold.
WRAPS = ("fldSimple", "dir", "bdo", "ruby", "rubyBase")
# What a Word file carries that is no text of its own.
OBJECTS = {
    "altChunk": "another document",
    "subDoc": "another document",
    "OLEObject": "an embedded object",
    "chart": "a chart",
    "relIds": "a diagram",
}
TODAY = re.compile(r"\s*(?:DATE|TIME|PRINTDATE|SAVEDATE)\b", re.IGNORECASE)


def prepare(tree: Element, part: str = "") -> list[Note]:
    """Takes out what is hidden or struck and opens what wraps words; tells each, and every change.

    `part` says in which part of the file the paragraphs stand, empty for its body.
    """
    numbers = {each: f"{part}paragraph {at}" for at, each in enumerate(tree.iter(f"{W}p"), 1)}
    notes = list(_changes(tree, numbers))
    notes += _unseen(tree, numbers)
    notes += _todays(tree, numbers)
    _open_wraps(tree)
    return notes


def _where(element: Element, numbers: Mapping[Element, str]) -> str:
    around = [element, *element.iterancestors(f"{W}p"), *element.iter(f"{W}p")]
    return next((numbers[each] for each in around if each in numbers), "")


def said(element: Element) -> str:
    """The words of an element, deleted ones too, with a space for a tab and a line end."""
    words: list[str] = []
    for each in element.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br", f"{W}p"):
        words.append(each.text or "" if each.tag in (f"{W}t", f"{W}delText") else " ")
    return " ".join(visible("".join(words))[0].split())


def _changes(tree: Element, numbers: Mapping[Element, str]) -> Iterator[Note]:
    """Every change that is not yet accepted: who, when, where, which words."""
    for element in tree.iter(*(f"{W}{name}" for name in CHANGES)):
        name = etree.QName(element).localname
        who = visible(element.get(f"{W}author") or "")[0].strip()
        day = (element.get(f"{W}date") or "")[:10]
        on = f" on {day}" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) else ""
        done = f"{CHANGES[name]}{f' by {who}' if who else ''}{on}"
        parent = element.getparent()
        around = parent.tag if parent is not None else ""
        if name in ("ins", "moveTo") and said(element) and element.find(f".//{W}t") is None:
            continue  # deleted again, which is told
        if words := said(element):
            there = "stand in the text" if name in ("ins", "moveTo") else "do not stand in the text"
            yield Note("look", _where(element, numbers), f"“{words}”, {done}: the words {there}")
        elif around == f"{W}rPr":
            yield Note("look", _where(element, numbers), f"the end of the paragraph was {done}")
        elif around in (f"{W}trPr", f"{W}tcPr"):
            what = "row" if around == f"{W}trPr" else "cell"
            whole = parent.getparent()
            sentence = f"the {what} of a table “{cut(said(whole))}” was {done}"
            yield Note("look", _where(whole, numbers), sentence)


def _unseen(tree: Element, numbers: Mapping[Element, str]) -> Iterator[Note]:
    """Takes out runs that are hidden or struck through; formulas go with what reads the file."""
    for run in list(tree.iter(f"{W}r")):
        hidden = _on(run, "vanish")
        if not (hidden or _on(run, "strike") or _on(run, "dstrike")):
            continue
        if words := said(run):
            why = "is hidden" if hidden else "is struck through: the words do not stand in the text"
            yield Note("left out", _where(run, numbers), f"“{cut(words)}” {why}")
        run.getparent().remove(run)
    for reading in tree.iter(f"{W}rt"):
        sentence = f"“{cut(said(reading))}” stands above the line as a reading"
        yield Note("left out", _where(reading, numbers), sentence)
    for formula in tree.iter(f"{MATH}oMath"):
        words = "".join(formula.itertext())
        sentence = f"a formula is not read: “{cut(words)}”"
        yield Note("left out", _where(formula, numbers), sentence)


def _on(run: Element, name: str) -> bool:
    mark = run.find(f"{W}rPr/{W}{name}")
    return mark is not None and mark.get(f"{W}val") not in OFF


def _todays(tree: Element, numbers: Mapping[Element, str]) -> Iterator[Note]:
    for field in tree.iter(f"{W}fldSimple", f"{W}instrText"):
        if TODAY.match(field.get(f"{W}instr") or field.text or ""):
            sentence = "Word sets a day or time in it anew; the text has the one last set"
            yield Note("look", _where(field, numbers), sentence)


def _open_wraps(tree: Element) -> None:
    """Puts what the reader would pass over in its place: wrapped words, line ends, raised runs."""
    for reading in list(tree.iter(f"{W}rt")):
        reading.getparent().remove(reading)
    for wrap in list(tree.iter(*(f"{W}{name}" for name in WRAPS))):
        parent = wrap.getparent()
        if parent.tag == f"{W}r" and wrap.tag == f"{W}ruby":  # its base has runs of its own
            for run in reversed(list(wrap.iter(f"{W}r"))):
                parent.addnext(run)
            parent.remove(wrap)
        elif parent is not None:
            at = parent.index(wrap)
            parent[at : at + 1] = list(wrap)
    for old, new in (("cr", "br"), ("ptab", "tab")):
        for each in tree.iter(f"{W}{old}"):
            each.tag = f"{W}{new}"
    for end in tree.iter(f"{W}br"):
        end.attrib.clear()  # the end of a page or column ends a line too
    for raised in tree.iter(f"{W}position"):
        if re.fullmatch(r"[1-9]\d*", raised.get(f"{W}val") or ""):
            raised.tag = f"{W}vertAlign"
            raised.set(f"{W}val", "superscript")


def unread_parts(body: Element) -> list[Note]:
    """Pictures, charts and other documents in a body: how many, and that they are not read."""
    embedded = [OBJECTS[name] for name in OBJECTS for _ in body.iter(f"{{*}}{name}")]
    notes = [
        Note("left out", "", f"{what} stands in it and is not read{_times(embedded.count(what))}")
        for what in dict.fromkeys(embedded)
    ]
    pictures = sum(1 for _ in body.iter("{*}blip", "{*}imagedata"))
    words = "picture: its words are" if pictures == 1 else "pictures: their words are"
    return [*notes, *([Note("left out", "", f"{pictures} {words} not read")] if pictures else [])]


def _times(count: int) -> str:
    return f", {count} times" if count > 1 else ""


def counted_numbers(body: Element, styles: Element | None) -> list[Note]:
    """What is to be told of numbers that Word counts and no run holds, by paragraph or by its style."""
    numbered = set()
    for style in styles.iter(f"{W}style") if styles is not None else ():
        if style.find(f".//{W}numPr") is not None:
            numbered.add(style.get(f"{W}styleId"))
    count = 0
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        named = style is not None and style.get(f"{W}val") in numbered
        count += named or paragraph.find(f"{W}pPr/{W}numPr") is not None
    what = "1 paragraph has" if count == 1 else f"{count} paragraphs have"
    sentence = f"{what} numbers or signs that Word counts; see how they stand in it"
    return [Note("look", "", sentence)] if count else []


def take_boxes(body: Element) -> list[str]:
    """The paragraphs of text boxes, taken out of the body: a box is written twice, for old and new programs."""
    words: list[str] = []
    for fallback in list(body.iter(f"{MC}Fallback")):
        fallback.getparent().remove(fallback)
    for box in list(body.iter(f"{W}txbxContent")):
        if any(each.tag == f"{W}txbxContent" for each in box.iterancestors()):
            continue
        words += [now for paragraph in box.iter(f"{W}p") if (now := _said_now(paragraph))]
        box.getparent().remove(box)
    return words


def _said_now(paragraph: Element) -> str:
    """The words of a paragraph without the deleted ones."""
    words = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
    return " ".join(visible(words)[0].split())


def lost(body: Element, lines: Iterable[str]) -> Iterator[Note]:
    """Words of the body that stand in no line: whatever holds them, they are told.

    A run of one letter or figure says too little to be looked for.
    """
    text = "".join("".join(lines).split())
    for number, paragraph in enumerate(body.iter(f"{W}p"), 1):
        here = [each for each in paragraph.iter(f"{W}t") if not _moved_away(each)]
        runs = [" ".join(visible(each.text or "")[0].split()) for each in here]
        if gone := [
            words for words in runs if len(words) > 1 and "".join(words.split()) not in text
        ]:
            sentence = f"“{cut(' '.join(gone))}” stands in the file and not in the text"
            yield Note("left out", f"paragraph {number}", sentence)


def _moved_away(words: Element) -> bool:
    return next(words.iterancestors(f"{W}moveFrom"), None) is not None

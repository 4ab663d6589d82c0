"""Sets the elements of a page's tree as it shows them: blocks and items on lines of their own, fields apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.authoring.documents.element import Element
from generator.authoring.documents.extraction import Note, cut

# What begins a line of its own (HTML Standard, 15.3 “Non-replaced elements”); `pre` and tables are read elsewhere.
BLOCKS = frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p search section summary ul".split()
)
_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
# What stands in a box of its own within a line.
BOXES = ("button", "input", "meter", "output", "progress", "select", "textarea")
_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"}
_ROMAN |= {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}


def set_blocks(tree: Element) -> list[Note]:
    """Parts what the page shows apart; says which choices are not shown, and which figures touch a word."""
    _number_items(tree)
    notes = list(_choices(tree))
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in BOXES or _links_on(element):
            _parted(element)
        elif element.tag in BLOCKS or (
            element.tag == "span" and _BLOCK.search(element.get("style", ""))
        ):
            element.tag = "div"
    return [*notes, *_touching(tree)]


def _parted(element: Element) -> None:
    """Parts an element from what stands before and after it."""
    element.tail = f" {element.tail or ''}"
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = f"{previous.tail or ''} "
    elif parent is not None:
        parent.text = f"{parent.text or ''} "


def _links_on(element: Element) -> bool:
    """Whether a link stands at once behind another: a row of links, which the page's style parts."""
    before = element.getprevious()
    return element.tag == "a" and before is not None and before.tag == "a" and not before.tail


def _choices(tree: Element) -> Iterator[Note]:
    """Leaves of a field's choices the one that it shows."""
    for field in list(tree.iter("select")):
        choices = list(field.iter("option"))
        shown = next((each for each in choices if each.get("selected") is not None), None)
        shown = choices[0] if shown is None and choices else shown
        words = " ".join(shown.text_content().split()) if shown is not None else ""
        for child in list(field):
            field.remove(child)
        field.text = words
        if len(choices) > 1:
            further = "1 choice" if len(choices) == 2 else f"{len(choices) - 1} choices"
            yield Note("left out", "", f"{further} of a field, which shows “{cut(words)}”")
    for field in tree.iter("input"):
        if field.get("type", "").lower() in ("checkbox", "radio", "image", "file"):
            continue  # shows no words
        if words := " ".join((field.get("value") or field.get("placeholder") or "").split()):
            yield Note("left out", "", f"“{cut(words)}” stands in a field and is not read")


def _touching(tree: Element) -> Iterator[Note]:
    """Words of two elements side by side, one of them a figure, between which the page may show a gap."""
    for element in tree.iter("span"):
        after = element.getnext()
        if after is None or after.tag != "span" or element.tail:
            continue
        left, right = element.text_content()[-30:], after.text_content()[:30]
        ends = left[-1:] + right[:1]
        if len(ends) == 2 and ends.isalnum() and any(char.isdigit() for char in ends):
            said = f"“{left.split()[-1]}” and “{right.split()[0]}” touch in the text; the page may part them"
            yield Note("look", "", said)


def _number_items(tree: Element) -> None:
    """The number of a numbered item, which its reader sees, becomes a part of its words."""
    for items in list(tree.iter("ol")):
        own = [item for item in items if item.tag == "li"]
        down = items.get("reversed") is not None
        number = _whole(items.get("start"), len(own) if down else 1)
        for item in own:
            number = _whole(item.get("value"), number)
            _put_before(item, _spelled(number, items.get("type") or "1"))
            number += -1 if down else 1


def _whole(words: str | None, otherwise: int) -> int:
    return int(words) if re.fullmatch(r"-?\d{1,6}", words or "") and words else otherwise


def _spelled(number: int, kind: str) -> str:
    """A number as lists of this kind show it: 3, c, C, iii or III."""
    made = str(number)
    if kind in "iI" and 0 < number < 4000:
        made, left = "", number
        for value, signs in _ROMAN.items():
            made += signs * (left // value)
            left %= value
    elif kind in "aA" and 0 < number <= 26:
        made = chr(ord("a") + number - 1)
    return made.upper() if kind in "AI" else made


def _put_before(item: Element, number: str) -> None:
    """Puts the number before the first words of an item, which may be a paragraph in it."""
    while not (item.text or "").strip() and len(item) and item[0].tag in ("p", "div", "span"):
        item = item[0]
    item.text = f"{number}. {(item.text or '').lstrip()}"

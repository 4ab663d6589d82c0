"""Takes out of a page's tree what no reader sees or what is struck, and sets raised signs, each told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.authoring.documents.element import Element
from generator.authoring.documents.extraction import Note, cut
from generator.authoring.documents.visible_text import (
    RAISED,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    is_unit,
    marks_a_note,
)

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
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:font-size|opacity)\s*:\s*0(?![.\d]*[1-9])"
    r"|(?<![-\w])(?:left|right|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
# What makers of pages call words that are read aloud and never shown.
_ALOUD = frozenset(("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"))
MOST_STYLE = 200_000  # characters of one element: what stands beyond is not looked at
# Letters of notes begin with a; those of powers, ordinals and trade marks are others.
_LETTER = re.compile(r"[a-d]")
_NOTE = re.compile(r"foot-?note|note-?ref|reference|\bcite|\bfn\b|endnote", re.IGNORECASE)
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3})[\])]?", re.IGNORECASE)


def take_hidden(tree: Element) -> list[Note]:
    """Takes out what no reader sees, and says what words were in it."""
    notes: list[Note] = []
    styles = _page_styles(tree)
    for element in [each for each in tree.iter() if isinstance(each.tag, str)]:
        if element.getparent() is None or not _attached(element, tree):
            continue
        names = {f".{name}" for name in element.get("class", "").split()}
        style = "; ".join(
            [*(styles[name] for name in sorted(names & set(styles))), element.get("style", "")]
        )
        unseen = (
            element.tag in NEVER_SEEN
            or element.get("hidden") is not None
            or _HIDDEN.search(style) is not None
            or {name[1:] for name in names} & _ALOUD
            or (element.tag == "dialog" and element.get("open") is None)
            or (element.tag == "input" and element.get("type") == "hidden")
        )
        if unseen:
            notes += _hidden_note(element)
            element.drop_tree()
        elif element.tag in ("del", "s", "strike") or _STRUCK.search(style):
            words = element.text_content()
            if words.split():
                said = f"“{cut(words)}” is struck through: the words do not stand in the text"
                notes.append(Note("left out", "", said))
            element.drop_tree()
        elif element.tag == "ins" and (words := element.text_content()).split():
            said = f"“{cut(words)}” is marked as added later: the words stand in the text"
            notes.append(Note("look", "", said))
    for head in tree.iter("head"):
        # A page that does not say where its head ends has its words in it.
        head.tag = "div"
    pictures = len(tree.findall(".//img"))
    if pictures:
        is_are = "picture: its words are" if pictures == 1 else "pictures: their words are"
        notes.append(Note("left out", "", f"{pictures} {is_are} not read"))
    return notes


def _page_styles(tree: Element) -> dict[str, str]:
    """Class (`.name`) -> what the page's own styles say of it, where a rule is for this class alone.

    Rules for print and for some widths, which stand in a block of their own, are passed over.
    """
    styles: dict[str, str] = {}
    for element in tree.iter("style"):
        css = _without_comments((element.text or "")[:MOST_STYLE])
        for selectors, rules in _outer_rules(css):
            for name in map(str.strip, selectors.split(",")):
                if re.fullmatch(r"\.[\w-]+", name):
                    styles[name] = f"{styles.get(name, '')}; {rules}"
    return styles


def _outer_rules(css: str) -> Iterator[tuple[str, str]]:
    """The selectors and the declarations of each rule that stands in no block of its own, in one pass."""
    depth = begun = 0
    selectors = ""
    for sign in re.finditer(r"[{};]", css):
        if sign[0] == "{":
            if depth == 0:
                selectors, begun = css[begun : sign.start()], sign.end()
            depth += 1
        elif depth == 0:
            begun = sign.end()
        elif sign[0] == "}":
            depth -= 1
            if depth == 0:
                if not selectors.lstrip().startswith("@"):
                    yield selectors, css[begun : sign.start()]
                begun = sign.end()


def _without_comments(css: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := css.find("/*", at)) >= 0:
        kept.append(css[at:start])
        end = css.find("*/", start + 2)
        at = end + 2 if end >= 0 else len(css)
    return "".join([*kept, css[at:]])


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
        if not _attached(element, tree):
            continue  # in a mark that was taken out
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
    lettered = _LETTER.fullmatch(words) is not None and before[-1:].isalnum()
    plain = (words.isdigit() and marks_a_note(before)) or lettered
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

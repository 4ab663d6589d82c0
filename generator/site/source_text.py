"""The bytes of a source -> its text, and what keeps it from being one."""

from __future__ import annotations

import re

from generator.finding import Finding, Place, TextFile
from generator.text.characters import counted_problems, visible_problems

# How a page begins that a browser has saved, or a program has written.
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|!-- saved from)", re.IGNORECASE)


def source_text(data: bytes, path: str, then: str) -> tuple[str | None, list[Finding]]:
    """The text of a source, None where it has none, and every finding, with `then` in its cure.

    Beside findings the text is what was meant: LF line ends, no character that cannot be seen. So
    its quotes can be looked up, and what is wrong with the file is told once.
    """
    if data.startswith((b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0")):
        message = "this is a document of a word processor or a PDF; expected plain text"
        cure = (
            f"take it in with `briefs new source`, or copy its words into a plain text file, {then}"
        )
        return None, [Finding(Place(path, 1, 1), "not-utf-8", message, cure)]
    if _PAGE.match(data):
        message = "this is the code of a web page; expected plain text"
        cure = "name it .html and take it in with `briefs new source`, which takes its words out"
        return None, [Finding(Place(path, 1, 1), "not-text", message, cure)]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        message = "this is UTF-16 text; expected UTF-8 text"
        return None, [
            Finding(Place(path, 1, 1), "not-utf-8", message, f"save the text as UTF-8, {then}")
        ]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as trouble:
        before = data[: trouble.start].decode("utf-8")
        where = TextFile(path, before).span(len(before))
        message = f"byte 0x{data[trouble.start]:02X} is not UTF-8; expected UTF-8 text"
        return None, [Finding(where, "not-utf-8", message, f"save the text as UTF-8, {then}")]
    if not text.strip():
        message = "the file is empty; expected the article"
        return None, [Finding(Place(path), "empty-value", message, f"bring the text back, {then}")]
    found: list[Finding] = []
    file = TextFile(path, text)
    if "\r" in text:
        ends = "Windows line ends (CR LF)" if "\r\n" in text else "line ends of CR alone"
        at = text.index("\r")
        cure = f"save it with LF line ends, {then}"
        found.append(Finding(file.span(at), "line-ends", f"saved with {ends}; expected LF", cure))
        file = TextFile(path, text.replace("\r\n", "\n").replace("\r", "\n"))
        text = file.text
    for at, what in counted_problems(text):
        message = f"{what}; expected visible text only"
        cure = f"take the character out, {then}"
        found.append(Finding(file.span(at), "invisible-character", message, cure))
    unseen = {at for at, _ in visible_problems(text)}
    return "".join(char for at, char in enumerate(text) if at not in unseen), found

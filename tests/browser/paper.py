"""Reads the words of a PDF that Chromium wrote, in the order they were drawn: enough for a test."""

from __future__ import annotations

import re
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
DRAWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\((?:\\.|[^\\)])*\)|\b(?:Tm|Td|T\*)\b")


def words_of_pdf(pdf: bytes) -> str:
    """All text of the pages; where a font has no table of characters, its words are left out."""
    objects = {int(match[1]): match[2] for match in OBJECT.finditer(pdf)}
    text: list[str] = []
    for body in objects.values():
        if not re.search(rb"/Type ?/Page\b", body):
            continue
        resources = _resolved(objects, body, rb"Resources")
        fonts = {
            name: _characters(objects, int(number))
            for name, number in FONT.findall(_resolved(objects, resources, rb"Font"))
        }
        for number in re.findall(rb"\d+", re.search(rb"/Contents (\[[^\]]*\]|\d+)", body)[1]):  # type: ignore[index]
            if int(number) and int(number) in objects:
                text.append(_text(_stream(objects[int(number)]), fonts))
    return "\n".join(text)


def _resolved(objects: dict[int, bytes], body: bytes, key: bytes) -> bytes:
    """The value of a key: the object it names, or what stands there."""
    named = re.search(rb"/" + key + rb" (\d+) 0 R", body)
    if named:
        return objects[int(named[1])]
    inside = re.search(rb"/" + key + rb" ?<<(.*)", body, re.DOTALL)
    return inside[1] if inside else b""


def _stream(body: bytes) -> bytes:
    found = STREAM.search(body)
    if not found:
        return b""
    return zlib.decompress(found[1]) if b"FlateDecode" in body else found[1]


def _characters(objects: dict[int, bytes], number: int) -> dict[int, str]:
    """Glyph number to text, from the font's ToUnicode table."""
    named = re.search(rb"/ToUnicode (\d+) 0 R", objects[number])
    if not named:
        return {}
    table = _stream(objects[int(named[1])])
    found: dict[int, str] = {}

    def text(code: bytes) -> str:
        return bytes.fromhex(code.decode()).decode("utf-16-be")

    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, code in re.findall(rb"<(\w+)>\s*<(\w+)>", block):
            found[int(glyph, 16)] = text(code)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, code in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(code, 16) + step)
    return found


def _text(content: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    parts: list[str] = []
    characters: dict[int, str] = {}
    for match in DRAWN.finditer(content):
        if match[1]:
            characters = fonts.get(match[1], {})
        elif match[2]:
            codes = [int(match[2][at : at + 4], 16) for at in range(0, len(match[2]), 4)]
            parts.append("".join(characters.get(code, "") for code in codes))
        else:
            parts.append(" ")
    return "".join(parts)

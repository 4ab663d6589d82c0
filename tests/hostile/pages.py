"""Reads a built page as tags, attributes and text, to compare it with its harmless twin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

# One item of a page: ("<", tag), ("@", "tag name=value"), ("'", text), (">", tag), or ("!", a comment).
Item = tuple[str, str]
# Where the words of a picture break depends on their letters; a fingerprint on every character.
PLACES = frozenset({"d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "viewbox"})
PRINT = re.compile(r"\b(?:[0-9a-f]{12}|[0-9a-f]{64})\b")


class _Items(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.items: list[Item] = []
        self.drawn = 0
        self.words = 0

    def add(self, kind: str, words: str) -> None:
        words = " ".join(words.split())
        if kind == "'" and self.items and self.items[-1][0] == "'":
            words = f"{self.items.pop()[1]} {words}"
        if words:
            self.items.append((kind, words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.drawn += tag == "svg"
        if self.drawn and tag in ("text", "tspan"):
            self.words += 1
            return
        self.add("<", tag)
        for name, value in attrs:
            if not (self.drawn and name in PLACES):
                self.add("@", f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        if self.drawn and tag in ("text", "tspan"):
            self.words -= 1
            return
        self.drawn -= tag == "svg"
        self.add(">", tag)

    def handle_data(self, data: str) -> None:
        if not self.words:
            self.add("'", PRINT.sub("fingerprint", data))

    def handle_comment(self, data: str) -> None:
        self.add("!", data)

    def handle_decl(self, decl: str) -> None:
        self.add("!", decl)

    def unknown_decl(self, data: str) -> None:
        self.add("!", data)

    def handle_pi(self, data: str) -> None:
        self.add("!", data)


def items(html: str) -> list[Item]:
    reader = _Items()
    reader.feed(html)
    reader.close()
    return reader.items


def pages(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in sorted(site.rglob("*.html"))
    }


def told(text: str, payloads: Mapping[str, str]) -> str:
    """The twin's text with its harmless letters exchanged for the payloads they stand for."""
    if not any("\u1401" <= char <= "\u166c" for char in text):
        return text
    words = {key: " ".join(value.split()) for key, value in payloads.items()}
    pattern = "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
    return re.sub(pattern, lambda match: words[match[0]], text)


def differences(hostile: str, harmless: str, payloads: Mapping[str, str]) -> list[str]:
    """Where a page is another one than its twin in more than the payloads' own letters."""
    one = items(hostile)
    other = [(kind, told(words, payloads)) for kind, words in items(harmless)]
    found = [
        f"{a[0]} {a[1][:300]!r} where {b[0]} {b[1][:300]!r} is expected"
        for a, b in zip(one, other, strict=False)
        # A sentence's first letter is made a capital where the payload begins it.
        if a != b and (a[0], a[1].casefold()) != (b[0], b[1].casefold())
    ]
    return found + ([f"{len(one)} items, not {len(other)}"] if len(one) != len(other) else [])

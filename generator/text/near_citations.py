"""Finds what was meant as a citation and is none, for it would be published as text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from generator.text.sentences import Sentence, read_prose, unquoted

_NEAR = re.compile(
    r"\[\^[^\[\]\n]*\]"  # a space, a comma or nothing in it
    r"|\[\^[\w/-]*"  # never closed
    r"|[({]\^[a-z][\w/-]*[)}\]]?"  # another bracket
    r"|(?<![\w\[({])\^[a-z][\w/-]*\]"  # no bracket before it
)
_PLAIN = re.compile(r"\[([a-z][a-z0-9/-]*)\]")
_ID = re.compile(r"[a-z0-9][a-z0-9/-]*", re.IGNORECASE)


class Almost(NamedTuple):
    """Words at [start, start + length) that look like a citation, and what they should be."""

    start: int
    words: str
    meant: str


def almost_cited(text: str, claims: Collection[str] = ()) -> Iterator[Almost]:
    """What looks like `[^claim]` in a text whose citations have been taken out.

    `[claim]` counts where `claims` has the id: square brackets have other uses too.
    """
    if "^" not in text and "[" not in text and "]" not in text:
        return
    # In a quotation brackets are the editor's: “a [new] toll”.
    text = unquoted(text)
    for match in _NEAR.finditer(text):
        ids = _ID.findall(match[0])
        # Of several words, as in `[^the toll]`, only those that are ids were meant as such.
        meant = ids if len(ids) == 1 else [name for name in ids if name in claims]
        yield Almost(
            match.start(), match[0], " ".join(f"[^{name}]" for name in meant) or "[^claim]"
        )
    if text.count("]") > text.count("[") + text.count("^"):
        yield Almost(text.rindex("]"), "]", "")  # of `[^claim]]`
    for match in _PLAIN.finditer(text):
        if match[1] in claims:
            yield Almost(match.start(), match[0], f"[^{match[1]}]")


def sound(text: str, claims: Collection[str] = ()) -> Iterator[Sentence]:
    """The sentences to which no such words belong: of the others it is not known what they cite."""
    read = read_prose(text)
    for sentence, after in zip(read, [*read[1:], None], strict=True):
        # Behind a full stop they are taken for a sentence of their own.
        behind = after and next(almost_cited(after.text, claims), None)
        if not any(almost_cited(sentence.text, claims)) and not (behind and behind.start == 0):
            yield sentence

"""English prose: where its sentences end, and which citations stand with which sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from generator.text.languages import Language, language

CITE = re.compile(r"\[\^([^\[\]^\s]+)\]")
# Without the look-behinds, long runs of white space or full stops would cost their square.
_CITES = re.compile(rf"(?<!\s)\s*{CITE.pattern}(?:\s*{CITE.pattern})*")
_TO_FOLD = re.compile(r"[\t\n]|  ")
# Scripts without spaces between sentences need none behind their full stop; all others do. A reference
# mark, “[1]” or a raised number, belongs to the sentence before it.
_MARK = r"\[(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[a-z]|note \d{1,3}|citation needed)\]|\(\d{1,3}\)(?=\s+[A-Z“]|$)|[¹²³⁰⁴-⁹⁽⁾]+|[*†‡]+"
_SPACED, _UNSPACED = ".!?…।॥؟۔։።፧፨။", "。！？｡．។"
# It begins with the sign itself: text without one is passed over at once.
_STOP = re.compile(
    rf"[{_SPACED}{_UNSPACED}](?<![{_SPACED}{_UNSPACED}].)"
    rf"(?:(?<=[{_SPACED}])[{_SPACED}]*+[\"'”’»)\]」』]*+(?:(?:{_MARK})*+(?=\s|$)|\[\d{{1,3}}\](?=[A-Z]))"
    rf"|(?<=[a-z”’)][.!?])[\"'”’»)]*+\d{{1,2}}(?=\s+[A-Z“]|$)"
    rf"|(?<=[{_UNSPACED}])[{_SPACED}{_UNSPACED}]*+[\"'”’»)\]」』）】]*+(?:{_MARK})*+)"
)
_WORD_BEFORE = 40  # characters: no abbreviation is longer
_BETWEEN_WORDS = frozenset("\"'“”‘’«»()[]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_NUMERAL = re.compile(r"[(\[]?(?:\d{1,3}|[ivxIVX]{1,4}|[a-zA-Z])\.$")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True)
class _Words:
    """The words of a language that decide where a sentence ends."""

    never_end: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    openers: frozenset[str]
    capital_titles: frozenset[str]
    spoken: re.Pattern[str]


@cache
def _words(tongue: Language) -> _Words:
    listed = {name: frozenset(words) for name, words in tongue.words["sentences"].items()}
    speech = "|".join(sorted(listed["speech"]))
    return _Words(
        listed["never-end"],
        listed["before-number"],
        listed["may-end"],
        listed["openers"],
        frozenset(word.upper() for word in listed["never-end"] | listed["capital-titles"]),
        re.compile(rf"(?:[A-Z][\w’'.-]*\s+){{1,5}}(?:{speech})\b"),
    )


class Span(NamedTuple):
    """Half-open range of character offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cite:
    """One `[^id]`: its id as written, and its offsets in the original text."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a curator's prose.

    `text` has no citations and single spaces; `offsets[i]` is where `text[i]` stands in the
    original; `start` and `end` bound the sentence there, citations after its stop left out.
    """

    text: str
    cites: tuple[Cite, ...]
    start: int
    end: int
    offsets: Sequence[int]


def unquoted(text: str) -> str:
    """The text with what stands in quotation marks blanked out, every offset kept."""
    if "“" not in text and '"' not in text:
        return text
    return _QUOTED.sub(lambda quote: " " * len(quote[0]), text)


def sentences(text: str, tongue: Language | None = None) -> list[Span]:
    """Split one paragraph; every character but white space is in exactly one span."""
    words = _words(tongue or language())
    spans = []
    start = _next_ink(text, 0)
    says = False  # whether anything but signs was read since the last sentence
    seen = start
    for stop in _STOP.finditer(text):
        says = says or any(char.isalnum() for char in text[seen : stop.start()])
        seen = stop.end()
        if not says or stop.start() < start:
            continue
        after = _next_ink(text, stop.end())
        if after == len(text) or _ends(text, start, stop, after, words):
            spans.append(Span(start, stop.end()))
            start, says = after, False
    end = len(text.rstrip())
    if start < end and spans and not any(char.isalnum() for char in text[start:end]):
        spans[-1] = Span(spans[-1].start, end)  # signs alone say nothing
    elif start < end:
        spans.append(Span(start, end))
    return spans


def _next_ink(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends(text: str, start: int, stop: re.Match[str], after: int, words: _Words) -> bool:
    rest = text[after : after + 120]
    following = rest.lstrip("\"'“‘«([—–-• ")
    if following[:1].islower() or (not following and not rest.isspace()):
        return False
    marks = stop[0].rstrip("0123456789")
    quoted = marks[-1] in "\"'”’»"
    if quoted and marks[0] in "!?" and words.spoken.match(rest):
        return False
    if marks[0] != "." or marks.startswith(".."):
        return True
    begin = stop.start()
    floor = max(start, begin - _WORD_BEFORE)
    while begin > floor and not (text[begin - 1].isspace() or text[begin - 1] in _BETWEEN_WORDS):
        begin -= 1
    word = text[begin : stop.start()] + "."
    if _NUMERAL.match(word) and not text[start:begin].strip("\"'“‘«(["):
        return False  # "1." or "b." opens the sentence: a number of a list
    if word in words.before_number and following[:1].isdigit():
        return False
    if word in words.never_end and len(marks) == 1:
        return False
    if word in words.capital_titles and first_word(following).isupper():
        return False  # “MS. DAHL:” in a transcript
    if word in words.may_end or _INITIALS.fullmatch(word):
        if len(marks) > 1 and quoted:
            return True
        if len(word) == 2 and word[0].isupper():
            return False  # an initial: a name follows
        return rest != following or first_word(following) in words.openers
    return True


def first_word(text: str) -> str:
    """The word that a text begins with, "" where it begins with none."""
    match = re.match(r"[\w’']+", text)
    return match[0] if match else ""


def read_prose(text: str) -> list[Sentence]:
    """Read plain text with citations, `[^claim]` or `[^sheet/claim]`.

    A citation after a full stop belongs to the sentence before it, one inside a sentence to that
    sentence. What only looks like a citation (`[^a b]`) stays in the text.
    """
    return list(_read(text))


@lru_cache(maxsize=4096)  # every check reads the same few texts
def _read(text: str) -> tuple[Sentence, ...]:
    bare: list[str] = []
    origin: list[int] = []
    cites: list[tuple[int, Cite]] = []

    def take(first: int, last: int) -> None:
        bare.append(text[first:last])
        origin.extend(range(first, last))

    at = 0
    for group in _CITES.finditer(text):
        take(at, group.start())
        for mark in CITE.finditer(text, group.start(), group.end()):
            cites.append((len(origin) - 1, Cite(mark[1], mark.start(), mark.end())))
        at = group.end()
        if at < len(text) and not text[at].isspace() and text[at] not in ".,;:!?…)]”’\"'":
            bare.append(" ")
            origin.append(group.start())
    take(at, len(text))
    joined = "".join(bare)
    spans = sentences(joined)
    if not spans and cites:
        spans = [Span(0, 0)]
    owned: list[list[Cite]] = [[] for _ in spans]
    ends = [span.end for span in spans]
    for where, cite in cites:
        owned[min(bisect_right(ends, where), len(spans) - 1)].append(cite)
    return tuple(
        _sentence(joined, origin, span, mine) for span, mine in zip(spans, owned, strict=True)
    )


def _sentence(joined: str, origin: list[int], span: Span, cites: list[Cite]) -> Sentence:
    plain = joined[span.start : span.end]
    if plain and not _TO_FOLD.search(plain):
        first, last = origin[span.start], origin[span.end - 1]
        whole = last - first == len(plain) - 1  # no citation stands in it
        spread = range(first, last + 1) if whole else tuple(origin[span.start : span.end])
        return Sentence(plain, tuple(cites), first, last + 1, spread)
    kept = [
        i
        for i in range(span.start, span.end)
        if joined[i] not in " \t\n" or joined[i - 1] not in " \t\n"
    ]
    words = "".join(" " if joined[i] in "\t\n" else joined[i] for i in kept)
    if not kept:
        return Sentence("", tuple(cites), cites[0].start, cites[-1].end, ())
    offsets = tuple(origin[i] for i in kept)
    return Sentence(words, tuple(cites), offsets[0], offsets[-1] + 1, offsets)

"""Says what is wrong where a reader of YAML stumbled: finds the row of the table that fits the line, and fills it in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.finding import Finding, TextFile
from generator.syntax.scalar import value_at
from generator.text.own_data import own_data

FILE = Path(__file__).with_name("cures.yml")
BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
COLONS = "：﹕︓꞉∶"
OPENING, CLOSING = "“„‟«‘‚", "”“‟»’‘"
# What stands for longer patterns in the table.
SHORT_FOR = {
    "%KEY%": "(?P<key>[a-z][a-z_]*)",
    "%NEXT%": r"(?=\s*(?:,\s|[}\]]|$))",  # what a value in brackets or braces is followed by
    "%LEAD%": r"^\s*(?:- +)*",
    "%BLANKS%": BLANKS,
    "%COLONS%": COLONS,
    "%OPENING%": OPENING,
    "%CLOSING%": CLOSING,
}
MAX_LINE = 1_000  # characters on each side of a trouble: patterns take their time

# The keys that may stand in one mapping, of each mapping that a model has.
Keys = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Trouble:
    """What a reader of YAML stumbled at, in its own words, with offsets in the text.

    `begun` is where the thing began that it was reading, or where the key stood first; -1 without.
    """

    what: str
    at: int
    begun: int = -1
    word: str = ""


@dataclass(frozen=True)
class Row:
    """One row of the table; its file says what each part is."""

    met: re.Pattern[str]
    line: str
    looks: re.Pattern[str]
    code: str
    says: str
    cure: str


@cache
def table() -> tuple[Row, ...]:
    """The rows of `cures.yml`, the commonest slip first."""
    return tuple(
        Row(**row | {"met": re.compile(row["met"]), "looks": _pattern(row["looks"])})
        for row in own_data(FILE)["rows"]
    )


def _pattern(text: str) -> re.Pattern[str]:
    for short, long in SHORT_FOR.items():
        text = text.replace(short, long)
    return re.compile(text, re.MULTILINE)


def explain(file: TextFile, trouble: Trouble, keys: Keys = ()) -> Finding:
    """The finding for one trouble; `keys` are those that may stand together."""
    places = _places(file.text, trouble)
    known = _words(file, trouble, places)
    for row in table():
        if not row.met.search(trouble.what):
            continue
        for lines in places[row.line]:
            match = row.looks.search("\n".join(line.marked for line in lines))
            if match and _knows(match, keys):
                parts = {name: _plain(part) for name, part in match.groupdict("").items()}
                at = match.start("at" if "at" in parts else 0)
                span = file.span(_offset(lines, at), len(parts.get("at", "")) or 1)
                words = known | parts
                return Finding(span, row.code, _filled(row.says, words), _filled(row.cure, words))
    message = f"yaml cannot read this line ({trouble.what.partition('; ')[2] or trouble.what})"
    return Finding(file.span(trouble.at), "yaml", message, "put the value in quotes")


def _knows(match: re.Match[str], keys: Keys) -> bool:
    """Whether the `key` that a pattern took for one may stand beside those that are there."""
    key = match.groupdict().get("key")
    there = set(re.findall(r"[{,]\s*([a-z_]+):\s", match.string))
    fitting = [group for group in keys if key in group]
    return key is None or any(there & group for group in fitting) or bool(fitting and not there)


def _words(
    file: TextFile, trouble: Trouble, places: dict[str, list[tuple[_Line, ...]]]
) -> dict[str, str]:
    """What a sentence or a correction may name, whatever the pattern."""
    text, at = file.text, trouble.at
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].partition("\n")[0]
    begun = trouble.begun if trouble.what.startswith("while scanning") else -1
    mark = max(line.rfind(quote, 0, at - start) for quote in "\"'")
    before = line.rfind(line[mark], 0, mark) if mark > 0 else -1
    above = [lines[0] for lines in places["above"]]
    quoted = value_at(line, before) if before >= 0 else line
    if quoted[:1] * 2 == quoted[-2:]:  # `"he said "no""`: the outer marks are YAML's
        quoted = quoted[1:-1]
    return {
        "value": value_at(line, (begun if begun >= start else at) - start),
        "quoted": quoted,
        "word": trouble.word,
        "line": str(file.offset_place(max(trouble.begun, 0)).line),
        "above": str(file.offset_place(above[0].start).line) if above else "",
    }


def _plain(marked: str) -> str:
    return marked.replace("\0", "").replace("\a", "")


def in_quotes(value: str) -> str:
    """The cure for a value that YAML misreads: how to write it so that it needs no escapes."""
    value = _short(" ".join(value.split()), 60)
    if "'" not in value:
        return f"put the text in quotes: '{value}'"
    if '"' not in value and "\\" not in value:
        return f'put the text in quotes: "{value}"'
    return "write `>-` in its place, and the text on the next line, indented"


def _short(words: str, most: int = 70) -> str:
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def _between_marks(words: str) -> str:
    mark = "'" if '"' in words else '"'
    return _short(f"{mark}{words}{mark}")


def _named(sign: str) -> str:
    return f"U+{ord(sign[:1] or ' '):04X}, {unicodedata.name(sign[:1] or ' ', '').lower()}"


_AS = {"q": in_quotes, "w": _between_marks, "s": _short, "u": _named}


def _filled(template: str, words: dict[str, str]) -> str:
    """The template with its `<name>` filled in, and `<name:q>` in one of the forms above."""

    def word(slot: re.Match[str]) -> str:
        text = words[slot[1]].strip() if slot[2] != "u" else words[slot[1]]
        return _AS[slot[2]](text) if slot[2] else text

    return re.sub(r"<(\w+)(?::(\w))?>", word, template)


@dataclass(frozen=True)
class _Line:
    """One line of the text with marks in it, and the offset at which it begins."""

    start: int
    marked: str


def _offset(lines: tuple[_Line, ...], at: int) -> int:
    """The offset in the text of a place in these lines, joined."""
    for line in lines:
        if at <= len(line.marked):
            return line.start + len(_plain(line.marked[:at]))
        at -= len(line.marked) + 1
    raise IndexError(at)


def _places(text: str, trouble: Trouble) -> dict[str, list[tuple[_Line, ...]]]:
    """Where a pattern may be looked for, by the names of the table; several lines count as one text."""
    here = _marked(text, trouble.at, {trouble.at: "\0", trouble.begun: "\a"})
    begun = here
    if trouble.begun >= 0:
        begun = _marked(text, trouble.begun, {trouble.at: "\0", trouble.begun: "\a"})
    late = begun.start < here.start
    rows = list(re.finditer(r"^ *[^\s#].*$", text[: here.start], re.MULTILINE))[-1:]
    above = [_marked(text, row.start(), {}) for row in rows]
    below = re.compile(r"^ *[^\s#]", re.MULTILINE).search(
        text, here.start + len(_plain(here.marked))
    )
    top = re.search(r"\S", text)
    return {
        "here": [(here,)],
        "begun": [(begun,)],
        "same": [] if late else [(here,)],
        "late": [(begun,)] if late else [],
        "above": [(line,) for line in above],
        "line": [(here,), (begun,)],
        "near": [(here,), *((line,) for line in above), (begun,)],
        "all": [(begun, line, here) for line in above],
        "below": [(here, _marked(text, below.start(), {}))] if below else [],
        "top": [(_marked(text, top.start() if top else 0, {}),)],
    }


def _marked(text: str, at: int, marks: dict[int, str]) -> _Line:
    """The line around an offset, with a sign before the character at each of the marks."""
    start = max(text.rfind("\n", 0, at) + 1, at - MAX_LINE)
    end = text.find("\n", at)
    end = min(end if end >= 0 else len(text), at + MAX_LINE)
    line = text[start:end]
    for mark, sign in sorted(marks.items(), reverse=True):
        if start <= mark <= end:
            line = line[: mark - start] + sign + line[mark - start :]
    return _Line(start, line)

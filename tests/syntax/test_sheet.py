"""Sheets by example: what becomes of YAML, where everything stands, and each trap's finding."""

from __future__ import annotations

from typing import Any

import pytest

from generator.finding import Finding, Place
from generator.syntax.sheet import Sheet, read_sheet
from tests.syntax.parsers import places, read_with_both


def read(text: str | bytes) -> tuple[Sheet | None, list[Finding]]:
    return read_sheet(text.encode() if isinstance(text, str) else text, "briefs/a.yml")


def good(text: str | bytes) -> Sheet:
    sheet, found = read(text)
    assert not found, [str(one) for one in found]
    assert sheet
    return sheet


def test_only_core_types_are_more_than_text() -> None:
    text = """\
no: no
date: 2024-10-23
clock: 1:30
under: 12_000
zero: 010
exp: 1e3
inf: .inf
float: 2.5
plus: +1
hex: 0x10
yes: Yes
upper: True
sixteen: 1234567890123456
none: null
tilde: ~
empty:
true_: true
false_: false
int: -120
nil: 0
fifteen: 123456789012345
quoted: "12"
single: 'true'
"""
    data = good(text).data
    words = {line.split(": ")[0]: line.split(": ")[1] for line in text.split("\n")[:13]}
    assert {key: data[key] for key in words} == words
    assert {key: value for key, value in data.items() if key not in words} == {
        "none": None,
        "tilde": None,
        "empty": None,
        "true_": True,
        "false_": False,
        "int": -120,
        "nil": 0,
        "fifteen": 123456789012345,
        "quoted": "12",
        "single": "true",
    }


SHEET = """\
# A comment.
title: The harbour bridge
bottom_line: >-
  Close to 300 lorries cross. [^lorries]
  A toll is
  not ruled out. [^toll]

  A second paragraph.
claims:
  lorries:
    says: Close to
      300 a day.
    evidence:
      - source: call   # a comment
        quote: "She said \\u201cyes\\u201d
          and \\
          left"
        context: [one, 'it''s two', three]
      - {source: follow, figure: "about 10,000", author: null}

  # About the next claim.
  toll:
    said_by:
    text: |
      one

        two
    note: x
"""


def test_every_key_and_value_has_its_place() -> None:
    sheet = good(SHEET)
    assert sheet.data["claims"]["lorries"]["evidence"][0] == {
        "source": "call",
        "quote": "She said “yes” and left",
        "context": ["one", "it's two", "three"],
    }
    where = {
        ("title",): (2, 8),
        ("bottom_line",): (3, 14),
        ("claims",): (10, 3),
        ("claims", "lorries", "evidence"): (14, 7),
        ("claims", "lorries", "evidence", 0): (14, 9),
        ("claims", "lorries", "evidence", 0, "context", 1): (18, 24),
        ("claims", "lorries", "evidence", 1): (19, 9),
        ("claims", "lorries", "evidence", 1, "figure"): (19, 34),
        ("claims", "toll", "said_by"): (23, 5),
    }
    for path, (line, column) in where.items():
        assert sheet.has(path)
        assert sheet.place(path) == Place("briefs/a.yml", line, column), path
    assert sheet.key_place(("claims", "lorries")) == Place("briefs/a.yml", 10, 3)
    assert sheet.key_place(("claims", "lorries", "evidence", 1, "figure")).column == 26
    assert sheet.key_place(("claims", "lorries", "evidence", 1)) == Place("briefs/a.yml", 19, 9)


def test_what_is_not_in_the_file_falls_back_or_is_skipped() -> None:
    sheet = good(SHEET)
    assert not sheet.has(("claims", "lorries", "said_by"))
    assert sheet.place(("claims", "lorries", "said_by")).line == 10
    assert sheet.place(("claims", "lorries", "evidence", 1, "quote")) == Place(
        "briefs/a.yml", 19, 9
    )
    assert sheet.place(("claims", "lorries", "evidence", 0, "quoted", "source")).line == 14
    assert sheet.place(("nothing", 3)) == Place("briefs/a.yml", 2, 1)
    assert sheet.place((), 5) == Place("briefs/a.yml", 2, 1)


def test_every_character_of_a_text_has_its_place() -> None:
    sheet = good(SHEET)
    lines = SHEET.split("\n")
    paths = [path for path in sheet.paths if isinstance(at(sheet, path), str)]
    assert len(paths) == 12
    for path in paths:
        for offset, char in enumerate(at(sheet, path)):
            place = sheet.place(path, offset)
            if char not in " \n“”":
                assert lines[place.line - 1][place.column - 1] == char, (path, offset)
    line = sheet.data["bottom_line"]
    assert sheet.place(("bottom_line",), line.index("A toll")) == Place("briefs/a.yml", 5, 3)
    assert sheet.place(("bottom_line",), line.index("not")) == Place("briefs/a.yml", 6, 3)
    assert sheet.place(("bottom_line",), line.index("A second")) == Place("briefs/a.yml", 8, 3)
    quote = ("claims", "lorries", "evidence", 0, "quote")
    assert sheet.place(
        quote, sheet.data["claims"]["lorries"]["evidence"][0]["quote"].index("”")
    ) == (Place("briefs/a.yml", 15, 35))
    assert sheet.place(("title",), 10_000) == Place("briefs/a.yml", 2, 25)


def at(sheet: Sheet, path: tuple[str | int, ...]) -> Any:
    value: Any = sheet.data
    for part in path:
        value = value[part]
    return value


@pytest.mark.parametrize("mark", ["|", "|-", "|+", ">", ">-", ">+", "|2", ">2-", ">- # why"])
def test_block_texts_of_every_kind(mark: str) -> None:
    sheet = good(f"a: {mark}\n  One x.\n\n    Two x.\n  Three\n  four.\n\n\nb: 1\n")
    text = sheet.data["a"]
    for word, line, column in (("One", 2, 3), ("Two", 4, 5), ("Three", 5, 3), ("four", 6, 3)):
        assert sheet.place(("a",), text.index(word)) == Place("briefs/a.yml", line, column)
    assert sheet.lines(("a",)) == (1, 6)


def test_spans_end_where_the_value_ends() -> None:
    sheet = good(SHEET)
    assert sheet.lines(("bottom_line",)) == (3, 8)
    assert sheet.lines(("claims", "lorries")) == (10, 19)
    assert sheet.lines(("claims", "lorries", "evidence", 0)) == (14, 18)
    assert sheet.lines(("claims", "lorries", "evidence", 1)) == (19, 19)
    assert sheet.lines(("claims", "toll", "said_by")) == (23, 23)
    assert sheet.lines(("claims", "toll")) == (22, 28)
    assert sheet.lines(()) == (2, 28)


def test_line_ends_of_windows_change_nothing() -> None:
    sheet = good(SHEET.replace("\n", "\r\n"))
    assert (sheet.data, places(sheet)) == (good(SHEET).data, places(good(SHEET)))


# The mistake; where the author must mend it; the code; words of the message; words of the cure.
Mistake = tuple[str, int, int, str, str, str]
MISTAKES: dict[str, Mistake] = {
    "colon in a value": (
        "a: 1\ntitle: Bridge: a history\n", 2, 14, "yaml", "a colon and a space inside an unquoted", "'Bridge: a history'",
    ),
    "colon in braces": ("a: {b: x: y}\n", 1, 9, "yaml", "a colon and a space", "in quotes"),
    "colon in brackets": ("a: [she said: no]\n", 1, 5, "yaml-colon", "make a pair", "'she said: no'"),
    "hash in a value": ("a: bridge #5 is old\n", 1, 11, "yaml-comment", "begins a comment", "'bridge #5 is old'"),
    "comma in a number": ("a: {figure: about 10,000}\n", 1, 13, "yaml-comma", "`000` becomes a key", "'about 10,000'"),
    "commas in a number": ("a: {b: 1,000,000, c: d}\n", 1, 8, "yaml-comma", "`000` becomes a key", "'1,000,000'"),
    "comma in a text": ("a: {b: old, and closed}\n", 1, 8, "yaml-comma", "`and closed`", "'old, and closed'"),
    "braces around a text": ("a: {sic}\n", 1, 5, "yaml-comma", "`sic` stands in braces", "in quotes"),
    "no colon, first line": ("title Bridge\na: 1\n", 1, 6, "yaml", "no colon after `title`", "write `title: …`"),
    "no colon": ("a: 1\ntitle Bridge\nb: 1\n", 2, 6, "yaml", "no colon after `title`", "write `title: …`"),
    "no space after the colon": ("a: 1\ntitle:Bridge\nb: 1\n", 2, 6, "yaml", "no space after the colon", "`title: Bridge`"),
    "no space, first line": ("title:Bridge\na: 1\n", 1, 6, "yaml", "no space after the colon", "`title: Bridge`"),
    "no space, only line": ("a:\n  said_by:ortiz\n", 2, 3, "yaml-space", "no space after", "`said_by: ortiz`"),
    "no space, list": ("a:\n  - source:call\n", 2, 5, "yaml-space", "no space after", "`source: call`"),
    "no space, braces": ("a: {source:call, b: 1}\n", 1, 11, "yaml-space", "no space after", "`source: call`"),
    "words after a quote": ('q: "Yes" he said\nb: 1\n', 1, 9, "yaml", "text after the closing quote", "'\"Yes\" he said'"),
    "words after a quote, list": ('q:\n  - "Yes" he said\n', 2, 10, "yaml", "text after the closing", "'\"Yes\" he said'"),
    "words after a quote, braces": ('a: {q: "Yes" he said}\n', 1, 13, "yaml", "text after the closing", "quotes"),
    "apostrophe in single quotes": ("q: 'it's old'\nb: 1\n", 1, 7, "yaml", "text after the closing", "\"it's old\""),
    "quote never closed": ('q: "Yes he said\nb: 1\n', 1, 4, "yaml", "never closed", "close it"),
    "quote closed too late": ('q: "Yes he said\nb: "no"\nc: 1\n', 1, 4, "yaml", "not closed on its line", "close it"),
    "bracket first": ("q: [sic] he said\nb: 1\n", 1, 9, "yaml", "text after the closing bracket", "quotes"),
    "bracket never closed": ("a: 1\nq: [a, b\nc: 1\n", 2, 4, "yaml", "this bracket is never closed", "`]`"),
    "brace never closed": ("a: 1\nq: {a: b\nc: 1\n", 2, 4, "yaml", "this brace is never closed", "`}`"),
    "bracket never opened": ("a: [b]]\nc: 1\n", 1, 7, "yaml", "`]` without an opening", "quote"),
    "question mark in braces": ("a: {q: How high?, b: 1}\n", 1, 16, "yaml", "`?` inside", "quotes"),
    "star first": ("a: 1\nq: *old* bridge\n", 2, 4, "yaml", "`*`", "'*old* bridge'"),
    "alias": ("a: 1\nq: *old\n", 2, 4, "yaml-feature", "an alias", "'*old'"),
    "ampersand first": ("q: &old bridge\n", 1, 4, "yaml-feature", "an anchor", "'&old bridge'"),
    "exclamation mark first": ("q: !old bridge\n", 1, 4, "yaml-feature", "a tag", "'!old bridge'"),
    "known tag": ("q: !!int 5\n", 1, 4, "yaml-feature", "a tag", "'!!int 5'"),
    "percent first": ("q: %5 of lorries\n", 1, 4, "yaml", "cannot begin with `%`", "'%5 of lorries'"),
    "at first": ("q: @ortiz\n", 1, 4, "yaml", "cannot begin with `@`", "'@ortiz'"),
    "backtick first": ("q: `old`\n", 1, 4, "yaml", "cannot begin with", "'`old`'"),
    "greater than": ("q: >= 5\n", 1, 4, "yaml", "cannot begin with `>`", "'>= 5'"),
    "text beside its block mark": ("q: > old\nb: 1\n", 1, 4, "yaml", "text on the line of its", "next line"),
    "backslash": ('q: "C:\\dir"\n', 1, 7, "yaml", "a backslash in double quotes", "single quotes"),
    "no such character": ('q: "\\UFFFFFFFF"\n', 1, 5, "yaml", "names no character", "itself"),
    "list item beside its key": ("q: - old\n", 1, 4, "yaml", "a list item on the line of its key", "next line"),
    "list item for a key": ("a:\n  b: 1\n  - c\n", 3, 3, "yaml", "a list item where a key", "dash"),
    "key for a list item": ("a:\n  - b\n  c: 1\n", 3, 3, "yaml", "indented otherwise", "align"),
    "too deep": ("a: 1\n  b: 2\n", 2, 3, "yaml", "indented deeper", "indent it like"),
    "too shallow": ("a:\n    b: 1\n  c: 2\n", 3, 3, "yaml", "indented otherwise", "align"),
    "first line indented": ("  a: 1\nb: 2\n", 1, 3, "yaml", "first line is indented", "align"),
    "text left of its block": ("a: >-\n  one\ntwo three\nb: 1\n", 3, 4, "yaml", "no colon after `two`", "indented deeper"),
    "tab in the indentation": ("a:\n\tb: 1\n", 2, 1, "tab", "a tab in the indentation", "indent with spaces"),
    "tab in a text": ("a: b\tc\n", 1, 5, "tab", "a tab", "a space"),
    "key twice": ("a: 1\nb: 2\na: 3\n", 3, 1, "yaml-duplicate", "`a` stands twice (first on line 1)", "rename"),
    "key twice in braces": ("x: {a: 1, a: 3}\n", 1, 11, "yaml-duplicate", "first on line 1", "rename"),
    "number for a key": ("2024: x\n", 1, 1, "yaml-key", "`2024` is not text", '"2024":'),
    "true for a key": ("true: x\n", 1, 1, "yaml-key", "`true` is not text", '"true":'),
    "no key": ("a: 1\n: x\n", 2, 1, "yaml", "a colon without a key", "write the key"),
    "list for a key": ("[a]: x\n", 1, 1, "yaml-key", "a key must be a word", "quotes"),
    "merge": ("a: 1\n<<: {b: 2}\n", 2, 1, "yaml-feature", "merges", "write the keys out"),
    "directive": ("%YAML 1.2\n---\na: 1\n", 1, 1, "yaml-feature", "directive", "delete"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, 1, "yaml-feature", "a second document", "second file"),
    "a list": ("# why\n- a\n- b\n", 2, 1, "yaml-top", "a list where `key: value`", "key"),
    "a text": ("just text\n", 1, 1, "yaml-top", "a text where `key: value`", "key"),
    "nothing": ("", 1, 1, "yaml-top", "the file is empty", "key"),
    "a comment only": ("# soon\n", 1, 1, "yaml-top", "the file is empty", "key"),
    "bidi": ("a: 1\nb: x\u202ey\n", 2, 5, "character", "U+202E RIGHT-TO-LEFT OVERRIDE", "delete"),
    "bidi as an escape": ('b: "xx\\u202ey"\n', 1, 7, "character", "U+202E RIGHT-TO-LEFT", "delete"),
    "half a character as an escape": ('b: "\\ud800"\n', 1, 5, "character", "U+D800", "delete"),
    "escape in a key": ('"a\\u200b": 1\n', 1, 1, "character", "U+200B", "delete"),
    "nul": ("a: \0\n", 1, 4, "character", "U+0000 NULL", "delete"),
    "lone carriage return": ("a: 1\rb: 2\n", 1, 5, "character", "U+000D CARRIAGE RETURN", "delete"),
    "byte order mark": ("\ufeffa: 1\n", 1, 1, "encoding", "byte order mark", "without BOM"),
    "key too long": ("k" * 201 + ": 1\n", 1, 1, "yaml-key", "201 characters; at most 200", "quote"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_has_one_finding_where_it_is_mended(name: str) -> None:
    text, line, column, code, message, cure = MISTAKES[name]
    _, found = read(text)
    assert len(found) == 1, [str(one) for one in found]
    (one,) = found
    assert (one.place.line, one.place.column, one.code) == (line, column, code), str(one)
    assert message in one.message, str(one)
    assert cure in one.cure, str(one)
    assert one.level == "error"
    assert one.message[0] not in "ABCDEFGHIJKLMNOPQRSTVWXYZ"
    room = len(text.split("\n")[line - 1]) - column + 1
    assert 1 <= one.length <= max(room, 1)


def test_both_parsers_read_the_same() -> None:
    for text in (SHEET, *(mistake[0] for mistake in MISTAKES.values())):
        read_with_both(text)


def test_a_file_with_a_finding_is_read_no_further() -> None:
    text = "a: {b: 1,000}\n2: x\nc: pier d #e\nc: f\ng:\n  - [h: i]\n"
    sheet, found = read(text)
    assert sheet is None
    assert [(one.place.line, one.code) for one in found] == [
        (1, "yaml-comma"),
        (2, "yaml-key"),
        (3, "yaml-comment"),
        (4, "yaml-duplicate"),
        (6, "yaml-colon"),
    ]
    # What the parser stumbles at may follow from what stands above it.
    assert read(text + "j: k: l\n")[1] == found
    assert [one.code for one in read(text + "j: x\u200b\tk\n")[1]] == ["character", "tab"]


@pytest.mark.parametrize(
    "text",
    [
        "a: http://example.org/b#c\n",
        "a: https://example.org\n",
        "a: Nov.27 - 2024 3:22 PM\n",
        "a:\n  - https://example.org\n  - 3:22 PM\n  - note: x\n",
        "a: b   # a comment\nc: 'd' #comment\n",
        "a: {b: , c: ~, d: null}\n",
        "a: [1, 2]\nb: {c: d}\n",
        "--- # one document\na: b\n...\n",
        'a: "x: y, #z"\n',
        "a: 50% of 1,000 lorries, at least\n",
        "a: don't [sic] “quote” {this}\n",
        "'on': x\nno: y\n",
    ],
)
def test_what_is_no_trap_is_left_alone(text: str) -> None:
    good(text)


def test_bytes_that_are_not_utf8() -> None:
    sheet, found = read("a: é\nb: é".encode() + b"\xe9\n")
    assert sheet is None
    assert [str(one) for one in found] == [
        "briefs/a.yml:2:5: error: byte 0xE9 is not UTF-8 text; save the file with the encoding UTF-8 [encoding]"
    ]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("a: 1\n" + "#" * (512 * 1024), "524,288"),
        ("a:\n" + "- x\n" * 20_000, "20,000 keys and values"),
        ("a: " + "x" * 20_001 + "\n", "20,000 are read"),
        ("a: " + "[" * 21 + "]" * 21 + "\n", "deeper than 20"),
        ("[" * 20_000, "deeper than 20"),
        ("a: " + "[" * 20_000, "deeper than 20"),
        ("- " * 20_000, "deeper than 20"),
        ("".join(" " * depth + "a:\n" for depth in range(30)), "deeper than 20"),
    ],
    ids=["bytes", "nodes", "scalar", "depth", "brackets", "value", "dashes", "indents"],
)
def test_limits_are_named(text: str, limit: str) -> None:
    sheet, found = read_with_both(text)
    assert sheet is None
    assert [one.code for one in found] == ["yaml-limit"]
    assert limit in found[0].message


def test_within_the_limits() -> None:
    good("a: " + "[" * 19 + "]" * 19 + "\n")
    good("a: " + "x" * 20_000 + "\n")
    good("a:\n" + "- x\n" * 19_000)


def test_an_alias_bomb_is_a_finding() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    sheet, found = read(bomb)
    assert sheet is None
    assert {one.code for one in found} == {"yaml-feature"}
    assert [one.place.line for one in found][:2] == [1, 2]


@pytest.mark.parametrize("text", ["\x01" * 400, "\t\n" * 400, "*a\n" * 400, "a: 1\n" * 400])
def test_findings_are_bounded(text: str) -> None:
    _, found = read(text)
    assert 0 < len(found) <= 100

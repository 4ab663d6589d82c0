"""Sheets under any input: only findings come out, the same with and without libyaml, in time."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.syntax.parsers import read_with_both

SETTINGS = settings(max_examples=200, deadline=None, derandomize=True, database=None)

FRAGMENTS = st.sampled_from(
    [
        "a: ",
        "b: ",
        "- ",
        "  ",
        "    ",
        "\n",
        "\n",
        "\n",
        " ",
        "x",
        "foo bar",
        "1,000",
        "10",
        "null",
        "'",
        '"',
        "''",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ": ",
        ":",
        " #",
        " # ",
        "#c",
        "|\n",
        ">-\n",
        "|2\n",
        "|+\n",
        "*a",
        "&a",
        "!",
        "!!str ",
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
        "? ",
        "?",
        "\\",
        "\\n",
        "\\x41",
        "\\ud800",
        "~",
        "true",
        "é",
        "“",
        "\xa0",
        "<<: ",
        "-",
        "\t",
        "\r\n",
        "\r",
        "\u202e",
        "\ufeff",
        "🚚",
    ]
)
SHAPES = st.lists(FRAGMENTS, max_size=25).map("".join)
SHEETS = SHAPES | SHAPES.map(lambda text: "a:\n  b: x\n" + text)


@SETTINGS
@given(SHEETS)
def test_any_sheet_is_read_alike_or_refused_alike(text: str) -> None:
    sheet, found = read_with_both(text)
    assert sheet or found
    assert found == sorted(found)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for one in found:
        assert 1 <= one.place.line <= len(lines)
        assert 1 <= one.place.column <= len(lines[one.place.line - 1]) + 1
        assert one.message and one.cure


@SETTINGS
@given(SHEETS)
def test_every_place_is_where_the_text_stands(text: str) -> None:
    sheet, found = read_with_both(text)
    if sheet is None:
        return
    lines = sheet.text.split("\n")
    for path in sheet.paths:
        first, last = sheet.lines(path)
        assert 1 <= first <= last <= len(lines)
        value = at(sheet.data, path)
        if path and isinstance(path[-1], str):
            key = sheet.key_place(path)
            assert lines[key.line - 1][key.column - 1] in {path[-1][:1], "'", '"', "?"}
        if found or not isinstance(value, str):
            continue
        for offset, char in enumerate(value):
            place = sheet.place(path, offset)
            raw = lines[place.line - 1]
            assert first <= place.line <= last
            if char not in " \n" and "\\" not in raw:
                assert raw[place.column - 1] == char


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        data = data[part]
    return data


TEXTS = st.text(
    st.sampled_from("ab é“\"'#:,-[]{}&*!|>%@`\\?\n  ")
    | st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Zs"]),
    max_size=60,
)


@SETTINGS
@given(
    st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=3), max_leaves=5),
    st.integers(20, 90),
)
def test_what_another_program_writes_is_read_back(value: Any, width: int) -> None:
    tree = {"a": value, "b": {"c": [deepcopy(value)]}}
    text = yaml.safe_dump(tree, allow_unicode=True, width=width)
    sheet, found = read_with_both(text)
    assert not found
    assert sheet
    assert sheet.data == tree


@SETTINGS
@given(st.binary(max_size=80) | SHEETS.map(lambda text: text.encode("utf-16")))
def test_any_bytes_give_a_sheet_or_a_finding(content: bytes) -> None:
    sheet, found = read_with_both(content)
    assert sheet or found


@pytest.mark.parametrize(
    "part",
    [
        "[",
        "{",
        "[{",
        "- ",
        "? ",
        "?",
        ": ",
        ":",
        "a: b: c\n",
        "'",
        '"\\n',
        "&a ",
        "*a,",
        "!",
        "%",
        "a: 1\n",
        "a: {b,",
        "a: [x,",
        "#\n",
        "\n",
        "x\n",
        "\x00",
        "\t\n",
        "| \n",
        '"\\x41',
        "a: 'b' c\n",
        "\ufeff",
        "💥",
    ],
)
def test_long_repetitions_neither_hang_nor_crash(part: str) -> None:
    for before in ("", "a: ", "a:\n  "):
        sheet, found = read_with_both(before + part * (24_000 // len(part)))
        assert len(found) <= 100
        assert sheet or found

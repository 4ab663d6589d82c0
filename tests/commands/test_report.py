"""Findings as people and machines read them."""

from __future__ import annotations

import json
from pathlib import Path

from generator.finding import Finding, Level, Place
from generator.report import report, summary


def finding(
    path: str = "briefs/a.yml",
    line: int = 2,
    column: int = 5,
    length: int = 1,
    level: Level = "error",
) -> Finding:
    place = Place(path, line, column, length)
    return Finding(place, "a-rule", "found x; expected y", "do z", level)


def test_text_shows_the_line_and_a_caret_under_the_place(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs/a.yml").write_text("title: x\nkey: value\n")
    assert report([finding(length=5)], tmp_path) == (
        "briefs/a.yml:2:5: error: found x; expected y; do z [a-rule]\n"
        "    2 | key: value\n"
        "      |     ^^^^^\n"
    )


def test_a_long_line_is_shown_around_the_place(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("x" * 500 + "HERE" + "y" * 500)
    shown = report([finding("a.yml", 1, 501, length=4)], tmp_path).split("\n")
    start = shown[2].index("^")
    assert shown[1][start : start + 4] == "HERE"
    assert shown[2].count("^") == 4


def test_a_file_that_is_not_there_gives_the_message_alone(tmp_path: Path) -> None:
    assert report([finding()], tmp_path).count("\n") == 1


def test_terminal_controls_are_made_visible(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("key: \x1b[31mred\n")
    one = Finding(Place("a.yml", 1, 6), "a-rule", "found \x1b[2J")
    assert "\x1b" not in report([one], tmp_path)


def test_annotations_cannot_be_forged(tmp_path: Path) -> None:
    one = Finding(Place("a.yml", 1, 6, 3), "a-rule", "found\n::error::owned%0A", "x")
    text = report([one], tmp_path, "github")
    assert text.count("\n") == 1
    assert text.startswith("::error file=a.yml,line=1,col=6,endColumn=9,title=a-rule::")


def test_json_has_every_part(tmp_path: Path) -> None:
    body = json.loads(report([finding(level="notice", length=3)], tmp_path, "json"))
    assert body["errors"] == 0 and body["notices"] == 1
    assert body["findings"][0] == {
        "path": "briefs/a.yml", "line": 2, "column": 5, "length": 3, "level": "notice",
        "code": "a-rule", "message": "found x; expected y", "cure": "do z",
    }  # fmt: skip


def test_summary_counts() -> None:
    assert summary([]) == "no findings"
    assert summary([finding(), finding(line=3), finding(level="notice")]) == "2 errors, 1 notice"

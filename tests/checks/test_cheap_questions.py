"""Rules ask a cheap question before a dear one: what the cheap one might pass over is told all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import run_checks
from generator.checks.own_words import MOST
from generator.finding import Finding
from generator.site.read_site import read_site
from generator.text.languages import language
from generator.text.wordlists import find_words
from tests.checks.small_project import Small

WORDS = [f"w{first}{last}" for first in "aeiou" for last in "bcdfg"]
HERE = " ".join(WORDS)


def told(small: Small, root: Path, code: str) -> list[Finding]:
    return [finding for finding in run_checks(small.site(root)) if finding.code == code]


@pytest.mark.parametrize("first", range(7))
@pytest.mark.parametrize("many", [MOST - 1, MOST, MOST + 4])
def test_a_run_of_words_is_seen_wherever_it_begins(first: int, many: int, tmp_path: Path) -> None:
    taken = " ".join(WORDS[first : first + many])
    small = Small(f"Then {HERE} there.", HERE, says=f"Now {taken} again.")
    found = told(small, tmp_path, "own-words")
    assert {finding.length for finding in found} == ({len(taken)} if many >= MOST else set())


def test_two_runs_in_one_sentence_are_told_apart(tmp_path: Path) -> None:
    runs = " ".join(WORDS[:MOST]), " ".join(WORDS[-MOST:])
    small = Small(f"Then {HERE} there.", HERE, says=f"Now {runs[1]} and {runs[0]} again.")
    assert len(told(small, tmp_path, "own-words")) == 4  # in `says`, and in the bottom line


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ("It may be so, and it might be otherwise.", set()),
        ("It may perhaps possibly be so, it seems.", {"perhaps"}),
        ("It is so; in a sense it appears on May 3 to be so.", {"appears to"}),
        ("It is so in May, and in a sense it may be.", {"may"}),
    ],
)
def test_hedges_are_stacked_within_a_statement(says: str, words: set[str], tmp_path: Path) -> None:
    found = told(
        Small("The boat is full.", "The boat is full", says=says), tmp_path, "stacked-hedges"
    )
    assert {" ".join(finding.message[1:].split("”")[0].split()) for finding in found} == words


@pytest.mark.parametrize("name", sorted(language().words["lists"]))
def test_each_word_of_a_list_is_found(name: str) -> None:
    for word in language().words["lists"][name]["words"]:
        assert any(find_words(name, f"So {word.upper()} it is")), word


def test_a_letter_of_another_script_is_seen_behind_an_escape(tmp_path: Path) -> None:
    root = Small("The boat is full.", "The boat is full").lay(tmp_path)
    sheet = root / "briefs/b.yml"
    text = sheet.read_text("utf-8").replace("title: News", 'title: "“N\\u0435ws”"')
    assert text.count("\\u0435") == 1 and not text.isascii()
    sheet.write_text(text, "utf-8")
    codes = {finding.code for finding in run_checks(read_site(root))}
    assert "mixed-script" in codes

"""What a rule needs before it may speak, and what of a sheet that is begun is told first."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import check
from generator.checks import FILES_READ, QUOTES_FOUND, SOURCES_READ, checks
from generator.cli import cli
from tests.folders import FIXTURES

BASE = FIXTURES / "base"
SHEET = "briefs/boats.yml"


def edited(root: Path, *edits: tuple[str, str, str]) -> Path:
    shutil.copytree(BASE, root)
    for file, old, new in edits:
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), "utf-8")
    return root


def codes(root: Path) -> set[str]:
    return {finding.code for finding in check(root).findings}


def test_every_need_is_one_that_the_runner_knows() -> None:
    needs = {need for rule in checks().values() for need in rule.needs}
    assert needs == {FILES_READ, SOURCES_READ, QUOTES_FOUND}


@pytest.mark.parametrize(
    ("ground", "edit", "also"),
    [
        # Nobody is told that sentences are unquoted while the sheet that quotes them is unread.
        (FILES_READ, (SHEET, "title: The", "title The"), "yaml"),
        # No figure of a brief has a source while the register of sources is unread.
        (SOURCES_READ, ("seeds/sources.yml", "file: notice.txt", "file notice.txt"), "yaml"),
        # What a quote holds is not known while it is not found.
        (QUOTES_FOUND, (SHEET, "quote: The night fare will rise", "quote: The night fare may rise"), "quote-in-source"),
    ],
)  # fmt: skip
def test_without_its_ground_a_rule_is_silent(
    ground: str, edit: tuple[str, str, str], also: str, tmp_path: Path
) -> None:
    silent = {code for code, rule in checks().items() if ground in rule.needs}
    told = codes(edited(tmp_path / "p", edit))
    assert also in told
    assert not told & silent


def test_with_its_ground_it_speaks_of_the_same_claim(tmp_path: Path) -> None:
    assert "wording-in-quote" in codes(
        edited(tmp_path / "p", (SHEET, "wording: a little", "wording: slightly"))
    )


BEGUN = """\
title: A further sheet
question: Is the night boat used?
claims:
  night:
    says: The night boat is used.
    said_by: compny
    evidence:
      - {source: notice, quote: about 40 passengers use the night boat}
"""


def run(root: Path, *words: str) -> str:
    result = CliRunner().invoke(cli, ["check", "--root", str(root), *words])
    assert not result.exception or isinstance(result.exception, SystemExit)
    return result.output


def test_a_begun_sheet_is_told_what_is_wrong_in_it_and_then_what_waits(tmp_path: Path) -> None:
    root = edited(tmp_path / "p")
    (root / "briefs/case.yml").write_text(BEGUN, "utf-8")
    shown = run(root)
    assert "`compny` is not known" in shown and "did you mean `company`?" in shown
    assert "has no `bottom_line`" not in shown and "still wait: 2 fields" in shown
    # With nothing wrong in what is written, the fields come one by one.
    (root / "briefs/case.yml").write_text(BEGUN.replace("compny", "company"), "utf-8")
    shown = run(root)
    assert "has no `bottom_line`" in shown and "has no `source_summary`" in shown
    assert "still wait" not in shown


def test_sentences_are_counted_until_all_else_is_right(tmp_path: Path) -> None:
    more = "The pier was built of oak. It is green. It is old.\n"
    root = edited(tmp_path / "p", ("seeds/letter.txt", "The night fare", f"{more}The night fare"))
    assert CliRunner().invoke(cli, ["seal", "--root", str(root)]).exit_code == 0
    shown = run(root)
    assert shown.count("[sentence-accounted]") == 3 and "still wait" not in shown
    root = edited(tmp_path / "q", (SHEET, "said_by: falk\n", "said_by: fallk\n"))
    shutil.copy(tmp_path / "p/seeds/letter.txt", root / "seeds/letter.txt")
    shutil.copy(tmp_path / "p/seeds/sources.yml", root / "seeds/sources.yml")
    shown = run(root)
    assert "[sentence-accounted]" not in shown
    assert "still wait: 3 sentences; `briefs coverage` lists the sentences" in shown


def test_one_sheet_is_shown_with_its_drafts(tmp_path: Path) -> None:
    root = edited(tmp_path / "p", (SHEET, "said_by: falk\n", "said_by: fallk\n"))
    (root / "briefs/case.yml").write_text(f"draft: true\n{BEGUN}", "utf-8")
    shown = run(root, "--sheet", "case")
    assert "`compny`" in shown and "`fallk`" not in shown
    assert "there is no sheet 'cas'; did you mean `case`?" in run(root, "--sheet", "cas")

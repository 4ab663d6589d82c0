"""`briefs rename` and `briefs move`: every mention follows, no other byte changes, old addresses lead on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.analysis.changes.diff import diff
from generator.authoring import rename_entry
from generator.build import build
from generator.checks import run_checks
from generator.cli import cli
from generator.publishing.inspection.built_page import read_built_pages
from generator.site.read_site import read_site
from tests.authoring.desk import run, texts
from tests.folders import FIXTURES
from tests.projects import publishable

BOATS, PIER = "briefs/boats.yml", "briefs/pier.yml"
SOURCES, ACTORS = "seeds/sources.yml", "seeds/actors.yml"
OTHER = """\
title: The pier   # of the lake
question: Is the pier used?
bottom_line: 'The night boat uses it. [^boat] About 40 passengers do. [^boats/passengers]'
subjects:
  traffic: {label: Passengers on the night boat, unit: passengers}
claims:
  boat:
    says: The night boat uses the pier.
    said_by: "company"
    denies: boats/pier
    evidence:
      - {source: notice, quote: the night boat, context: [The Lake Company said]}
gaps:
  when: {question: 'Since when? [^boats/passengers]', matters: It is not known.}
source_summary: One text.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = shutil.copytree(FIXTURES / "base", tmp_path / "project")
    (root / PIER).write_text(OTHER, "utf-8")
    return root


def expected(before: dict[str, str], edits: dict[str, list[tuple[str, str]]]) -> dict[str, str]:
    """The files with nothing changed but these words, each wherever it stands."""
    after = dict(before)
    for path, pairs in edits.items():
        for old, new in pairs:
            assert old in after[path], old
            after[path] = after[path].replace(old, new)
    return after


NAMES = [
    (
        ("claim", "boats/passengers", "riders"),
        {
            BOATS: [
                ("[^passengers]", "[^riders]"),
                ("\n  passengers:\n    says", "\n  riders:\n    was: [boats/passengers]\n    says"),
            ],
            PIER: [("[^boats/passengers]", "[^boats/riders]")],
        },
        ["claim `riders` renamed from `passengers`"],
    ),
    (
        ("actor", "company", "line"),
        {
            BOATS: [("said_by: company", "said_by: line")],
            PIER: [('said_by: "company"', 'said_by: "line"')],
            ACTORS: [
                ("company: {name", "line: {was: [company], name"),
                ("part_of: company", "part_of: line"),
            ],
        },
        ["actor `line` renamed from `company`"],
    ),
    (
        ("source", "letter", "note"),
        {
            BOATS: [("source: letter", "source: note")],
            SOURCES: [
                ("\nletter:\n  file", "\nnote:\n  was: [letter]\n  file"),
                ("{source: letter,", "{source: note,"),
            ],
        },
        ["source `note` renamed from `letter`"],
    ),
]


@pytest.mark.parametrize(("words", "edits", "told"), NAMES, ids=("claim", "actor", "source"))
def test_every_mention_follows_and_no_other_byte_changes(
    words: tuple[str, ...], edits: dict[str, list[tuple[str, str]]], told: list[str], root: Path
) -> None:
    before, old = texts(root), read_site(root)
    assert run(root, "rename", *words).exit_code == 0
    assert texts(root) == expected(before, edits)
    new = read_site(root)
    assert run_checks(new) == run_checks(old) == []
    assert [str(change) for change in diff(old, new)] == told


def test_a_brief_is_renamed_with_its_file_and_its_claims(root: Path) -> None:
    before, old = texts(root), read_site(root)
    assert run(root, "rename", "brief", "boats", "ferries").exit_code == 0
    after = expected(
        before,
        {BOATS: [("title: The", "was: [boats]\ntitle: The")], PIER: [("boats/", "ferries/")]},
    )
    after["briefs/ferries.yml"] = after.pop(BOATS)
    assert texts(root) == after
    assert [str(change) for change in diff(old, read_site(root))] == ["brief renamed from `boats`"]


def test_a_claim_moves_with_all_its_lines(root: Path) -> None:
    old = read_site(root)
    before = texts(root)
    assert run(root, "move", "boats/passengers", "pier").exit_code == 0
    after = texts(root)
    start, end = before[BOATS].index("  passengers:\n"), before[BOATS].index("  autumn:\n")
    lines = before[BOATS][start:end]
    left = before[BOATS].replace(lines, "").replace("[^passengers]", "[^pier/passengers]")
    assert after[BOATS] == left
    moved = lines.replace("passengers:\n", "passengers:\n    was: [boats/passengers]\n", 1)
    there = OTHER.replace("[^boats/passengers]", "[^pier/passengers]")
    assert after[PIER] == there.replace("gaps:\n", f"{moved}gaps:\n")
    changes = [str(change) for change in diff(old, read_site(root))]
    assert changes == ["claim `passengers` moved from `boats/passengers`"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("rename", "claim", "boats/passengers", "pier"), 1),
        (("rename", "claim", "boats/passengers", "No Id"), 1),
        (("rename", "claim", "boats/nobody", "pier"), 2),
        (("rename", "brief", "boats", "pier"), 1),
        # The sheet has no such subject.
        (("move", "boats/subsidy", "pier"), 1),
        (("move", "boats/subsidy", "nowhere"), 2),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_what_cannot_be_is_refused_whole(words: tuple[str, ...], code: int, root: Path) -> None:
    before = texts(root)
    result = run(root, *words)
    assert result.exit_code == code, result.output
    assert texts(root) == before


@pytest.mark.parametrize(
    ("name", "cure"), [("No Id", "write 'no-id'"), ("a" * 61, "find a shorter one")]
)
def test_a_new_name_that_is_no_id_is_told_as_in_a_sheet(name: str, cure: str, root: Path) -> None:
    assert cure in run(root, "rename", "claim", "boats/passengers", name).output


def test_all_files_are_written_or_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = texts(root)
    write = rename_entry.replace_text
    calls: list[str] = []

    def fail_once(path: Path, text: str) -> None:
        calls.append(path.name)
        if len(calls) == 2:
            raise OSError("the disk is full")
        write(path, text)

    monkeypatch.setattr(rename_entry, "replace_text", fail_once)
    with pytest.raises(OSError, match="full"):
        CliRunner().invoke(
            cli, ["rename", "source", "letter", "note", "--root", str(root)], catch_exceptions=False
        )
    assert len(calls) > 2 and texts(root) == before


def test_old_addresses_lead_to_the_new_ones(root: Path) -> None:
    for words in (
        ("rename", "source", "letter", "note"),
        ("rename", "actor", "falk", "director"),
        ("rename", "claim", "boats/autumn", "fall"),
        ("move", "boats/passengers", "pier"),
        ("rename", "brief", "boats", "ferries"),
    ):
        assert run(root, *words).exit_code == 0, words
    outcome = build(publishable(root))
    assert not outcome.refused, outcome.findings
    pages = read_built_pages(root / "site")
    for page in ("sources/letter/", "actors/falk/", "briefs/boats/", "briefs/boats/evidence/"):
        assert f"{page}index.html" in pages, page
    for page in (
        "briefs/boats/",
        "briefs/boats/evidence/",
        "briefs/ferries/",
        "briefs/ferries/evidence/",
    ):
        assert {"passengers", "autumn"} <= set(pages[f"{page}index.html"].ids), page
    html = (root / "site/briefs/boats/index.html").read_text("utf-8")
    assert 'href="../ferries/"' in html and 'href="../ferries/#autumn"' in html
    html = (root / "site/briefs/ferries/index.html").read_text("utf-8")
    assert 'href="../pier/#passengers"' in html and 'href="#fall"' in html

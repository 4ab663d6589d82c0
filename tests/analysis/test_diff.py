"""`briefs diff` names each change of meaning between revisions, and touches nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.analysis.changes.diff import CLASSES, diff, untold
from generator.cli import cli
from generator.finding import Finding
from generator.model.vocabulary import vocabulary
from generator.site.git_revision import site_at
from generator.site.read_site import read_site
from tests.folders import BRIDGE

SHEET, SOURCES = "briefs/bridge.yml", "seeds/sources.yml"
WHO = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
       for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", "2031-04-05T00:00:00Z"))}  # fmt: skip


def git(root: Path, *words: str) -> str:
    env = {**os.environ, **WHO, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(
        ["git", "-C", str(root), *words], env=env, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = shutil.copytree(BRIDGE, tmp_path / "bridge")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "one")
    return root


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text, old
    (root / file).write_text(text.replace(old, new, 1), "utf-8")


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["diff", *words, "--root", str(root)], catch_exceptions=False)


GAP = "  toll-level:"
CASES = [
    (SHEET, "figure: at least 450", "figure: over 450", "claim `union-count`: figure revised from “at least 450” to “over 450”"),
    (SHEET, "    said_by: article\n    evidence:\n      - {source: follow, quote: \"Under", "    said_by: dahl\n    evidence:\n      - {source: follow, quote: \"Under",
     "claim `rule`: speaker changed from “article” to “dahl”"),
    (SHEET, "credibility: 2", "credibility: 3", "claim `lorries`: credibility moved from 2 (probably true) to 3 (possibly true)"),
    (SHEET, "likelihood: likely", "likelihood: very-likely", "judgement `steady`: likelihood moved from likely to very likely"),
    (SHEET, "quote: Dahl expects the repairs to cost", "quote: expects the repairs to cost",
     "claim `cost`: quote changed from “Dahl expects the repairs to cost over €2 million” to “expects the repairs to cost over €2 million”"),
    (SHEET, "attribution: alleged", "attribution: said", "claim `turned-away`: attribution moved from alleged to said"),
    (SHEET, "stance: opposes", "stance: favours", "claim `against-toll`: stance changed from “opposes” to “favours”"),
    (SHEET, "says: The drivers’ union is against a toll.", "says: The drivers’ union opposes a toll.",
     "claim `against-toll`: words changed from “The drivers’ union is against a toll.” to “The drivers’ union opposes a toll.”"),
    (SHEET, "  against-toll:\n", "  toll-opposed:\n", "claim `toll-opposed` added: The drivers’ union is against a toll."),
    (SHEET, "  against-toll:\n", "  toll-opposed:\n", "claim `against-toll` removed: The drivers’ union is against a toll."),
    (SHEET, "relayed_by: [morning-post, harbour-wire]", "relayed_by: [harbour-wire]",
     "claim `ferries`: relays changed from morning-post, harbour-wire to harbour-wire"),
    (SHEET, "never_falls: true", "never_falls: false", "subject `crossings`: whether it can fall changed from yes to no"),
    (SHEET, "A toll is not ruled out. [^toll]", "A toll is possible. [^toll]", "bottom line changed from "),
    (SOURCES, "label: Agency report on the toll", "reliability: C\n  reliability_basis: It names its speakers.\n  label: Agency report on the toll",
     "source `follow`: reliability moved from F (reliability cannot be judged) to C (fairly reliable)"),
    (SOURCES, "year: 2031\n  year_because: {source: follow, quote: \"plans", "year: 2030\n  year_because: {source: follow, quote: \"plans",
     "source `call`: year changed from 2031 to 2030"),
    ("seeds/call.txt", "lorries come at night", "lorries came at night", "source `call` has another text"),
    ("seeds/actors.yml", "kind: office, part_of: city", "kind: office", "actor `port-office`: whole changed from “city” to none"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "wanted"), CASES, ids=[case[3][:40] for case in CASES]
)
def test_names_what_changed(file: str, old: str, new: str, wanted: str, root: Path) -> None:
    edit(root, file, old, new)
    assert any(str(one).startswith(wanted) for one in changes(root)), [
        str(one) for one in changes(root)
    ]
    before = git(root, "status", "--porcelain")
    result = run(root, "HEAD")
    assert result.exit_code == 0 and wanted in result.output
    assert git(root, "status", "--porcelain") == before


def changes(root: Path) -> list[object]:
    before = site_at(root, "HEAD")
    assert not isinstance(before, Finding)
    return list(diff(before, read_site(root)))


def test_a_gap_is_opened_and_closed(root: Path) -> None:
    text = (root / SHEET).read_text("utf-8")
    gap = next(
        line
        for line in text.split("\n")[text.split("\n").index("gaps:") + 1 :]
        if line.startswith("  ")
    )
    name = gap.strip().split(":")[0]
    edit(root, SHEET, f"  {name}:", "  quite-another:")
    output = run(root, "HEAD").output
    assert f"gap `{name}` closed: " in output and "gap `quite-another` opened: " in output


def test_two_revisions_are_compared_in_memory(root: Path) -> None:
    edit(root, SHEET, "figure: at least 450", "figure: over 450")
    git(root, "commit", "-q", "-am", "two")
    edit(root, SHEET, "likelihood: likely", "likelihood: unlikely")
    output = run(root, "HEAD~1", "HEAD").output
    assert "figure revised" in output and "likelihood" not in output
    assert "likelihood moved" in run(root, "HEAD").output
    assert "from “over 450” to “at least 450”" in run(root, "HEAD", "HEAD~1").output


def test_nothing_but_form_is_no_change(root: Path) -> None:
    path = root / SHEET
    text = path.read_text("utf-8").replace(
        "bottom_line: >-\n  The port office", "bottom_line: >-\n  The\n  port office"
    )
    path.write_text("# a comment\n" + text.replace("order: 1\n", "order: 7\n"), "utf-8")
    assert run(root, "HEAD").output == "no change of meaning\n"
    assert "Nothing: the briefs say" in run(root, "HEAD", "--format", "markdown").output


def test_a_draft_is_no_change_until_it_is_published(root: Path) -> None:
    edit(root, SHEET, "  unfinished:\n    says: A claim", "  unfinished:\n    says: Some claim")
    assert run(root, "HEAD").output == "no change of meaning\n"
    edit(root, SHEET, "    draft: true\n", "")
    assert "claim `unfinished` added: Some claim" in run(root, "HEAD").output


def test_what_the_history_does_not_tell_is_named(root: Path) -> None:
    edit(root, SHEET, "likelihood: likely", "likelihood: very-likely")
    result = run(root, "HEAD")
    assert result.exit_code == 0
    assert "briefs/bridge.yml: notice: 1 change of meaning in bridge" in result.output
    assert "add one of class grade [untold-change]" in result.output
    assert "**Notice:**" in run(root, "HEAD", "--format", "markdown").output
    with (root / SHEET).open("a", encoding="utf-8") as file:
        text = (root / SHEET).read_text("utf-8")
        entry = "  - {date: 2031-05-06, class: grade, note: The counter is trusted more.}\n"
        assert "changes:" not in text.split("\n") or text.rstrip().split("\nchanges:")[1]
        file.write(entry if "\nchanges:" in text else f"changes:\n{entry}")
    assert "notice" not in run(root, "HEAD").output


def test_new_wording_alone_needs_no_entry(root: Path) -> None:
    edit(
        root,
        SHEET,
        "says: The drivers’ union is against a toll.",
        "says: The drivers’ union opposes a toll.",
    )
    before = site_at(root, "HEAD")
    assert not isinstance(before, Finding)
    assert untold(before, read_site(root)) == []


def test_json_has_every_change(root: Path) -> None:
    edit(root, SHEET, "likelihood: likely", "likelihood: very-likely")
    body = json.loads(run(root, "HEAD", "--format", "json").output)
    assert body["format"] == {"name": "briefs-diff", "version": "1.0.0"}
    assert body["changes"] == [
        {"brief": "bridge", "kind": "judgement", "name": "steady", "what": "likelihood moved",
         "old": "likely", "new": "very likely", "class": "grade"}
    ]  # fmt: skip
    assert body["without_entry"] == [{"brief": "bridge", "changes": 1, "class": "grade"}]


def test_markdown_is_escaped(root: Path) -> None:
    edit(root, SHEET, "title: The harbour bridge", 'title: "<b>*The* [bridge](javascript:x)"')
    output = run(root, "HEAD", "--format", "markdown").output
    assert "<b>" not in output and "[bridge](" not in output


def test_a_project_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    root = shutil.copytree(BRIDGE, tmp_path / "repository" / "sub")
    git(root.parent, "init", "-q", "-b", "main")
    git(root.parent, "add", "-A")
    git(root.parent, "commit", "-q", "-m", "one")
    edit(root, SHEET, "likelihood: likely", "likelihood: very-likely")
    assert "likelihood moved" in run(root, "main").output


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD:briefs"])
def test_an_unknown_revision_is_a_finding(revision: str, root: Path) -> None:
    result = CliRunner().invoke(cli, ["diff", "--root", str(root), "--", revision])
    assert result.exit_code == 1 and "[no-revision]" in result.output
    assert not (root / "x").exists()


def test_outside_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = shutil.copytree(BRIDGE, tmp_path / "bridge")
    assert "no git repository" in run(root, "HEAD").output


def test_the_classes_are_those_of_the_sheet() -> None:
    assert set(CLASSES) == set(vocabulary("change").terms)

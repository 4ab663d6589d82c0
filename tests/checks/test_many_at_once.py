"""Reading and checks that are divided among processes find what they find one after the other."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from generator import build
from generator.checks import run_checks
from generator.publishing import all_cores
from generator.publishing.all_cores import on_all_cores
from generator.site import written_files
from generator.site.read_site import read_site
from tests.folders import BRIDGE


@pytest.fixture(autouse=True)
def divided(monkeypatch: pytest.MonkeyPatch, three_cores: None) -> None:
    monkeypatch.setattr(all_cores, "MIN_ITEMS", 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("close to 300 lorries", "close to 400 lorries"),
        ("bottom_line: ", "bottom_line: Possibly it may be that "),
        ("source: ", "source: another-"),
        ("title: ", "titel: "),
        ("title: ", "title "),
    ],
)
def test_the_findings_are_the_same(tmp_path: Path, old: str, new: str) -> None:
    root = tmp_path / "bridge"
    shutil.copytree(BRIDGE, root)
    shutil.copy(root / "briefs/bridge.yml", root / "briefs/another.yml")
    for sheet in root.glob("briefs/*.yml"):
        text = sheet.read_text("utf-8")
        assert old in text
        sheet.write_text(text.replace(old, new) if old else text, "utf-8")
    alone = [str(finding) for finding in run_checks(read_site(root))]
    together = [
        str(finding) for finding in run_checks(read_site(root, each=on_all_cores), on_all_cores)
    ]
    assert together == alone != []


def test_sheets_are_read_by_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "bridge"
    shutil.copytree(BRIDGE, root)
    for number in range(5):
        shutil.copy(root / "briefs/bridge.yml", root / f"briefs/bridge-{number}.yml")
    here: list[str] = []
    read = written_files.read_sheet

    def noted(data: bytes, path: str, *rest: Any) -> Any:
        here.append(path)
        return read(data, path, *rest)

    monkeypatch.setattr(written_files, "read_sheet", noted)
    site = read_site(root, each=on_all_cores)
    assert len(site.briefs) == 6
    assert len([path for path in here if path.startswith("briefs/")]) == 2


def test_a_check_that_finds_nothing_is_not_run_a_second_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(build, "MANY", 1)
    here: list[int] = []

    def each(ask, checks):  # type: ignore[no-untyped-def]
        asked = on_all_cores(ask, checks)
        here.append(sum(answer is False for answer in asked))
        return asked

    monkeypatch.setattr(build, "on_all_cores", each)
    outcome = build.check(BRIDGE)
    assert not outcome.refused and here[-1] > 50

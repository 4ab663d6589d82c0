"""Checks that are divided among processes find what they find one after the other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import build
from generator.checks import run_checks
from generator.publishing import all_cores
from generator.publishing.all_cores import on_all_cores
from generator.site.read_site import read_site
from tests.folders import BRIDGE


@pytest.fixture(autouse=True)
def divided(monkeypatch: pytest.MonkeyPatch, three_cores: None) -> None:
    monkeypatch.setattr(all_cores, "LEAST", 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("close to 300 lorries", "close to 400 lorries"),
        ("bottom_line: ", "bottom_line: Possibly it may be that "),
        ("source: ", "source: another-"),
        ("title: ", "titel: "),
    ],
)
def test_the_findings_are_the_same(tmp_path: Path, old: str, new: str) -> None:
    root = tmp_path / "bridge"
    shutil.copytree(BRIDGE, root)
    for sheet in root.glob("briefs/*.yml"):
        text = sheet.read_text("utf-8")
        assert old in text
        sheet.write_text(text.replace(old, new) if old else text, "utf-8")
    alone = [str(finding) for finding in run_checks(read_site(root))]
    together = [str(finding) for finding in run_checks(read_site(root), on_all_cores)]
    assert together == alone != []


def test_a_check_that_finds_nothing_is_not_run_a_second_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(build, "MANY", 1)
    here: list[int] = []

    def each(ask, checks):  # type: ignore[no-untyped-def]
        asked = on_all_cores(ask, checks)
        here.append(len(asked) - sum(asked))
        return asked

    monkeypatch.setattr(build, "on_all_cores", each)
    outcome = build.check(BRIDGE)
    assert not outcome.refused and here[0] > 50

"""A judgement with a day stands on the page of those that come due, and its outcome with its quote."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.analysis.changes.diff import diff
from generator.pages.render import render
from generator.site.read_site import read_site
from tests.folders import FIXTURES
from tests.formats import calendar

AFTER = "    would_change_it: [A second count.]\n"
TOLD = (
    "    outcome: {result: did-not, on: 2029-12-20, "
    "evidence: [{source: letter, quote: The night fare will rise a little}]}\n"
)


def project(root: Path, *lines: str) -> Path:
    shutil.copytree(FIXTURES / "base", root)
    sheet = root / "briefs/boats.yml"
    text = sheet.read_text("utf-8")
    assert text.count(AFTER) == 1
    sheet.write_text(text.replace(AFTER, AFTER + "".join(lines)), "utf-8")
    return root


@pytest.mark.parametrize(
    ("day", "heading"), [("2029-12-31", "Past their day"), ("2030-01-01", "To come")]
)
def test_it_is_due_past_its_day(day: str, heading: str, tmp_path: Path) -> None:
    site = read_site(project(tmp_path / "project", f"    resolve_by: {day}\n"))
    files = render(site)
    page = str(files["docs/due.md"])
    assert "](briefs/boats.md#j-steady)" in page.split(f"## {heading}")[1].split("## ")[0]
    assert page.count("j-steady") == 1 and "Of one judgement, none has been resolved yet." in page
    (event,) = [
        each for each in calendar(files["docs/data/events.ics"]) if "To be known" in each["SUMMARY"]
    ]
    assert event["DTSTART"] == day.replace("-", "")
    assert f"It will be known by {day}." in str(files["docs/briefs/boats.md"])


def test_where_nothing_is_due_the_page_says_why(tmp_path: Path) -> None:
    page = str(render(read_site(project(tmp_path / "project")))["docs/due.md"])
    assert "Of one judgement, none names a day by which it will be known" in page
    assert "No judgement waits for its day." in page and "None." not in page


def test_its_outcome_has_a_quote_and_is_a_change(tmp_path: Path) -> None:
    old = read_site(project(tmp_path / "old", "    resolve_by: 2029-12-31\n"))
    new = read_site(project(tmp_path / "new", "    resolve_by: 2029-12-31\n", TOLD))
    assert [str(change) for change in diff(old, new)] == [
        "judgement `steady`: outcome changed from none to it did not happen, 2029-12-20"
    ]
    files = render(new)
    page = str(files["docs/due.md"])
    assert "**It did not happen**, 2029-12-20" in page.split("## Resolved")[1]
    assert "Of one judgement, 1 has been resolved." in page
    shown = str(files["docs/briefs/boats.md"])
    assert "**It did not happen**, 2029-12-20: “The night fare will rise a little”" in shown
    data = json.loads(files["docs/data/briefs/boats.json"])
    (judgement,) = data["judgements"]
    assert judgement["outcome"]["result"] == "did-not"
    assert judgement["resolve_by"] == "2029-12-31"

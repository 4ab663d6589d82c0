"""What a check lets pass is built: titles and names of all kinds, and ids that a page has for itself."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.build import build, check
from generator.finding import Finding
from generator.model.base import ID_PATTERN
from tests.built_site import built_bridge
from tests.conftest import Once
from tests.folders import FIXTURES
from tests.search_entries import entries

MOST = 160
HEAD = """\
format: 2
title: {title}
question: Is the bridge used?
bottom_line: The bridge is used. [^{first}]
source_summary: One report.
subjects:
  use: {{label: {label}}}
"""
# One claim, one judgement and one gap of an id.
SECTIONS = {
    "claims": "  {0}: {{says: Lorries cross the bridge., said_by: port-office, evidence: [{{source: call, quote: She added that close to 300 lorries cross daily}}]}}\n",
    "judgements": '  {0}: {{judgement: "It is used. [^{0}]", likelihood: likely, confidence: low, confidence_basis: One voice., would_change_it: [A count.]}}\n',
    "gaps": '  {0}: {{question: "By whom?", matters: It is asked.}}\n',
}


def added(root: Path, slug: str, *ids: str, title: str = "A title", label: str = "Use") -> None:
    """One more sheet, with a claim, a judgement and a gap of each id."""
    ids = ids or ("used",)
    words = [json.dumps(text, ensure_ascii=False) for text in (title, label)]
    parts = [HEAD.format(title=words[0], label=words[1], first=ids[0])]
    for section, entry in SECTIONS.items():
        parts += [f"{section}:\n", *(entry.format(name) for name in ids)]
    (root / f"briefs/{slug}.yml").write_text("".join(parts), "utf-8")


def refused(root: Path) -> list[Finding]:
    return [finding for finding in check(root).findings if finding.level == "error"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / "bridge", tmp_path / "project"))


TITLES = (
    # beyond U+FFFF: pictures, letters, figures
    "The bridge \U0001f47e", "\U0001f47e", "\U00010330\U00010332\U00010330\U00010342\U00010331", "\U0001d7d9 bridge", "\U0002070e\U00020731",
    # as long as may be, of one, two, three and four bytes, and of what is written with six signs
    "a" * MOST, "Міст " * (MOST // 5), "橋" * MOST, "\U00020731" * MOST, '"' * MOST, "&" * MOST, "'" * MOST, "\\" * MOST,
    # what YAML, JSON, Markdown, HTML and templates read
    "- a", "a: b", "# a", "!ENV HOME", "null", "~", "true", "1.0", "2031-05-03", "[a]", "{a: b}", "? a", "| a", "> a", "%a", "@a", "`a`",
    "*a*", "<b>", "&lt;", "{{ 7*7 }}", "{% raw %}", "a\\", "a: 'b", '"', "\\ud83d", "\\U0001F47E", "=1+1", "a/b", "../a", "index", "404",
    "\u05e9\u05dc\u05d5\u05dd", "\u0627\u0644\u0643\u0644", "a\u0301\u0301\u0301", "-", "_", "0",
)  # fmt: skip


def test_every_title_that_passes_is_built(project: Path) -> None:
    for number, title in enumerate(TITLES):
        added(project, f"t{number}", title=title, label=title)
    register = project / "seeds/actors.yml"
    text = register.read_text("utf-8")
    name = "\U0001f47e" * MOST
    register.write_text(text.replace("name: the port office", f"name: {name}"), "utf-8")
    cards = project / "seeds/sources.yml"
    text = cards.read_text("utf-8")
    cards.write_text(
        text.replace("Report on the port office’s talk", '"' * MOST, 1).replace(
            f"label: {chr(34) * MOST}", f"label: '{chr(34) * MOST}'"
        ),
        "utf-8",
    )
    assert [str(finding) for finding in refused(project)] == []
    outcome = build(project)
    assert [str(finding) for finding in outcome.findings if finding.level == "error"] == []
    index = json.loads((project / "site/search/search_index.json").read_text("utf-8"))
    assert {f"briefs/t{number}/" for number in range(len(TITLES))} <= {
        entry["location"] for entry in entries(index)
    }


LONG = {
    "title of a brief": ("briefs/bridge.yml", "The harbour bridge"),
    "label of a subject": ("briefs/bridge.yml", "Lorries that have crossed"),
    "name of an actor": ("seeds/actors.yml", "the port office"),
    "label of a source": ("seeds/sources.yml", "Report on the port office’s talk"),
}


@pytest.mark.parametrize("letter", ["a", "і", "橋", "\U0001f47e"])
@pytest.mark.parametrize("what", LONG)
def test_what_is_longer_than_a_heading_may_be_is_told_by_check(
    what: str, letter: str, project: Path
) -> None:
    name, words = LONG[what]
    text = (project / name).read_text("utf-8")
    line = next(number for number, row in enumerate(text.splitlines(), 1) if words in row)
    for length in (MOST, MOST + 1):
        (project / name).write_text(text.replace(words, letter * length, 1), "utf-8")
        told = [finding for finding in refused(project) if finding.code == "too-long"]
        assert [(one.place.path, one.place.line, one.length) for one in told] == (
            [(name, line, length)] if length > MOST else []
        )
    assert "161 characters; expected at most 160" in told[0].message and told[0].cure


def ids_of(site: Path, *pages: str) -> list[str]:
    """What could be an id of a sheet among the ids of some pages, and what such ids are made of."""
    files = [path for page in pages for path in site.glob(page)]
    text = "".join(path.read_text("utf-8") for path in files)
    ids = set(re.findall(r'\bid="?([^"\s>]+)', text))
    ids |= {name.strip("_").replace("_", "-") for name in ids}
    return sorted(name for name in ids if re.fullmatch(ID_PATTERN, name) and len(name) <= 60)


def test_no_id_that_passes_meets_one_that_a_page_has_for_itself(project: Path, once: Once) -> None:
    """All the ids of built pages, tried as ids of claims, judgements and gaps, and as names of sheets."""
    site = built_bridge(once) / "site"
    inside = ids_of(site, "briefs/*/index.html", "briefs/*/evidence/index.html")
    outside = ids_of(site, "index.html", "*/index.html")
    assert {"claims", "picture-board", "top", "lorries-e1", "diagram-title"} <= {*inside}
    assert {"bridge", "timeline"} <= {*outside}
    for name in outside:
        if not (project / f"briefs/{name}.yml").exists():
            added(project, name)
    for path in {finding.place.path for finding in refused(project)}:
        (project / path).unlink()
    added(project, "many", *inside)
    lines = {finding.place.line for finding in refused(project)}
    rows = (project / "briefs/many.yml").read_text("utf-8").splitlines()
    taken = {rows[line - 1].strip().partition(":")[0] for line in lines}
    added(project, "many", *(name for name in inside if name not in taken))
    assert refused(project) == []
    assert {"claims", "picture-board", "top"} <= taken and "diagram-title" not in taken
    outcome = build(project)
    assert [str(finding) for finding in outcome.findings if finding.level == "error"] == []

"""What is withdrawn stays to be seen at its address, struck through, and counts nowhere."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.analysis.changes.diff import diff, untold
from generator.analysis.coverage import coverage
from generator.analysis.origins import voices
from generator.build import build
from generator.checks import run_checks
from generator.exports.formats.atom import entries
from generator.pages.render import render
from generator.publishing.inspection.built_page import read_built_pages
from generator.site.read_site import read_site
from generator.site.site import Site
from tests.folders import FIXTURES
from tests.projects import publishable

SHEET = "briefs/boats.yml"
PIER = "  pier:\n    says: The pier needs repairs.\n"
GONE = "    withdrawn: {on: 2031-06-03, because: The clerk was not asked., replaced_by: subsidy}\n"
STEADY = "    would_change_it: [A second count.]\n"
NO_MORE = "    withdrawn: {on: 2031-06-04, because: The count was of tickets.}\n"


def project(root: Path, *edits: tuple[str, str, str]) -> Path:
    shutil.copytree(FIXTURES / "base", root)
    for file, old, new in edits:
        text = (root / file).read_text("utf-8")
        assert text.count(old) == 1, old
        (root / file).write_text(text.replace(old, new), "utf-8")
    return root


@pytest.fixture
def old() -> Site:
    return read_site(FIXTURES / "base")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(
        tmp_path / "project", (SHEET, PIER, PIER + GONE), (SHEET, STEADY, STEADY + NO_MORE)
    )


def test_what_is_withdrawn_counts_nowhere_and_its_sentence_is_accounted_for(
    root: Path, old: Site
) -> None:
    site = read_site(root)
    assert [str(finding) for finding in run_checks(site)] == []
    brief = site.briefs["boats"]
    assert "pier" not in brief.claims and list(brief.withdrawn) == ["pier"]
    assert brief.judgements == {} and list(brief.withdrawn_judgements) == ["steady"]
    before, after = (voices(each, each.claims()) for each in (old, site))
    assert len(after.groups) == len(before.groups) - 1
    covered = coverage(site, site.sources["notice"])
    assert covered is not None and all(each.accounted for each in covered.sentences)
    numbers = {claim.id: claim.number for claim in brief.claims.values()}
    assert numbers == {name: old.briefs["boats"].claims[name].number for name in numbers}


def test_diff_feed_and_data_tell_it(root: Path, old: Site) -> None:
    site = read_site(root)
    assert [str(change) for change in diff(old, site)] == [
        "claim `pier` withdrawn (The clerk was not asked.): The pier needs repairs.",
        "judgement `steady` withdrawn (The count was of tickets.): "
        "Night traffic stays near today’s count. (likely, low confidence)",
    ]
    assert untold(old, site) == []
    told = [(str(entry.day), entry.kind, entry.note) for entry in entries(site)][:2]
    assert told[1] == (
        "2031-06-03",
        "conclusion",
        "Withdrawn: The pier needs repairs. The clerk was not asked.",
    )
    document = json.loads(render(site)["docs/data/briefs/boats.json"])
    assert [
        (gone["kind"], gone["id"], gone.get("replaced_by")) for gone in document["withdrawn"]
    ] == [
        ("judgement", "steady", None),
        ("claim", "pier", "briefs/boats/#subsidy"),
    ]


def test_the_pages_keep_every_address_and_strike_the_words_through(root: Path, old: Site) -> None:
    brief, evidence = ("docs/briefs/boats.md", "docs/briefs/boats/evidence.md")
    before, after = render(old), render(read_site(root))
    shown = str(after[brief])
    assert "**2031-06-03**{: #pier }" in shown and "<del>The pier needs repairs.</del>" in shown
    assert "The clerk was not asked. [What takes its place](#subsidy)" in shown
    assert "<del>The pier needs repairs.</del> {: #pier data-search-exclude=1 }" in str(
        after[evidence]
    )
    for path in (brief, evidence):
        ids = [
            {a or b for a, b in re.findall(r'\{: #([\w-]+)|id="([\w-]+)"', str(files[path]))}
            for files in (before, after)
        ]
        # What held the judgements alone goes with the last of them.
        assert ids[0] - ids[1] <= {"judgements", "alternatives", "a-steady"}
    assert "pier" not in str(after["docs/claims.md"])


def test_a_source_that_was_retracted_shows_what_rests_on_it(tmp_path: Path) -> None:
    label = "  label: Letter on the promises\n"
    stands = "  standing: {is: retracted, on: 2031-06-05, note: The paper took it back.}\n"
    autumn = "    says: Up to 60 passengers are expected by autumn.\n"
    root = project(
        tmp_path / "project",
        ("seeds/sources.yml", label, label + stands),
        (SHEET, autumn, autumn + "    confirmed: 2031-06-06\n"),
    )
    site = read_site(root)
    suspect = [finding.message for finding in run_checks(site)]
    assert [message.split("`")[1] for message in suspect] == ["passengers", "fare"]
    pages = render(site)
    page = str(pages["docs/sources/letter.md"])
    assert "**It was retracted on 2031-06-05.** The paper took it back." in page
    assert page.count("**not confirmed since**") == 2
    assert "confirmed on 2031-06-06" in page
    assert str(pages["docs/briefs/boats/evidence.md"]).count("**Under review:**") == 2


@pytest.mark.parametrize("whole", [False, True])
def test_the_site_publishes_with_it(root: Path, whole: bool) -> None:
    """A brief that is withdrawn as a whole keeps its two pages, and is offered no more."""
    text = (root / SHEET).read_text("utf-8")
    if whole:
        gone = "withdrawn: {on: 2031-06-07, because: The boat was sold., replaced_by: ferry}\n"
        (root / SHEET).write_text(gone + text, "utf-8")
        (root / "briefs" / "ferry.yml").write_text(text, "utf-8")
    outcome = build(publishable(root))
    assert not outcome.refused, outcome.findings
    pages = read_built_pages(root / "site")
    assert "pier" in pages["briefs/boats/index.html"].ids
    assert "pier" in pages["briefs/boats/evidence/index.html"].ids
    html = (root / "site" / "briefs" / "boats" / "index.html").read_text("utf-8")
    assert ("This brief was withdrawn on 2031-06-07." in html) == whole
    assert ("<del>The night boat</del>" in html) == whole
    home = (root / "site" / "index.html").read_text("utf-8")
    assert ('id="withdrawn"' in home) == whole

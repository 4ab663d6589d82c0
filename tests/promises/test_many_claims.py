"""Every two claims of a kind are compared: too many are refused where they become so, and tables have a last column."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.analysis.compare import comparison_of
from generator.analysis.sentence_support import line_around
from generator.build import check, generate
from generator.model.claim import MOST_QUOTES
from generator.model.fact_sheet import MOST_PAIRS
from generator.model.kinds import Comparison
from generator.pages.disagreements import MOST_COLUMNS
from generator.pages.render import render
from generator.site.read_site import read_site
from generator.site.site import Brief, Claim, Site
from tests.folders import BRIDGE

CLAIM = "  {0}: {{says: Close to 300 lorries cross., said_by: port-office, evidence: [{{source: call, quote: She added that close to 300 lorries cross daily}}]{1}}}\n"
KINDS = {
    "estimate": ", estimate: {of: traffic, figure: close to 300, status: count}",
    "a chain of subjects": ", estimate: {of: night, figure: close to 300, status: count}",
    "no number": ", estimate: {of: traffic, wording: close to 300 lorries, status: forecast}",
    "position": ", position: {of: toll, stance: considering}",
    "plain": "",
}
READ = "  {0}: {{between: [{1}], verdict: unresolved, reading: Nobody knows.}}\n"


def project(
    folder: Path, claims: list[tuple[str, int]], readings: list[list[str]] | None = None
) -> Path:
    """The fixture with so many claims more of each sort, and disagreements between some of them."""
    root = Path(shutil.copytree(BRIDGE, folder / "project"))
    sheet = root / "briefs/bridge.yml"
    text = sheet.read_text("utf-8").partition("claims:\n")[0]
    written = [
        CLAIM.format(f"c{group}-{number}", KINDS[kind])
        for group, (kind, times) in enumerate(claims)
        for number in range(times)
    ]
    read = [
        READ.format(f"d{number}", ", ".join(names)) for number, names in enumerate(readings or [])
    ]
    tail = "source_summary: Two reports.\n"
    text += "claims:\n" + "".join(written)
    text += ("disagreements:\n" + "".join(read) if read else "") + tail
    sheet.write_text(re.sub(r"\[\^[a-z-]+\]", "[^c0-0]", text), "utf-8")
    return root


def names(group: int, times: int) -> list[str]:
    return [f"c{group}-{number}" for number in range(times)]


# (claims, disagreements between them, the entry with which they are too many)
TOO_MANY = {
    "estimates of a subject": ([("estimate", 780)], [], "c0-100"),
    "one more than may be": ([("estimate", 101)], [], "c0-100"),
    "of two subjects, one within the other": ([("estimate", 60), ("a chain of subjects", 60)], [], "c1-40"),
    "without a number": ([("no number", 200)], [], "c0-100"),
    "positions": ([("position", 300)], [], "c0-100"),
    "of two kinds": ([("estimate", 80), ("position", 80)], [], "c1-61"),
    "one disagreement": ([("plain", 120)], [names(0, 101)], "d0"),
    "claims named again and again": ([("plain", 2)], [names(0, 2) * 60], "d0"),
    "many disagreements": ([("plain", 30)], [names(0, 30)] * 20, "d11"),
    "claims and disagreements": ([("estimate", 90), ("plain", 60)], [names(1, 60)], "d0"),
}  # fmt: skip


@pytest.mark.parametrize("case", TOO_MANY)
def test_more_pairs_than_can_be_compared_are_refused_where_they_become_so(
    case: str, tmp_path: Path
) -> None:
    claims, readings, name = TOO_MANY[case]
    root = project(tmp_path, claims, readings)
    told = [finding for finding in check(root).findings if finding.code == "too-many"]
    rows = (root / "briefs/bridge.yml").read_text("utf-8").splitlines()
    line = next(number for number, row in enumerate(rows, 1) if row.startswith(f"  {name}:"))
    assert [(one.place.path, one.place.line) for one in told] == [("briefs/bridge.yml", line)]
    assert f"{MOST_PAIRS:,}" in told[0].message and told[0].cure


def test_as_many_as_may_be_are_compared_once_and_shown_as_far_as_a_table_has_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(shutil.copytree(BRIDGE, tmp_path / "project"))
    sheet = root / "briefs/bridge.yml"
    text = sheet.read_text("utf-8")
    own = sum(
        claim.kind == "estimate" for claim in read_site(root).briefs["bridge"].claims.values()
    )
    more = "".join(CLAIM.format(f"c{number}", KINDS["estimate"]) for number in range(100 - own))
    sheet.write_text(text.replace("claims:\n", f"claims:\n{more}", 1), "utf-8")
    done: list[frozenset[str]] = []

    def counted(site: Site, brief: Brief, a: Claim, b: Claim, look: Any) -> Comparison | None:
        done.append(frozenset((a.ref, b.ref)))
        return comparison_of(site, brief, a, b, look)

    monkeypatch.setattr("generator.analysis.compare.comparison_of", counted)
    outcome = generate(root)
    assert not outcome.refused, [str(finding) for finding in outcome.findings]
    assert 0 < len(done) == len(set(done)) <= MOST_PAIRS
    page = (root / "docs/briefs/bridge/evidence.md").read_text("utf-8")
    tables = re.findall(r'<table class="bf-matrix">.*?</table>', page, re.DOTALL)
    rows = [table.count('<th scope="row">') for table in tables]
    assert max(rows) == MOST_COLUMNS
    data = json.loads((root / "docs/data/briefs/bridge.json").read_text("utf-8"))
    shared = {
        ref for alike in data["comparisons"] for pair in alike["pairs"] for ref in pair
        if alike["verdict"] != "different-thing"
    }  # fmt: skip
    left_out = re.findall(r"^(\d+) more claims have no room in this table", page, re.MULTILINE)
    assert len(left_out) == 1 and len(shared) - sum(rows) - 2 <= int(left_out[0]) <= len(shared)


PIECE = "{source: call, quote: She added that close to 300 lorries cross daily, context: [the port office said on March 3]}"
LISTS = {
    "quotes": (f"evidence: [{PIECE}", f", {PIECE}"),
    "contexts": (f"evidence: [{PIECE[:-2]}", ", the port office said on March 3"),
    "contexts of another quote": (f"evidence: [{PIECE}, {PIECE[:-2]}", ", Lena Ortiz"),
}


@pytest.mark.parametrize("more", [MOST_QUOTES - 1, MOST_QUOTES, 1000])
@pytest.mark.parametrize("case", LISTS)
def test_a_claim_has_no_more_quotes_than_each_sentence_can_be_held_against(
    case: str, more: int, tmp_path: Path
) -> None:
    root = project(tmp_path, [("plain", 1)])
    sheet = root / "briefs/bridge.yml"
    begin, piece = LISTS[case]
    text = sheet.read_text("utf-8")
    old = text[text.index("evidence: [") : text.index("]}", text.index("evidence: ["))]
    new = begin + piece * more + ("" if case == "quotes" else "]}")
    sheet.write_text(text.replace(old, new), "utf-8")
    told = [finding for finding in check(root).findings if finding.code == "too-many"]
    assert len(told) == (more >= MOST_QUOTES)
    for finding in told:
        assert f"expected at most {MOST_QUOTES}" in finding.message and finding.place.line


def test_a_sentence_more_costs_no_more_reading_of_the_quotes_of_its_claim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    for sentences in (5, 50, 300):
        root = project(tmp_path / str(sentences), [("plain", 1)])
        sheet = root / "briefs/bridge.yml"
        text = sheet.read_text("utf-8")
        begin, piece = LISTS["quotes"]
        old = text[text.index("evidence: [") : text.index("]}", text.index("evidence: ["))]
        text = text.replace(old, begin + piece * (MOST_QUOTES - 1))
        prose = "Close to 300 lorries crossed on March 3, 2031. [^c0-0] " * sentences
        text = re.sub(
            r"(?s)bottom_line: >-.*?\nsubjects:", f"bottom_line: {prose}\nsubjects:", text
        )
        sheet.write_text(text, "utf-8")
        looks = 0

        def counted(*given: object) -> object:
            nonlocal looks
            looks += 1
            return line_around(*given)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr("generator.analysis.sentence_support.line_around", counted)
            check(root)
        read.append(looks)
    assert read[0] >= MOST_QUOTES and read[0] == read[1] == read[2]


@pytest.mark.parametrize(("more", "words"), [(0, ""), (1, "One more claim has"), (2, "Two more claims have")])  # fmt: skip
def test_what_a_table_has_no_room_for_is_counted(more: int, words: str, tmp_path: Path) -> None:
    root = project(tmp_path, [("estimate", MOST_COLUMNS + more)])
    site = read_site(root)
    page = str(render(site)["docs/briefs/bridge/evidence.md"])
    assert page.count('<th scope="col"><a href="#c0-') == MOST_COLUMNS
    told = re.findall(r"^(.*) no room in this table", page, re.MULTILINE)
    assert told == ([words] if words else [])

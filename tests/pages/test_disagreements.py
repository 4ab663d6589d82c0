"""How a brief words what differs: for certain only where the data or the texts show it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.analysis import phrases
from generator.model.disagreement import Disagreement
from generator.pages import disagreements
from generator.pages.render import render
from generator.site.read_site import read_site
from generator.site.site import Site
from generator.text.escaping import html_text
from tests.folders import FIXTURES


def with_one(site: Site, **fields: object) -> Site:
    """The site whose brief on pumps reads one pair: that one."""
    read = Disagreement.model_validate({"reading": "They differ.", **fields})
    brief = site.briefs["pumps"]
    written = brief.written.model_copy(update={"disagreements": {"pair": read}})
    return replace(site, briefs={**site.briefs, "pumps": replace(brief, written=written)})


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(FIXTURES / "dam")


def verdict(site: Site, **fields: object) -> str:
    changed = with_one(site, **fields)
    return disagreements.sides(changed, changed.briefs["pumps"])[0].verdict


def test_a_verdict_of_the_data_is_certain(site: Site) -> None:
    pair = ("june-3", "june-12")
    assert verdict(site, between=pair, verdict="different-time") == (
        "The two speak of different times"
    )
    doubted = verdict(site, between=pair, verdict="different-time", possibly=True)
    assert doubted == "The two may speak of different times"


def test_what_the_data_call_unclear_is_only_possible(site: Site) -> None:
    pair = ("bought-official", "bought-league")
    assert verdict(site, between=pair, verdict="wording-only") == (
        "The two may say the same in other words"
    )
    known = verdict(site, between=pair, verdict="wording-only", because="One copied the other.")
    assert known == "The two say the same in other words"


def test_a_brief_without_a_contradiction_says_so(site: Site) -> None:
    words = "We found no two claims of this brief that contradict each other."
    calm = with_one(site, between=("june-3", "plan"), verdict="different-time")
    assert words in render(calm)["docs/briefs/pumps.md"]
    assert words not in render(site)["docs/briefs/pumps.md"]


def test_each_reason_of_a_matrix_is_told_once_and_each_cell_names_its_own(site: Site) -> None:
    brief = site.briefs["pumps"]
    compared = {
        frozenset((pair.a.ref, pair.b.ref)): pair.comparison
        for pair in disagreements.pairs(site, brief)
    }
    blocks = disagreements.matrix(brief, disagreements.pairs(site, brief))
    told = 0
    for block in blocks:
        assert len(set(block.reasons)) == len(block.reasons)
        for row, (left, cells) in enumerate(zip(block.claims, block.cells, strict=True)):
            assert len(cells) == row  # a row ends where its claim would meet itself
            for right, cell in zip(block.claims, cells, strict=False):
                if cell:
                    told += 1
                    reason = block.reasons[cell.reason - 1]
                    assert reason == compared[frozenset((left.ref, right.ref))].reason
    assert told > 3
    page = str(render(site)["docs/briefs/pumps/evidence.md"])
    for block in blocks:
        assert page.count(f"<li>{html_text(phrases.capital(block.reasons[0]))}.</li>") == 1
    assert "¹</td>" in page and "²</td>" in page

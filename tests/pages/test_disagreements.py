"""How a brief words what differs: for certain only where the data or the texts show it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.disagreement import Disagreement
from generator.pages import disagreements
from generator.pages.render import render
from generator.site.read_site import read_site
from generator.site.site import Site
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

"""What falls with one source, one origin group, one claim: told from a sheet small enough to check by hand."""

from __future__ import annotations

import pytest

from generator.analysis.weight import for_source, weight
from generator.site.read_site import read_site
from generator.site.site import Site
from tests.folders import FIXTURES


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(FIXTURES / "dam")


def test_a_source_takes_the_sentences_that_rest_on_it_alone(site: Site) -> None:
    wire = weight(site).sources["wire"]
    assert wire.claims == (
        "pumps/bought-official", "pumps/bought-league", "pumps/gauges", "pumps/cost",
        "sluice/open-door", "sluice/wanted", "sluice/payment",
    )  # fmt: skip
    assert [(one.part, one.id, one.text) for one in wire.lines] == [
        ("bottom line", "", "About 800 have been bought."),
        ("judgement", "enough", "The pumps that have been bought will do."),
    ]
    assert wire.judgements == ("pumps/enough",)
    assert wire == for_source(site, "wire")


def test_a_group_takes_what_all_its_members_said(site: Site) -> None:
    valley = weight(site).groups["valley"]
    # The minister, her ministry and its unnamed official are one voice; the league is another.
    assert "pumps/bought-official" in valley.claims
    assert "pumps/league-count" not in valley.claims
    assert valley.judgements == ("pumps/more", "pumps/enough")
    # Two claims hold the sentence about 800, and one of them is the league's.
    assert "About 800 have been bought." not in [one.text for one in valley.lines]
    assert weight(site).groups["league"].lines == ()


def test_a_sentence_with_two_claims_outlives_one(site: Site) -> None:
    claims = weight(site).claims
    assert claims["pumps/june-12"].lines == ()
    assert [one.part for one in claims["pumps/june-3"].lines] == ["bottom line"]
    assert claims["sluice/refused"].lines == ()


def test_every_claim_source_and_group_is_dropped_once(site: Site) -> None:
    found = weight(site)
    assert set(found.claims) == {claim.ref for claim in site.claims()}
    assert set(found.sources) == {"gazette", "wire"}
    assert set(found.groups) == {"valley", "league", "source:gazette", "source:wire"}


def test_a_source_that_nobody_cites_takes_nothing(site: Site) -> None:
    assert for_source(site, "unknown").claims == ()

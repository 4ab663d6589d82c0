"""Whom a claim comes from: through four relays, within one state, from somebody unnamed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.analysis import phrases
from generator.analysis.origins import Origin, Walk, origins, voices, walks
from generator.checks import run_checks
from generator.site.read_site import read_site
from generator.site.site import Claim, Site
from tests.folders import FIXTURES


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(FIXTURES / "relays")


def claim(site: Site, name: str) -> Claim:
    return site.briefs["lamp"].claims[name]


def test_the_fixture_is_sound(site: Site) -> None:
    errors = [
        one for one in run_checks(site) if one.level == "error" and one.code != "source-sealed"
    ]
    assert [str(one) for one in errors] == []


def test_four_relays_change_nothing_about_the_origin(site: Site) -> None:
    keeper = Origin("vane", "islands")
    assert walks(site, claim(site, "failed")) == (
        Walk(keeper, "vane", ("pilots", "board", "tern", "coast"), "gazette"),
        Walk(keeper, "vane", (), "herald"),
    )
    found = voices(site, [claim(site, "failed")])
    assert found.sources == ("gazette", "herald")
    assert found.origins == (keeper,) and found.groups == ("islands",)


def test_keeper_office_board_and_state_are_one_group(site: Site) -> None:
    found = voices(site, [claim(site, "failed"), claim(site, "warning"), claim(site, "bought")])
    assert [one.id for one in found.origins] == ["vane", "islands", "tern"]
    assert found.groups == ("islands",)


def test_an_unnamed_speaker_stands_behind_the_first_relay(site: Site) -> None:
    (member,) = walks(site, claim(site, "bought"))
    assert member.origin == Origin(
        "tern", "islands", unnamed=True
    )  # the text ties him to the board
    (friend,) = walks(site, claim(site, "bought-again"))
    assert friend.origin == Origin("source:herald", "source:herald", unnamed=True)
    both = voices(site, [claim(site, "bought"), claim(site, "bought-again")])
    assert both.groups == ("islands", "source:herald")


def test_an_article_in_its_own_voice_is_an_origin(site: Site) -> None:
    assert origins(site, claim(site, "old")) == (Origin("source:gazette", "source:gazette"),)


def test_a_joined_claim_has_the_origin_of_the_one_it_names(site: Site) -> None:
    guild = (Origin("guild", "guild"),)
    assert origins(site, claim(site, "seen")) == origins(site, claim(site, "dark")) == guild
    (way,) = walks(site, claim(site, "dark"))
    assert way.origin.id == "source:herald"  # the walk still tells the way it came


def test_relays_are_never_counted_as_voices(site: Site) -> None:
    relays = {relay for one in site.claims() for way in walks(site, one) for relay in way.relays}
    named = {one.id for one in site.claims() for one in origins(site, one) if not one.unnamed}
    assert {"pilots", "board", "tern", "coast"} <= relays
    assert not named & relays


def test_an_unnamed_speaker_of_the_register_is_one_voice_with_one_label(site: Site) -> None:
    card = site.actors["vane"].card.model_copy(
        update={"kind": "unnamed", "name": "an unnamed keeper of the islands"}
    )
    actors = {**site.actors, "vane": replace(site.actors["vane"], card=card)}
    unnamed = replace(site, actors=actors)
    heard = voices(unnamed, [claim(unnamed, "failed")])
    assert heard.origins == (Origin("vane", "islands", unnamed=True),)
    assert phrases.origin_name(unnamed, heard.origins[0]) == "an unnamed keeper of the islands"
    assert phrases.voices_line(unnamed, heard) == "at least one unnamed source"
    assert phrases.speakers(unnamed, claim(unnamed, "failed")).startswith("An unnamed keeper")

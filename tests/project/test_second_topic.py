"""Another topic is other seeds, registers and sheets, and no line of Python."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.analysis.compare import pairs
from generator.analysis.origins import origins, voices, walks
from generator.build import build
from generator.site.read_site import read_site
from generator.site.site import Site
from tests.folders import ENGINE, ORCHARD, ROOT


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(ORCHARD)


@pytest.fixture(scope="module")
def built(once: Callable[..., Path]) -> Path:
    def make(folder: Path) -> None:
        outcome = build(shutil.copytree(ORCHARD, folder / "orchard"))
        assert not outcome.refused, outcome.findings

    return once("topic", make) / "orchard"


def topic_words() -> set[str]:
    """Names that the project's own registers hold: none of them may leak into engine or other topic."""
    names = [name for actor in read_site(ROOT).actors.values() for name in actor.spellings]
    words = {word for name in names for word in re.findall(r"[A-Z][a-zé’'-]{4,}", name)}
    common = {
        "Foreign",
        "Ministry",
        "Minister",
        "Office",
        "Defense",
        "Defence",
        "National",
        "Security",
        "Director",
        "Agency",
    }
    return words - common


def test_it_builds_and_its_pages_are_there(built: Path) -> None:
    for page in (
        "index.html",
        "briefs/blight/index.html",
        "sources/relay/index.html",
        "actors/holm/index.html",
    ):
        assert (built / "site" / page).is_file(), page


def test_nothing_of_the_real_topic_is_in_it(built: Path) -> None:
    words = topic_words()
    assert words
    leaked = {
        (path.relative_to(built).as_posix(), word)
        for folder in ("docs", "site")
        for path in (built / folder).rglob("*")
        if path.is_file()
        and path.suffix in {".md", ".html", ".json", ".csv", ".txt", ".atom", ".ics"}
        for word in words
        if word in path.read_text("utf-8", "replace")
    }
    assert not leaked


def test_the_engine_knows_no_name_of_the_real_topic() -> None:
    words = topic_words()
    files = [
        path
        for path in (ENGINE).rglob("*")
        if path.suffix in {".py", ".yml", ".jinja", ".css", ".js", ".html"}
        and path.parent.name != "languages"  # what a language is called is no topic
    ]
    assert files
    assert not [
        (path.name, word) for path in files for word in words if word in path.read_text("utf-8")
    ]


def verdicts(site: Site) -> dict[tuple[str, str], str]:
    return {
        (one.a.id, one.b.id): one.comparison.verdict for one in pairs(site, site.briefs["blight"])
    }


def test_four_kinds_of_difference_are_told_apart(site: Site) -> None:
    found = verdicts(site)
    assert found["board-may-10", "institute-may-10"] == "conflict"
    assert found["board-may-10", "board-may-12"] == "different-time"
    assert found["institute-may-10", "saplings"] == "different-thing"
    assert found["refuses", "considers"] == "different-time"


def test_a_chain_of_four_relays_ends_at_its_speaker(site: Site) -> None:
    claim = site.briefs["blight"].claims["forecast"]
    (walk,) = walks(site, claim)
    assert walk.relays == ("village-paper", "county-radio", "meren-press", "lake-agency")
    assert [one.id for one in origins(site, claim)] == ["forester"]


def test_offices_of_one_state_are_one_group(site: Site) -> None:
    claims = site.briefs["blight"].claims
    heard = voices(site, [claims["refuses"], claims["institute-may-10"]])
    assert [one.id for one in heard.origins] == ["holm", "institute"]
    assert heard.groups == ("meren",)


def test_an_unnamed_voice_is_its_first_relay_and_its_office_group(site: Site) -> None:
    (origin,) = origins(site, site.briefs["blight"].claims["not-this-spring"])
    assert (origin.id, origin.group, origin.unnamed) == ("lake-agency", "meren", True)

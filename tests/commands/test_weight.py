"""What `briefs weight` prints: for people, heaviest first; for machines, everything."""

from __future__ import annotations

import json

import pytest

from generator.commands.read.weight import weight_json, weight_text
from generator.site.read_site import read_site
from generator.site.site import Site
from tests.folders import FIXTURES


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(FIXTURES / "dam")


def test_prints_what_falls_with_each(site: Site) -> None:
    text = weight_text(site)
    assert text.splitlines()[:3] == [
        "Without one source",
        "  gazette (Gazette on the dam): 13 claims, 5 sentences and 1 judgement fall",
        "    pumps, bottom line: The minister counted 400 pumps on June 3.",
    ]
    assert "  valley (the Valley): 9 claims, 4 sentences and 2 judgements fall" in text
    assert "    pumps, judgement enough: The pumps that have been bought will do." in text
    assert text.endswith("  18 other claims take no sentence along\n")


def test_the_heaviest_comes_first(site: Site) -> None:
    lines = weight_text(site).splitlines()
    claims = [
        line for line in lines[lines.index("Without one claim") :] if line.startswith("  pumps/")
    ]
    assert claims == [
        "  pumps/bought-official (About 800 pumps have been bought.): 1 claim, 1 sentence and 1 judgement fall",
        "  pumps/june-3 (400 pumps are running.): 1 claim and 1 sentence fall",
    ]


def test_prints_only_what_is_asked_for(site: Site) -> None:
    assert weight_text(site, ["league"]).splitlines() == [
        "Without one origin group",
        "  league (River League): 6 claims fall",
    ]
    assert "nothing falls" not in weight_text(site, ["sluice/refused"])
    found = json.loads(weight_json(site, ["wire"]))
    assert [one["id"] for one in found["sources"]] == ["wire"] and found["claims"] == []


def test_a_name_that_is_not_there_is_told(site: Site) -> None:
    with pytest.raises(KeyError, match="wires"):
        weight_text(site, ["wire", "wires"])


def test_json_lists_everything(site: Site) -> None:
    found = json.loads(weight_json(site))
    assert found["format"] == {"name": "briefs-weight", "version": "1.0.0"}
    assert [one["id"] for one in found["claims"]] == [claim.ref for claim in site.claims()]
    (wire,) = [one for one in found["sources"] if one["id"] == "wire"]
    assert wire["judgements"] == ["pumps/enough"]
    assert wire["sentences"][0] == {
        "brief": "pumps",
        "part": "bottom line",
        "id": None,
        "text": "About 800 have been bought.",
        "claims": ["pumps/bought-official", "pumps/bought-league"],
    }

"""Citations, linked data and editions say what the cards and the sheet say, and no more."""

from __future__ import annotations

from collections.abc import Callable

import jsonschema
import pytest

from generator.analysis.editions import edition, suggested_citation
from generator.exports import export
from generator.site.site import Site
from tests.folders import BRIDGE
from tests.formats import Files, bibtex, loaded, ris

Make = Callable[..., Site]


def test_citations_name_the_edition_and_nothing_unstated(site: Site, files: Files) -> None:
    known = edition(site, site.briefs["bridge"])
    entries = bibtex(str(files["data/briefs/bridge.bib"]))
    assert list(entries) == ["bridge", "bridge-call", "bridge-follow"]
    assert entries["bridge"]["version"] == known
    assert set(entries["bridge-call"]) == {"title"}
    assert entries["bridge-follow"]["date"] == "2031-04-04"
    records = ris(str(files["data/briefs/bridge.ris"]))
    assert [one["TY"] for one in records] == ["RPRT", "NEWS", "NEWS"]
    assert records[0]["ET"] == known and "DA" not in records[1]
    items = loaded(files, "data/briefs/bridge.csl.json")
    assert items[0]["version"] == known and "issued" not in items[1]
    assert items[2]["issued"] == {"date-parts": [[2031, 4, 4]]}
    assert suggested_citation(site, site.briefs["bridge"]).endswith(
        f"12 April 2031, edition {known}."
    )


def test_linked_data_leaves_out_what_the_cards_leave_out(files: Files) -> None:
    node = loaded(files, "data/briefs/bridge.jsonld")
    assert node["@type"] == "Report" and "url" not in node
    call, follow = node["citation"]
    assert not {"author", "publisher", "datePublished", "url"} & set(call)
    assert follow["datePublished"] == "2031-04-04"
    assert "null" not in str(files["data/briefs/bridge.jsonld"])
    assert loaded(files, "data/dataset.jsonld")["@type"] == "Dataset"


def test_an_inferred_year_is_never_a_date_of_publication(make: Make) -> None:
    found = export(make({"seeds/sources.yml": {"published: April 4, 2031": "published: April 4"}}))
    assert "datePublished" not in loaded(found, "data/briefs/bridge.jsonld")["citation"][1]
    assert loaded(found, "data/briefs/bridge.csl.json")[2]["issued"] == {"literal": "April 4"}
    assert "DA" not in ris(str(found["data/briefs/bridge.ris"]))[2]


# --- editions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edits", "moves"),
    [
        ({"briefs/bridge.yml": {"note: Added the agency": "note: Added an agency"}}, False),
        ({"briefs/bridge.yml": {"order: 1": "order: 7"}}, False),
        ({"briefs/bridge.yml": {"says: A claim that nobody": "says: A draft that nobody"}}, False),
        ({"briefs/bridge.yml": {"likelihood: likely": "likelihood: very-likely"}}, True),
        ({"seeds/actors.yml": {"part_of: port-office": "part_of: city"}}, True),
        ({"seeds/sources.yml": {"year_reason: The count": "year_reason: This count"}}, True),
    ],
)
def test_an_edition_moves_with_the_meaning(
    site: Site, make: Make, edits: dict[str, dict[str, str]], moves: bool
) -> None:
    other = make(edits)
    assert (edition(other, other.briefs["bridge"]) != edition(site, site.briefs["bridge"])) is moves


def test_a_withheld_text_is_published_as_unchecked(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = {"seeds/sources.yml": {"file: follow.txt": "file: follow.txt\n  text: withheld"}}
    absent = make(card, drop=("seeds/follow.txt",))
    absent_files = export(absent)
    claims = {one["id"]: one for one in loaded(absent_files, "data/briefs/bridge.json")["claims"]}
    quote = claims["toll"]["evidence"][0]["quote"]
    assert set(quote) == {"exact"}
    assert quote["exact"].startswith("The city is not ruling out")
    assert "start" in claims["talk"]["evidence"][0]["quote"]
    counts = loaded(absent_files, "data/briefs/bridge.json")["counts"]
    assert 0 < counts["quotes_checked"] < counts["quotes"]
    schema = loaded(absent_files, "data/schema/brief-3.0.0.json")
    jsonschema.Draft202012Validator(schema).validate(
        loaded(absent_files, "data/briefs/bridge.json")
    )
    monkeypatch.setenv("BRIEFS_WITHHELD", str(BRIDGE / "seeds"))
    present = make(card, drop=("seeds/follow.txt",))
    counts = loaded(export(present), "data/briefs/bridge.json")["counts"]
    assert counts["quotes_checked"] == counts["quotes"]
    assert edition(present, present.briefs["bridge"]) == edition(absent, absent.briefs["bridge"])


def test_an_address_makes_a_text_fragment(make: Make) -> None:
    card = {
        "seeds/sources.yml": {
            "published: April 4, 2031\n": "published: April 4, 2031\n  address: https://wire.example/toll\n"
        }
    }
    found = make(card)
    claims = {one["id"]: one for one in loaded(export(found), "data/briefs/bridge.json")["claims"]}
    link = claims["ferries"]["evidence"][0]["quote"]["original"]
    assert link.startswith(
        "https://wire.example/toll#:~:text=A%20letter%20from%20the%20union%2C%20quoted"
    )
    assert "original" not in claims["talk"]["evidence"][0]["quote"]

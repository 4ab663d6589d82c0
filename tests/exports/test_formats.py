"""Every output format, read back with a parser of its own: complete, valid, inert, and the same each time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import weakref
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.analysis.origins import voices
from generator.exports import data_files, export, exporters
from generator.exports.json_documents import brief_document
from generator.model.vocabulary import vocabulary
from generator.pages.render import render
from generator.site import addresses
from generator.site.read_site import read_site
from generator.site.site import Brief, Site
from tests.folders import BRIDGE, FIXTURES, ROOT
from tests.formats import ATOM, Files, calendar, loaded, rows, variant

ADDRESS = "https://example.org/harbour/"

Make = Callable[..., Site]


# --- completeness and validity ------------------------------------------------------------------


def test_each_format_writes_files_in_its_own_place(files: Files) -> None:
    assert len(exporters()) >= 9
    for path, content in files.items():
        assert path == "llms.txt" or path.startswith("data/")
        assert isinstance(content, bytes) or content.endswith("\n")


@pytest.mark.parametrize(
    ("path", "name"), [("data/briefs/bridge.json", "brief"), ("data/site.json", "site")]
)
def test_json_fits_the_schema_it_names(files: Files, path: str, name: str) -> None:
    document = loaded(files, path)
    assert document["format"]["schema"] == f"data/schema/{name}-3.0.0.json"
    schema = loaded(files, document["format"]["schema"])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(document)] == []
    assert document["format"]["version"] in str(files["data/FORMAT-CHANGES.md.txt"])
    assert {"format", "pages"} <= set(schema["required"]) <= set(document)
    for key in schema["required"]:
        lacking = {other: value for other, value in document.items() if other != key}
        assert not validator.is_valid(lacking), f"the schema does not ask for {key}"
    for key in document:
        nothings: list[Any] = [None, "", [], {}]
        for nothing in nothings:
            if key in schema["required"]:
                assert not validator.is_valid({**document, key: nothing}), key


def _nothing(value: Any, path: str = "") -> Iterator[str]:
    """Where null, false or an empty value stands."""
    if value is None or value is False or value in ("", [], {}):
        yield path
    parts = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, part in parts:
        yield from _nothing(part, f"{path}/{key}")


@pytest.mark.parametrize("root", sorted(FIXTURES.iterdir()), ids=lambda path: path.name)
def test_json_says_nothing_of_what_is_not_known(root: Path) -> None:
    files = export(read_site(root))
    for path, content in files.items():
        if path == "data/site.json" or re.fullmatch(r"data/briefs/[a-z0-9-]+\.json", path):
            document = json.loads(content)
            assert list(_nothing(document)) == []
            jsonschema.Draft202012Validator(loaded(files, document["format"]["schema"])).validate(
                document
            )


@pytest.mark.parametrize("version", ["1.0.0", "2.0.0"])
def test_an_earlier_schema_stays_at_its_address(files: Files, version: str) -> None:
    for name in ("brief", "site"):
        schema = loaded(files, f"data/schema/{name}-{version}.json")
        assert schema["$id"] == f"urn:evidence-briefs:schema:{name}:{version}"
        kept = (ROOT / f"generator/exports/earlier_schemas/{name}-{version}.json").read_text(
            "utf-8"
        )
        assert schema == json.loads(kept)


def test_every_thing_stands_where_the_templates_say(site: Site, files: Files) -> None:
    """The addresses that are no longer written out are those of the pages."""
    document = loaded(files, "data/briefs/bridge.json")
    pages, slug = document["pages"], document["slug"]
    claim, judgement = document["claims"][0]["id"], document["judgements"][0]["id"]
    quote = document["claims"][0]["evidence"][0]
    places = {
        pages["brief"].format(slug=slug): addresses.brief_page(slug),
        pages["evidence"].format(slug=slug): addresses.evidence_page(slug),
        pages["claim"].format(slug=slug, id=claim): addresses.claim_page(f"{slug}/{claim}"),
        pages["note"].format(slug=slug, id=claim): addresses.note_page(f"{slug}/{claim}"),
        pages["judgement"].format(slug=slug, id=judgement): addresses.brief_page(
            slug, f"j-{judgement}"
        ),
        pages["disagreement"].format(slug=slug, id="a"): addresses.brief_page(slug, "d-a"),
        pages["gap"].format(slug=slug, id="a"): addresses.brief_page(slug, "g-a"),
        pages["source"].format(id="call"): addresses.source_page("call"),
        pages["actor"].format(id="city"): addresses.actor_page("city"),
        pages["quote"].format(source=quote["source"], **quote["quote"]): addresses.passage_page(
            quote["source"], quote["quote"]["start"], quote["quote"]["end"]
        ),
    }
    assert len(places) == len(pages)
    assert all(told == true for told, true in places.items())
    everything = loaded(files, "data/site.json")["pages"]
    assert {key: pages.get(key) for key in everything if key != "data"} == {
        key: value for key, value in everything.items() if key != "data"
    }
    assert everything["data"].format(slug=slug) in files


def test_the_schema_knows_the_fields_of_each_kind(files: Files) -> None:
    schema = loaded(files, "data/schema/brief-3.0.0.json")
    document = loaded(files, "data/briefs/bridge.json")
    validator = jsonschema.Draft202012Validator(schema)
    kinds = {claim.get("kind") for claim in document["claims"]}
    assert kinds == {None, "estimate", "position", "commitment", "event"}
    for claim in document["claims"]:
        if "value" in claim:
            claim["value"]["invented"] = 1
            assert not validator.is_valid(document), claim["kind"]
            del claim["value"]["invented"]
    assert validator.is_valid(document)


def test_every_claim_quote_and_count_is_there(site: Site, files: Files) -> None:
    brief = site.briefs["bridge"]
    document = loaded(files, "data/briefs/bridge.json")
    assert [claim["id"] for claim in document["claims"]] == list(brief.claims)
    assert "unfinished" not in str(files["data/briefs/bridge.json"])
    heard = voices(site, brief.claims.values())
    assert document["counts"]["origins"] == len(heard.origins) == 8
    assert document["counts"]["origin_groups"] == len(heard.groups) == 4
    assert document["counts"]["quotes"] == document["counts"]["quotes_checked"] == 24
    for claim in document["claims"]:
        for one in claim["evidence"]:
            for passage in (one["quote"], *one.get("context", ())):
                text = (BRIDGE / "seeds" / f"{one['source']}.txt").read_text("utf-8")
                assert passage["exact"] == text[passage["start"] : passage["end"]]


def test_words_dates_figures_and_grades_are_told_in_full(files: Files) -> None:
    document = loaded(files, "data/briefs/bridge.json")
    claims = {one["id"]: one for one in document["claims"]}
    sources = {one["id"]: one for one in document["sources"]}
    said = claims["lorries"]["said_on"]
    assert (said["words"], said["edtf"]) == ("March 3", "2031-03-03")
    cards = {one["id"]: one for one in loaded(files, "data/site.json")["sources"]}
    # The whole card stands once, and a brief's part of it says the same.
    for name, one in sources.items():
        assert one == {key: cards[name][key] for key in one} and "descriptor" in cards[name]
    assert {"id", "label", "file", "reliability"} <= sources["call"].keys() < cards["call"].keys()
    ground = cards[said["year_from"]]["year"]
    assert ground["stated_by"] == "follow"
    assert "March 3, 2031" in ground["quote"]
    figure = claims["union-count"]["figure"]
    assert figure["low"] == 450 and not {"best", "high"} & set(figure)
    assert figure["comparator"] == ">="
    assert claims["lorries"]["figure"]["approximate"] is True
    own, other = claims["lorries"]["evidence"]
    assert "figure" not in own and other["figure"]["words"] == "about 300"
    assert (
        document["terms"]["credibility"][claims["lorries"]["credibility"]]["misp_tag"]
        == 'admiralty-scale:information-credibility="2"'
    )
    ferries = claims["ferries"]
    (piece,) = ferries["evidence"]
    assert (ferries["speaker"], piece["source"]) == ("union", "follow")
    assert piece["relayed_by"] == ["morning-post", "harbour-wire"] and "speaker" not in piece
    assert claims["night"]["speaker"] == "unnamed"
    assert claims["night"]["described_as"] == "An official of the port office"
    named = {*sources, *(actor["id"] for actor in document["actors"])}
    for claim in document["claims"]:
        assert {claim["speaker"]} - {"unnamed", "article"} <= named
        for origin in claim["origins"]:
            assert origin["id"].removeprefix("source:") in named
            assert origin.get("group", origin["id"]).removeprefix("source:") in named
    assert claims["night"]["origins"] == [{"id": "source:call", "group": "city", "unnamed": True}]
    assert claims["inspector"]["evidence"][0]["shared_with"] == "loads"
    stance = claims["toll"]["value"]["stance"]
    assert document["terms"]["stance"][stance] == {"label": "does not rule out"}
    assert claims["no-rise"]["denies"] == "rise"
    conflict = next(
        one for one in document["comparisons"] if ["lorries", "union-count"] in one["pairs"]
    )
    assert (conflict["verdict"], conflict["disagreement"]) == ("conflict", "two-counts")


def _fits(value: str, field: dict[str, Any]) -> bool:
    parsers: dict[str, Callable[[str], object]] = {
        "integer": int,
        "number": float,
        "date": date.fromisoformat,
        "boolean": {"true": True, "false": False}.__getitem__,
        "string": str,
        "list": str,
    }
    parsers[field["type"]](value)
    pattern = field.get("constraints", {}).get("pattern", "")
    listed = [one["value"] if isinstance(one, dict) else one for one in field.get("categories", [])]
    return bool(re.search(pattern, value)) and (not listed or value in listed)


def test_the_tables_are_what_their_data_package_says(files: Files) -> None:
    package = loaded(files, "data/datapackage.json")
    read = {one["name"]: rows(files[f"data/{one['path']}"]) for one in package["resources"]}
    assert {"claims", "evidence", "judgements", "gaps", "sources", "actors"} <= set(read)
    for resource in package["resources"]:
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        listed, key = read[resource["name"]], resource["schema"]["primaryKey"]
        assert listed and list(listed[0]) == list(fields)
        assert resource["bytes"] == len(str(files[f"data/{resource['path']}"]).encode("utf-8"))
        for row in listed:
            for name, value in row.items():
                assert value == "" or _fits(value, fields[name]), (resource["name"], name, value)
        assert len({tuple(row[name] for name in key) for row in listed}) == len(listed)
        for link in resource["schema"].get("foreignKeys", []):
            there = read[link["reference"].get("resource", resource["name"])]
            known = {tuple(row[far] for far in link["reference"]["fields"]) for row in there}
            used = {tuple(row[column] for column in link["fields"]) for row in listed}
            assert {cells for cells in used if all(cells)} <= known, (resource["name"], link)
    mine = rows(files["data/briefs/bridge-claims.csv"])
    assert all(any(row[name] for row in mine) for name in mine[0])
    for row, whole in zip(mine, read["claims"], strict=True):
        assert whole == {**dict.fromkeys(whole, ""), "brief": "bridge", **row}


def test_only_true_scales_are_ordered(files: Files) -> None:
    ordered = {
        field["name"]: [one["value"] for one in field["categories"]]
        for resource in loaded(files, "data/datapackage.json")["resources"]
        for field in resource["schema"]["fields"]
        if field.get("categoriesOrdered")
    }
    assert ordered["likelihood"] == list(vocabulary("likelihood").terms)
    assert ordered["confidence"] == ["low", "moderate", "high"]
    assert not {"credibility", "reliability", "position_stance"} & set(ordered)


def test_feeds_hold_the_changes_newest_first(site: Site, files: Files) -> None:
    changes = ET.fromstring(str(files["data/changes.atom"]).encode("utf-8"))
    conclusions = ET.fromstring(str(files["data/conclusions.atom"]).encode("utf-8"))
    days = [one.findtext(f"{ATOM}updated") for one in changes.iter(f"{ATOM}entry")]
    assert days == ["2031-04-12T00:00:00Z", "2031-04-10T00:00:00Z"]
    assert changes.findtext(f"{ATOM}updated") == days[0]
    assert [one.get("term") for one in conclusions.iter(f"{ATOM}category")] == ["conclusion"]
    here = replace(site, settings=replace(site.settings, address=ADDRESS))
    there = ET.fromstring(str(export(here)["data/changes.atom"]).encode("utf-8"))
    links = [one.get("href", "") for one in there.iter(f"{ATOM}link")]
    assert links and all(link.startswith(ADDRESS) for link in links)
    assert not any("//" in one.get("href", "") for one in changes.iter(f"{ATOM}link"))
    ids = [[one.text for one in feed.iter(f"{ATOM}id")] for feed in (changes, there)]
    assert ids[0] == ids[1] and len(set(ids[0])) == 3, "ids must not hang on the address"


def test_a_change_added_later_leaves_the_ids_of_the_others(make: Make, files: Files) -> None:
    entry = "  - {date: 2031-04-12, class: conclusion"
    more = f"  - {{date: 2031-04-12, class: grade, note: One more.}}\n{entry}"
    later = export(make({"briefs/bridge.yml": {entry: more}}))
    old, new = (
        {
            entry.findtext(f"{ATOM}content"): entry.findtext(f"{ATOM}id")
            for entry in ET.fromstring(str(found["data/changes.atom"]).encode("utf-8")).iter(
                f"{ATOM}entry"
            )
        }
        for found in (files, later)
    )
    assert len(new) == 3 and old.items() <= new.items()


def test_a_feed_has_its_hundred_newest_entries(make: Make) -> None:
    entry = "  - {date: 2031-04-12, class: conclusion"
    more = "".join(
        f"  - {{date: 2032-{month:02}-{day:02}, class: conclusion, note: Turn {month} {day}.}}\n"
        for month in range(12, 0, -1)
        for day in range(10, 0, -1)
    )
    later = export(make({"briefs/bridge.yml": {entry: more + entry}}))
    for name in ("changes", "conclusions"):
        feed = ET.fromstring(str(later[f"data/{name}.atom"]).encode("utf-8"))
        days = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
        assert len(days) == 100 and days == sorted(days, reverse=True)
        assert days[0].startswith("2032-12-10")


def test_the_calendar_has_the_days_that_claims_look_ahead_to(files: Files) -> None:
    """No day of speaking, no count of the past; “by summer” is no day."""
    events = calendar(files["data/events.ics"])
    spans = {event["SUMMARY"]: (event["DTSTART"], event["DTEND"]) for event in events}
    assert spans == {
        "Last day: The port office will publish its count by the end of April. (Agency report on the toll)": (
            "20310430",
            "20310501",
        ),
        "The bridge will be closed for some days in May. (the city)": ("20310505", "20310510"),
    }
    assert all("year; it is inferred" in event["DESCRIPTION"] for event in events)
    assert len({event["UID"] for event in events}) == 2


def test_a_plan_is_in_the_calendar_and_what_is_done_is_not(tmp_path: Path) -> None:
    done = {
        "briefs/bridge.yml": {
            "status: planned, when: by the end of April": "status: done, when: by the end of April"
        }
    }
    later = calendar(export(variant(tmp_path, done))["data/events.ics"])
    assert [event["DTSTART"] for event in later] == ["20310505"]


# --- same bytes ---------------------------------------------------------------------------------

DIGEST = """
import hashlib, sys
from pathlib import Path
from generator.exports import export
from generator.site.read_site import read_site
files = export(read_site(Path(sys.argv[1])))
joined = b"".join(
    path.encode() + b"\\0" + (text if isinstance(text, bytes) else text.encode("utf-8")) for path, text in files.items()
)
assert sys.argv[1].encode() not in joined, "a path of this machine"
print(hashlib.sha256(joined).hexdigest())
"""


def test_two_runs_write_the_same_bytes() -> None:
    root = ROOT
    digests = set()
    for seed, zone in (("0", "UTC"), ("7", "Pacific/Kiritimati")):
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(root)}
        command = [sys.executable, "-c", DIGEST, str(BRIDGE)]
        done = subprocess.run(
            command, env=environment, cwd="/", capture_output=True, text=True, check=True
        )
        digests.add(done.stdout)
    assert len(digests) == 1


# --- subjects and units -------------------------------------------------------------------------


@pytest.mark.parametrize("root", sorted(FIXTURES.iterdir()), ids=lambda path: path.name)
def test_every_figure_has_its_unit_and_every_subject_its_row(root: Path) -> None:
    """Beside a figure stands what it is counted in, in the data as on the page."""
    files = export(read_site(root))
    claims, evidence, subjects = (
        rows(files[f"data/tables/{name}.csv"]) for name in ("claims", "evidence", "subjects")
    )
    known = {(row["brief"], row["id"]): row for row in subjects}
    counted = [row for row in claims if row["figure_words"]]
    for row in counted:
        subject = known[row["brief"], row["estimate_of"]]
        assert row["unit"] == subject["unit"] or (not subject["unit"] and row["figure_unit"])
    units = {(row["brief"], row["id"]): row["unit"] for row in counted}
    measured = [row for row in evidence if row["figure_words"]]
    assert all(row["unit"] == units[row["brief"], row["claim"]] for row in measured)
    assert all(units.values()) and not any(row["unit"] for row in claims if not row["figure_words"])
    for row in claims:
        for about in ("estimate_of", "position_of"):
            assert not row[about] or (row["brief"], row[about]) in known
    for path, content in files.items():
        if path.startswith("data/briefs/") and path.endswith(".json") and "csl" not in path:
            for claim in json.loads(content)["claims"]:
                assert ("unit" in claim) == ("figure" in claim)


def test_a_figure_of_evidence_that_nobody_could_read_is_not_the_claim_s(make: Make) -> None:
    """It is an error, so only a preview has it: the claim's figure is read in the words of another piece."""
    no_words_known = {"  file: follow.txt": "  file: follow.txt\n  language: fr"}
    files = export(make({"seeds/sources.yml": no_words_known}))
    document = loaded(files, "data/briefs/bridge.json")
    schema = loaded(files, document["format"]["schema"])
    jsonschema.Draft202012Validator(schema).validate(document)
    lorries = next(claim for claim in document["claims"] if claim["id"] == "lorries")
    read, unread = lorries["evidence"]
    assert "read_as" in lorries["figure"] and "figure" not in read
    assert unread["figure"] == {"words": "about 300"}


def test_a_subject_without_a_unit_is_exported(make: Callable[..., Site]) -> None:
    """Only a notice asks for its unit, so it is published without one."""
    files = export(
        make({"briefs/bridge.yml": {"label: New ferries, unit: ferries": "label: New ferries"}})
    )
    evidence = [row for row in rows(files["data/tables/evidence.csv"]) if row["claim"] == "ferries"]
    assert (evidence[0]["figure_words"], evidence[0]["unit"]) == ("at least 10", "")


def test_the_page_of_downloads_says_where_columns_are_described(site: Site) -> None:
    files = render(site)
    page = str(files["docs/data/index.md"])
    assert "[The description of the tables](datapackage.json)" in page
    package = loaded({"it": files["docs/data/datapackage.json"]}, "it")
    fields = [field for table in package["resources"] for field in table["schema"]["fields"]]
    assert len(fields) > 100 and all(field["description"].strip() for field in fields)


@pytest.mark.parametrize("day", ["0001-01-01", "0099-02-28", "0999-12-31", "1000-01-01", "9999-12-31"])  # fmt: skip
def test_a_day_of_any_year_has_eight_digits_in_the_calendar(day: str, tmp_path: Path) -> None:
    due = {"briefs/bridge.yml": {"    likelihood:": f"    resolve_by: {day}\n    likelihood:"}}
    events = calendar(export(variant(tmp_path, due))["data/events.ics"])
    found = [event for event in events if event["SUMMARY"].startswith("To be known")]
    assert found and all(event["DTSTART"] == day.replace("-", "") for event in found)
    assert all(event["DTSTAMP"] == f"{day.replace('-', '')}T000000Z" for event in found)


# --- one brief after another --------------------------------------------------------------------


def test_a_brief_s_data_are_made_once_and_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    class Held(dict[str, Any]):
        """A document that can be watched."""

    watched: list[weakref.ref[Held]] = []

    def document(site: Site, brief: Brief) -> Held:
        made = Held(brief_document(site, brief))
        watched.append(weakref.ref(made))
        return made

    monkeypatch.setattr("generator.exports.brief_document", document)
    site = read_site(FIXTURES / "dam")
    for path, _ in data_files(site):
        alive = [each for each in watched if each() is not None]
        assert len(alive) <= 1, path
    assert len(watched) == len(site.briefs) > 1


def test_two_formats_do_not_write_one_file(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    again = exporters() | {"again": exporters()["llms"]}
    monkeypatch.setattr("generator.exports.exporters", lambda: again)
    with pytest.raises(ValueError, match=r"two formats write llms\.txt"):
        export(site)

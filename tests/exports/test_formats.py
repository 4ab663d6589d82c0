"""Every output format, read back with a parser of its own: complete, valid, inert, and the same each time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.analysis.origins import voices
from generator.exports import export, exporters
from generator.model.vocabulary import vocabulary
from generator.pages.render import render
from generator.site.read_site import read_site
from generator.site.site import Site
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
    assert document["format"]["schema"] == f"data/schema/{name}-2.0.0.json"
    schema = loaded(files, document["format"]["schema"])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(document)] == []
    assert document["format"]["version"] in str(files["data/FORMAT-CHANGES.md.txt"])
    for key in document:
        lacking = {other: value for other, value in document.items() if other != key}
        assert not validator.is_valid(lacking), f"the schema does not ask for {key}"


def test_the_schema_knows_the_fields_of_each_kind(files: Files) -> None:
    schema = loaded(files, "data/schema/brief-2.0.0.json")
    document = loaded(files, "data/briefs/bridge.json")
    validator = jsonschema.Draft202012Validator(schema)
    kinds = {claim["kind"] for claim in document["claims"]}
    assert kinds == {None, "estimate", "position", "commitment", "event"}
    for claim in document["claims"]:
        if claim["value"] is not None:
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
            for passage in (one["quote"], *one["context"]):
                text = (BRIDGE / "seeds" / f"{one['source']}.txt").read_text("utf-8")
                start, end = passage["position"]["start"], passage["position"]["end"]
                words = passage["selector"]
                assert words == {"type": "TextQuoteSelector", "exact": text[start:end]}
                assert passage["page"] == f"sources/{one['source']}/#q-{start}-{end}"


def test_words_dates_figures_and_grades_are_told_in_full(files: Files) -> None:
    claims = {one["id"]: one for one in loaded(files, "data/briefs/bridge.json")["claims"]}
    said = claims["lorries"]["said_on"]
    assert (said["words"], said["edtf"]) == ("March 3", "2031-03-03")
    assert said["year_ground"]["stated_by"] == "follow"
    assert "March 3, 2031" in said["year_ground"]["quote"]
    figure = claims["union-count"]["figure"]
    assert (figure["low"], figure["best"], figure["high"]) == (450, None, None)
    assert figure["comparator"] == ">="
    assert claims["lorries"]["figure"]["approximate"] is True
    assert claims["lorries"]["evidence"][1]["figure"]["words"] == "about 300"
    assert (
        claims["lorries"]["credibility"]["misp_tag"]
        == 'admiralty-scale:information-credibility="2"'
    )
    assert claims["ferries"]["evidence"][0]["walk"] == [
        "union",
        "morning-post",
        "harbour-wire",
        "source:follow",
    ]
    assert claims["night"]["speaker"]["described_as"] == "An official of the port office"
    assert claims["night"]["origins"][0]["group"] == "city"
    assert claims["inspector"]["evidence"][0]["shared_with"] == "bridge/loads"
    assert claims["toll"]["labels"] == {"as": "word", "stance": "does not rule out"}
    assert claims["no-rise"]["denies"] == "bridge/rise"
    compared = loaded(files, "data/briefs/bridge.json")["comparisons"]
    conflict = next(
        one for one in compared if one["between"] == ["bridge/lorries", "bridge/union-count"]
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
            (column,), (far,) = link["fields"], link["reference"]["fields"]
            known = {row[far] for row in read[link["reference"].get("resource", resource["name"])]}
            used = {row[column] for row in listed} - {""}
            assert used <= known, (resource["name"], column)
    assert rows(files["data/briefs/bridge-claims.csv"]) == read["claims"]


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
    units = {row["ref"]: row["unit"] for row in counted}
    assert all(row["unit"] == units[row["claim"]] for row in evidence if row["figure_words"])
    assert all(units.values()) and not any(row["unit"] for row in claims if not row["figure_words"])
    for row in claims:
        for about in ("estimate_of", "position_of"):
            assert not row[about] or (row["brief"], row[about]) in known
    for path, content in files.items():
        if path.startswith("data/briefs/") and path.endswith(".json") and "csl" not in path:
            for claim in json.loads(content)["claims"]:
                assert bool(claim["unit"]) == bool(claim["figure"])


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

"""Hostile text in a sheet, a register or a source is the same text, and only text, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import markdown
import pytest

from generator.exports import export
from generator.site.site import Site
from generator.text.escaping import csv_cell
from tests.formats import ATOM, bibtex, calendar, loaded, one_line, ris, rows, variant

# Everything that means something to one of the formats, over two lines.
HOSTILE = (
    "=1+1 <script>alert(1)</script> ]]> <!-- &amp; \"double\" 'single' \\ \\n {a} [b](c) _d_ `e`\n"
    "%20 $x$ #h ~t ^u ;,: END:VEVENT ER  - @misc{x, } { ;=1+1 \t@sum 😀 שלום"
)
QUOTE = '<script>alert("q")</script> ]]> =1+1 {q} \\ & 😀 שלום'


@pytest.fixture
def hostile(tmp_path: Path) -> Site:
    text, quote = json.dumps(HOSTILE, ensure_ascii=False), json.dumps(QUOTE, ensure_ascii=False)
    found = variant(
        tmp_path,
        {
            "briefs/bridge.yml": {
                "title: The harbour bridge": f"title: {text}",
                "question: How much traffic does the bridge carry, and will there be a toll?": f"question: {text}",
                "says: The bridge will be closed for some days in May.": f"says: {text}",
                "quote: The drivers’ union opposes a toll}": f"quote: {quote}}}",
                "context: [The drivers’ union opposes a toll]": f"context: [{quote}]",
                "note: Added the agency report of April 4.": f"note: {text}",
                "matters: The daily count rests on it.": f"matters: {text}",
            },
            "seeds/follow.txt": {"The drivers’ union opposes a toll": QUOTE},
            "seeds/sources.yml": {"label: Report on the port office’s talk": f"label: {text}"},
            "seeds/actors.yml": {"name: Harbour Wire": f"name: {text}"},
        },
    )
    assert not found.findings
    assert all(one.passage for one in found.lookups)
    return found


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        self.inside = tag == "a"
        if self.inside:
            self.links.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "a"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.links[-1] += data


def test_hostile_text_is_the_same_text_in_json(hostile: Site) -> None:
    files = export(hostile)
    brief = loaded(files, "data/briefs/bridge.json")
    claims = {one["id"]: one for one in brief["claims"]}
    assert brief["title"] == brief["question"] == claims["closure"]["says"] == HOSTILE
    assert claims["against-toll"]["evidence"][0]["quote"]["exact"] == QUOTE
    assert brief["changes"][1]["note"] == brief["gaps"][1]["matters"] == HOSTILE
    assert brief["sources"][0]["label"] == HOSTILE
    assert loaded(files, "data/briefs/bridge.jsonld")["name"] == HOSTILE
    assert loaded(files, "data/briefs/bridge.csl.json")[0]["title"] == HOSTILE
    for path in ("data/briefs/bridge.json", "data/site.json"):
        schema = loaded(files, loaded(files, path)["format"]["schema"])
        jsonschema.Draft202012Validator(schema).validate(loaded(files, path))


def test_hostile_text_is_inert_in_tables(hostile: Site) -> None:
    files = export(hostile)
    claims = {row["id"]: row for row in rows(files["data/tables/claims.csv"])}
    assert claims["closure"]["says"] == csv_cell(HOSTILE)
    assert claims["closure"]["says"].replace("'", "") == HOSTILE.replace("'", "")
    quotes = [row["exact"] for row in rows(files["data/tables/evidence.csv"])]
    assert QUOTE in quotes
    for path, content in files.items():
        if path.endswith(".csv"):
            cells = [cell for row in rows(content) for cell in row.values()]
            assert cells and not [cell for cell in cells if re.match(r"\s*[=+@]", cell)]
            for sign in ",;\t|":  # a spreadsheet may be told to split at any of them
                lines = csv.reader(io.StringIO(str(content), newline=""), delimiter=sign)
                cells = [cell for line in lines for cell in line]
                assert not [cell for cell in cells if re.match(r"\s*[=+@]", cell)]


def test_hostile_text_is_the_same_text_in_feeds_and_calendar(hostile: Site) -> None:
    files = export(hostile)
    feed = ET.fromstring(str(files["data/changes.atom"]).encode("utf-8"))
    entries = list(feed.iter(f"{ATOM}entry"))
    assert entries[1].findtext(f"{ATOM}content") == HOSTILE
    assert entries[1].findtext(f"{ATOM}title") == f"{HOSTILE}: source"
    events = calendar(files["data/events.ics"])
    assert len(events) == 2
    closure = next(event for event in events if event["DTSTART"] == "20310505")
    assert closure["SUMMARY"] == f"{HOSTILE} (the city)"
    assert closure["CATEGORIES"] == HOSTILE


def test_hostile_text_is_the_same_text_in_citations(hostile: Site) -> None:
    files = export(hostile)
    entries = bibtex(str(files["data/briefs/bridge.bib"]))
    assert list(entries) == ["bridge", "bridge-call", "bridge-follow"]
    assert entries["bridge"]["title"] == one_line(HOSTILE)
    records = ris(str(files["data/briefs/bridge.ris"]))
    assert len(records) == 3 and records[0]["TI"] == one_line(HOSTILE)


def test_hostile_text_is_the_same_text_in_llms_txt(hostile: Site) -> None:
    reader = _Links()
    reader.feed(markdown.markdown(str(export(hostile)["llms.txt"])))
    assert "script" not in reader.tags
    assert reader.links[0] == one_line(HOSTILE)
    assert one_line(HOSTILE) in reader.links[2]

"""The packed search index says all that the publisher's says, in less."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.publishing.search_index import INDEX, pack
from tests.search_entries import entries

DOCS: list[dict[str, Any]] = [
    {"location": "", "title": "Home", "text": "<p>Way in</p>", "boost": 2},
    {"location": "briefs/b/", "title": "Bridge – “old”", "text": ""},
    {"location": "briefs/b/#answer", "title": "Answer", "text": "It stands.", "tags": ["a", "b"]},
    {"location": "briefs/b/#bare", "title": "", "text": ""},
    {"location": "actors/", "title": "", "text": "text alone"},
    {"location": "briefs/b/#again", "title": "Again", "text": "", "boost": 3},
]


def packed(folder: Path, docs: list[dict[str, Any]], **config: Any) -> dict[str, Any]:
    path = folder / INDEX
    path.parent.mkdir()
    path.write_text(json.dumps({"config": {"lang": ["en"], **config}, "docs": docs}), "utf-8")
    pack(folder)
    index: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return index


def test_every_entry_is_there_in_its_order(tmp_path: Path) -> None:
    index = packed(tmp_path, DOCS)
    assert index["config"] == {"lang": ["en"]}
    assert entries(index) == DOCS


def test_the_address_of_a_page_stands_once(tmp_path: Path) -> None:
    docs = [
        {"location": f"briefs/a-long-name/evidence/#c{number}", "title": f"{number}.", "text": ""}
        for number in range(40)
    ]
    index = packed(tmp_path, docs)
    text = (tmp_path / INDEX).read_text("utf-8")
    assert text.count("a-long-name") == 1 and '["#c7","7."]' in text
    assert entries(index) == docs


@pytest.mark.parametrize(("given", "weight"), [(1e6, 1000), (5, 5)])
def test_other_names_weigh_as_names_where_the_settings_do_not_say(
    tmp_path: Path, given: float, weight: float
) -> None:
    fields = {"title": {"boost": 1000}, "tags": {"boost": given}}
    index = packed(tmp_path, DOCS, fields=fields)
    assert index["config"]["fields"] == {"title": {"boost": 1000}, "tags": {"boost": weight}}


def test_a_site_without_an_index_stays_without(tmp_path: Path) -> None:
    pack(tmp_path)
    assert not list(tmp_path.iterdir())

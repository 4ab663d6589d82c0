"""What a collector knows is taken from CSL-JSON, and nothing that the text has to state itself."""

from __future__ import annotations

import json

import pytest

from generator.authoring.documents.csl import Collected, read_csl

ITEM = {
    "id": "bridge",
    "type": "article-newspaper",
    "title": "Bridge to close",
    "container-title": "Harbour Gazette",
    "URL": "https://news.example/bridge",
    "archive_location": "https://archive.example/1",
    "accessed": {"date-parts": [["2031", "4", 5]]},
    "author": [{"family": "Hale", "given": "Jo"}],
}


def read(value: object, item: str | None = None) -> Collected | list[str]:
    made = read_csl(json.dumps(value).encode(), "items.json", item)
    return (
        made if isinstance(made, Collected) else [f"{each.message}; {each.cure}" for each in made]
    )


def test_the_collectors_fields_are_taken_and_no_others() -> None:
    made = read([ITEM])
    assert isinstance(made, Collected)
    assert made.given() == {
        "address": "https://news.example/bridge",
        "archived": "https://archive.example/1",
        "retrieved": "2031-04-05",
        "publisher": "Harbour Gazette",
    }


def test_one_of_several_items_is_named() -> None:
    other = {**ITEM, "id": "ferry", "container-title": "Ferry Post"}
    made = read([ITEM, other], "ferry")
    assert isinstance(made, Collected) and made.publisher == "Ferry Post"
    (told,) = read([ITEM, other])  # type: ignore[misc]
    assert "expected one of `bridge`, `ferry`" in told and "items.json#ID" in told


@pytest.mark.parametrize(
    "value",
    [[], [1], "words", {"id": 1, "URL": "javascript:alert(1)"}, {"URL": "http://a.example"}],
)
def test_what_is_no_item_or_no_https_address_is_refused(value: object) -> None:
    assert isinstance(read(value), list)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    made = read_csl(data, "items.json")
    assert isinstance(made, list) and made[0].code == "bad-csl"


def test_a_shelf_mark_is_no_address_and_half_a_day_no_day() -> None:
    made = read({**ITEM, "archive_location": "Box 3", "accessed": {"date-parts": [[2031, 4]]}})
    assert isinstance(made, Collected) and made.archived is None and made.retrieved is None

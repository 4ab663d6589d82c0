"""Addresses between pages: relative, so that the site works under any sub-path."""

from __future__ import annotations

import pytest

from generator.site.addresses import claim_page, markdown_file, markdown_link, note_page, url


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("", "briefs/bridge/", "briefs/bridge/"),
        ("briefs/bridge/", "sources/call/#q-1-9", "../../sources/call/#q-1-9"),
        ("briefs/bridge/", "briefs/bridge/#lorries", "#lorries"),
        ("briefs/bridge/", "", "../../"),
        ("claims/", "data/site.json", "../data/site.json"),
        ("sources/call/", "sources/follow/", "../follow/"),
    ],
)
def test_url(page: str, target: str, expected: str) -> None:
    assert url(page, target) == expected


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("", "briefs/bridge/", "briefs/bridge.md"),
        ("briefs/bridge/", "sources/call/#q-1-9", "../sources/call.md#q-1-9"),
        ("briefs/bridge/", "briefs/bridge/#lorries", "#lorries"),
        ("sources/", "sources/call/", "call.md"),
        ("sources/call/", "sources/", "index.md"),
        ("data/", "data/site.json", "site.json"),
        ("data/", "briefs/bridge.md.txt", "../briefs/bridge.md.txt"),
    ],
)
def test_markdown_link(page: str, target: str, expected: str) -> None:
    assert markdown_link(page, target) == expected


def test_every_page_has_one_file() -> None:
    pages = ["", "claims/", "sources/", "sources/call/", "data/", "method/scales/"]
    assert len({markdown_file(page) for page in pages}) == len(pages)
    assert claim_page("bridge/lorries") == "briefs/bridge/evidence/#lorries"
    assert note_page("bridge/lorries") == "briefs/bridge/#lorries"

"""The zip of the site opens from a folder on disk: links, evidence and colours work with no server."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.publishing.offline_zip import OFFLINE, offline, on_disk
from tests.built_site import audited

expect: Any = pytest.importorskip("playwright.sync_api").expect

Visit = Callable[..., Any]


@pytest.fixture(scope="session")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("on disk")  # with a space, as people have them
    zipfile.ZipFile(built / OFFLINE).extractall(folder)
    return folder


def test_from_home_to_the_passage_on_disk(visit: Visit, unpacked: Path) -> None:
    page = visit((unpacked / "index.html").as_uri())
    page.get_by_role("link", name="The harbour bridge").and_(page.locator("h2 a")).first.click()
    expect(page).to_have_url(re.compile(r"^file:.*/briefs/bridge/index\.html$"))
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.bf-bottom-line')).borderLeftWidth")
        == "4px"
    )
    cite = page.locator(".bf-bottom-line a[href^='#fn:']").first
    cite.hover()
    expect(page.locator(".bf-pop")).to_contain_text("close to 300 lorries cross daily")
    cite.click()
    page.locator("#lorries-e1").click()
    expect(page).to_have_url(re.compile(r"^file:.*/sources/call/index\.html#q-\d+-\d+$"))
    expect(page.locator(":target")).to_contain_text("close to 300 lorries cross daily")
    page.go_back()
    expect(page.locator("#lorries")).to_be_in_viewport()
    page.locator("li:has(#lorries)").get_by_role("link", name="Evidence").click()
    expect(page).to_have_url(re.compile(r"/briefs/bridge/evidence/index\.html#lorries$"))


def test_every_page_opens_from_disk_without_complaint(visit: Visit, unpacked: Path) -> None:
    page = visit((unpacked / "index.html").as_uri())
    pages = sorted(unpacked.rglob("*.html"))
    assert len(pages) > 15
    for path in pages:
        page.goto(path.as_uri(), wait_until="load")
        assert page.locator("h1").count() == 1
        assert page.locator(".md-search, [for=__search]").count() == 0
    page.goto((unpacked / "claims" / "index.html").as_uri())
    page.get_by_label("Filter", exact=True).fill("heavy loads")
    assert page.locator("table tbody tr:visible").count() == 1


def test_every_link_on_disk_names_a_file_that_is_there(unpacked: Path) -> None:
    assert audited(unpacked, {}, "https://example.org/briefings/") == []
    for path in unpacked.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#?]+)', path.read_text("utf-8")):
            if not re.match(r"https:|data:", link):
                assert (path.parent / link).is_file(), f"{path.name}: {link}"


def test_the_zip_is_the_same_each_time_and_holds_no_search(built: Path) -> None:
    packed = (built / OFFLINE).read_bytes()
    assert packed == offline(built)
    archive = zipfile.ZipFile(io.BytesIO(packed))
    assert archive.testzip() is None
    names = archive.namelist()
    assert "index.html" in names and "briefs/bridge/index.html" in names
    assert not [one for one in names if one.startswith("search/") or one == OFFLINE]
    assert "left out" in archive.read("READ-ME.txt").decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="briefs/x/#y">', '<a href="briefs/x/index.html#y">'),
        ('<a class="b" href="..">', '<a class="b" href="../index.html">'),
        ('<a href=".">', '<a href="./index.html">'),
        ('<a href="./?q=1#y">', '<a href="./index.html?q=1#y">'),
        ('<a href="#y">', '<a href="#y">'),
        ('<a href="data/x.json">', '<a href="data/x.json">'),
        ('<a href="https://example.org/x/">', '<a href="https://example.org/x/">'),
        ('<a href="mailto:a@b/">', '<a href="mailto:a@b/">'),
        ('<code>href="x/"</code>', '<code>href="x/"</code>'),
    ],
)
def test_links_to_folders_name_their_page(before: str, after: str) -> None:
    assert on_disk(before) == after

"""A source's page says where a quote stands in the original, and what only the collector knows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.pages.render import render
from generator.site.read_site import read_site
from tests.authoring.documents.made_pdf import pdf, show
from tests.folders import FIXTURES

CLAIM = """
  counted:
    says: The bridge carried 9,300 lorries in March.
    said_by: article
    evidence:
      - {source: counts, quote: "2031-03 · lorries: 9300"}
      - {source: ferry, quote: "lorries: 9300 in all"}
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    tmp_path = tmp_path_factory.mktemp("originals")
    root = Path(shutil.copytree(FIXTURES / "bridge", tmp_path / "bridge"))
    files = {
        "counts.csv": b"month,lorries,note\\n2031-01,7900,\\n2031-02,8100,<b>\\n2031-03,9300,x\\n2031-04,9400,\\n".replace(
            b"\\n", b"\n"
        ),
        "ferry.pdf": pdf(
            [show(72, 700, "Words."), show(72, 700, "There were lorries: 9300 in all.")]
        ),
    }
    items = tmp_path / "items.json"
    items.write_text(
        '[{"id": 1, "URL": "https://news.example/a?b=1&c", "publisher": "Ferry <Post>"}]'
    )
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        words = ["new", "source", str(tmp_path / name), "--root", str(root), "--csl", str(items)]
        assert CliRunner().invoke(cli, words).exit_code == 0
    sheet = root / "briefs/bridge.yml"
    text = sheet.read_text("utf-8")
    text = text.replace(
        "  A toll is not ruled out.",
        "  In March it carried 9,300. [^counted] A toll is not ruled out.",
    )
    sheet.write_text(text.replace("claims:\n", f"claims:{CLAIM}", 1), "utf-8")
    made = render(read_site(root))
    return {path: str(page) for path, page in made.items()}


def test_a_row_is_shown_with_the_rows_around_it_and_its_cells_marked(pages: dict[str, str]) -> None:
    page = pages["docs/sources/counts.md"]
    assert '<th scope="col">month</th><th scope="col">lorries</th>' in page
    assert "<td><mark>2031-03</mark></td><td><mark>9300</mark></td><td>x</td>" in page
    assert (
        "2031-04" in page
        and "2031-01" not in page.partition("## Quoted")[2].partition("## What")[0]
    )
    assert "<td>&lt;b&gt;</td>" in page
    assert "Row 4 of the original." in page


def test_a_passage_of_a_pdf_has_its_page(pages: dict[str, str]) -> None:
    assert "Page 2 of the original, counted from its first." in pages["docs/sources/ferry.md"]
    citations = [
        line for line in pages["docs/briefs/bridge.md"].split("\n") if "[^counted]:" in line
    ]
    assert any(", page 2](" in line for line in citations), citations


def test_what_the_collector_knows_stands_apart_and_is_escaped(pages: dict[str, str]) -> None:
    page = pages["docs/sources/ferry.md"]
    apart = page.partition("### What the collector adds")[2].partition("## ")[0]
    assert "The text does not say this." in apart
    assert 'href="https://news.example/a?b=1&amp;c"' in apart
    assert "Ferry &lt;Post>" in apart or "Ferry &lt;Post&gt;" in apart
    assert "- Not stated in the text as received: author, publisher, date, address" in page


def test_a_citation_says_what_is_the_collectors_word(pages: dict[str, str]) -> None:
    (item,) = [
        each
        for each in json.loads(pages["docs/data/briefs/bridge.csl.json"])
        if each["id"].endswith("ferry")
    ]
    assert item["URL"] == "https://news.example/a?b=1&c" and "publisher" not in item
    assert "According to its collector, …: published by Ferry <Post>, found at" in item["note"]


def test_a_source_without_these_has_neither(pages: dict[str, str]) -> None:
    page = pages["docs/sources/call.md"]
    assert (
        "of the original" not in page
        and "What the collector adds" not in page
        and "Taken from" not in page
    )

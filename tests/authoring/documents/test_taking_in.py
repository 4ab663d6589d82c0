"""`briefs new source` takes a document in, its original is kept and sealed, and its pages want a look."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.authoring import bring_in
from generator.authoring.documents.fetch import Fetched
from generator.build import check
from generator.cli import cli
from generator.site.read_site import read_site
from generator.syntax.sheet import read_sheet
from tests.authoring.documents.made_pdf import pdf, show
from tests.folders import FIXTURES

PAGE = """<!doctype html><html lang="en"><title>Ferry to stop</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry to stop", "author": {"name": "Jo Hale"},
"publisher": {"name": "Harbour Company"}}</script><nav><a>Home</a></nav><article><h1>Ferry to stop</h1><p>By Jo Hale</p>
<p>The harbour ferry stops on Monday after many years of service, as the port office said in a note to its passengers.</p>
<p>About 40 passengers<sup>1</sup> use it each day, the office said, and most of them will take the bus from then on.</p>
</article><aside>More news</aside></html>"""
FERRY = pdf(
    [
        show(72, 700, "The ferry stops on Monday, the port office said."),
        show(72, 700, "About 40 passengers use it each day, the office added."),
    ]
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / "bridge", tmp_path / "bridge"))


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--root", str(root)])


def taken(root: Path, name: str, data: bytes | str, *more: str) -> Result:
    file = root.parent / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return run(root, "new", "source", str(file), *more)


def read_yaml(root: Path) -> dict[str, Any]:
    sheet, _ = read_sheet((root / "seeds/sources.yml").read_bytes(), "sources.yml")
    assert sheet is not None
    return dict(sheet.data)


def errors(root: Path) -> set[str]:
    return {f.code for f in check(root).findings if f.level == "error"} - {
        "source-used",
        "sentence-accounted",
        "placeholder",
    }


def test_a_page_becomes_a_text_a_card_and_a_sealed_original(root: Path) -> None:
    done = taken(root, "Ferry stop.html", PAGE)
    assert done.exit_code == 0, done.output
    source = read_site(root).sources["ferry-stop"]
    assert source.card.title == "Ferry to stop" and source.card.author == "Jo Hale"
    assert source.card.publisher is None and source.card.original
    original = root / "seeds/originals/ferry-stop.html"
    assert original.read_bytes() == PAGE.encode()
    assert source.card.original.sha256 == hashlib.sha256(original.read_bytes()).hexdigest()
    assert source.card.original.by.startswith("inscriptis ") and source.card.original.map is None
    assert "About 40 passengers use it each day" in (source.text or "")
    for line in (
        "left out: the mark “1” of a note after “About 40 passengers”",
        "read off: title “Ferry to stop” (`headline` of its JSON-LD)",
        "not on the card, since the text does not have it: publisher “Harbour Company” (`publisher` of its JSON-LD)",
        "seeds/ferry-stop.txt taken out and sealed",
    ):
        assert line in done.output.splitlines()
    assert "#   - Home" in (root / "seeds/sources.yml").read_text("utf-8")
    assert errors(root) == set()


def test_a_quote_of_a_page_waits_for_a_look(root: Path) -> None:
    assert taken(root, "ferry.pdf", FERRY).exit_code == 0
    sheet = root / "briefs/bridge.yml"
    claim = """
  ferry-passengers:
    says: About 40 passengers use the ferry.
    said_by: port-office
    evidence:
      - {source: ferry, quote: About 40 passengers use it each day, context: [the port office said]}
"""
    text = sheet.read_text("utf-8")
    sheet.write_text(text.replace("claims:\n", f"claims:{claim}", 1), "utf-8")
    messages = [str(f) for f in check(root).findings if f.code == "page-looked-at"]
    assert len(messages) == 2 and any("page 2 of `ferry`" in each for each in messages)
    assert "`briefs look ferry`" in messages[0]

    done = run(root, "look", "ferry")
    assert done.exit_code == 0, done.output
    page = (root / ".briefs/look/ferry.html").read_text("utf-8")
    assert page.count("<section") == 2 and "About 40" in page

    cards = root / "seeds/sources.yml"
    text = cards.read_text("utf-8")
    day = '  looked_at: {"1": 2031-04-06, "2": 2031-04-06}\n'
    at = text.index("\n", text.index("  original: {file: ferry.pdf")) + 1
    cards.write_text(text[:at] + day + text[at:], "utf-8")
    assert "page-looked-at" not in errors(root)
    assert "looked at on 2031-04-06" in look(root)


def look(root: Path) -> str:
    assert run(root, "look", "ferry", "--page", "2").exit_code == 0
    return (root / ".briefs/look/ferry.html").read_text("utf-8")


def test_a_withheld_document_is_not_kept_and_is_asked_for(root: Path) -> None:
    assert taken(root, "ferry.pdf", FERRY, "--withhold").exit_code == 0
    assert not (root / "seeds/originals/ferry.pdf").exists()
    assert errors(root) == set()
    asked = run(root, "look", "ferry")
    assert asked.exit_code == 1 and "--original FILE" in asked.output
    assert run(root, "look", "ferry", "--original", str(root.parent / "ferry.pdf")).exit_code == 0
    other = root.parent / "other.pdf"
    other.write_bytes(FERRY + b"\n")
    wrong = run(root, "look", "ferry", "--original", str(other))
    assert wrong.exit_code == 1 and "not the document that was taken in" in wrong.output


def test_a_table_is_quoted_by_row_and_needs_no_look_and_no_account_of_every_row(root: Path) -> None:
    assert taken(root, "counts.csv", "month,lorries\n2031-02,8100\n2031-03,9300\n").exit_code == 0
    source = read_site(root).sources["counts"]
    assert source.text == "month · lorries\n2031-02 · lorries: 8100\n2031-03 · lorries: 9300\n"
    accounts = [f for f in check(root).findings if f.code == "sentence-accounted"]
    assert not any("counts" in f.place.path for f in accounts)
    assert errors(root) == set()


@pytest.mark.parametrize(
    ("name", "data", "cure"),
    [
        ("ferry.txt", PAGE, "rename it to ferry.html"),
        ("ferry.txt", FERRY, "rename it to ferry.pdf"),
        ("ferry.html", FERRY, "rename it to .pdf"),
        ("ferry.docx", b"\xd0\xcf\x11\xe0 old", "save it from its own program"),
    ],
)
def test_a_document_in_the_place_of_another_is_refused_and_nothing_is_written(
    root: Path, name: str, data: bytes | str, cure: str
) -> None:
    before = sorted(path.name for path in (root / "seeds").rglob("*"))
    done = taken(root, name, data)
    assert done.exit_code == 1 and cure in done.output
    assert sorted(path.name for path in (root / "seeds").rglob("*")) == before


def test_what_a_collector_knows_stands_apart(root: Path) -> None:
    items = root.parent / "items.json"
    item = {
        "id": "a",
        "URL": "https://news.example/ferry",
        "container-title": "Ferry Post",
        "accessed": {"date-parts": [[2031, 4, 5]]},
    }
    items.write_text(json.dumps([item, {"id": "b"}]), "utf-8")
    assert taken(root, "ferry.txt", "Ferry to stop\n", "--csl", f"{items}#a").exit_code == 0
    card = read_site(root).sources["ferry"].card
    assert card.address is None and card.publisher is None and card.collected
    assert card.collected.address == "https://news.example/ferry"
    assert (card.collected.publisher, card.collected.retrieved) == ("Ferry Post", "2031-04-05")
    assert "placeholder" in {f.code for f in check(root).findings}
    again = taken(root, "other.txt", "Other\n", "--csl", str(items))
    assert again.exit_code == 1 and "expected one of `a`, `b`" in again.output


def test_an_address_is_fetched_and_shown(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = ("https://news.example/f", "https://news.example/ferry")
    monkeypatch.setattr(
        bring_in, "fetch", lambda address: Fetched(PAGE.encode(), "ferry.html", addresses)
    )
    done = run(root, "new", "source", "https://news.example/f")
    assert done.exit_code == 0 and "led on to https://news.example/ferry" in done.output
    card = read_site(root).sources["ferry"].card
    assert card.collected and card.collected.address == addresses[-1] and card.address is None


def test_an_address_that_is_not_on_the_open_web_is_refused(root: Path) -> None:
    done = run(root, "new", "source", "http://127.0.0.1/a")
    assert done.exit_code == 1 and "expected https://" in done.output


def test_taking_the_same_document_in_again_is_refused(root: Path) -> None:
    assert taken(root, "ferry.html", PAGE).exit_code == 0
    again = taken(root, "ferry.html", PAGE, "--id", "other")
    assert again.exit_code == 1 and "this very text is there as `ferry`" in again.output


def test_the_code_of_a_page_that_lies_in_seeds_is_told_once_with_the_way_to_take_it_in(
    root: Path,
) -> None:
    (root / "seeds/call.txt").write_text("<!-- saved from url=(0001)x -->\n" + PAGE, "utf-8")
    (finding,) = [f for f in check(root).findings if f.place.path == "seeds/call.txt"]
    assert finding.code == "not-text" and "`briefs new source`" in finding.cure


def test_a_text_in_other_letters_waits_for_its_language(root: Path) -> None:
    words = "Міст закрито\n\n14 березня 2031 року\n\nУправління порту повідомило, що міст закрили на ремонт до осені.\n"
    done = taken(root, "mist.txt", words)
    assert "write its language, such as `uk`: its letters are not those of English" in done.output
    card = read_yaml(root)["mist"]
    assert card["language"] == "…" and card["published"] == "14 березня 2031 року"
    assert card["year"] == 2031
    assert errors(root) == {"empty-value"}
    # Next to it: names in other letters make no other language.
    done = taken(
        root, "bridge-note.txt", "The office (Управління порту) closed the bridge for repairs.\n"
    )
    assert "language" not in read_yaml(root)["bridge-note"]


def test_rows_of_a_table_are_not_proposed_as_furniture(root: Path) -> None:
    taken(root, "night.csv", "Lorries by night\nnight,lorries\nfirst,few\nsecond,9\n")
    text = (root / "seeds/sources.yml").read_text("utf-8")
    assert "#   - first · lorries: few" not in text and "#   - night · lorries" not in text


def test_what_a_page_knows_of_its_address_and_its_changes_is_told(root: Path) -> None:
    page = PAGE.replace(
        '"headline"', '"datePublished": "2031-03-04", "dateModified": "2031-03-06", "headline"'
    )
    page = page.replace("<title>", '<link rel=canonical href="https://harbour.example/f"><title>')
    lines = taken(root, "f.html", page).output.splitlines()
    assert (
        "not on the card, write it under `collected:` if you found it there: address:"
        " “https://harbour.example/f” (its canonical link)" in lines
    )
    assert (
        "look, it was changed after its first day: modified: “2031-03-06” (`dateModified` of its JSON-LD)"
        in lines
    )

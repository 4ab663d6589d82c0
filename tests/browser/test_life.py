"""What was withdrawn, doubted, renamed, moved, resolved and reviewed is found at its old address, and looks like it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.build import build
from generator.cli import cli
from tests.folders import FIXTURES, TESTS
from tests.projects import publishable
from tools.merges import PIER as SHEET_OF_PIER
from tools.served import served

expect: Any = pytest.importorskip("playwright.sync_api").expect

Visit = Callable[..., Any]
BOATS, PIER = "briefs/boats.yml", "briefs/pier.yml"
OTHER = f"""\
{SHEET_OF_PIER}images:
  - {{file: pier.png, alt: The old pier., credit: Ada Brun, licence: CC BY 4.0}}
"""
# (file, line, the line after it): what a curator writes by hand.
BY_HAND = (
    (BOATS, "    says: The pier needs repairs.\n", "    withdrawn: {on: 2031-06-03, because: The clerk was not asked., replaced_by: subsidy}\n"),
    (BOATS, "    would_change_it: [A second count.]\n", "    resolve_by: 2029-12-31\n    outcome: {result: did-not, on: 2029-12-20, evidence: [{source: letter, quote: The night fare will rise a little}]}\n"),
    (BOATS, "    says: Up to 60 passengers are expected by autumn.\n", "    confirmed: 2031-06-06\n"),
    ("seeds/sources.yml", "  label: Letter on the promises\n", "  standing: {is: retracted, on: 2031-06-05, note: The paper took it back.}\n"),
)  # fmt: skip
COMMANDS = (
    ("review", "boats/fare", "--by", "Ana Dahl", "--on", "2031-06-07"),
    ("review", "boats/steady", "--by", "Ana Dahl", "--on", "2031-06-07"),
    ("rename", "source", "letter", "note"),
    ("rename", "actor", "falk", "director"),
    ("rename", "claim", "boats/autumn", "fall"),
    ("rename", "brief", "boats", "ferries"),
    ("move", "ferries/passengers", "pier"),
)


def texts(root: Path) -> dict[str, str]:
    """Sheets, registers and sources, by path."""
    paths = [path for folder in ("briefs", "seeds") for path in (root / folder).rglob("*")]
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in paths}


def project(root: Path) -> Path:
    shutil.copytree(FIXTURES / "base", root)
    (root / PIER).write_text(OTHER, "utf-8")
    (root / "docs/assets").mkdir(parents=True)
    image = TESTS / "cases/image-stands/passes-all-kinds/docs/assets/pier.png"
    shutil.copy(image, root / "docs/assets/pier.png")
    return publishable(root)


@pytest.fixture(scope="module")
def lived(once: Callable[..., Path]) -> Path:
    """A project to which everything has happened, built; `before.json` has its files before the commands."""

    def make(folder: Path) -> None:
        root = project(folder / "project")
        for path, line, more in BY_HAND:
            text = (root / path).read_text("utf-8")
            assert text.count(line) == 1, line
            (root / path).write_text(text.replace(line, line + more), "utf-8")
        (folder / "before.json").write_text(json.dumps(texts(root)), "utf-8")
        for words in COMMANDS:
            done = CliRunner().invoke(cli, [*words, "--root", str(root)], catch_exceptions=False)
            assert done.exit_code == 0, (words, done.output)
        (folder / "after.json").write_text(json.dumps(texts(root)), "utf-8")
        outcome = build(root)
        assert not outcome.refused, outcome.findings

    return once("lived", make)


@pytest.fixture(scope="module")
def address(lived: Path) -> Iterator[str]:
    with served(lived / "project/site", "/lake/") as where:
        yield where


def test_no_byte_outside_of_the_changes_is_another_one(lived: Path) -> None:
    before = json.loads((lived / "before.json").read_text("utf-8"))
    after = json.loads((lived / "after.json").read_text("utf-8"))
    # A build writes into no sheet.
    assert texts(lived / "project") == after
    sheet = after.pop("briefs/ferries.yml")
    pier = after.pop(PIER)
    moved = re.search(r"(?ms)^  passengers:\n.*?(?=^gaps:|^source_summary:)", pier)
    assert moved
    assert pier.replace(moved[0], "") == before.pop(PIER)
    # Taken back word by word, it is the sheet as it was.
    sheet = sheet.replace("claims:\n", f"claims:\n{moved[0]}", 1)
    for new, old in (
        ("was: [boats]\n", ""),
        ("    was: [ferries/passengers]\n", ""),
        ("    was: [boats/autumn]\n", ""),
        ("  fall:\n", "  autumn:\n"),
        ("{claim: fall}", "{claim: autumn}"),
        ("[^pier/passengers]", "[^passengers]"),
        ("said_by: director", "said_by: falk"),
        ("source: note,", "source: letter,"),
        ("source: note\n", "source: letter\n"),
    ):
        assert new in sheet, new
        sheet = sheet.replace(new, old)
    review = r"    reviewed: \{by: Ana Dahl, on: 2031-06-07, fingerprint: [0-9a-f]{12}\}\n"
    assert len(re.findall(review, sheet)) == 2
    assert re.sub(review, "", sheet) == before.pop(BOATS)
    for path, pairs in (
        ("seeds/sources.yml", (("note:\n  was: [letter]\n", "letter:\n"), ("source: note,", "source: letter,"))),
        ("seeds/actors.yml", (("director: {was: [falk], ", "falk: {"),)),
    ):  # fmt: skip
        text = after.pop(path)
        for new, old in pairs:
            assert new in text, new
            text = text.replace(new, old)
        assert text == before.pop(path)
    assert after == before


# The old address of a thing, and the way on from there, link by link, to where it is now.
OLD = [
    ("sources/letter/", ["go there"], "sources/note/"),
    ("actors/falk/", ["go there"], "actors/director/"),
    ("briefs/boats/", ["go there"], "briefs/ferries/"),
    ("briefs/boats/evidence/", ["go there"], "briefs/ferries/evidence/"),
    ("briefs/boats/#fare", ["fare"], "briefs/ferries/#fare"),
    ("briefs/boats/#j-steady", ["j-steady"], "briefs/ferries/#j-steady"),
    ("briefs/boats/#pier", ["pier"], "briefs/ferries/#pier"),
    ("briefs/boats/evidence/#pier", ["pier"], "briefs/ferries/evidence/#pier"),
    ("briefs/boats/evidence/#fare", ["fare"], "briefs/ferries/evidence/#fare"),
    ("briefs/boats/#autumn", ["autumn", "Up to 60 passengers are expected"], "briefs/ferries/#fall"),
    ("briefs/ferries/evidence/#autumn", ["Up to 60 passengers are expected"], "briefs/ferries/evidence/#fall"),
    ("briefs/boats/#passengers", ["passengers", "About 40 passengers use"], "briefs/pier/#passengers"),
    ("briefs/ferries/#passengers", ["About 40 passengers use"], "briefs/pier/#passengers"),
    ("briefs/boats/evidence/#passengers", ["passengers", "About 40 passengers use"], "briefs/pier/evidence/#passengers"),
]  # fmt: skip


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize(("old", "links", "new"), OLD, ids=[each[0] for each in OLD])
def test_an_old_address_leads_to_the_new_one(
    old: str, links: list[str], new: str, script: bool, visit: Visit, address: str
) -> None:
    page = visit(old, java_script_enabled=script)
    for link in links:
        anchor = page.url.partition("#")[2]
        if anchor:
            # Where the address leads, the way on is in sight.
            expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
            within = page.locator(f"li:has([id='{anchor}'])")
            within.get_by_role("link", name=re.compile(f"^{link}")).last.click()
        else:
            page.get_by_role("link", name=link, exact=True).click()
    expect(page).to_have_url(address + new)
    anchor = new.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']" if anchor else "h1")).to_be_in_viewport()


def struck(page: Any, words: str) -> bool:
    crossed = page.locator("del", has_text=words).first
    expect(crossed).to_be_visible()
    return "line-through" in crossed.evaluate("e => getComputedStyle(e).textDecorationLine")


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_withdrawn_is_struck_through_with_its_reason(
    visit: Visit, width: int, address: str
) -> None:
    page = visit("briefs/ferries/#pier", width=width)
    assert struck(page, "The pier needs repairs.")
    entry = page.locator("li:has([id='pier'])")
    expect(entry).to_contain_text("The clerk was not asked.")
    entry.get_by_role("link", name="What takes its place").click()
    expect(page).to_have_url(f"{address}briefs/ferries/#subsidy")
    page.goto(f"{address}briefs/ferries/evidence/#pier")
    assert struck(page, "The pier needs repairs.")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_a_retracted_source_says_so_and_so_does_what_rests_on_it(visit: Visit, width: int) -> None:
    page = visit("sources/note/", width=width)
    expect(page.locator("h2#standing ~ p").first).to_contain_text("It was retracted on 2031-06-05.")
    page.locator("h2#standing ~ ul").get_by_role(
        "link", name="The night fare will rise"
    ).first.click()
    expect(page).to_have_url(re.compile("briefs/ferries/evidence/#fare$"))
    doubt = page.locator("#fare ~ .bf-suspect").first
    expect(doubt).to_be_in_viewport()
    expect(doubt).to_contain_text("Under review")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_a_resolved_judgement_is_listed_and_tells_its_outcome(visit: Visit, width: int) -> None:
    page = visit("due/", width=width)
    listed = page.locator("article").get_by_role("link", name="Night traffic stays near")
    listed.first.click()
    expect(page).to_have_url(re.compile("briefs/ferries/#j-steady$"))
    told = page.locator("#j-steady ~ p", has_text="It did not happen").first
    expect(told).to_be_visible()
    expect(told).to_contain_text("The night fare will rise a little")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_a_review_stands_beside_what_was_reviewed(visit: Visit, width: int, address: str) -> None:
    words = "Reviewed by Ana Dahl on 2031-06-07."
    page = visit("briefs/ferries/evidence/#fare", width=width)
    expect(page.locator("#fare ~ p", has_text=words).first).to_be_in_viewport()
    expect(page.get_by_text(words)).to_have_count(1)
    page.goto(f"{address}briefs/ferries/#j-steady")
    expect(page.locator("#j-steady ~ p", has_text=words).first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_picture_is_there_with_its_words_and_fits(visit: Visit, width: int) -> None:
    page = visit("briefs/pier/", width=width)
    image = page.get_by_role("img", name="The old pier.")
    expect(image).to_be_visible()
    assert image.evaluate("e => e.complete && e.naturalWidth > 0")
    box = image.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    expect(page.locator(".bf-caption")).to_have_text("Picture: Ada Brun. Licence: CC BY 4.0.")

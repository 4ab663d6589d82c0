"""How pages look: every width, dark, paper, without movement, without jumps, and how much they weigh."""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from generator.pages.lists.divided import PART
from generator.pages.lists.long_lists import HIGH
from tests.browser.conftest import PAGES
from tests.browser.paper import words_of_pdf

Visit = Callable[..., Any]
KIB = 1024


@pytest.mark.parametrize(
    ("width", "height"),
    [(320, 256), (390, 844), (768, 1024), (2560, 1440)],  # 320 x 256 is 1280 x 1024 at 400 %
)
def test_no_page_scrolls_sideways(visit: Visit, address: str, width: int, height: int) -> None:
    page = visit(width=width, height=height)
    for path in PAGES.values():
        page.goto(address + path, wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        wide = page.evaluate(
            """() => {
                const room = document.documentElement.clientWidth;
                if (document.scrollingElement.scrollWidth <= room) return [];
                return [...document.querySelectorAll('.md-content *')]
                    .filter((one) => one.getBoundingClientRect().right > room + 1 && !one.closest('.bf-scroll, .bf-wide'))
                    .slice(0, 3).map((one) => one.outerHTML.slice(0, 160)).concat('scrolls');
            }"""
        )
        assert wide == [], f"{path or 'home'} at {width}"


def test_text_is_not_stretched_on_a_wide_screen(visit: Visit) -> None:
    page = visit("briefs/bridge/", width=2560, height=1440)
    line = page.locator(".bf-bottom-line")
    size = float(line.evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
    assert line.bounding_box()["width"] / size < 55  # some 110 characters


def test_dark_follows_the_system_and_the_switch(visit: Visit) -> None:
    def ground(page: Any) -> float:
        rgb = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(map(float, re.findall(r"[\d.]+", rgb)[:3]))

    assert ground(visit("briefs/bridge/")) > 600
    page = visit("briefs/bridge/evidence/", color_scheme="dark")
    assert ground(page) < 250
    card = page.locator(".bf-scroll tbody th").first
    assert "255, 255, 255" not in card.evaluate("e => getComputedStyle(e).backgroundColor")
    page.get_by_title("switch to light").click()
    assert ground(page) > 600
    # The choice holds before the theme's own script has come.
    page.route("**/bundle.*.js", lambda route: route.fulfill(body=""))
    page.reload()
    assert ground(page) > 600


def test_icons_are_seen_also_in_colours_of_the_system(visit: Visit) -> None:
    page = visit("briefs/bridge/", forced_colors="active")
    icon = page.locator("label[for=__palette_1] svg, .md-header .md-logo svg").first
    ground = "getComputedStyle({}).backgroundColor"
    assert icon.bounding_box()["width"] == icon.bounding_box()["height"] > 15
    seen = icon.evaluate("e => " + ground.format("e"))
    assert seen not in ("rgba(0, 0, 0, 0)", page.evaluate(ground.format("document.body")))


def test_nothing_moves_for_who_asks_for_rest(visit: Visit, address: str) -> None:
    page = visit("briefs/bridge/", reduced_motion="reduce")
    page.locator("a[href^='#fn:']").first.focus()
    page.locator(".bf-pop").wait_for()
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter((one) => {
            const s = getComputedStyle(one), long = (v) => v.split(',').some((t) => parseFloat(t) > 0);
            return long(s.transitionDuration) || (s.animationName !== 'none' && long(s.animationDuration))
                || s.scrollBehavior === 'smooth';
        }).map((one) => one.outerHTML.slice(0, 100))"""
    )
    assert moving == []


def test_nothing_jumps_while_a_page_loads(visit: Visit, address: str) -> None:
    page = visit()
    page.add_init_script(
        """window.shifted = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((one) => {
            if (!one.hadRecentInput) window.shifted += one.value;
        })).observe({type: 'layout-shift', buffered: true});"""
    )
    for path in PAGES.values():
        page.goto(address + path, wait_until="networkidle")
        page.evaluate(
            """async () => { for (let y = 0; y < document.body.scrollHeight; y += 800) {
                scrollTo(0, y); await new Promise((done) => setTimeout(done, 30)); } }"""
        )
        assert page.evaluate("window.shifted") < 0.05, path or "home"


@pytest.mark.parametrize(
    ("path", "rows", "most"),
    [
        ("claims/", ".bf-claims tbody tr", PART),
        ("timeline/", ".bf-timeline .bf-rows > li", HIGH),
        ("questions/", "article li", PART),
        ("sources/", "article li", PART),
        ("actors/ortiz/", "#says ~ ul > li", PART),
    ],
)
def test_a_part_of_a_list_is_no_long_way_on_a_phone(
    visit: Visit, path: str, rows: str, most: int
) -> None:
    heights = (
        visit(path, width=390, height=844)
        .locator(rows)
        .evaluate_all("rows => rows.map((row) => row.getBoundingClientRect().height)")
    )
    assert heights and sum(heights) / len(heights) * most < 12_000


def quotes(html: str) -> list[str]:
    """The quoted passages of a built page, as text."""
    found = re.findall(r"<blockquote>(.*?)</blockquote>", html, re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", one)) for one in found]


def squeezed(text: str) -> str:
    """Without white space, and without the ligatures that some fonts draw ("ffi" as one glyph)."""
    return re.sub(r"\s", "", normalize("NFKC", text))


@pytest.mark.parametrize("script", [True, False])
def test_paper_shows_every_word_of_the_evidence(visit: Visit, built: Path, script: bool) -> None:
    page = visit("briefs/bridge/evidence/", java_script_enabled=script)
    session = page.context.new_cdp_session(page)
    printed = session.send("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    pdf = base64.b64decode(printed["data"])
    assert pdf.startswith(b"%PDF") and pdf.count(b"/Type /Page\n") > 2
    assert b"/StructTreeRoot" in pdf
    words = words_of_pdf(pdf)
    wanted = quotes((built / "briefs" / "bridge" / "evidence" / "index.html").read_text("utf-8"))
    assert len(wanted) > 15
    shown = squeezed(words)
    missing = [one for one in wanted if squeezed(one) not in shown]
    assert missing == []
    assert "1/" in shown and "Howitreachedus" in shown
    assert "Search" not in words and "Table of contents" not in words


def test_paper_spells_addresses_out(visit: Visit) -> None:
    page = visit("briefs/bridge/")
    page.emulate_media(media="print")
    cited = page.locator(".bf-citation")
    assert cited.is_visible()
    assert "https://example.org/briefings/briefs/bridge/" in cited.inner_text()
    for hidden in (".md-header", ".md-sidebar", ".headerlink", ".md-footer-meta"):
        assert not page.locator(hidden).first.is_visible(), hidden


def test_paper_shows_the_list_of_sources(visit: Visit) -> None:
    page = visit("sources/")
    page.emulate_media(media="print")
    rows = page.locator("article li")
    assert rows.count() > 1 and all(row.is_visible() for row in rows.all())


def test_paper_is_light_for_who_reads_in_the_dark(visit: Visit) -> None:
    page = visit("briefs/bridge/", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for part in (".bf-question", ".bf-facts", ".bf-bottom-line", "h2", ".bf-words"):
        color = page.locator(part).first.evaluate("e => getComputedStyle(e).color")
        assert sum(map(float, re.findall(r"[\d.]+", color)[:3])) < 350, (part, color)


def heavy(site: Path) -> dict[str, int]:
    """The pages of briefs that weigh more than 15 KiB gzipped, with their bytes."""
    pages = sorted((site / "briefs").glob("*/index.html"))
    assert pages, "no brief was built"
    sizes = {page.parent.name: len(gzip.compress(page.read_bytes(), 9)) for page in pages}
    return {name: size for name, size in sizes.items() if size >= 15 * KIB}


def test_a_brief_is_light(built: Path) -> None:
    assert heavy(built) == {}


def test_a_passage_of_a_source_looks_like_a_quote(visit: Visit, address: str) -> None:
    page = visit("sources/call/")
    passage = page.locator("#passages ~ blockquote").first
    look = "e => { const s = getComputedStyle(e); return [s.color, s.borderColor, s.backgroundColor]; }"
    plain = passage.evaluate(look)
    place = passage.get_attribute("id")
    page.goto(f"{address}briefs/bridge/evidence/")
    assert page.locator(".bf-evidence blockquote").first.evaluate(look) == plain
    page.goto(f"{address}sources/call/#{place}")
    assert page.locator("blockquote:target").evaluate(look)[2] != plain[2]


def test_the_head_of_a_table_is_drawn_again_on_the_next_sheet_of_paper(visit: Visit) -> None:
    page = visit("claims/")
    page.evaluate(
        """() => { const rows = document.querySelector('.bf-claims tbody');
        for (let n = 0; n < 3; n++) rows.append(...[...rows.rows].map((row) => row.cloneNode(true))); }"""
    )
    session = page.context.new_cdp_session(page)
    printed = session.send("Page.printToPDF", {"preferCSSPageSize": True})
    assert words_of_pdf(base64.b64decode(printed["data"])).count("When said") > 2


def test_no_word_of_a_matrix_is_broken_however_little_room_it_has(visit: Visit) -> None:
    page = visit("briefs/bridge/evidence/", width=1280, height=800)
    words, broken = page.evaluate(
        """() => {
            const words = [], broken = [];
            document.querySelector('.bf-positions').closest('.bf-scroll').style.width = '200px';
            for (const one of document.querySelectorAll('.bf-positions :is(th, td)')) {
                const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode())
                    for (const match of node.data.matchAll(/\\p{L}+/gu)) {
                        const range = document.createRange();
                        range.setStart(node, match.index);
                        range.setEnd(node, match.index + match[0].length);
                        words.push(match[0]);
                        const tops = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
                        if (tops.size > 1) broken.push(match[0]);
                    }
            }
            return [words, broken];
        }"""
    )
    assert "union" in " ".join(words) and broken == []

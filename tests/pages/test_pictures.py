"""The pictures show the data and nothing else: read back from their HTML, and looked at in a browser."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import picture_phrases
from generator.pages import svg_parts as drawing
from generator.pages.pictures import board, commitments, diagram, ladder, timeline
from generator.pages.render import render
from generator.site.read_site import read_site
from generator.site.site import Site
from generator.text.escaping import html_text
from tests.folders import ENGINE, FIXTURES

ASSETS = ENGINE / "pages" / "assets"
EMPTY = {"circle", "line", "path", "rect", "use"}  # written with a slash


@pytest.fixture(scope="module")
def site() -> Site:
    found = read_site(FIXTURES / "dam")
    assert not found.findings
    return found


class Read(HTMLParser):
    """Every link with the words and the shapes in it, in order; refuses what is not nested well."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.rows: dict[str, str] = {}
        self.shapes: dict[str, list[str]] = {}
        self.link = ""
        self.feed(text)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert "style" not in given
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a":
            self.link = str(given["href"])
        self._shape(given)
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in EMPTY
        self._shape(dict(attrs))

    def _shape(self, given: dict[str, str | None]) -> None:
        if self.link and "bf-mark" in str(given.get("class")):
            self.shapes.setdefault(self.link, []).append(str(given["class"]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.link = "" if tag == "a" else self.link

    def handle_data(self, data: str) -> None:
        if self.link and self.open[-1] != "title":
            self.rows[self.link] = f"{self.rows.get(self.link, '')} {data}".strip()


def every(site: Site) -> dict[str, str]:
    """Every picture of the fixture by its name and brief."""
    found: dict[str, str | None] = {"timeline": timeline.draw_all(site, "timeline/", site.claims())}
    for slug, brief in site.briefs.items():
        for module in (ladder, board, commitments, diagram):
            found[f"{module.__name__.rpartition('.')[2]} {slug}"] = module.draw(site, brief)
    return {name: text for name, text in found.items() if text}


def test_each_picture_is_one_block_that_markdown_leaves_alone(site: Site) -> None:
    pictures = every(site)
    assert set(pictures) == {
        "timeline", "ladder pumps", "ladder sluice", "board sluice", "commitments sluice",
        "diagram pumps", "diagram sluice",
    }  # fmt: skip
    for name, text in pictures.items():
        assert text.startswith('<figure class="bf-picture') and text.endswith("</figure>"), name
        assert "\n\n" not in text and "<script" not in text
        assert "data-search-exclude" in text and "<figcaption>" in text
        read = Read(text)
        assert len(set(read.ids)) == len(read.ids)


def test_what_is_not_there_is_not_drawn(site: Site) -> None:
    pumps = site.briefs["pumps"]
    assert board.draw(site, pumps) is None
    assert commitments.draw(site, pumps) is None
    assert board.rows(site, pumps).rows == ()


def test_values_are_escaped(site: Site) -> None:
    drawn = ladder.draw(site, site.briefs["pumps"]) or ""
    assert "Gauges &lt;asked for&gt; &amp; wanted" in drawn
    assert "&lt;at once&gt;" in (timeline.draw_all(site, "timeline/", site.claims()) or "")
    assert not any("<at" in text or "<asked" in text for text in every(site).values())


def test_the_ladder_shapes_each_figure_after_its_words(site: Site) -> None:
    read = Read(ladder.draw(site, site.briefs["pumps"]) or "")

    def kinds(claim: str) -> list[str]:
        return [one.split()[1] for one in read.shapes.get(f"#{claim}", [])]

    assert kinds("june-3") == ["bf-circle"]
    assert kinds("plan") == ["bf-square"]
    assert kinds("forecast") == ["bf-diamond"]
    assert kinds("bought-official") == ["bf-ring", "bf-circle"]  # "about" sets no bound
    assert kinds("bought-league") == ["bf-right", "bf-circle"]  # "at least": open above
    assert kinds("north") == ["bf-left", "bf-circle"]  # "up to": open below
    assert kinds("gauges") == ["bf-cap", "bf-cap"]  # a range has no best value of its own
    assert kinds("cost") == []
    assert "no number" in read.rows["#cost"]
    assert read.rows["#plan"] == "900 planned Water ministry, “by autumn”"


def test_the_ladder_has_one_figure_a_unit_and_the_whole_above_its_parts(site: Site) -> None:
    pumps = site.briefs["pumps"]
    charts = ladder.charts(pumps)
    assert [[each.subject for each in chart.series] for chart in charts] == [
        ["running", "north", "bought"], ["gauges"], ["cost"],
    ]  # fmt: skip
    running, north = charts[0].series[:2]
    assert (running.depth, north.depth) == (0, 1)
    assert [claim.id for claim in running.claims][:3] == ["june-3", "league-count", "june-12"]
    drawn = ladder.draw(site, pumps) or ""
    assert drawn.count("<figure") == 3
    assert drawn.count(picture_phrases.DAYS) == 1  # only one figure has counts and plans
    assert drawn.count('class="bf-scale"') == 2  # no number, no scale
    # The lines of a scale are drawn once, and shown again in each further row that has a number.
    names = re.findall(r'<g class="bf-grid" id="([\w-]+)">', drawn)
    assert len(names) == len(set(names)) == 2
    again = [drawn.count(f'<use href="#{name}"/>') for name in names]
    assert sum(again) + len(names) == sum(bool(claim.figure) for claim in pumps.claims.values())
    assert ladder.headline(site, pumps) in drawn
    assert (ladder.headline(site, pumps) or "").count("<li") > 5


def test_the_board_puts_each_position_in_its_column(site: Site) -> None:
    sluice = site.briefs["sluice"]
    drawn = board.draw(site, sluice) or ""
    read = Read(drawn)

    def column(claim: str) -> str:
        return (
            drawn[: drawn.index(f'href="#{claim}"')]
            .rpartition('data-stance="')[2]
            .partition('"')[0]
        )

    assert column("considering") == "is considering"
    assert "before: refuses" in read.rows["#considering"]
    assert "bf-square" in read.shapes["#decree"][-1]
    assert column("wanted") in ("favours", "opposes")
    assert "under a condition" in read.rows["#open-door"] + read.rows["#considering"]
    claims = tuple(sluice.claims.values())
    assert board.moved_from(site, sluice.claims["open-door"], claims[:4]) is None


def test_what_is_only_alleged_never_stands_among_what_is_done(site: Site) -> None:
    claim = site.briefs["sluice"].claims["decree"]
    done = replace(
        claim, value=claim.value.model_copy(update={"stance": "does", "as_": "practice"})
    )
    alleged = replace(done, written=done.written.model_copy(update={"attribution": "alleged"}))
    assert board.stance_column(done) == "does"
    assert board.stance_column(alleged) == "is said to do, or to have done"
    assert "bf-ghost" in board.stance_shape(alleged)
    sluice = site.briefs["sluice"]
    sluice = replace(sluice, claims={**sluice.claims, "decree": alleged})
    told = next(row.cells for row in board.rows(site, sluice).rows if row.claim == alleged.ref)
    assert told[0] == "is said to do, or to have done" and told[3] == "practice, hearsay"


def test_undertakings_stand_under_their_agreement_and_requests_apart(site: Site) -> None:
    drawn = commitments.draw(site, site.briefs["sluice"]) or ""
    assert "Water ministry and River League agreed" in drawn
    assert drawn.index("Agreement of June 9") < drawn.index("Turned down")
    meetings = drawn[drawn.index('href="#meetings"') :]
    assert "It goes on from before." in meetings[: meetings.index("</tr>")]


def test_a_request_says_who_asked_whom_and_an_expectation_of_whom(site: Site) -> None:
    brief = site.briefs["sluice"]
    refused = brief.claims["payment"]

    def who(status: str) -> str:
        value = refused.value.model_copy(update={"status": status})
        return commitments.who_to_whom(site, brief, replace(refused, value=value))

    assert who("asked") == "It is asked of River League."  # told by the article itself
    hidden = replace(refused, written=refused.written.model_copy(update={"said_by": "unnamed"}))
    asked = replace(hidden, value=hidden.value.model_copy(update={"status": "asked"}))
    words = "Somebody whom the text does not name asked River League."
    assert commitments.who_to_whom(site, brief, asked) == words
    named = replace(refused, written=refused.written.model_copy(update={"said_by": "ministry"}))
    asked = replace(named, value=named.value.model_copy(update={"status": "asked"}))
    assert commitments.who_to_whom(site, brief, asked) == "Water ministry asked River League."
    assert who("expected") == "It is expected of River League."
    assert who("declined") == "River League turned it down."


def test_the_diagram_leads_from_speakers_through_agencies_to_sources(site: Site) -> None:
    drawn = diagram.draw(site, site.briefs["pumps"]) or ""
    read = Read(drawn)
    assert read.rows["../../../sources/wire/"].endswith("4 claims")
    assert read.rows["../../../actors/valley-wire/"] == "Valley Wire 1 claim"
    assert "An unnamed source" in drawn and "bf-unnamed" in drawn
    (relayed,) = re.findall(r'<path class="bf-edge bf-relayed"[^>]* d="([^"]*)"', drawn)
    assert relayed.count("M") == 2  # to the agency, and on to the source
    ways = [row.cells[1:] for row in diagram.rows(site, site.briefs["pumps"]).rows]
    assert ("the Valley", "Valley Wire", "Wire on the pumps", "7") in ways


def test_lines_pass_beside_the_boxes_they_do_not_lead_to() -> None:
    box = diagram.Node(("x",), "", None, 1, "", 100)
    for y in range(60, 200, 3):
        beside = diagram.beside_boxes(y, [box])
        assert not box.top < beside < box.top + box.height


def test_the_timeline_holds_every_claim_once(site: Site) -> None:
    drawn = timeline.draw_all(site, "timeline/", site.claims()) or ""
    links = re.findall(r'<a href="([^"]+)"', drawn)
    assert sorted(links) == sorted(
        f"../briefs/{claim.brief}/evidence/#{claim.id}" for claim in site.claims()
    )
    assert "Not after 20 June 2030, as we infer: 5 claims" in drawn
    assert "No latest day is known" in drawn


@pytest.mark.parametrize("module", [ladder, board, commitments, diagram, timeline])
def test_tables_hold_what_the_pictures_hold(site: Site, module: Any) -> None:
    for brief in site.briefs.values():
        table = module.rows(site, brief)
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        assert all(cell for row in table.rows for cell in row.cells)
        refs = [row.claim for row in table.rows if row.claim]
        assert len(set(refs)) == len(refs)
        if module not in (diagram, timeline):
            links = Read(module.draw(site, brief) or "").rows
            assert {f"{brief.slug}/{link[1:]}" for link in links} == set(refs)


@given(st.decimals(min_value="0.01", max_value=10**15, places=2))
def test_a_scale_reaches_its_largest_value_in_few_round_steps(top: Decimal) -> None:
    values = drawing.ticks(top)
    assert values[0] == 0 and values[-1] >= top > values[-2]
    assert 2 <= len(values) <= 7


@given(st.lists(st.dates(date(1990, 1, 1), date(2040, 1, 1)), min_size=1, max_size=12))
def test_the_time_scale_never_turns_back(days: list[date]) -> None:
    scale = timeline.cells(days)
    assert (scale[0].start, scale[-1].end) == (0, pytest.approx(1))
    places = [timeline.place(day, scale) for day in sorted(days)]
    assert places == sorted(places) and 0 <= places[0] and places[-1] <= 1
    assert all(a.last < b.first for a, b in pairwise(scale))
    assert timeline.place(min(days) - timedelta(days=400), scale) == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_pictures_fit_and_can_be_read(site: Site, browser: Any, axe: str, width: int) -> None:
    """Never wider than the window, no letter under 10 pixels, and nothing axe-core objects to."""
    css = "".join((ASSETS / name).read_text("utf-8") for name in ("briefs.css", "pictures.css"))
    pictures = every(site)
    shown = "".join(pictures[one] for one in ("ladder pumps", "board sluice", "diagram pumps"))
    shown += pictures["commitments sluice"] + pictures["timeline"]
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(
        f'<!doctype html><html lang="en"><title>t</title><style>{css}</style>'
        f'<body data-md-color-scheme="default"><main class="md-typeset"><h1>t</h1>{shown}</main>'
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = """() => [...document.querySelectorAll('.bf-picture text, .bf-picture span, .bf-picture b')]
        .filter(e => e.textContent.trim() && getComputedStyle(e).visibility == 'visible')
        .map(e => parseFloat(getComputedStyle(e).fontSize)).filter(px => px < 10)"""
    assert page.evaluate(small) == []
    beside = """() => [...document.querySelectorAll('.bf-picture:has(.bf-scale):has(.bf-strip)')]
        .map(e => ['.bf-scale svg', '.bf-strip'].map(one => e.querySelector(one).getBoundingClientRect()))
        .map(([scale, strip]) => Math.abs(scale.left - strip.left) + Math.abs(scale.right - strip.right))"""
    off = page.evaluate(beside)
    assert off and max(off) < 1  # numbers stand under the lines that they name
    page.evaluate(axe)
    found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))")
    page.close()
    assert found == []


def test_a_picture_that_is_a_table_has_no_second_one_beside_it(site: Site) -> None:
    page = str(render(site)["docs/briefs/sluice/evidence.md"])
    parts = {
        part.partition(" ")[0]: part for part in page.split("{: #picture-")[1:]
    }  # the last of them goes on to the end of the page
    drawn = {"commitments": "bf-grouped", "board": "bf-positions", "ladder": "bf-rows"}
    for name, kind in drawn.items():
        # What the brief shows at a glance is not drawn a second time.
        assert (kind in parts[name]) != ("(../sluice.md#picture)" in parts[name]), name
        beside = "The same data as a table" in parts[name].split("</details>")[0]
        assert beside == (name != "commitments"), name
    for claim in site.briefs["sluice"].claims.values():
        if claim.kind == "commitment":
            assert (
                html_text(commitments.who_to_whom(site, site.briefs["sluice"], claim))
                in parts["commitments"]
            )
    assert page.count("(../sluice.md#picture)") == 1

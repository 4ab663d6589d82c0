"""What a page shows apart stands apart, what it does not show or has struck is taken out, and both are told."""

from __future__ import annotations

import pytest

from generator.authoring.documents.extraction import Extraction
from generator.authoring.documents.read_document import read_document

STYLES = """<style>/* .c {display: none} */ .gone, .away {display: none} p.b {display: none}
@media print { .b { display: none } } .old { text-decoration: line-through; }</style>"""


def read(page: str) -> Extraction:
    made = read_document(page.encode(), "page.html")
    assert isinstance(made, Extraction), made
    return made


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>12.5<span> m</span>; <b>not</b>able<wbr>", "12.5 m; notable"),
        ("<p><span>T</span>he bridge", "The bridge"),
        ("<dl><dt>Ships<dd>214<dt>Tugs<dd>8</dl>", "Ships\n214\nTugs\n8"),
        ("<button>Accept</button><button>Reject</button>", "Accept Reject"),
        ("<a>Share</a><a>Print</a> or <a>9</a>,<a>300</a>", "Share Print or 9,300"),
        ("<p>Desk: <select><option>UK<option selected>US</select>", "Desk: US"),
        ("<summary>How</summary>We counted", "How\nWe counted"),
        ('<p><span style="display: block">Lock 4</span>214 ships', "Lock 4\n214 ships"),
        ('<ol type="a"><li>x<li>y</ol>', "a. x\nb. y"),
        ('<ol type="I" start="4"><li>x</ol>', "IV. x"),
        ("<ol reversed><li>x<li>y</ol>", "2. x\n1. y"),
        ('<ol><li value="7">x<li>y</ol>', "7. x\n8. y"),
        ("<p>14<sup>a</sup> and 14<sup>th</sup>, x<sup>n</sup>", "14 and 14th, xn"),
    ],
)
def test_what_stands_apart_on_the_page_stands_apart_in_the_text(page: str, text: str) -> None:
    assert read(page).text == f"{text}\n"


@pytest.mark.parametrize(
    ("page", "words", "why"),
    [
        ("It opens. <del>Not in May.</del>", "Not in May.", "is struck through"),
        ("It opens. <s>Not in May.</s>", "Not in May.", "is struck through"),
        ('It opens. <b style="text-decoration: line-through">Not</b>', "Not", "is struck through"),
        (f'{STYLES}It opens. <b class="x old">Not</b>', "Not", "is struck through"),
        (f'{STYLES}It opens. <b class="away">Not</b>', "Not", "is hidden"),
        ('It opens. <b style="font-size: 0px">Not</b>', "Not", "is hidden"),
        ('It opens. <b style="opacity:0">Not</b>', "Not", "is hidden"),
        ('It opens. <b style="position: absolute; left: -9999px">Not</b>', "Not", "is hidden"),
        ('It opens. <b class="sr-only">Not</b>', "Not", "is hidden"),
        ("It opens. <dialog>Not</dialog>", "Not", "is hidden"),
        ("It opens. <select><option>Now<option>Not</select>", "Now", "1 choice of a field"),
        ('It opens. <input value="Not">', "Not", "stands in a field"),
    ],
)
def test_what_is_struck_or_not_shown_is_left_out_and_told(page: str, words: str, why: str) -> None:
    made = read(page)
    assert made.text.startswith("It opens.") and "Not" not in made.text
    (note,) = [str(note) for note in made.notes if note.deed == "left out"]
    assert words in note and why in note


@pytest.mark.parametrize(
    "page",
    [
        f'{STYLES}It opens. <b class="b c">Not yet.</b>',
        'It opens. <b style="opacity: 0.8; font-size: 0.9em; margin-left: -200px">Not yet.</b>',
        "It opens. <dialog open>Not yet.</dialog>",
        'It opens. <b style="clip: rect(10px, 20px, 20px, 0)">Not yet.</b>',
        "<style>@media print { .c { display: none } } @import 'a'; .d { color: red }</style>It opens. <b class='c d'>Not yet.</b>",
        "It opens. <input type=checkbox value=on> Not yet.",
    ],
)
def test_what_is_shown_stays(page: str) -> None:
    made = read(page)
    assert " ".join(made.text.split()) == "It opens. Not yet." and not made.notes


def test_what_was_added_later_and_figures_that_touch_are_to_be_looked_at() -> None:
    made = read("<p><ins>It opens in May.</ins> <span>Lock 4</span><span>214 ships</span>")
    assert made.text == "It opens in May. Lock 4214 ships\n"
    assert [note.deed for note in made.notes] == ["look", "look"]
    assert "“4” and “214” touch" in str(made.notes[1])
    assert not read("<p><span>Lock</span><span>smith</span> <span>4</span> <span>5</span>").notes


def test_a_page_says_when_it_was_changed_after_its_day() -> None:
    data = """<script type="application/ld+json">{"@type": "Report", "datePublished": "2031-03-04",
        "dateModified": "%s"}</script><p>March 4, 2031"""
    changed = {each.field: each.words for each in read(data % "2031-03-06T10:00").fields}
    assert changed["modified"] == "2031-03-06T10:00"
    same = {each.field for each in read(data % "2031-03-04T10:00").fields}
    assert same == {"published"}


def test_a_line_of_the_card_is_not_proposed_as_furniture() -> None:
    made = read(
        '<meta name="author" content="Jo Hale"><nav>Home</nav><article><h1>The bridge closes</h1>'
        "<p>By Jo Hale</p><p>The bridge closes in May for the repair of its deck, the office said in a note.</p>"
        "<p>It opens in June, and lorries take the ferry until then, as the note goes on to say.</p></article>"
    )
    assert "By Jo Hale" in made.text.splitlines() and "By Jo Hale" not in made.furniture
    assert "Home" in made.furniture

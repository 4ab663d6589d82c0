"""A saved web page becomes everything that its reader sees, with what was done told."""

from __future__ import annotations

import plistlib
from textwrap import dedent

import pytest

from generator.authoring.documents.extraction import Extraction
from generator.authoring.documents.read_document import read_document

PAGE = dedent("""\
    <!DOCTYPE html>
    <!-- saved from url=(0040)https://news.example/bridge -->
    <html lang="en"><head><meta charset="utf-8"><title>Bridge to close for repairs | Harbour Gazette</title>
    <meta property="og:site_name" content="The Harbour Company">
    <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
      "headline": "Bridge to close for repairs", "author": [{"name": "Jo Hale"}, {"name": "Al Roe"}],
      "datePublished": "2031-03-04T10:00:00Z"}]}</script>
    <style>.x {color: red}</style></head><body>
    <div class="cookie"><p>We use cookies to make this site better for you.</p><button>Accept all</button></div>
    <nav><ul><li><a href="/">Home</a></li><li><a href="file:///etc/passwd">World</a></li></ul></nav>
    <article><h1>Bridge to close for repairs</h1><p>By Jo Hale and Al Roe</p><p>March 4, 2031</p>
    <p>The port office said that about 9,300<sup><a href="#n1">2</a></sup> lorries crossed the bridge in
      March, more than ever before, and that it counts them at night.</p>
    <p>No lorry arrived<sup>1</sup> from the 12 km<sup>2</sup> zone; 10<sup>6</sup> would be too many.</p>
    <p>The of&shy;fice added “that is all” and closed the meeting after two hours of talk.</p>
    <p style="display: none">About 8,000 lorries.</p>
    <table><caption>Lorries by month</caption><thead><tr><th>month</th><th>lorries</th></tr></thead>
    <tr><td>2031-02</td><td>8,100</td></tr><tr><td>2031-03</td><td>9,<b>300</b></td></tr></table>
    <ol start="3"><li>The third point of the office.</li></ol>
    <script>document.write("9,999 lorries")</script><noscript>Scripts are off.</noscript>
    </article>
    <aside><h3>Related</h3><ul><li>Ferry sinks off the coast</li><li>Mayor resigns</li></ul></aside>
    </body></html>
    """)


def read(page: str | bytes, name: str = "page.html") -> Extraction:
    made = read_document(page.encode() if isinstance(page, str) else page, name)
    assert isinstance(made, Extraction), made
    return made


@pytest.fixture(scope="module")
def page() -> Extraction:
    return read(PAGE)


def test_the_text_is_what_a_reader_sees_one_line_a_paragraph(page: Extraction) -> None:
    assert page.text == dedent("""\
        We use cookies to make this site better for you.
        Accept all
        Home
        World
        Bridge to close for repairs
        By Jo Hale and Al Roe
        March 4, 2031
        The port office said that about 9,300 lorries crossed the bridge in March, more than ever before, and that it counts them at night.
        No lorry arrived from the 12 km² zone; 10⁶ would be too many.
        The office added “that is all” and closed the meeting after two hours of talk.
        Lorries by month
        month · lorries
        2031-02 · lorries: 8,100
        2031-03 · lorries: 9,300
        3. The third point of the office.
        Related
        Ferry sinks off the coast
        Mayor resigns
        """)


@pytest.mark.parametrize(
    "said",
    [
        "the mark “2” of a note after “said that about 9,300”",
        "the mark “1” of a note after “No lorry arrived”",
        "a raised 2 after “from the 12 km” is written ²",
        "“About 8,000 lorries.” is hidden on the page",
        "“Scripts are off.” shows only where scripts are off",
        "U+00AD SOFT HYPHEN, an invisible format character, 1 times",
        "table 1: 3 rows, each on a line with the heads of its columns",
    ],
)
def test_what_was_done_on_the_way_is_told(page: Extraction, said: str) -> None:
    assert said in map(str, page.notes)


def test_the_card_takes_what_the_text_bears_out_and_says_where_it_was_read(
    page: Extraction,
) -> None:
    fields = {each.field: each for each in page.fields}
    assert {name: (each.words, each.visible) for name, each in fields.items()} == {
        "title": ("Bridge to close for repairs", True),
        "author": ("Jo Hale and Al Roe", True),
        "published": ("March 4, 2031", True),
        "publisher": ("The Harbour Company", False),
        "language": ("en", False),
    }
    assert fields["title"].read_from == "`headline` of its JSON-LD"


def test_furniture_is_proposed_and_no_sentence_of_the_article_is(page: Extraction) -> None:
    lines = page.text.splitlines()
    assert page.furniture == (*lines[:4], *lines[-3:])


def test_every_cell_is_traced_back(page: Extraction) -> None:
    start = page.text.index("9,300", page.text.index("2031-03"))
    cells = page.map.cells_of(start, start + 5)
    assert [(cell.table, cell.row, cell.column) for cell in cells] == [(1, 3, 2)]
    assert page.map.cells_of(0, 10) == ()


def test_spans_and_two_rows_of_heads() -> None:
    made = read("""<table><tr><th rowspan=2>year<th colspan=2>lorries<tr><th>in<th>out
        <tr><td rowspan=2>2031<td>10<td>12<tr><td>14<td>15</table>""")
    assert made.text.splitlines() == [
        "year · lorries",
        "year · in · out",
        "2031 · lorries, in: 10 · lorries, out: 12",
        "2031 · lorries, in: 14 · lorries, out: 15",
    ]


def test_a_table_that_serves_the_layout_is_read_as_text() -> None:
    table = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    made = read(f"<table><tr><td><p>Menu</p><td>{table}<tr><td>x<td>The words.</table>")
    assert made.text.splitlines() == ["Menu", "a · b", "c · d", "x", "The words."]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("<meta charset=windows-1251><p>Міст закрито</p>".encode("cp1251"), "Міст закрито"),
        ("<p>다리 폐쇄</p>".encode(), "다리 폐쇄"),
        ("<html><p>Bridge</p>".encode("utf-16"), "Bridge"),
        (b"<meta charset=iso-8859-1><p>\x93Yes\x94</p>", "“Yes”"),
    ],
)
def test_the_charset_is_the_one_that_the_page_names(data: bytes, words: str) -> None:
    assert read(data).text == f"{words}\n"


def test_bytes_that_are_not_of_the_charset_are_marked_and_told() -> None:
    made = read(b"<meta charset=utf-8><p>The caf\xe9 is closed.</p>")
    assert made.text == "The caf\ufffd is closed.\n"
    assert [note.deed for note in made.notes] == ["unread"]


def test_a_page_in_one_file_with_its_parts_is_opened() -> None:
    mhtml = (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<p>The bridge =E2=80=9Ccloses=E2=80=9D.</p>\r\n--B--\r\n"
    )
    assert read(mhtml, "page.mhtml").text == "The bridge “closes”.\n"
    archive = plistlib.dumps(
        {
            "WebMainResource": {
                "WebResourceData": b"<p>The bridge.</p>",
                "WebResourceTextEncodingName": "UTF-8",
            }
        },
        fmt=plistlib.FMT_BINARY,
    )
    assert read(archive, "page.webarchive").text == "The bridge.\n"


def test_an_icon_font_leaves_a_mark_and_a_note() -> None:
    made = read("<p>Share \ue001 this</p>")
    assert made.text == "Share \ufffd this\n" and made.notes[0].deed == "unread"


def test_a_frame_and_pictures_are_told_and_not_opened() -> None:
    made = read(
        '<p>Words.</p><iframe src="https://other.example/a"></iframe><img src="a.png" alt="9 lorries">'
    )
    assert made.text == "Words.\n"
    assert any("https://other.example/a" in note.sentence for note in made.notes)
    assert any("1 picture" in note.sentence for note in made.notes)


def test_a_page_that_does_not_say_where_its_head_ends_is_read_whole() -> None:
    made = read(
        "<!doctype html><title>Bridge</title><script>1</script><nav>Home</nav><article><p>Words.</article>"
    )
    assert made.text == "Home\nWords.\n"

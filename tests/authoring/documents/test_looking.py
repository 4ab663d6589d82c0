"""The page to look at: every picture beside its text, with words that differ and all figures marked."""

from __future__ import annotations

import re
import zlib

import pytest

from generator.authoring.documents.extraction import Extraction, PagePicture
from generator.authoring.documents.look import look_page
from generator.authoring.documents.read_document import read_document, read_pictures
from tests.authoring.documents.made_pdf import pdf, show

FILE = pdf(
    [
        show(72, 700, "About 9,300 <lorries> cross, two thousand at night, \u201cor 12 %\u201d."),
        show(72, 700, "The unarmed men left.", font="F2"),
    ],
    fonts={"F2": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 3 0 R >>"},
    extra=[b"<< /Type /Encoding /Differences [117 /g117] >>"],
)


@pytest.fixture(scope="module")
def page() -> str:
    made, pictures = read_document(FILE, "a.pdf"), read_pictures(FILE, "a.pdf", (1, 2))
    assert isinstance(made, Extraction) and all(isinstance(each, PagePicture) for each in pictures)
    return look_page("notice", made.text, made.map, pictures, {"1": "2031-04-06"})  # type: ignore[arg-type]


def test_all_figures_are_marked(page: str) -> None:
    marked = re.findall(r'<span class="figure">([^<]*)</span>', page)
    assert marked[1:] == ["About 9,300", "two thousand", "12 %"]


def test_words_in_which_readers_differ_are_marked_and_listed(page: str) -> None:
    assert "the <mark>\ufffdnarmed</mark> men" in page.replace("The", "the")
    assert "the other reader “/g117narmed”" in page


def test_each_page_says_whether_it_was_looked_at_and_has_its_picture(page: str) -> None:
    first, second = re.findall(r"<section.*?</section>", page, re.DOTALL)
    assert "Page 1, counted" in first and "looked at on 2031-04-06" in first
    assert "Page 2, counted" in second and "not looked at yet" in second
    assert all('src="data:image/png;base64,' in part for part in (first, second))
    assert 'looked_at: {"1": DAY, "2": DAY}' in page


def test_the_page_shows_text_as_text_and_asks_for_nothing(page: str) -> None:
    assert "&lt;lorries&gt;" in page and "<lorries>" not in page
    assert "default-src 'none'" in page and "<script" not in page
    assert not re.search(r"""(?:src|href)=["'](?!data:image/png)""", page)


def test_a_picture_is_a_png_of_the_page() -> None:
    import base64

    (made,) = read_pictures(FILE, "a.pdf", (1,))
    assert isinstance(made, PagePicture)
    png = base64.b64decode(made.png)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    length = int.from_bytes(png[33:37], "big")
    rows = zlib.decompress(png[41 : 41 + length])
    assert len(rows) == (width + 1) * height and abs(height / width - 842 / 595) < 0.01
    assert min(rows[1 :: width + 1]) == 255 and 0 in rows[height * (width + 1) // 8 :]

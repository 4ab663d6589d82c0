"""A PDF becomes text page by page; what a reader of it could get wrong is marked, left out or told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.authoring.documents.extraction import Extraction
from generator.authoring.documents.pdf.running import is_page_number
from generator.authoring.documents.pdf.second_reader import Differing, differing, marked
from generator.authoring.documents.pdf.wrapped import item_mark
from generator.authoring.documents.read_document import read_document
from generator.finding import Finding
from tests.authoring.documents.made_pdf import bar, paragraph, pdf, picture, show, to_unicode

ASCII = {code: chr(code) for code in range(32, 127)}
MAPPED = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 3 0 R >>"
WORDS = "The union said that the unarmed men left the bridge."


def read(*pages: bytes, **more: object) -> Extraction:
    made = read_document(pdf(pages, **more), "notice.pdf")  # type: ignore[arg-type]
    assert isinstance(made, Extraction), made
    return made


def refused(data: bytes) -> Finding:
    made = read_document(data, "notice.pdf")
    assert isinstance(made, list)
    (finding,) = made
    return finding


def said(made: Extraction) -> list[str]:
    return [str(note) for note in made.notes]


def with_font(letters: dict[int, str], words: str = WORDS) -> Extraction:
    page = paragraph(
        72,
        700,
        [words, "They were 3,000 in all, and the office said that none of them stayed there."],
        font="F2",
    )
    return read(page, fonts={"F2": MAPPED}, extra=[to_unicode(letters)])


# --- lines and hyphens ---


def test_wrapped_lines_become_a_paragraph_and_a_short_line_ends_one() -> None:
    page = paragraph(
        72,
        700,
        [
            "The port office said that about 9,300 lorries cross the bridge every day",
            "and that the tolls stay as they are.",
            "The union sees no reason for a change of the tolls, as its speaker said on",
            "the same day.",
        ],
    )
    made = read(page)
    assert made.text.splitlines() == [
        "The port office said that about 9,300 lorries cross the bridge every day and that the tolls stay as they are.",
        "The union sees no reason for a change of the tolls, as its speaker said on the same day.",
    ]


@pytest.mark.parametrize(
    ("end", "start", "written"),
    [
        ("This is an excep-", "tional number of lorries", "exceptional number"),
        ("They came in the year 2031-", "32 and in no other", "2031-32 and"),
        ("It was an Anglo-", "French work for many years", "Anglo-French work"),
        # The document itself writes it with a hyphen elsewhere.
        ("It was a toll-", "free bridge for a long while", "toll-free bridge"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_resolved_and_told(
    end: str, start: str, written: str
) -> None:
    before = "A long line that fills the whole width of its column before it. "
    made = read(
        paragraph(72, 700, [before + end, start, "", "", "A toll-free bridge is no rule here."])
    )
    assert written in made.text
    assert [note.deed for note in made.notes if "at the end of a line" in note.sentence] == [
        "joined"
    ]


def test_running_heads_are_proposed_and_page_numbers_left_out() -> None:
    pages = [
        show(72, 800, "Annual report of the port office")
        + show(72, 700, f"Words of the page with the number {number} are these.")
        + show(290, 40, f"– {number} –")
        for number in (1, 2, 3)
    ]
    made = read(*pages)
    assert made.furniture == ("Annual report of the port office",)
    assert "– 2 –" not in made.text and "the numbers at head or foot of 3 pages" in said(made)
    assert made.text.count("Annual report") == 3


def test_a_sentence_goes_on_over_the_page_and_stands_on_both() -> None:
    head = show(72, 800, "Annual report")
    first = "The port office said that about 9,300 lorries cross the bridge on every day"
    made = read(
        head + show(72, 100, first), head + show(72, 700, "of the week, as it did before."), head
    )
    line = made.text.splitlines()[0]
    assert line == f"{first} of the week, as it did before."
    assert [page.number for page in made.map.pages_of(0, len(line))] == [1, 2]
    assert [page.number for page in made.map.pages_of(0, 10)] == [1]
    assert any("go on from page 1" in note for note in said(made))


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [
        "The left column has words",
        "that are read one after",
        "another until its end, as",
        "one would expect of it.",
    ]
    right = [
        "The right column comes",
        "after the left one and has",
        "quite other words in it, as",
        "one would expect too.",
    ]
    beside = b"".join(
        show(72, 600 - 14 * at, one) + show(320, 600 - 14 * at, other)
        for at, (one, other) in enumerate(zip(left, right, strict=True))
    )
    made = read(
        show(72, 700, "A heading that stands over both of the columns of the page here", 16)
        + beside
    )
    assert made.text.splitlines() == [
        "A heading that stands over both of the columns of the page here",
        " ".join(left),
        " ".join(right),
    ]
    assert "page 1: it has columns, read one after another" in said(made)


ROWS = [("month", "lorries"), ("2031-01", "7,900"), ("2031-02", "8,100"), ("2031-03", "9,300")]


def cells(rows: Sequence[tuple[str, ...]], x: Sequence[float] = (72, 200, 330)) -> bytes:
    """Rows of cells that begin at these places."""
    return b"".join(
        show(x[column], 600 - 20 * at, words)
        for at, row in enumerate(rows)
        for column, words in enumerate(row)
        if words
    )


def test_a_table_of_a_page_is_read_cell_by_cell_and_told() -> None:
    made = read(
        show(72, 700, "Lorries by month.") + cells(ROWS) + show(72, 500, "Counted at night.")
    )
    assert made.text.splitlines() == [
        "Lorries by month.",
        "month · lorries",
        "2031-01 · lorries: 7,900",
        "2031-02 · lorries: 8,100",
        "2031-03 · lorries: 9,300",
        "Counted at night.",
    ]
    start = made.text.index("9,300")
    (cell,) = made.map.cells_of(start, start + 5)
    assert (cell.table, cell.row, cell.column) == (1, 4, 2)
    assert [page.number for page in made.map.pages_of(start, start + 5)] == [1]
    assert {note.deed for note in made.notes} == {"look"}
    assert any("its first row is taken for the heads" in note for note in said(made))


WIDE = ("month", "lorries and buses that came by night", "")
MONTHS = [(f"2031-0{at}", f"7,90{at}", f"8,10{at}") for at in range(1, 4)]


def test_a_column_of_few_lines_is_one_beside_a_long_one() -> None:
    left = [f"The left column goes on with line {at}" for at in "abcdefghi"] + ["and here it ends."]
    right = ["The right column has only two lines,", "and here is the last of both of them."]
    made = read(paragraph(72, 600, left) + paragraph(320, 600, right))
    assert made.text.splitlines() == [" ".join(left), " ".join(right)]
    # Next to it: a remark beside a column, which is not as wide, is read with its line and told.
    remark = read(paragraph(72, 600, left) + paragraph(320, 600, ["See the note", "of the Board."]))
    assert remark.text.splitlines()[0].endswith("See the note")


def test_what_was_laid_over_a_page_by_hand_is_told() -> None:
    comment = b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (No: 30.) >>"
    struck = b"<< /Type /Annot /Subtype /StrikeOut /Rect [72 690 200 710] /QuadPoints [72 710 200 710 72 690 200 690] >>"
    plain = pdf([show(72, 700, "About 40 lorries cross.")], extra=[comment, struck])
    made = read_document(plain.replace(b"/MediaBox", b"/Annots [3 0 R 4 0 R] /MediaBox"), "a.pdf")
    assert isinstance(made, Extraction) and made.text == "About 40 lorries cross.\n"
    assert "page 1: a comment stands on it and is not read" in said(made)
    assert any("struck through on it by hand" in note for note in said(made))


def test_to_which_column_a_figure_belongs_is_not_guessed() -> None:
    made = read(show(72, 700, "Lorries by month.") + cells([WIDE, *MONTHS], (72, 200, 260)))
    assert made.map.cells == ()
    assert made.text.splitlines()[-1] == "2031-03 7,903 8,103"
    assert any("as in a table" in note for note in said(made))


def test_two_rows_of_cells_are_no_table() -> None:
    assert read(show(72, 700, "Lorries by month.") + cells(ROWS[:2])).map.cells == ()


def test_a_narrow_column_alone_on_the_last_page_is_joined_as_those_before() -> None:
    left = [f"The left column goes on{at}" for at in "abcde"] + ["and here it ends."]
    right = [f"The right column goes on{at}" for at in "abcde"] + ["and so does it."]
    both = paragraph(72, 600, left) + paragraph(320, 600, right)
    made = read(both, paragraph(72, 600, left))
    assert made.text.splitlines() == [" ".join(left), " ".join(right), " ".join(left)]
    # Alone it is set to a measure all the same; an address, whose lines are not, stays as it stands.
    assert read(paragraph(72, 600, left)).text.splitlines() == [" ".join(left)]
    address = [
        "The Port Office of the",
        "Town",
        "12 Long Street by the Old Quay",
        "Selwick",
        "To be had by hand",
    ]
    assert read(paragraph(72, 600, address)).text.splitlines() == address


def test_an_item_of_a_list_goes_on_under_its_words() -> None:
    words = "The port office counts the lorries that cross the bridge in each night"
    first = show(72, 700, "\u2022") + show(92, 700, words) + show(92, 686, "of the week.")
    made = read(first + show(72, 672, "\u2022") + show(92, 672, "The union does not."))
    assert made.text.splitlines() == [f"• {words} of the week.", "• The union does not."]


# --- letters ---


def test_a_raised_figure_is_no_digit_of_the_figure_before_it() -> None:
    made = read(show(72, 600, "about 9,300") + show(131, 604, "2", 6) + show(140, 600, "lorries"))
    assert made.text == "about 9,300 lorries\n"


def test_a_raised_figure_at_the_end_of_a_line_stays_with_it() -> None:
    made = read(
        show(72, 600, "about 9,300") + show(131, 604, "2", 6) + show(72, 586, "lorries in all")
    )
    assert made.text.splitlines()[0] == "about 9,300"


@pytest.mark.parametrize("letter", ["\0", "\ue000"])
def test_a_letter_that_the_font_does_not_name_is_marked(letter: str) -> None:
    made = with_font({**ASCII, ord("u"): letter})
    assert "the \ufffdnarmed men" in made.text
    assert any(note.deed == "unread" for note in made.notes)


def test_fonts_that_name_hardly_a_letter_are_refused() -> None:
    page = show(72, 700, WORDS, font="F2")
    finding = refused(pdf([page], {"F2": MAPPED}, [to_unicode(dict.fromkeys(ASCII, "\ue000"))]))
    assert finding.code == "no-text" and "OCR" in finding.cure


def test_no_unreadable_sign_ever_passes() -> None:
    made = with_font(ASCII, "The (cid:12) men.")
    assert "(cid:" not in made.text and "\ufffd" in made.text


def test_both_readers_believe_a_map_that_lies_so_a_page_must_be_looked_at() -> None:
    """What is printed as 3,000 is read as 8,000 by both: nothing here can tell."""
    made = with_font({**ASCII, ord("3"): "8"})
    assert "8,000" in made.text and not any("reader has" in note for note in said(made))


def test_readers_that_differ_are_told() -> None:
    made = read(
        show(72, 700, WORDS, font="F2"),
        fonts={"F2": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 3 0 R >>"},
        extra=[b"<< /Type /Encoding /Differences [117 /g117] >>"],
    )
    assert "the \ufffdnarmed men" in made.text
    assert any("/g117narmed" in note for note in said(made))


def test_a_letter_that_one_reader_lost_is_marked_and_one_that_it_knows_is_kept() -> None:
    assert (
        marked("the armed men", [Differing("armed", "\ufffd\ufffdarmed")])
        == "the \ufffd\ufffdarmed men"
    )
    assert marked("3월 10일", [Differing("3월", "3\ufffd")]) == "3월 10일"


def test_words_set_to_a_measure_are_no_cells() -> None:
    lines = [
        "The port office said that about 9,300 lorries cross it",
        "on every day and",
        "that all tolls stay as they were until the summer.",
    ]
    wide = b"".join(show(72 + 76 * at, 686, word) for at, word in enumerate(lines[1].split()))
    made = read(show(72, 700, lines[0]) + wide + show(72, 672, lines[2]))
    assert made.text.splitlines() == [" ".join(lines)]


def test_spaces_and_hyphens_at_line_ends_are_no_difference() -> None:
    assert (
        differing("an excep\u2010\ntional 9,300 lorries", "an excep-\ntional 9,300lor ries") == []
    )
    assert [
        (pair.first, pair.second) for pair in differing("the armed men", "the unarmed men")
    ] == [("armed", "unarmed")]


# --- what is seen ---


def test_words_under_a_bar_or_without_colour_are_left_out_and_told() -> None:
    page = (
        show(72, 700, "Name: Tom Secret")
        + bar(106, 696, 70, 16)
        + b"1 g\n"
        + show(72, 600, "White words")
        + b"0 g\n"
        + show(72, 500, "Seen words.")
    )
    made = read(page)
    assert made.text.splitlines() == ["Name:", "Seen words."]
    assert "page 1: “Tom Secret” cannot be seen on the page" in said(made)
    assert "page 1: “White words” cannot be seen on the page" in said(made)


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    made = pdf(
        [
            b"q 0 1 -1 0 595 0 cm "
            + paragraph(72, 500, ["First words of it.", "Second words."])
            + b" Q"
        ]
    )
    made = made.replace(b"/Type /Page ", b"/Rotate 90 /Type /Page ")
    document = read_document(made, "turned.pdf")
    assert isinstance(document, Extraction)
    assert document.text.splitlines() == ["First words of it.", "Second words."]


def test_what_a_machine_read_off_a_picture_is_said_to_be_that() -> None:
    made = read(picture() + show(72, 700, "Now is the time.", mode=3) + show(72, 600, "Seen."))
    assert any("read off a picture (OCR)" in note for note in said(made))


def test_a_scanned_file_is_refused_and_a_scanned_page_told() -> None:
    finding = refused(pdf([picture(), picture()]))
    assert finding.code == "no-text" and "pictures without text" in finding.message
    made = read(show(72, 700, WORDS), picture())
    assert "page 2: it is a picture without text" in said(made)


# --- pages ---


def test_pages_go_by_their_own_labels() -> None:
    made = read(
        show(72, 700, "Front words."),
        show(72, 700, "Main words."),
        catalogue=b"/PageLabels << /Nums [0 << /S /r >> 1 << /S /D >>] >>",
    )
    assert [(page.number, page.label, page.counted) for page in made.map.pages] == [
        (1, "i", False),
        (2, "1", False),
    ]


def test_pages_without_labels_or_with_equal_ones_are_counted_and_that_is_told() -> None:
    labels = b"/PageLabels << /Nums [0 << /S /D >> 1 << /S /D >>] >>"
    for catalogue in (b"", labels):
        made = read(show(72, 700, "One."), show(72, 700, "Two."), catalogue=catalogue)
        assert [(page.label, page.counted) for page in made.map.pages] == [
            ("1", True),
            ("2", True),
        ]
        assert "its pages have no labels of their own: they are counted from 1" in said(made)


def test_title_and_author_of_the_file() -> None:
    made = read(
        show(72, 700, "Bridge notice"),
        extra=[b"<< /Title (Bridge notice) /Author (scanner) >>"],
        trailer=b"/Info 3 0 R",
    )
    assert [(each.field, each.words, each.visible) for each in made.fields] == [
        ("title", "Bridge notice", True),
        ("author", "scanner", False),
    ]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("– 3 –", True),
        ("Page 3 of 7", True),
        ("iv", True),
        ("стор. 12 з 30", True),
        ("3쪽", True),
        ("12 / 30", True),
        ("3 lorries", False),
        ("Table 3", False),
    ],
)
def test_the_number_of_a_page_is_known_in_each_language(line: str, number: bool) -> None:
    assert is_page_number(line) is number


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("• words", "• "),
        ("(a) words", "(a) "),
        ("а) слова", "а) "),
        ("① 단어", "① "),
        ("12. words", "12. "),
        ("A. Smith", ""),
        ("다. 그러나", ""),
        ("words", ""),
    ],
)
def test_an_item_of_a_list_is_known_by_its_mark(line: str, mark: str) -> None:
    assert item_mark(line) == mark

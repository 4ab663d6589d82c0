"""A table becomes text row by row, and each cell is traced back to its row and column."""

from __future__ import annotations

import pytest

from generator.authoring.documents.extraction import Extraction
from generator.authoring.documents.read_document import read_document


def read(data: str | bytes, name: str = "counts.csv") -> Extraction:
    made = read_document(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(made, Extraction), made
    return made


ROWS = "month{0}lorries{0}share\n2031-02{0}8100{0}12 %\n2031-03{0}9300{0}\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_seen(separator: str) -> None:
    made = read(ROWS.format(separator))
    assert made.text.splitlines() == [
        "month · lorries · share",
        "2031-02 · lorries: 8100 · share: 12 %",
        "2031-03 · lorries: 9300",
    ]


def test_a_cell_with_separators_line_ends_and_quote_marks_is_one_cell() -> None:
    made = read('month,note\r\n2031-03,"about 9,300\r\nlorries, ""or so"""\r\n')
    assert made.text.splitlines()[1] == '2031-03 · note: about 9,300 lorries, "or so"'


def test_titles_above_and_notes_below_stay_lines() -> None:
    made = read("Bridge counts\n\nmonth,lorries\n2031-03,9300\nSource: the port office,\n")
    assert made.text.splitlines() == [
        "Bridge counts",
        "month · lorries",
        "2031-03 · lorries: 9300",
        "Source: the port office",
    ]
    assert [(each.field, each.words) for each in made.fields] == [("title", "Bridge counts")]
    start = made.text.index("9300")
    (cell,) = made.map.cells_of(start, start + 1)
    assert (cell.row, cell.column) == (4, 2)


def test_rows_that_do_not_fit_and_formulas_are_told() -> None:
    made = read("month,lorries\n2031-02,8100,7\n,9300\n2031-04,=A1+1\n")
    said = [str(note) for note in made.notes]
    assert "row 2: it has 3 cells where the heads are 2" in said
    assert "row 2: “7” stands under no head" in said
    assert "row 3: its first cell is empty" in said
    assert "row 4: “=A1+1” is a formula, not a value" in said
    assert "lorries: 9300" in made.text.splitlines()


def test_figures_in_the_first_row_are_no_heads() -> None:
    made = read("2031-02,8100\n2031-03,9300\n")
    assert made.text.splitlines() == ["2031-02 · 8100", "2031-03 · 9300"]
    assert any("no row of heads" in note.sentence for note in made.notes)


def test_other_charsets_are_read_or_refused() -> None:
    assert read("місяць;вантажівки\n2031-03;9300\n".encode("utf-16")).text.startswith("місяць")
    refused = read_document("місяць;вантажівки\n".encode("cp1251"), "counts.csv")
    assert isinstance(refused, list) and refused[0].code == "not-utf-8"
    assert "CSV UTF-8" in refused[0].cure

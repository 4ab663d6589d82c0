"""No cell that a stranger wrote is calculated, at whichever sign a spreadsheet is told to split a row."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.escaping import csv_cell

FORMULAS = ["=1+1", "+1+cmd", "-1+cmd", "@SUM(A1)", "＝1+1", "＠x", "=HYPERLINK(1)"]
FRAMES = [
    "{}", " {}", "\u00a0{}", "\u3000{}", "a;{}", "a; {}", "a\t{}", "a|{}", "a;;{}", "a\n{}", "a;\"{}\"", "a;\"\"{}\"\"", "a; \" {}\"",
    "\"a\";\"{}\"", "a|\"{}\"", "a\t\"{}\"", ";{}", "|\u00a0{}", "a;'{}", "\"{}\"", "a,{}", "a;{};{}", "\"\";{}", "a;\"\n{}",
]  # fmt: skip
PARTS = st.sampled_from(["=1+1", "-2+x", "@x", ";", "|", "\t", ",", '"', '""', "'", " ", "\u00a0", "\n", "a", "5"])  # fmt: skip


def cells(text: str, sign: str) -> list[str]:
    """Every cell of a row that has the text between two others, as a reader sees them that splits at a sign."""
    made = io.StringIO(newline="")
    csv.writer(made).writerow(["a", csv_cell(text), "b"])
    return [
        cell
        for row in csv.reader(io.StringIO(made.getvalue(), newline=""), delimiter=sign)
        for cell in row
    ]


def calculated(cell: str) -> bool:
    return bool(re.match(r"\s*[=+@＝＋＠]|\s*[-－](?!\d[\d., ]*%?$)", cell))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("frame", FRAMES)
def test_no_cell_is_calculated(frame: str, sign: str) -> None:
    for formula in FORMULAS:
        found = cells(frame.replace("{}", formula), sign)
        assert not [cell for cell in found if calculated(cell)], formula


@given(st.lists(PARTS, max_size=8).map("".join), st.sampled_from(",;\t|"))
def test_no_cell_is_calculated_whatever_stands_around_it(text: str, sign: str) -> None:
    assert not [cell for cell in cells(text, sign) if calculated(cell)]


@pytest.mark.parametrize("text", ["-5", "+12%", "a; -5", "a = b", "“=1”", "it's; so", "a-b|c", ""])
def test_what_calculates_nothing_stays_as_it_is(text: str) -> None:
    assert csv_cell(text) == text

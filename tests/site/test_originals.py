"""The way back from a text to its original is written, read and refused."""

from __future__ import annotations

import pytest

from generator.finding import Finding
from generator.site.originals import Cell, OriginalMap, Page, Stretch, map_text, read_map

MAP = OriginalMap(
    "0" * 64,
    (Page(1, "iv", False), Page(2, "2", True)),
    (Stretch(0, 10, 1), Stretch(10, 25, 2), Stretch(26, 30, 1)),
    (Cell(2, 5, 1, 3, 2), Cell(7, 9, 1, 3, 4)),
)


def test_a_map_reads_back_as_it_was() -> None:
    assert read_map(map_text(MAP).encode(), "a.map.json") == MAP


def test_a_place_is_traced_to_its_pages_and_cells() -> None:
    assert [page.label for page in MAP.pages_of(9, 12)] == ["iv", "2"]
    assert [page.label for page in MAP.pages_of(10, 12)] == ["2"]
    assert MAP.pages_of(25, 26) == ()
    assert [cell.column for cell in MAP.cells_of(4, 8)] == [2, 4]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"format": 1', '"format": 2'),
        ('"text"', '"words"'),
        ("[0, 10, 1]", "[10, 0, 1]"),
        ("[0, 10, 1]", "[0, 11, 1]"),
        ("[0, 10, 1]", "[0, 10, 7]"),
        ("[0, 10, 1]", "[-1, 10, 1]"),
        ("[0, 10, 1]", "[true, 10, 1]"),
        ("[0, 10, 1]", "[0, 10]"),
        ('"iv"', '"\\u0000"'),
        ("}", ""),
    ],
)
def test_what_was_changed_by_hand_is_refused(old: str, new: str) -> None:
    text = map_text(MAP)
    assert old in text
    assert isinstance(read_map(text.replace(old, new, 1).encode(), "a.map.json"), Finding)

"""Names are found whole, the longest first, across white space, and never inside a word."""

from __future__ import annotations

import pytest

from generator.text.spelling import whole_words


@pytest.mark.parametrize(
    ("names", "text", "found"),
    [
        (["Ortiz", "Lena Ortiz"], "Lena\n Ortiz met Ortiz.", ["Lena\n Ortiz", "Ortiz"]),
        (["Ortiz"], "Ortizan, pre-Ortiz and Ortiz-led; Ortiz’s", ["Ortiz"]),
        (["Pier 5", "C. (x)"], "Pier 51, Pier 5 and C. (x)", ["Pier 5", "C. (x)"]),
        (["Ortiz"], "ortiz", []),
        ([], "Ortiz", []),
    ],
)
def test_names_are_found_whole(names: list[str], text: str, found: list[str]) -> None:
    assert [match[0] for match in whole_words(names).finditer(text)] == found


def test_case_may_not_matter() -> None:
    assert whole_words(["Ortiz"], any_case=True).search("ORTIZ")

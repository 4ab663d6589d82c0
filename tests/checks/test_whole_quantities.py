"""A figure is read with every word that changes it, or refused: kinds of ways in which a piece of it was taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.quantities.figures.figure import read_as
from tests.checks.small_project import Small, claim, codes, findings, quoted


def estimate(text: str, figure: str, more: str = "", **others: str) -> Small:
    """A text with one sentence, of which the claim quotes all, and a figure of it."""
    given = others.pop("says", "It is so.")
    return Small(
        f"The harbour office said {text}.", text.replace("\t", " "), says=given,
        kind=f"estimate: {{of: them, figure: {quoted(figure)}, status: count{more}}}", **others,
    )  # fmt: skip


# (the source's words, the figure given, how it is read); nothing is found wrong.
READ = [
    # a change is no range: its end is a figure of its own
    ("the number of cars rose 12% to 450 in a year", "450", "450"),
    ("the number of cars rose 12% to 450 in a year", "12%", "12%"),
    ("the number fell from $3 million to 450 in a year", "450", "450"),
    ("the number is up from 400 to 450 on the coast", "450", "450"),
    ("the share went up from 5% to 6% on the coast", "6%", "6%"),
    ("prices rose €5 to €7 on the coast", "€7", "€7"),
    ("output fell 9,000 to 813,200 tonnes", "813,200", "813,200"),
    # a dash is a range
    ("they fell 8-9% on the coast", "8-9%", "8% to 9%"),
    ("there are 300–500 on the coast", "300–500", "300 to 500"),
    # mixed numbers and fractions
    ("two and a half million people live on the coast", "two and a half million", "2,500,000"),
    ("some 1½ million people live on the coast", "some 1½ million", "some 1,500,000"),
    ("there are 2 1/2 million people on the coast", "2 1/2 million", "2,500,000"),
    ("a quarter of a million people live there", "a quarter of a million", "250,000"),
    ("three quarters of a million people live there", "three quarters of a million", "750,000"),
    ("a million and a half people live there", "a million and a half", "1,500,000"),
    ("half a million people live there", "half a million", "500,000"),
    # shares
    ("one in five people there is a pilot", "one in five", "20%"),
    ("three out of ten people there are pilots", "three out of ten", "30%"),
    ("two thirds of them are pilots", "two thirds", "2/3"),
    ("about 1 in 10 is a pilot", "about 1 in 10", "about 10%"),
    # about, bounds, and bounds turned round
    ("c. 200 people live there", "c. 200", "c. 200"),
    ("there are 80-odd people there", "80-odd", "80-odd"),
    ("there are 300+ people there", "300+", "300+"),
    ("not over 11,000 people live there", "not over 11,000", "not over 11,000"),
    ("no fewer than 300 live there", "no fewer than 300", "no fewer than 300"),
    ("they counted just short of 300 people", "just short of 300", "just short of 300"),
    # groups of digits
    ("1,25,000 people live there", "1,25,000", "125,000"),
    ("11.000.000 people live there", "11.000.000", "11,000,000"),
    ("11’000 people live there", "11’000", "11,000"),
    ("11\u2009000 people live there", "11\u2009000", "11,000"),
    ("11 000 people live there", "11 000", "11,000"),
    ("the price is 1.234,56 there", "1.234,56", "1,234.56"),
    # minus
    ("growth was −3.2% there", "−3.2%", "−3.2%"),
    ("growth was -3.2% there", "-3.2%", "−3.2%"),
    ("growth was –3.2% there", "–3.2%", "−3.2%"),
    ("growth was minus 3.2% there", "minus 3.2%", "−3.2%"),
    ("they have -$5 million there", "-$5 million", "−$5,000,000"),
    # money
    ("the pier cost A$30 million", "A$30 million", "A$30,000,000"),
    ("the pier cost US$30m", "US$30m", "US$30,000,000"),
    ("the pier cost 20 million Norwegian kroner", "20 million Norwegian kroner", "NOK 20,000,000"),
    ("the pier cost CHF 20 million", "CHF 20 million", "CHF 20,000,000"),
    ("the pier cost Rs 5 crore", "Rs 5 crore", "₹50,000,000"),
    ("the pier cost 27.2m euros", "27.2m euros", "€27,200,000"),
    # a scale word that belongs to both ends, and one that does not
    ("2 to 3 million people live there", "2 to 3 million", "2,000,000 to 3,000,000"),
    ("500 to 2 million people live there", "500 to 2 million", "500 to 2,000,000"),
    ("between 300,000 and 400,000 live there", "between 300,000 and 400,000", "300,000 to 400,000"),
    # what stands beside and changes nothing
    ("the pier held exactly 300 people", "300", "300"),
    ("a record 300 people came", "300", "300"),
    ("in a later report over 300 came", "over 300", "over 300"),
    ("by May 3 some 300 came", "some 300", "some 300"),
    ("another 300 came", "300", "300"),
    ("the ferry with 300 people sank", "300", "300"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "reading"), READ, ids=lambda value: str(value)[:40])
def test_a_whole_figure_is_read(text: str, figure: str, reading: str, tmp_path: Path) -> None:
    small = estimate(text, figure)
    assert [str(finding) for finding in findings(small, tmp_path)] == []
    read = claim(small, tmp_path).figure
    assert read is not None and read_as(read) == reading


# (the source's words, the figure given, the whole figure that the cure names)
CUT = [
    ("the lamp costs about 90,000 euros a year", "about 90,000", "about 90,000 euros"),
    ("one in five people is a pilot", "five", "one in five"),
    ("the pier cost A$30 million", "$30 million", "A$30 million"),
    ("the 15 ships left and one in five people is a pilot", "five", "one in five"),
]


@pytest.mark.parametrize(("text", "figure", "whole"), CUT)
def test_a_piece_of_a_figure_is_told_with_the_whole(
    text: str, figure: str, whole: str, tmp_path: Path
) -> None:
    (found,) = findings(estimate(text, figure), tmp_path / "piece")
    assert found.code == "figure-in-quote" and found.cure == f"write “{whole}”"
    assert f"“{figure}” is a part of “{whole}” in the quote" in found.message
    assert findings(estimate(text, whole), tmp_path / "whole") == []


def test_a_piece_of_another_number_has_no_whole(tmp_path: Path) -> None:
    (found,) = findings(estimate("the 15 men saw 5,000 more", "5"), tmp_path)
    assert "“5” stands in no quote" in found.message


def test_a_figure_that_is_nowhere_has_no_whole(tmp_path: Path) -> None:
    (found,) = findings(estimate("about 300 people came", "about 400"), tmp_path)
    assert "“about 400” stands in no quote" in found.message


# (the source's words, the figure given, the code that refuses it)
PIECES = [
    # a change taken as a range
    ("the number is up from 400 to 450", "400 to 450", "figure-in-quote"),
    ("the number rose 12% to 450", "12% to 450", "unreadable-figure"),
    ("the price rose €5 to €7", "€5 to €7", "unreadable-figure"),
    ("the number rose 400 to 450", "400 to 450", "qualifier-kept"),
    ("the number rose 400 to 450", "450", "figure-in-quote"),
    # a piece of a number
    ("two and a half million people live there", "two", "figure-in-quote"),
    ("two and a half million people live there", "half million", "figure-in-quote"),
    ("2½ million people live there", "2", "figure-in-quote"),
    ("a quarter of a million people live there", "a million", "figure-in-quote"),
    ("one in five people is a pilot", "one", "figure-in-quote"),
    ("one in five people is a pilot", "five", "figure-in-quote"),
    ("1 in 1,000 people is a pilot", "1,000", "figure-in-quote"),
    ("growth was −3.2% there", "3.2%", "figure-in-quote"),
    ("growth was –3.2% there", "3.2%", "figure-in-quote"),
    ("growth was minus 3.2% there", "3.2%", "figure-in-quote"),
    ("the pier cost A$30 million", "$30 million", "figure-in-quote"),
    ("the pier cost 30 million Norwegian kroner", "30 million", "figure-in-quote"),
    ("1,25,000 people live there", "25,000", "figure-in-quote"),
    # a qualifier left out, or a half of one
    ("c. 200 people live there", "200", "qualifier-kept"),
    ("ca 200 people live there", "200", "qualifier-kept"),
    ("there are 80-odd people there", "80", "qualifier-kept"),
    ("there are 80-plus people there", "80", "qualifier-kept"),
    ("there are 300+ people there", "300", "qualifier-kept"),
    ("not over 11,000 people live there", "over 11,000", "qualifier-kept"),
    ("no fewer than 300 live there", "fewer than 300", "qualifier-kept"),
    ("the number did not exceed 300", "exceed 300", "qualifier-kept"),
    ("they were short of 300 people", "300", "qualifier-kept"),
    # what changes the number and is not read
    ("half of 11,000 people live there", "11,000", "qualifier-kept"),
    ("every 300 people live there", "300", "qualifier-kept"),
    ("a notional 11,000 people live there", "11,000", "qualifier-kept"),
    ("barely 300 people live there", "300", "qualifier-kept"),
    ("all but 300 people live there", "300", "qualifier-kept"),
    ("the number is capped at 300 there", "300", "qualifier-kept"),
    ("an average of 300 people live there", "300", "qualifier-kept"),
    ("300 times as many live there", "300", "qualifier-kept"),
    ("300 or 400 people live there", "300", "qualifier-kept"),
    ("not 300 people live there", "300", "qualifier-kept"),
    ("300 fewer people live there", "300", "qualifier-kept"),
    ("the number is ±300 there", "300", "qualifier-kept"),
    ("the number is 300² there", "300", "figure-in-quote"),
    ("the number is 300* there", "300", "qualifier-kept"),
    ("the number is 300 (est.) there", "300", "qualifier-kept"),
    # what can be read two ways, or not at all
    ("11.000 Menschen leben dort", "11.000", "unreadable-figure"),
    ("12.500 persone vivono qui", "12.500", "unreadable-figure"),
    ("11,00 people live there", "11,00", "unreadable-figure"),
    ("12 тисяч людей", "12 тисяч", "unreadable-figure"),
    ("12 тисяч людей", "12", "qualifier-kept"),
    ("12 mln people live there", "12", "qualifier-kept"),
    ("2 Millionen Menschen leben dort", "2", "qualifier-kept"),
    ("2 Mio. Menschen leben dort", "2", "qualifier-kept"),
    ("2 millones de personas viven", "2", "qualifier-kept"),
    ("300-400,000 people live there", "300-400,000", "unreadable-figure"),
    ("5 to 10,000 people live there", "5 to 10,000", "unreadable-figure"),
    ("between 300 and 400,000 live there", "between 300 and 400,000", "unreadable-figure"),
    ("300—400,000 people live there", "300—400,000", "unreadable-figure"),
    # a tab parts two cells
    ("North\t1\t204", "1 204", "figure-in-quote"),
    ("North\t11\t000 in all", "11 000", "figure-in-quote"),
    ("North\t2\tmillion", "2 million", "figure-in-quote"),
    ("North\t5\t%", "5 %", "figure-in-quote"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "code"), PIECES, ids=lambda value: str(value)[:40])
def test_a_piece_of_a_figure_is_refused(text: str, figure: str, code: str, tmp_path: Path) -> None:
    assert codes(estimate(text, figure), tmp_path) == {code}


def test_a_curator_says_what_cannot_be_read_alone(tmp_path: Path) -> None:
    small = estimate(
        "на острові живе до 12 тисяч людей", "до 12 тисяч", ", read_as: 'up to 12,000'",
        says="Up to 12,000 people live there.",
    )  # fmt: skip
    assert codes(small, tmp_path) == set()
    german = estimate(
        "nennt 11.000 Menschen", "11.000", ", read_as: '11,000'", says="There are 11,000 people."
    )
    assert codes(german, tmp_path) == set()


@pytest.mark.parametrize(
    ("text", "figure", "meant"),
    [
        ("there are 300 people", "300", "400"),
        ("there are 300 people", "300", "about 300"),
        ("11.000 Menschen", "11.000", "12,000"),
        ("до 12 тисяч людей", "до 12 тисяч", "up to 13,000"),
    ],
)
def test_a_reading_never_contradicts_the_words(
    text: str, figure: str, meant: str, tmp_path: Path
) -> None:
    assert codes(estimate(text, figure, f", read_as: '{meant}'"), tmp_path) == {"unreadable-figure"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a standing 11,000 men guard it", "a standing"),
        ("supposedly 11,000 men guard it", "supposedly"),
        ("a quarter of 11,000 men guard it", "a quarter of"),
        ("11,000 times they came", "times"),
    ],
)
def test_a_false_alarm_is_cured_in_one_line(text: str, words: str, tmp_path: Path) -> None:
    assert codes(estimate(text, "11,000"), tmp_path) == {"qualifier-kept"}
    why = f", unchanged_by: [{{words: {words}, why: The text says so twice.}}]"
    assert codes(estimate(text, "11,000", why), tmp_path) == set()
    other = ", unchanged_by: [{words: an other, why: Of another word.}]"
    assert codes(estimate(text, "11,000", other), tmp_path) == {"qualifier-kept"}


@pytest.mark.parametrize(
    ("says", "figure", "text"),
    [
        ("The pier cost $30 million.", "A$30 million", "the pier cost A$30 million"),
        ("The pier cost US$30 million.", "$30 million", "the pier cost $30 million"),
        ("Growth was 3%.", "−3%", "growth was −3% there"),
        ("Over 300 came.", "not over 300", "not over 300 came"),
        ("Half of 300 came.", "300", "they counted 300 there"),
        ("One in five came.", "one in six", "one in six came"),
    ],
)
def test_prose_says_the_whole_figure_too(says: str, figure: str, text: str, tmp_path: Path) -> None:
    assert codes(estimate(text, figure, says=says), tmp_path) == {"prose-figures"}

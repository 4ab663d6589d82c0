"""Figures: the words of a source against low, best and high, and how two of them compare."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.quantities.figures.figure import as_strong, overlap, show
from generator.quantities.figures.find_figures import find_figures
from generator.quantities.figures.numerals import FigureTrouble
from generator.quantities.figures.parse_figure import parse_figure, standing, stands_in
from generator.quantities.times.find_dates import find_dates

# words, low, best, high, comparator, approximate, qualifier, unit
READ = [
    ("3,000", 3000, 3000, 3000, "", False, "", ""),
    ("3\u202f000", 3000, 3000, 3000, "", False, "", ""),
    ("3 000 lorries", 3000, 3000, 3000, "", False, "", ""),
    ("2.5", "2.5", "2.5", "2.5", "", False, "", ""),
    ("about 300 lorries", None, 300, None, "", True, "about", ""),
    ("Some 300", None, 300, None, "", True, "Some", ""),
    ("close to 300", None, 300, None, "", True, "close to", ""),
    ("300 or so", None, 300, None, "", True, "or so", ""),
    ("more than 300", 300, None, None, ">", False, "more than", ""),
    ("well over 300", 300, None, None, ">", False, "well over", ""),
    ("at least 300", 300, None, None, ">=", False, "at least", ""),
    ("no fewer than five", 5, None, None, ">=", False, "no fewer than", ""),
    ("300 or more", 300, None, None, ">=", False, "or more", ""),
    ("300+", 300, None, None, ">=", False, "+", ""),
    ("up to 300", None, None, 300, "<=", False, "up to", ""),
    ("as many as 300", None, None, 300, "<=", False, "as many as", ""),
    ("fewer than 300", None, None, 300, "<", False, "fewer than", ""),
    ("just under 300", None, None, 300, "<", False, "just under", ""),
    ("up to about 300", None, None, 300, "<=", True, "up to about", ""),
    ("300 to 500", 300, None, 500, "", False, "", ""),
    ("300–500", 300, None, 500, "", False, "", ""),
    ("between 300 and 500 lorries", 300, None, 500, "", False, "", ""),
    ("2 to 3 million", 2000000, None, 3000000, "", False, "", ""),
    ("500 to 2 million", 500, None, 2000000, "", False, "", ""),
    ("about 300 to 500", 300, None, 500, "", True, "about", ""),
    ("thousands of lorries", None, None, None, "", True, "", ""),
    ("tens of thousands", None, None, None, "", True, "", ""),
    ("several hundred", None, None, None, "", True, "", ""),
    ("two", 2, 2, 2, "", False, "", ""),
    ("twenty-six", 26, 26, 26, "", False, "", ""),
    ("three hundred and five", 305, 305, 305, "", False, "", ""),
    ("two hundred and six thousand", 206000, 206000, 206000, "", False, "", ""),
    ("a dozen", 12, 12, 12, "", False, "", ""),
    ("half a million", 500000, 500000, 500000, "", False, "", ""),
    ("2 million", 2000000, 2000000, 2000000, "", False, "", ""),
    ("82%", 82, 82, 82, "", False, "", "%"),
    ("82 per cent", 82, 82, 82, "", False, "", "%"),
    ("2 percentage points", 2, 2, 2, "", False, "", "pp"),
    ("over €20 billion", 20 * 10**9, None, None, ">", False, "over", "€"),
    ("20 billion euros", 20 * 10**9, 20 * 10**9, 20 * 10**9, "", False, "", "€"),
    ("$20m", 20 * 10**6, 20 * 10**6, 20 * 10**6, "", False, "", "$"),
    ("$5-10 million", 5 * 10**6, None, 10**7, "", False, "", "$"),
]


def _number(value):
    return None if value is None else Decimal(value)


@pytest.mark.parametrize(
    ("words", "low", "best", "high", "comparator", "approximate", "qualifier", "unit"), READ
)
def test_words_become_low_best_and_high(
    words, low, best, high, comparator, approximate, qualifier, unit
):
    figure = parse_figure(words)
    assert (figure.low, figure.best, figure.high) == (_number(low), _number(best), _number(high))
    assert (figure.comparator, figure.approximate) == (comparator, approximate)
    assert (figure.qualifier, figure.unit, figure.words) == (qualifier, unit, words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("significantly", "holds no number"),
        ("", "holds no number"),
        ("the first", "is an ordinal"),
        ("3rd", "is an ordinal"),
        ("155mm", "holds no number"),
        ("20m", "may be a measure or a sum"),
        ("10,00", "holds no number"),
        ("007", "begins with 0"),
        ("300 of the 500", "more than one figure"),
        ("two or three", "more than one figure"),
        ("from 300 to 500", "more than one figure"),
        ("over 300 to 500", "a bound on a range"),
        ("at least 300 at most", "two bounds"),
        ("500 to 300", "runs backwards"),
        ("€5 to $6", "more than one figure"),
        ("€5-$6", "mixes"),
        ("10,000,000,000,000,000", "larger than"),
        ("10 quadrillion", "larger than"),
    ],
)
def test_what_is_no_single_quantity_is_refused(words, said):
    with pytest.raises(FigureTrouble) as caught:
        parse_figure(words)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("3000", "3,000"),
        ("Approximately  2,000,000 rounds", "Approximately 2 million"),
        ("300 or more", "300 or more"),
        ("300+", "300+"),
        ("between 300 and 500", "300 to 500"),
        ("over 20 billion euros", "over €20 billion"),
        ("eighty percent", "80%"),
        ("several hundred", "several hundred"),
    ],
)
def test_a_figure_is_shown_in_one_spelling(words, shown):
    assert show(parse_figure(words)) == shown


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("It carries over 300 lorries.", ["over 300"]),
        ("About 300 crossed, 12,000 did not.", ["About 300", "12,000"]),
        ("300 or more came", ["300 or more"]),
        ("between 300 and 500 lorries", ["between 300 and 500"]),
        ("a rise from 300 to 500", ["300", "500"]),
        ("300 to 500 came", ["300 to 500"]),
        ("82% and €20 billion", ["82%", "€20 billion"]),
        ("two million tonnes", ["two million"]),
        ("a hundred percent", ["a hundred percent"]),
        ("nearly three months", ["nearly three"]),
        ("thousands of gulls", ["thousands"]),
        ("at least two lorries", ["at least two"]),
        ("a single lorry, or one lorry", ["one"]),
        ("two Norwegian lorries", ["two"]),
        ("2,500 lorries and 10-day closure", ["2,500", "10"]),
        ("sent 300 at least two days later; 300 at least", ["300", "300 at least"]),
        ("300 or more than 400", ["300", "more than 400"]),
        ("she scores; scores of gulls; many thousands", ["scores", "many thousands"]),
        ("over a million, more than a hundred", ["over a million", "more than a hundred"]),
        ("３００ lorries", ["３００"]),
        # what is no quantity, and what no rule can read
        ("one side and two leaders, first of all", []),
        ("G7, F-16, KN-23, B2, 3rd, 1990s and at 3:22 PM", []),
        ("155mm and 155 mm shells", []),
        ("10,00 lorries", ["10,00"]),
        ("20m lorries", ["20m"]),
    ],
)
def test_quantities_are_found_in_prose(prose, found):
    figures = find_figures(prose, units=["lorries a day"])
    assert [f.words for f in figures] == found
    assert all(prose[f.start : f.end] == f.words for f in figures)


def test_digits_that_no_rule_reads_are_still_found_without_bounds():
    (found,) = find_figures("about 10,00 lorries")
    assert (found.figure.low, found.figure.best, found.figure.high) == (None, None, None)
    assert not as_strong(found.figure, parse_figure("10"))


def test_dates_are_left_out_and_figures_beside_them_are_not():
    prose = "On March 18 some 300 came, by 2031 over 500."
    dates = [(d.start, d.end) for d in find_dates(prose)]
    assert [f.words for f in find_figures(prose, skip=dates)] == ["some 300", "over 500"]
    assert len(find_figures(prose)) == 4


@pytest.mark.parametrize(
    ("words", "text", "places"),
    [
        ("11,000", "of 11,000. And 11,000,", [3, 15]),
        ("11,000", "111,000", []),
        ("11,000", "11,000.5", []),
        ("11,000", "11,000,500", []),
        ("000", "11,000", []),
        ("11", "11\u202f000", []),
        ("2", "2 million", []),
        ("82", "82%", []),
        ("20", "€20", []),
        ("16", "F-16", []),
        ("two", "two hundred", []),
        ("two", "twenty-two", []),
        ("two", "network", []),
        ("two", "twofold", []),
        ("300", "300mm", []),
        ("11", "11,00", []),
        ("00", "11,00", []),
        ("300", "between 300 and 500", []),
        ("300", "300 to 500 came", []),
        ("500", "could rise to 500 by summer", [14]),
        ("about 300", "about\n300 lorries", [0]),
        ("About 300", "about 300", []),
        ("over €20 billion", "amounting to over €20 billion", [13]),
        ("", "300", []),
    ],
)
def test_a_figure_stands_only_as_a_whole(words, text, places):
    assert stands_in(words, text) == places


STRENGTH = [
    # prose, claim, allowed
    ("about 300", "300", True),
    ("300", "about 300", False),
    ("close to 300", "about 300", True),
    ("over 300", "over 300", True),
    ("at least 300", "over 300", True),
    ("over 300", "at least 300", False),
    ("300", "over 300", False),
    ("about 300", "over 300", False),
    ("over 300", "about 300", False),
    ("at least 300", "300", False),
    ("up to 300", "300", False),
    ("up to 300", "fewer than 300", True),
    ("under 300", "up to 300", False),
    ("up to about 300", "up to 300", True),
    ("up to 300", "up to about 300", False),
    ("300", "301", False),
    ("300 to 500", "between 300 and 500", True),
    ("300", "300 to 500", False),
    ("300", "300%", False),
    ("$300", "€300", False),
    ("three hundred", "300", True),
    ("thousands of men", "thousands of soldiers", True),
    ("thousands", "tens of thousands", False),
    ("thousands", "3,000", False),
    ("3,000", "thousands", False),
]


@pytest.mark.parametrize(("prose", "claim", "allowed"), STRENGTH)
def test_prose_is_never_stronger_than_its_claim(prose, claim, allowed):
    assert as_strong(parse_figure(prose), parse_figure(claim)) is allowed


@pytest.mark.parametrize(
    ("a", "b", "meets"),
    [
        ("300", "300", True),
        ("300", "301", False),
        ("300", "over 300", False),
        ("300", "at least 300", True),
        ("over 300", "up to 300", False),
        ("at least 300", "up to 300", True),
        ("over 300", "at least 900", True),
        ("300 to 500", "500 to 700", True),
        ("300 to 500", "501 to 700", False),
        ("about 300", "300", True),
        ("about 300", "over 200", True),
        ("about 300", "301", None),
        ("about 300", "9,000", None),
        ("about 300", "close to 300", True),
        ("thousands", "3,000", None),
        ("300", "300%", None),
    ],
)
def test_ranges_meet_only_where_the_words_settle_it(a, b, meets):
    assert overlap(parse_figure(a), parse_figure(b)) is meets
    assert overlap(parse_figure(b), parse_figure(a)) is meets


@pytest.mark.parametrize("verb", ["exceeds", "tops", "surpassed"])
def test_a_verb_can_set_a_bound(verb: str) -> None:
    (found,) = find_figures(f"The number {verb} 3,000 by far.")
    assert (found.figure.comparator, found.figure.low) == (">", 3000)
    assert not as_strong(found.figure, parse_figure("3,000"))


@pytest.mark.parametrize(
    ("text", "figure", "whole"),
    [
        ("2031-03 · Waiting: 214 · Diverted: 42", "214", True),
        ("2031-03 · Waiting: 214 · Diverted: 42", "42", True),
        ("Total · 107 · none", "107", True),
        ("Some 3 · 10 of them", "3", False),
        ("Some 3·10 of them", "3", False),
    ],
)
def test_a_dot_between_cells_is_no_factor(text: str, figure: str, whole: bool) -> None:
    ((start, end, found),) = standing(figure, text)
    assert ((found.start, found.end) == (start, end) and not found.beside) is whole

"""Dates: the words of a source against the days they allow."""

from __future__ import annotations

from datetime import date

import pytest

from generator.quantities.times.edtf import DateTrouble
from generator.quantities.times.find_dates import find_dates
from generator.quantities.times.parse_when import parse_when
from generator.quantities.times.when import When, order, span_text

# words, earliest day, latest day, EDTF; the year 2031 is supplied for those that state none
READ = [
    ("March 18", "2031-03-18", "2031-03-18", "2031-03-18"),
    ("on March 18", "2031-03-18", "2031-03-18", "2031-03-18"),
    ("18 March", "2031-03-18", "2031-03-18", "2031-03-18"),
    ("the 18th of March", "2031-03-18", "2031-03-18", "2031-03-18"),
    ("March 3rd", "2031-03-03", "2031-03-03", "2031-03-03"),
    ("Monday, March 3", "2031-03-03", "2031-03-03", "2031-03-03"),
    ("on Mon., Mar. 3", "2031-03-03", "2031-03-03", "2031-03-03"),
    ("Nov. 26", "2031-11-26", "2031-11-26", "2031-11-26"),
    ("Nov.\u00a026", "2031-11-26", "2031-11-26", "2031-11-26"),
    ("by December", None, "2031-12-31", "../2031-12"),
    ("By 1 November", None, "2031-11-01", "../2031-11-01"),
    ("until May", None, "2031-05-31", "../2031-05"),
    ("from November 1", "2031-11-01", None, "2031-11-01/.."),
    ("since June", "2031-06-01", None, "2031-06/.."),
    ("before March 1", None, "2031-02-28", "../2031-02-28"),
    ("after December", "2032-01-01", None, "2032-01-01/.."),
    ("in October", "2031-10-01", "2031-10-31", "2031-10"),
    ("February", "2031-02-01", "2031-02-28", "2031-02"),
    ("at the beginning of August", "2031-08-01", "2031-08-10", "2031-08-01~/2031-08-10~"),
    ("the middle of August", "2031-08-11", "2031-08-20", "2031-08-11~/2031-08-20~"),
    ("late February", "2031-02-21", "2031-02-28", "2031-02-21~/2031-02-28~"),
    ("by the end of August", None, "2031-08-31", "../2031-08-31"),
    ("around March 18", "2031-03-18", "2031-03-18", "2031-03-18~"),
    ("between March 3 and April 4", "2031-03-03", "2031-04-04", "2031-03-03/2031-04-04"),
    ("from March to May", "2031-03-01", "2031-05-31", "2031-03/2031-05"),
    ("March 3-5", "2031-03-03", "2031-03-05", "2031-03-03/2031-03-05"),
    ("March 3 to 5", "2031-03-03", "2031-03-05", "2031-03-03/2031-03-05"),
]
STATED = [
    ("March 3, 2029", "2029-03-03", "2029-03-03", "2029-03-03"),
    ("3 March 2029", "2029-03-03", "2029-03-03", "2029-03-03"),
    ("Nov.27 - 2029 3:22 PM CET", "2029-11-27", "2029-11-27", "2029-11-27"),
    ("March 2029", "2029-03-01", "2029-03-31", "2029-03"),
    ("2029", "2029-01-01", "2029-12-31", "2029"),
    ("in 2029", "2029-01-01", "2029-12-31", "2029"),
    ("since 2023", "2023-01-01", None, "2023/.."),
    ("early 2029", "2029-01-01", "2029-04-30", "2029-01~/2029-04~"),
    ("from March 3 to April 4, 2029", "2029-03-03", "2029-04-04", "2029-03-03/2029-04-04"),
    # the year at the end cannot hold for the start as well, so the start stays open
    ("from December 20 to January 5, 2029", None, "2029-01-05", "../2029-01-05"),
    ("2023-2024", "2023-01-01", "2024-12-31", "2023/2024"),
    ("2029-03-03", "2029-03-03", "2029-03-03", "2029-03-03"),
    ("2029-03-XX", "2029-03-01", "2029-03-31", "2029-03-XX"),
    ("202X", "2020-01-01", "2029-12-31", "202X"),
    ("2029-03?", "2029-03-01", "2029-03-31", "2029-03?"),
    ("2029-03-03/2029-04-04", "2029-03-03", "2029-04-04", "2029-03-03/2029-04-04"),
    ("2029-03/..", "2029-03-01", None, "2029-03/.."),
    ("../2029-02", None, "2029-02-28", "../2029-02"),
    ("27.11.2029", "2029-11-27", "2029-11-27", "2029-11-27"),
    ("11/27/2029", "2029-11-27", "2029-11-27", "2029-11-27"),
    ("on 27/11/2029", "2029-11-27", "2029-11-27", "2029-11-27"),
    ("not before June 2030", "2030-06-01", None, "2030-06/.."),
    ("no earlier than June 2030", "2030-06-01", None, "2030-06/.."),
    ("until at least June 2030", "2030-06-01", None, "2030-06/.."),
    ("on or before June 3, 2030", None, "2030-06-03", "../2030-06-03"),
    ("as of June 3, 2030", "2030-06-03", "2030-06-03", "2030-06-03"),
    ("in 2011-12", "2011-01-01", "2012-12-31", "2011/2012"),
    ("2011/12", "2011-01-01", "2012-12-31", "2011/2012"),
    ("2029-03-03T14:00Z", "2029-03-03", "2029-03-03", "2029-03-03"),
]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(("words", "lower", "upper", "edtf"), READ)
def test_words_without_a_year_take_the_supplied_one_and_say_so(words, lower, upper, edtf):
    when = parse_when(words, 2031)
    assert (when.lower, when.upper, when.edtf) == (_day(lower), _day(upper), edtf)
    assert when.year_inferred
    assert when.words == words


@pytest.mark.parametrize("words", [row[0] for row in READ])
def test_without_any_year_there_are_no_bounds(words):
    assert parse_when(words) == When(words)


@pytest.mark.parametrize(("words", "lower", "upper", "edtf"), STATED)
def test_a_stated_year_is_kept_and_is_not_inferred(words, lower, upper, edtf):
    when = parse_when(words, 2031)
    assert (when.lower, when.upper, when.edtf) == (_day(lower), _day(upper), edtf)
    assert not when.year_inferred


@pytest.mark.parametrize(
    "words",
    ["soon", "currently", "recently", "in the coming weeks", "by summer", "on Wednesday",
     "summer 2029", "from December to January", "may", "last March"],
)  # fmt: skip
def test_what_cannot_be_ordered_stays_words(words):
    assert parse_when(words, 2031) == When(words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("February 30", "“February 30” is not a day of the calendar"),
        ("29 February 2031", "is not a day of the calendar"),
        ("2029-13-01", "is not a day of the calendar"),
        ("Tuesday, March 3", "3 March 2031 is a Monday, the words say Tuesday"),
        ("2029/", "has an empty end"),
        ("/2029", "has an empty end"),
        ("../..", "open at both ends"),
        ("2029-1", "is not a date in the accepted form"),
        ("2011-12", "can be December 2011 or 2011 to 2012"),
        ("3/4/2031", "can be read two ways"),
        ("2029-XX-05", "a known part after an unknown one"),
        ("20XX-05", "a known part after an unknown one"),
        ("2029-05/2029-04", "ends before it begins"),
        ("from May 2029 to April 2029", "ends before it begins"),
        ("March 5-3", "run backwards"),
        ("before 0001-01-01", "leaves the calendar"),
        ("  ", "no words for a time"),
    ],
)
def test_an_impossible_date_is_refused(words, said):
    with pytest.raises(DateTrouble) as caught:
        parse_when(words, 2031)
    assert said in str(caught.value)
    assert str(caught.value)[0] not in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def test_a_weekday_needs_the_year_to_be_checked():
    assert parse_when("Tuesday, March 3") == When("Tuesday, March 3")
    with pytest.raises(DateTrouble):
        parse_when("Tuesday, March 3, 2031")


def test_29_february_waits_for_its_year():
    assert parse_when("29 February") == When("29 February")
    assert parse_when("29 February", 2028).lower == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("a", "b", "stands"),
    [
        ("March 3", "March 4", "before"),
        ("March 4", "March 3", "after"),
        ("March 3", "3 March 2031", "same"),
        ("March 3", "March", "unknown"),
        ("March", "March", "unknown"),
        ("March", "April 1", "before"),
        ("by March", "April", "before"),
        ("by April", "March", "unknown"),
        ("from April", "March", "after"),
        ("since 2023", "2024", "unknown"),
        ("soon", "March", "unknown"),
        ("before March 3", "March 3", "before"),
        # a third of a month is our convention, the month itself is certain
        ("beginning of August", "end of August", "unknown"),
        ("beginning of August", "October 3", "before"),
        ("around March 3", "March 20", "unknown"),
        ("around March 3", "around March 3", "unknown"),
        ("2031-03-03?", "2031-03-03", "unknown"),
        ("2031-03-03?", "2031-03-20", "unknown"),
        ("2031-03-01", "2031-03-03~/2031-03-05", "unknown"),
        ("2031-03-20", "2031-03-03~/2031-03-05", "after"),
        ("2031-03-20", "2031-03-03/2031-03-05~", "unknown"),
    ],
)
def test_order_is_claimed_only_where_it_is_certain(a, b, stands):
    assert order(parse_when(a, 2031), parse_when(b, 2031)) == stands


def test_words_of_one_meaning_allow_the_same_days():
    read = [parse_when(words, 2031) for words in ("by December", "until December", "December")]
    days = [(when.lower, when.upper, when.approximate) for when in read]
    assert days[0] == days[1] != days[2]
    assert not parse_when("soon").is_dated
    assert parse_when("around March 3", 2031).approximate
    assert not parse_when("March 3", 2031).approximate


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("March 18", "18 March 2031 (year inferred)"),
        ("18 March 2031", "18 March 2031"),
        ("by December", "by December 2031 (year inferred)"),
        ("since 2023", "since 2023"),
        ("not before June 2031", "not before June 2031"),
        ("until at least May 3, 2031", "until at least 3 May 2031"),
        ("before March 1, 2031", "before 1 March 2031"),
        ("by the end of August 2031", "by the end of August 2031"),
        ("../2031-05", "by May 2031"),
        ("2031-05-03/..", "from 3 May 2031"),
        ("from 1 November 2031", "from 1 November 2031"),
        ("in February 2028", "February 2028"),
        ("2028", "2028"),
        ("March 3-5, 2031", "3 March 2031 to 5 March 2031"),
        ("beginning of August 2031", "beginning of August 2031"),
        ("2031-03-03?", "3 March 2031 (uncertain)"),
        ("soon", "soon"),
    ],
)
def test_a_reader_sees_the_days_and_where_the_year_comes_from(words, text):
    assert span_text(parse_when(words, 2031)) == text


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("On March 18, the port closed.", [("On March 18", "March 18")]),
        ("It closed by December.", [("by December", "December")]),
        ("on Wednesday, Nov. 27.", [("on Wednesday, Nov. 27", "Wednesday, Nov. 27")]),
        ("Posted Nov.27 - 2024 3:22 PM CET", [("Nov.27 - 2024 3:22 PM CET",) * 2]),
        ("rounds since 2023.", [("since 2023", "2023")]),
        ("until 2024-10-23 only", [("until 2024-10-23", "2024-10-23")]),
        ("23 October 2024 was dry", [("23 October 2024",) * 2]),
        ("the war of 2022 and 2023", [("2022", "2022"), ("2023", "2023")]),
        ("the 2022 treaty", [("2022", "2022")]),
        (
            "at the beginning of August.",
            [("at the beginning of August", "the beginning of August")],
        ),
        ("between March 3 and April 4 it", [("between March 3 and April 4",) * 2]),
        ("its October plan", [("October", "October")]),
        ("(2023) and in spring 2024, pre-2022", [("2023",) * 2, ("2024",) * 2, ("2022",) * 2]),
        ("In May the port shut", [("In May", "May")]),
        ("zone.October 18", [("October 18",) * 2]),
        ("October’s plan", [("October",) * 2]),
        # what is no date
        ("In October 10,000 lorries crossed", [("In October", "October")]),
        ("In October 82% agreed", [("In October", "October")]),
        ("of 2000 lorries, 2024 came", []),
        ("They march on and may stop. May it be. March with us.", []),
        ("in 2000 homes and by 1999 soldiers", []),
        ("form 2022-B and no. 12024", []),
    ],
)
def test_dates_are_found_in_prose_with_and_without_their_preposition(prose, found):
    dates = find_dates(prose)
    assert [(d.words, d.core) for d in dates] == found
    for d in dates:
        assert prose[d.start : d.end] == d.words
        assert prose[d.core_start : d.core_end] == d.core


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("14-15 June", "2030-06-14/2030-06-15"),
        ("from 1 to 5 May", "2030-05-01/2030-05-05"),
        ("between 3 and 5 March", "2030-03-03/2030-03-05"),
        ("2031.3.10", "2031-03-10"),
    ],
)
def test_a_span_of_days_is_one_date(words: str, edtf: str) -> None:
    (found,) = find_dates(words)
    assert found.core == words and parse_when(words, 2030).edtf == edtf

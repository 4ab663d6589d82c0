"""Finding quotes: character for character, white space folded, and a clear word when one is not there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.around_quotes.differences import difference
from generator.text.quotes import Miss, Passage, body, find_quote

TEXT = (
    "Bridge news\n"
    "The port\u00a0office counts close to 11,000 lorries;  she said: “It’s enough.” Close to the end.\n"
    "\n"
    "More news\n"
    "More news from the harbour: 300 lorries. 1300 lorries. 300 men.\n"
    "Nobody was hurt. Nobody was asked.\n"
)
SOURCE = body(TEXT, ["More news", "Brid*"])


def found(quote: str, **frame: str) -> Passage:
    result = find_quote(quote, SOURCE, **frame)
    assert isinstance(result, Passage), result
    return result


def missed(quote: str, **frame: str) -> Miss:
    result = find_quote(quote, SOURCE, **frame)
    assert isinstance(result, Miss), result
    return result


def test_offsets_are_those_of_the_source() -> None:
    passage = found("close to 11,000 lorries")
    assert TEXT[passage.start : passage.end] == "close to 11,000 lorries"
    assert passage.paragraph == 2


def test_white_space_is_folded_and_nothing_else() -> None:
    assert TEXT[found("The port office").start :].startswith("The port\u00a0office")
    assert found("lorries; she said").text == "lorries; she said"
    assert missed("the port office counts").why == "differs"
    assert missed("It's enough").why == "differs"
    assert missed("lorries she said").why == "differs"


def test_a_quote_may_run_over_lines_in_the_sheet() -> None:
    assert found("close to\n  11,000 lorries").paragraph == 2


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("ose to 11,000", "boundary"),
        ("close to 11", "boundary"),
        ("000 lorries", "boundary"),
        ("Nobody was", "ambiguous"),
        ("More news", "ambiguous"),
        ("Bridge news", "furniture"),
        ("end. More news", "paragraphs"),
        ("close to ... lorries", "omission"),
        ("The bridge fell into the sea at night", "absent"),
        ("   ", "empty"),
        ("close to 11,001 lorries", "differs"),
    ],
)  # fmt: skip
def test_why_a_quote_is_not_found(quote: str, why: str) -> None:
    if quote == "More news":
        assert find_quote(quote, body("a\nMore news more. More news less.", []), "", "").why == why  # type: ignore[union-attr]
        return
    assert missed(quote).why == why


def test_furniture_counts_only_as_a_whole_line() -> None:
    assert found("More news from the harbour").paragraph == 5


def test_a_number_is_not_found_inside_a_longer_one() -> None:
    assert found("1300 lorries").paragraph == 5
    # 1300 lorries is no second hit, so the quote is unique.
    assert found("300 lorries") == found("300 lorries", prefix="harbour:")


def test_prefix_and_suffix_make_a_quote_unique() -> None:
    assert TEXT[found("Nobody was", suffix="asked").end :].startswith(" asked")
    assert found("Nobody was", prefix="hurt.").start > found("Nobody was", suffix="hurt").start
    assert missed("Nobody was", suffix="seen").why == "frame"


@pytest.mark.parametrize(
    ("typed", "stands", "words"),
    [
        ("It's enough", "It’s enough", "the source has a curly apostrophe here where the quote has a straight apostrophe"),
        ("Close to", "close to", "capital and small letters differ"),
        ("about 301 men", "about 300 men", "the source has '300' where the quote has '301'"),
        ("300 brave men", "300 men", "the quote has 'brave', which the source does not have"),
        ("300 men", "300 brave men", "the source has 'brave' here, which the quote leaves out"),
    ],
)  # fmt: skip
def test_the_difference_is_told(typed: str, stands: str, words: str) -> None:
    assert difference(typed, stands) == words


def test_the_nearest_passage_has_its_place() -> None:
    near = missed("The port office counts close to 12,000 lorries").nearest
    assert near is not None and near.paragraph == 2
    assert "11,000" in TEXT[near.start : near.end]


def test_titles_may_stand_in_furniture() -> None:
    assert isinstance(find_quote("Bridge news", SOURCE, furniture=True), Passage)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=80), st.text(max_size=20))
def test_any_words_give_a_passage_or_a_miss(text: str, quote: str) -> None:
    result = find_quote(quote, body(text))
    if isinstance(result, Passage):
        assert "".join(text[result.start : result.end].split()) == "".join(quote.split())

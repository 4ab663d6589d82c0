"""Every reader of text takes steps that grow with its length: counted, at twice the size, without a clock."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from contextlib import suppress

import pytest

from generator.quantities.figures import find_figures as figures
from generator.quantities.figures.numerals import FigureTrouble
from generator.quantities.figures.parse_figure import parse_figure, standing
from generator.quantities.times import find_dates as dates
from generator.quantities.times.edtf import DateTrouble
from generator.quantities.times.parse_when import parse_when
from generator.text.around_quotes.denials import denials
from generator.text.around_quotes.differences import difference
from generator.text.around_quotes.hearers import without_hearers
from generator.text.characters.invisible import counted_problems
from generator.text.characters.lookalikes import lookalike_words
from generator.text.layout import unwrapped, without_layout
from generator.text.quotes import Miss, body, find_quote
from generator.text.sentences import read_prose, sentences
from generator.text.tokens import tokens
from tests.steps import steps


def forget_texts() -> None:
    """Empty the caches of texts that were read: what another test has read costs nothing a second time."""
    for name in [name for name in sys.modules if name.startswith("generator.")]:
        for value in vars(sys.modules[name]).values():
            if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"]:
                value.cache_clear()


def cost(reader: Callable[[str], object], text: str) -> int:
    """The steps of reading a text, or of refusing it, as if nothing had been read before."""

    def act(text: str) -> None:
        with suppress(FigureTrouble, DateTrouble):
            reader(text)

    forget_texts()
    return steps(act, text)


def find_wrong_quote(text: str) -> object:
    return find_quote(f"{text[:6000]} otherwise", body(f"{text}\n{text[::-1]}"))


READERS: dict[str, Callable[[str], object]] = {
    "tokens": tokens,
    "figures": figures.every_figure,
    "figures of a unit": lambda text: figures.find_figures(text, ["lorries a day"]),
    "a figure": parse_figure,
    "a figure in a text": lambda text: standing("1", text),
    "dates": dates.find_dates,
    "a time": lambda text: parse_when(text, 2031),
    "sentences": sentences,
    "prose": read_prose,
    "denials before": lambda text: list(denials(text, len(text), len(text))),
    "denials behind": lambda text: list(denials(text, 0, 0)),
    "hearers": without_hearers,
    "characters": counted_problems,
    "look-alikes": lookalike_words,
    "lines": unwrapped,
    "layout": without_layout,
    "a difference": lambda text: difference(text, f"x {text}"),
}
PIECES = [
    "twenty one ", "one hundred and ", "half a ", "a million and a half ", "1K ", "1-", "2020 ", "2020-", "2020-21 ", "early ",
    "the very ", "end of ", "by ", "not ", "between 1 and ", "from 1 to ", "March ", "March 3 to ", "3-", "1 000 ", "1/2 ",
    "one in ", "about ", "over ", "a notional ", "as good as ", "than ", "$", "US$", "-", "+", "½", "тисяч ", ". ", "a. ",
    "a.", "!?", "”.", "[1]", "。", "[^a] ", "“", "told ", "was told ", "denied ", "untrue that ", "\u00ad", "a\u200c", "\t", "\n",
    "аbc ", "\u0430 a ", "\u212a", "𝐌 ", "a\u0301", "\u0430\u0301 ", "1\u0665 ",
    "abcdefghij abcdefghij abcdefghij\n", "11.000 ", "1,25,000 ", "26.11.2030 ", "thousands of ", "hundred ", "or 5 ",
]  # fmt: skip


@pytest.mark.parametrize("reader", READERS, ids=lambda name: name)
def test_twice_the_text_takes_twice_the_cost(reader: str) -> None:
    act = READERS[reader]
    for piece in PIECES:
        small, large = piece * 150, piece * 300
        first, second = cost(act, small), cost(act, large)
        assert second <= 2.3 * first + 500, f"{piece!r}: {first} steps, then {second}"


def test_a_long_wrong_quote_is_compared_in_bounded_cost() -> None:
    words = "the harbour office said that the pier is closed and the ferry runs on "
    first, second = (cost(find_wrong_quote, words * times) for times in (20, 40))
    assert second <= 4 * first
    third = cost(find_wrong_quote, words * 80)
    assert third <= 2.3 * second


RANDOM = random.Random(2)
SYLLABLES = ["".join(RANDOM.choice("ab") for _ in range(5)) for _ in range(3400)]
# (a text, a quote that is not in it): what comes nearest is sought, and costs no more however it is written.
WRONG = {
    "words of two letters, shuffled": (SYLLABLES, sorted(SYLLABLES[100:3200])),
    "one word again and again": (["pier"] * 4000, ["pier"] * 2000 + ["Pier"]),
    "one letter wrong at its end": (SYLLABLES, [*SYLLABLES[100:3199], "c"]),
    "one letter wrong at its beginning": (SYLLABLES, ["c", *SYLLABLES[101:3200]]),
    "every second word": (SYLLABLES, SYLLABLES[::2]),
    "without spaces": (SYLLABLES, ["".join(SYLLABLES[:3000])]),
    "short": (SYLLABLES, SYLLABLES[5:40:2]),
}


@pytest.mark.parametrize("case", WRONG)
def test_no_wrong_quote_costs_more_than_the_search_may(case: str) -> None:
    text, quote = (" ".join(words) for words in WRONG[case])
    source = body(text)
    assert isinstance(find_quote(quote, source), Miss)
    assert cost(lambda wrong: find_quote(wrong, source), quote) < 20_000_000


def test_only_signs_are_no_sentences() -> None:
    assert len(sentences(". " * 100_000)) == 1
    assert len(sentences("It is. " + ". " * 1000)) == 1


@pytest.mark.parametrize("piece", ["early ", "the ", "by ", "twenty ", "(", "not ", "between "])
def test_no_run_of_words_is_too_deep(piece: str) -> None:
    text = piece * 5000
    for act in READERS.values():
        try:
            act(text)
        except (FigureTrouble, DateTrouble):
            continue

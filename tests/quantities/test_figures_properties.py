"""Figures under any input: no crash, no bound out of nothing, comparisons that hold both ways."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.quantities.figures.figure import Figure, as_strong, overlap, show
from generator.quantities.figures.find_figures import find_figures
from generator.quantities.figures.numerals import FigureTrouble
from generator.quantities.figures.parse_figure import parse_figure, stands_in
from generator.text.languages import language

SETTINGS = settings(max_examples=150, deadline=None, derandomize=True, database=None)

LISTED = language().words["figures"]
QUALIFIERS = {words: sign for sign, many in LISTED["qualifiers"].items() for words in many}
SUFFIXES = {words: sign for sign, many in LISTED["suffixes"].items() for words in many}

NUMBERS = st.integers(0, 10**6) | st.sampled_from([300, 301, 500, 11_000, 2_000_000])
PIECES = st.sampled_from(
    "about over at least up to between and from 300 11,000 11,0 2.5 1. € $ % percent million bn"
    " thousand thousands of two twenty-six hundred a half dozen or more + - – to 155mm G7 F-16 3rd"
    " first lorries Norwegian several ~ 007 20m , one 3:22".split()
)
TEXTS = st.text(max_size=60) | st.lists(PIECES, max_size=9).map(" ".join)
GLUED = st.lists(PIECES, max_size=6).map("".join)


def _read(words: str) -> Figure | None:
    try:
        return parse_figure(words)
    except FigureTrouble:
        return None


@st.composite
def _figures(draw: st.DrawFn) -> Figure:
    """A figure in one of the ordinary forms."""
    number, wide = draw(NUMBERS), draw(st.integers(0, 500))
    unit = draw(st.sampled_from(["{}", "{}%", "€{}", "{} million"]))
    words = unit.format(f"{number:,}")
    form = draw(st.sampled_from(["bare", "before", "after", "range", "vague"]))
    if form == "before":
        words = f"{draw(st.sampled_from(sorted(QUALIFIERS)))} {words}"
    elif form == "after":
        words = f"{words} {draw(st.sampled_from(sorted(SUFFIXES)))}".replace(" +", "+")
    elif form == "range":
        words = f"{number:,} to {number + wide:,}"
    elif form == "vague":
        words = draw(st.sampled_from(["thousands", "several hundred", "tens of thousands"]))
    figure = _read(words)
    assume(figure is not None)
    assert figure is not None
    return figure


def _same(a: Figure, b: Figure) -> bool:
    fields = ("low", "best", "high", "comparator", "approximate", "unit")
    return all(getattr(a, name) == getattr(b, name) for name in fields)


@SETTINGS
@given(TEXTS | GLUED)
def test_any_text_is_read_or_refused_in_our_own_words(text):
    figure = _read(text)
    if figure is None:
        return
    assert figure.words == text
    if figure.low is not None and figure.high is not None:
        assert figure.low <= figure.high
    if figure.is_vague:
        assert figure.approximate
    # a best value stands alone and approximate, or exactly and without doubt
    if figure.best is not None:
        sure = (figure.best, figure.best) if not figure.approximate else (None, None)
        assert (figure.low, figure.high) == sure
        assert figure.comparator == ""


@SETTINGS
@given(_figures())
def test_what_is_shown_reads_back_as_the_same_figure(figure):
    shown = show(figure)
    again = parse_figure(shown)
    assert _same(again, figure)
    assert show(again) == shown


@SETTINGS
@given(st.text(max_size=80) | GLUED | st.lists(PIECES, max_size=14).map(" ".join))
def test_what_is_found_in_prose_stands_there_in_order(text):
    last = 0
    for found in find_figures(text, units=["lorries a day"]):
        assert last <= found.core[0] < found.core[1] <= found.end
        assert found.start <= found.core[0]
        assert text[found.start : found.end] == found.words
        last = found.core[1]


@SETTINGS
@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9)), max_size=3))
def test_nothing_is_found_in_a_skipped_span(text, spans):
    skip = [(start, start + length) for start, length in spans]
    for found in find_figures(text, skip=skip):
        assert not any(s[0] < found.core[1] and found.core[0] < s[1] for s in skip)


@SETTINGS
@given(
    _figures(), st.sampled_from(["The port counts {} lorries.", "({})", "By night, {}; so be it"])
)
def test_a_figure_is_found_in_a_sentence_as_it_was_written(figure, sentence):
    prose = sentence.format(figure.words)
    (found,) = find_figures(prose)
    assert _same(found.figure, figure)
    assert as_strong(found.figure, figure)
    assert stands_in(figure.words, prose) == [prose.index(figure.words)]


@SETTINGS
@given(NUMBERS, st.sampled_from("0123456789"), st.booleans())
def test_no_figure_stands_inside_a_longer_number(number, digit, behind):
    words = f"{number:,}"
    longer = f"{words}{digit}" if behind else f"{digit}{words}"
    assert stands_in(words, f"of {longer} lorries") == []
    assert stands_in(words, f"of {words},{digit * 3} lorries") == []
    assert stands_in(words, f"of {words}.{digit} lorries") == []
    assert stands_in(words, f"of {words} lorries") == [3]


@SETTINGS
@given(_figures())
def test_a_claim_may_be_stated_in_its_own_words(figure):
    assert as_strong(figure, figure)


@SETTINGS
@given(_figures(), _figures())
def test_prose_as_strong_both_ways_says_the_same(a, b):
    if as_strong(a, b) and as_strong(b, a):
        assert _same(a, b)


@SETTINGS
@given(NUMBERS, st.data())
def test_strength_is_transitive(number, data):
    forms = ["{}", "about {}", "over {}", "at least {}", "up to {}", "under {}", "up to about {}",
             "more than about {}", "at least about {}"]  # fmt: skip
    a, b, c = (
        parse_figure(data.draw(st.sampled_from(forms)).format(f"{number:,}")) for _ in range(3)
    )
    if as_strong(a, b) and as_strong(b, c):
        assert as_strong(a, c)


@SETTINGS
@given(_figures(), _figures())
def test_overlap_is_symmetric_and_never_a_no_without_bounds(a, b):
    meets = overlap(a, b)
    assert overlap(b, a) is meets
    if a.approximate or b.approximate:
        assert meets is not False


@SETTINGS
@given(_figures(), _figures())
def test_ranges_that_hold_one_number_meet(a, b):
    """A slow second opinion: try the ends themselves and one step beside them."""
    if a.unit != b.unit or a.is_vague or b.is_vague or a.approximate or b.approximate:
        return
    ends = {n for f in (a, b) for n in (f.low, f.best, f.high) if n is not None}
    step = Decimal("0.5")
    tried = {end + move for end in ends for move in (-step, Decimal(0), step)}
    shared = any(_holds(a, n) and _holds(b, n) for n in tried)
    assert overlap(a, b) is shared


def _holds(figure: Figure, number: Decimal) -> bool:
    low, high, strict = figure.low, figure.high, figure.comparator in ("<", ">")
    above = low is None or number > low or (number == low and not strict)
    below = high is None or number < high or (number == high and not strict)
    return above and below


@SETTINGS
@given(st.sampled_from(sorted(QUALIFIERS)), NUMBERS)
def test_an_open_end_is_never_closed(qualifier, number):
    figure = parse_figure(f"{qualifier} {number:,}")
    effect = QUALIFIERS[qualifier]
    if effect == "=":
        assert figure.low == figure.best == figure.high
        return
    assert (figure.low is not None) == (effect in (">", ">="))
    assert (figure.high is not None) == (effect in ("<", "<="))
    assert (figure.best is not None) == (effect == "~")

"""Dates under any input: no crash, certain orders only, bounds that a second library confirms."""

from __future__ import annotations

from datetime import date

from edtf import parse_edtf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.quantities.times.edtf import DateTrouble
from generator.quantities.times.find_dates import find_dates
from generator.quantities.times.parse_when import parse_when
from generator.quantities.times.when import When, order, span_text

SETTINGS = settings(max_examples=150, deadline=None, derandomize=True, database=None)

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
# Pieces from which most strings look like a date and many are none.
PIECES = st.sampled_from(
    "on by from since before after between and to in the of early late around end beginning March"
    " May Oct. Sept 3 18 31 2024 2031 1 2024-10 2024-02-30 Monday, Nov. , - – / .. ~ ? XX 3rd soon"
    " Wednesday".split()
)
SENTENCES = st.lists(PIECES, min_size=1, max_size=7).map(" ".join)
TEXTS = st.text(max_size=60) | SENTENCES
YEARS = st.none() | st.integers(1, 9999)


def _read(words: str, year: int | None = None) -> When | None:
    try:
        return parse_when(words, year)
    except DateTrouble:
        return None


@st.composite
def _times(draw: st.DrawFn) -> When:
    """A time in one of the ordinary forms."""
    day = draw(DAYS)
    form = draw(
        st.sampled_from(
            ["{d:%B} {d.day}, {d.year}", "by {d:%B} {d.year}", "since {d.year}", "{d:%B} {d.day}",
             "before {d.day} {d:%B} {d.year}", "the end of {d:%B}", "{d.year}", "{d}~", "soon",
             "in {d:%B}", "around {d:%B} {d.day}", "after {d:%B}"]
        )
    )  # fmt: skip
    year = draw(st.sampled_from([None, 2024, 2031]))
    when = _read(form.format(d=day), year)
    assume(when is not None)
    assert when is not None
    return when


@SETTINGS
@given(TEXTS, YEARS)
def test_any_text_is_read_or_refused_in_our_own_words(text, year):
    when = _read(text, year)
    if when is not None:
        assert when.words == text
        assert (when.edtf is not None) == when.is_dated
        assert span_text(when) or not text.strip()
        if when.lower is not None and when.upper is not None:
            assert when.lower <= when.upper


@SETTINGS
@given(TEXTS, YEARS)
def test_a_supplied_year_changes_only_what_had_none(text, year):
    alone, helped = _read(text), _read(text, year)
    if alone is not None and helped is not None:
        assert alone.is_dated <= helped.is_dated
        if alone.is_dated:
            assert (alone.lower, alone.upper, alone.edtf) == (
                helped.lower, helped.upper, helped.edtf)  # fmt: skip
        assert not alone.year_inferred
        assert helped.year_inferred == (helped.is_dated and not alone.is_dated)


@SETTINGS
@given(TEXTS, YEARS)
def test_the_edtf_form_reads_back_as_the_same_days(text, year):
    when = _read(text, year)
    if when is not None and when.edtf is not None:
        again = parse_when(when.edtf)
        assert (again.lower, again.upper, again.edtf) == (when.lower, when.upper, when.edtf)


@SETTINGS
@given(_times(), _times())
def test_order_is_antisymmetric(a, b):
    mirrored = {"before": "after", "after": "before", "same": "same", "unknown": "unknown"}
    assert order(b, a) == mirrored[order(a, b)]


@SETTINGS
@given(_times(), _times(), _times())
def test_before_is_transitive(a, b, c):
    if order(a, b) == order(b, c) == "before":
        assert order(a, c) == "before"


@SETTINGS
@given(_times())
def test_no_order_with_what_has_no_bounds(a):
    assert order(a, When("soon")) == order(When("soon"), a) == "unknown"


@SETTINGS
@given(_times(), _times())
def test_an_unknown_order_stays_unknown_when_a_bound_is_dropped(a, b):
    if order(a, b) == "unknown":
        for looser in (When(a.words, a.lower, None, a.edtf), When(a.words, None, a.upper, a.edtf)):
            if a.firm is None:
                assert order(looser, b) == "unknown"


@SETTINGS
@given(DAYS, st.sampled_from(["by", "until", "since", "from", "before", "after"]))
def test_a_one_sided_word_never_gains_the_other_bound(day, word):
    when = parse_when(f"{word} {day.day} {day:%B} {day.year}")
    assert (when.lower is None) != (when.upper is None)
    assert (when.lower is None) == (word in ("by", "until", "before"))


@SETTINGS
@given(DAYS, st.sampled_from(["soon", "perhaps", "or later", "they hoped"]))
def test_words_around_a_time_never_make_an_order_known(day, words):
    other = parse_when("2100")
    for text in (f"{words} {day:%B} {day.day}", f"{day:%B} {day.day} {words}"):
        when = _read(text)
        assert when is None or order(when, other) == "unknown"


@SETTINGS
@given(st.text(max_size=80) | st.lists(PIECES, max_size=14).map(" ".join))
def test_what_is_found_in_prose_stands_there_and_can_be_read(text):
    last = 0
    for found in find_dates(text):
        assert last <= found.start <= found.core_start < found.core_end <= found.end
        assert text[found.start : found.end] == found.words
        assert text[found.core_start : found.core_end] == found.core
        when = _read(found.words, 2024)
        if when is not None and not found.words.lower().startswith(("between", "from")):
            assert when.is_dated
        last = found.end


@SETTINGS
@given(DAYS, st.sampled_from(["{d:%B} {d.day}", "{d.day} {d:%B}", "{d:%B} {d.day}, {d.year}"]))
def test_a_day_in_a_sentence_is_found_whole(day, form):
    words = form.format(d=day)
    prose = f"The port said on {words} that 300 lorries had crossed."
    assert [found.core for found in find_dates(prose)] == [words]


@st.composite
def _edtf_dates(draw: st.DrawFn, hide: bool = True) -> str:
    day = draw(DAYS)
    text = str(day)[: draw(st.sampled_from([4, 7, 10]))]
    if hide and draw(st.booleans()):
        hidden = {4: [1, 2], 7: [2], 10: [2, 5]}[len(text)]
        text = _hide(text, draw(st.sampled_from(hidden)))
    return text


def _hide(text: str, letters: int) -> str:
    """The last `letters` places, dashes counted, with X for digits."""
    return text[:-letters] + "".join("-" if c == "-" else "X" for c in text[-letters:])


def _struct(moment: object) -> date:
    return date(*moment[:3])  # type: ignore[index]


@SETTINGS
@given(_edtf_dates(), st.sampled_from(["", "~", "?", "%"]))
def test_the_edtf_package_gives_the_same_days(text, mark):
    # Marks beside X are rare and the package widens them: our bounds ignore a mark.
    ours, theirs = parse_when(text + mark), parse_edtf(text)
    assert (ours.lower, ours.upper) == (
        _struct(theirs.lower_strict()), _struct(theirs.upper_strict()))  # fmt: skip
    assert ours.edtf == text + mark
    if "X" not in text:
        marked = parse_edtf(text + mark)
        assert ours.lower == _struct(marked.lower_strict())


@settings(SETTINGS, max_examples=50)
@given(_edtf_dates(hide=False), _edtf_dates(hide=False))
def test_the_edtf_package_gives_the_same_intervals(a, b):
    low, high = sorted([a, b], key=lambda text: (_struct(parse_edtf(text).lower_strict()), text))
    assume(_struct(parse_edtf(low).lower_strict()) <= _struct(parse_edtf(high).upper_strict()))
    ours, theirs = parse_when(f"{low}/{high}"), parse_edtf(f"{low}/{high}")
    assert (ours.lower, ours.upper) == (
        _struct(theirs.lower_strict()), _struct(theirs.upper_strict()))  # fmt: skip
    # The package fails on X inside an interval, so that is left out here. It
    # answers an open end with a float, so the end that is there is compared alone.
    assert parse_when(f"{low}/..").lower == ours.lower
    assert parse_when(f"../{high}").upper == ours.upper

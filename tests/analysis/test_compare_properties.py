"""Comparing is symmetric, never crashes, and never knows an order that the times do not show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.model.kinds import Case, Comparison, Scope, estimate, position
from generator.model.vocabulary import vocabulary
from generator.quantities.figures.figure import Figure
from generator.quantities.figures.parse_figure import parse_figure
from generator.quantities.times.when import When, order

SUBJECTS = ("all", "some", "few", "else")
SCOPE = Scope(
    within={"some": "all", "few": "some"},
    units={"all": "lorries", "some": "lorries", "few": None},
    never_falls=frozenset({"all", "some"}),
)
LOOP = replace(SCOPE, within={"all": "some", "some": "few", "few": "all"})
DAYS = st.dates(date(2030, 1, 1), date(2030, 1, 20))
FIGURES: st.SearchStrategy[Figure] = st.builds(
    lambda lead, n, tail: parse_figure(f"{lead} {n}{tail}"),
    st.sampled_from(["", "about", "over", "at least", "up to", "under"]),
    st.sampled_from([0, 1, 2, 3, 30, 100, 149, 150, 200]),
    st.sampled_from(["", "%", " euros"]),
) | st.just(parse_figure("10 to 30"))


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    shape = draw(st.sampled_from(["none", "words", "day", "span", "from", "until"]))
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return {
        "none": None,
        "words": When("soon"),
        "day": When("a day", first, first),
        "span": When("a span", first, last),
        "from": When("since then", first, None),
        "until": When("by then", None, last),
    }[shape]


@st.composite
def estimates(draw: st.DrawFn) -> Case:
    figure = draw(st.none() | FIGURES)
    words = {"wording": "many"} if figure is None else {"figure": figure.words}
    value = estimate.Fields(
        of=draw(st.sampled_from(SUBJECTS)),
        status=draw(st.sampled_from(list(vocabulary("status").terms))),
        counts=draw(st.sampled_from(list(vocabulary("counts").terms))),
        **words,
    )
    return Case(value, figure, draw(whens()), draw(whens()), None, draw(st.booleans()))


@st.composite
def positions(draw: st.DrawFn) -> Case:
    value = position.Fields(
        of=draw(st.sampled_from(SUBJECTS)),
        stance=draw(st.sampled_from(list(vocabulary("stance").terms))),
        only_if=draw(st.sampled_from([None, "if dry", "if it rains"])),
        **{"as": draw(st.sampled_from(list(vocabulary("as").terms)))},
    )
    holder = draw(st.sampled_from([None, "city", "union"]))
    return Case(value, None, draw(whens()), draw(whens()), holder, draw(st.booleans()))


scopes = st.sampled_from([SCOPE, LOOP])


def sound(result: Comparison) -> None:
    assert result.verdict in vocabulary("verdict").terms
    assert result.verdict not in ("wording-only", "unresolved"), "those are the curator's"
    assert result.times in ("ordered", "same", "unknown")
    assert result.reason and result.reason[0].islower() and result.reason[-1] != "."
    if result.verdict == "conflict":
        assert result.times != "unknown"


@given(estimates(), estimates(), scopes)
def test_estimates(a: Case, b: Case, scope: Scope) -> None:
    result = estimate.compare(a, b, scope)
    assert result == estimate.compare(b, a, scope)
    sound(result)


@given(positions(), positions(), scopes)
def test_positions(a: Case, b: Case, scope: Scope) -> None:
    result = position.compare(a, b, scope)
    assert result == position.compare(b, a, scope)
    sound(result)


@given(estimates(), estimates())
def test_an_estimate_without_times_never_gets_an_order(a: Case, b: Case) -> None:
    a = replace(a, said=None, time=None)
    result = estimate.compare(a, b, SCOPE)
    assert result.times == "unknown"
    statuses = {a.value.status == "count", b.value.status == "count"}
    assert result.verdict != "conflict"
    assert result.verdict != "different-time" or len(statuses) == 2  # a count and an expectation


@given(positions(), positions())
def test_a_position_without_times_never_gets_an_order(a: Case, b: Case) -> None:
    result = position.compare(replace(a, said=None, time=None), b, SCOPE)
    assert result.times == "unknown"
    assert result.verdict not in ("conflict", "different-time")


@given(estimates(), estimates())
def test_two_counts_are_ordered_only_where_their_days_are(a: Case, b: Case) -> None:
    if a.time is None or b.time is None:
        return
    both = (replace(one, value=one.value.model_copy(update={"status": "count"})) for one in (a, b))
    result = estimate.compare(*both, SCOPE)
    if order(a.time, b.time) == "unknown":
        assert result.times == "unknown" and result.verdict not in ("conflict", "different-time")


@given(estimates(), estimates(), st.sampled_from(["low", "high"]))
def test_a_missing_bound_never_parts_two_figures(a: Case, b: Case, side: str) -> None:
    """What two figures with all their bounds do not settle, fewer bounds do not settle."""
    if a.figure is None or b.figure is None or a.figure.best is not None:
        return
    fewer = replace(a, figure=replace(a.figure, **{side: None}))
    if estimate.compare(fewer, b, SCOPE).verdict == "conflict":
        assert estimate.compare(a, b, SCOPE).verdict == "conflict"

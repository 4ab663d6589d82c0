"""Two claims are compared by the first rule that fits; each case is one row of a table."""

from __future__ import annotations

import pytest

from generator.analysis.compare import comparison_case, conflicts, contradicted, pairs
from generator.model.kinds import Case, Comparison, Scope, estimate, position
from generator.model.vocabulary import vocabulary
from generator.quantities.figures.parse_figure import parse_figure
from generator.quantities.times.parse_when import parse_when
from generator.site.read_site import read_site
from tests.folders import FIXTURES

SCOPE = Scope(
    within={"night": "traffic", "late": "night", "sold": "bought"},
    units={
        "traffic": "lorries",
        "night": "lorries",
        "late": "lorries",
        "tolls": "euros",
        "vans": "euros",
    },
    never_falls=frozenset({"bought"}),
    timeless=frozenset({"cost"}),
)


def number(
    of: str, words: str, status: str = "count", *, when: str | None = None,
    said: str | None = None, counts: str = "total",
) -> Case:  # fmt: skip
    """An estimate; `words` that begin with `~` are a quantity without a number."""
    key = {"wording": words[1:]} if words[0] == "~" else {"figure": words}
    spoken = parse_when(said, 2031) if said else None
    return Case(
        value=estimate.Fields(of=of, status=status, counts=counts, when=when, **key),
        figure=None if words[0] == "~" else parse_figure(words),
        said=spoken,
        time=parse_when(when, 2031) if when else spoken,
        stated=when is not None,
    )


def stand(
    stance: str, said: str | None = None, *, of: str = "toll", holder: str | None = "city",
    when: str | None = None, only_if: str | None = None, as_: str = "word",
) -> Case:  # fmt: skip
    spoken = parse_when(said, 2031) if said else None
    return Case(
        value=position.Fields(of=of, stance=stance, only_if=only_if, when=when, **{"as": as_}),
        said=spoken,
        time=parse_when(when, 2031) if when else spoken,
        holder=holder,
        stated=when is not None,
    )


MAY, JUNE = "on May 2", "on June 2"

ESTIMATES = {
    "other subjects": (number("traffic", "300"), number("bought", "300"), "different-thing"),
    "other subjects, and no number": (
        number("traffic", "~many"), number("bought", "300"), "different-thing"),
    "other units": (number("traffic", "€300"), number("traffic", "300%"), "different-thing"),
    "one unit unstated": (number("tolls", "€300"), number("tolls", "300"), "not-comparable"),
    "two dollars": (number("cost", "A$30m"), number("cost", "US$30m"), "different-thing"),
    "two dollars, by name": (
        number("cost", "30 million Australian dollars"), number("cost", "30 million US dollars"), "different-thing"),
    "whose dollars is not said": (number("cost", "$30m"), number("cost", "US$30m"), "not-comparable"),
    "one money by sign and by name": (
        number("cost", "€30m"), number("cost", "30 million euros"), "agree"),
    "a share in words and in percent": (
        number("traffic", "one in five"), number("traffic", "20%"), "agree"),
    "a number in words and in digits": (
        number("traffic", "two and a half million"), number("traffic", "2.5 million"), "agree"),
    "what has no time, undated": (number("cost", "€30m"), number("cost", "€40m"), "conflict"),
    "what has no time, promised": (
        number("cost", "€30m", "promised"), number("cost", "€40m", "promised"), "conflict"),
    "what has no time, on two days": (
        number("cost", "€30m", said=MAY), number("cost", "€40m", said=JUNE), "different-time"),
    "what has a time, undated": (number("tolls", "€30m"), number("tolls", "€40m"), "not-comparable"),
    "no number": (number("traffic", "~many"), number("traffic", "300"), "not-comparable"),
    "a figure without a number": (
        number("traffic", "hundreds"), number("traffic", "300"), "not-comparable"),
    "the part fits": (number("night", "40"), number("traffic", "300"), "different-thing"),
    "a part two steps down fits": (
        number("late", "40"), number("traffic", "300"), "different-thing"),
    "part and whole, one expected": (
        number("night", "400", "planned"), number("traffic", "300"), "different-thing"),
    "part exceeds whole, later": (
        number("night", "400", said=JUNE), number("traffic", "300", said=MAY), "different-time"),
    "part exceeds whole, earlier, the whole can fall": (
        number("night", "400", said=MAY), number("traffic", "300", said=JUNE), "different-time"),
    "part exceeds whole, earlier, the whole never falls": (
        number("sold", "400", said=MAY), number("bought", "300", said=JUNE), "conflict"),
    "part exceeds whole on one day": (
        number("night", "400", said=MAY), number("traffic", "300", said=MAY), "conflict"),
    "part exceeds whole, order unknown": (
        number("night", "400"), number("traffic", "300"), "not-comparable"),
    "part exceeds what is no total": (
        number("night", "400", said=MAY), number("traffic", "300", said=MAY, counts="further"),
        "not-comparable"),
    "up to so many fits into less": (
        number("night", "up to 400", said=MAY), number("traffic", "300", said=MAY),
        "different-thing"),
    "count and forecast": (
        number("traffic", "300", said=MAY), number("traffic", "500", "forecast", said=MAY),
        "different-time"),
    "a part of it exceeds the total": (
        number("traffic", "400", said=MAY, counts="part"), number("traffic", "300", said=MAY),
        "conflict"),
    "a part of it fits the total": (
        number("traffic", "200", said=MAY, counts="part"), number("traffic", "300", said=MAY),
        "different-thing"),
    "further against total": (
        number("traffic", "200", counts="further"), number("traffic", "200"), "not-comparable"),
    "unclear": (
        number("traffic", "200", counts="unclear"), number("traffic", "200", counts="unclear"),
        "not-comparable"),
    "two pieces need not be one piece": (
        number("traffic", "200", said=MAY, counts="part"),
        number("traffic", "90", said=MAY, counts="part"), "not-comparable"),
    "two pieces that meet": (
        number("traffic", "200", counts="part"), number("traffic", "200", counts="part"), "agree"),
    "the ranges meet": (number("traffic", "250 to 300"), number("traffic", "at least 280"), "agree"),
    "about is near": (number("traffic", "about 300"), number("traffic", "350", said=MAY),
                      "not-comparable"),
    "about is far": (
        number("traffic", "about 300", said=MAY), number("traffic", "450", said=MAY), "conflict"),
    "open ends touch and do not meet": (
        number("traffic", "over 300", said=MAY), number("traffic", "300", said=MAY), "conflict"),
    "counts in order": (
        number("traffic", "300", said=MAY), number("traffic", "500", said=JUNE), "different-time"),
    "it fell and can": (
        number("traffic", "500", said=MAY), number("traffic", "300", said=JUNE), "different-time"),
    "it fell and never falls": (
        number("bought", "500", said=MAY), number("bought", "300", said=JUNE), "conflict"),
    "at least so many, then fewer, and it never falls": (
        number("bought", "over 500", said=MAY), number("bought", "300", said=JUNE), "conflict"),
    "it rose and never falls": (
        number("bought", "300", said=MAY), number("bought", "500", said=JUNE), "different-time"),
    "counts of one day": (
        number("traffic", "300", said=MAY), number("traffic", "500", said=MAY), "conflict"),
    "counts of one month": (
        number("traffic", "300", said="in May"), number("traffic", "500", said="in May"),
        "not-comparable"),
    "a day within the month": (
        number("traffic", "300", said=MAY), number("traffic", "500", said="in May"),
        "not-comparable"),
    "counts without a time": (number("traffic", "300"), number("traffic", "500"), "not-comparable"),
    "a plan and a forecast": (
        number("traffic", "300", "planned", said=MAY),
        number("traffic", "500", "forecast", said=MAY), "different-thing"),
    "a request and a promise that meet": (
        number("traffic", "300", "requested"), number("traffic", "300", "promised"), "agree"),
    "forecasts for other days": (
        number("traffic", "300", "forecast", when=MAY, said="on April 1"),
        number("traffic", "500", "forecast", when=JUNE, said="on April 1"), "different-time"),
    "forecasts for one day": (
        number("traffic", "300", "forecast", when=JUNE, said=MAY),
        number("traffic", "500", "forecast", when=JUNE, said=MAY), "conflict"),
    "a forecast revised": (
        number("traffic", "300", "forecast", when=JUNE, said=MAY),
        number("traffic", "500", "forecast", when=JUNE, said="on May 9"), "different-time"),
    "forecasts of one day, for no day": (
        number("traffic", "300", "forecast", said=MAY),
        number("traffic", "500", "forecast", said=MAY), "not-comparable"),
    "intents of one day": (
        number("traffic", "300", "planned", said=MAY),
        number("traffic", "500", "planned", said=MAY), "conflict"),
    "an intent for a day and one for none": (
        number("traffic", "300", "planned", said=MAY, when=JUNE),
        number("traffic", "500", "planned", said=MAY), "not-comparable"),
    "a day is not compared with a day of speaking": (
        number("traffic", "300", "forecast", when=JUNE),
        number("traffic", "500", "forecast", said=MAY), "not-comparable"),
    "forecasts never fall or rise": (
        number("bought", "500", "forecast", said=MAY),
        number("bought", "300", "forecast", said=JUNE), "different-time"),
}  # fmt: skip

POSITIONS = {
    "other subjects": (stand("refuses"), stand("refuses", of="ferry"), "different-thing"),
    "nobody is named": (stand("refuses", holder=None), stand("does"), "not-comparable"),
    "two parties": (
        stand("refuses", MAY), stand("promises", MAY, holder="union"), "different-thing"),
    "a word and a rule": (
        stand("considering", MAY), stand("refuses", MAY, as_="rule"), "different-thing"),
    "a rule and a practice": (
        stand("refuses", MAY, as_="rule"), stand("does", MAY, as_="practice"), "different-thing"),
    "a part of the subject": (
        stand("refuses", MAY, of="night"), stand("does", MAY, of="traffic"), "different-thing"),
    "the same stance": (stand("refuses", MAY), stand("refuses", JUNE), "agree"),
    "a wish and a decision": (stand("favours", MAY), stand("refuses", MAY), "different-thing"),
    "two wishes": (stand("favours", MAY), stand("opposes", MAY), "conflict"),
    "opened": (stand("refuses", MAY), stand("considering", JUNE), "different-time"),
    "spoken in order about no day": (
        stand("refuses", MAY, when="soon"), stand("does", JUNE, when="soon"), "different-time"),
    "one day": (stand("refuses", MAY), stand("considering", MAY), "conflict"),
    "one day spoken of on two": (
        stand("refuses", MAY, when="on July 1"), stand("does", JUNE, when="on July 1"), "conflict"),
    "one day of speaking, about unknown times": (
        stand("refuses", MAY, when="soon"), stand("does", MAY), "not-comparable"),
    "one day, two conditions": (
        stand("refuses", MAY, only_if="if it rains"), stand("intends", MAY, only_if="if dry"),
        "different-thing"),
    "one day, one goes further": (
        stand("not-ruling-out", MAY), stand("considering", MAY), "agree"),
    "not now, and not ruled out": (
        stand("not-considering", MAY), stand("not-ruling-out", MAY), "agree"),
    "order unknown": (stand("refuses"), stand("considering", MAY), "not-comparable"),
}  # fmt: skip


@pytest.mark.parametrize("name", ESTIMATES)
def test_estimates(name: str) -> None:
    a, b, verdict = ESTIMATES[name]
    assert estimate.compare(a, b, SCOPE).verdict == verdict
    assert estimate.compare(a, b, SCOPE) == estimate.compare(b, a, SCOPE)


@pytest.mark.parametrize("name", POSITIONS)
def test_positions(name: str) -> None:
    a, b, verdict = POSITIONS[name]
    assert position.compare(a, b, SCOPE).verdict == verdict
    assert position.compare(a, b, SCOPE) == position.compare(b, a, SCOPE)


def test_every_verdict_is_reached_and_is_a_word_of_the_vocabulary() -> None:
    reached = {verdict for *_, verdict in (*ESTIMATES.values(), *POSITIONS.values())}
    assert reached < set(vocabulary("verdict").terms)
    assert set(vocabulary("verdict").terms) - reached == {"wording-only", "unresolved"}


def test_reasons_tell_which_way_a_position_moved() -> None:
    opened = position.compare(stand("considering", JUNE), stand("refuses", MAY), SCOPE)
    closed = position.compare(stand("considering", MAY), stand("refuses", JUNE), SCOPE)
    assert opened.reason == "the later one is more open, from “refuses” to “is considering”"
    assert closed.reason == "the later one is more closed, from “is considering” to “refuses”"


def test_no_movement_where_two_clocks_disagree() -> None:
    ahead = stand("does", MAY, when="on July 1")
    assert position.movement(ahead, stand("refuses", JUNE)) is None
    moved = position.compare(ahead, stand("refuses", JUNE), SCOPE)
    assert (moved.verdict, moved.reason) == ("different-time", "they hold for different times")


def test_a_differing_condition_is_named() -> None:
    bare, one = stand("intends"), stand("intends", only_if="if dry")
    other = stand("intends", only_if="if it rains")
    assert position.compare(bare, bare, SCOPE).reason == "the same stance"
    assert "only one names a condition (“if dry”)" in position.compare(one, bare, SCOPE).reason
    assert "(“if dry”, “if it rains”)" in position.compare(other, one, SCOPE).reason


@pytest.mark.parametrize(
    ("verdict", "computed", "times", "ruled_out"),
    [
        ("conflict", "conflict", "same", False),
        ("different-time", "conflict", "same", True),
        ("different-time", "conflict", "ordered", True),
        ("different-thing", "conflict", "same", True),
        ("wording-only", "conflict", "same", True),
        ("conflict", "different-time", "ordered", True),
        ("wording-only", "different-time", "ordered", True),
        ("different-time", "different-time", "same", False),
        ("different-thing", "different-time", "ordered", False),
        ("conflict", "different-thing", "unknown", True),
        ("wording-only", "different-thing", "unknown", False),
        ("different-time", "different-thing", "same", True),
        ("different-time", "different-thing", "unknown", False),
        ("conflict", "agree", "unknown", True),
        ("wording-only", "agree", "same", False),
        ("different-time", "agree", "same", True),
        ("conflict", "not-comparable", "unknown", False),
        ("different-time", "not-comparable", "unknown", False),
        ("different-time", "not-comparable", "same", True),
    ],
)
def test_what_the_data_rule_out(verdict: str, computed: str, times: str, ruled_out: bool) -> None:
    comparison = Comparison(computed, "the reason", times)
    assert (contradicted(verdict, comparison) is not None) is ruled_out
    assert contradicted("unresolved", comparison) is None


def test_a_second_topic_tells_its_disagreements_apart() -> None:
    site = read_site(FIXTURES / "dam")
    assert not site.findings
    pumps, sluice = (
        {(one.a.id, one.b.id): one for one in pairs(site, brief)} for brief in site.briefs.values()
    )

    def verdict(a: str, b: str) -> str:
        return {**pumps, **sluice}[a, b].comparison.verdict

    assert verdict("june-3", "league-count") == "conflict"
    assert verdict("june-3", "june-12") == "different-time"
    assert verdict("june-12", "north") == "different-thing"
    assert verdict("bought-official", "bought-league") == "not-comparable"  # "about" is too near
    assert verdict("refused", "considering") == "different-time"
    assert verdict("considering", "decree") == "different-thing"
    assert verdict("considering", "open-door") == "not-comparable"
    assert pumps["june-3", "league-count"].reading == "two-counts"
    assert pumps["june-3", "league-count"].verdict == "conflict"
    assert [(one.a.id, one.b.id) for one in conflicts(site, site.briefs["pumps"])] == [
        ("june-3", "league-count")
    ]


def test_claims_of_other_briefs_and_kinds_are_listed_where_a_disagreement_names_them() -> None:
    site = read_site(FIXTURES / "dam")
    sluice = site.briefs["sluice"]
    named = [one for one in pairs(site, sluice) if one.reading == "how-many"]
    assert [(one.a.ref, one.b.ref) for one in named] == [
        ("sluice/shared", "sluice/ready"),
        ("sluice/ready", "pumps/june-3"),
        ("sluice/shared", "pumps/june-3"),
    ]
    assert {one.verdict for one in named} == {"unresolved"}
    across = named[1].comparison
    assert across.verdict == "not-comparable"
    assert across.reason == "two fact sheets that do not share this subject"


def test_undated_claims_are_bounded_by_their_source_alone() -> None:
    site = read_site(FIXTURES / "dam")
    plan = comparison_case(site, site.briefs["pumps"].claims["plan"])
    assert plan.said is not None
    assert (plan.said.lower, str(plan.said.upper)) == (None, "2030-06-20")
    assert (plan.stated, plan.time) == (True, None)  # "by autumn" has no day
    bought = comparison_case(site, site.briefs["pumps"].claims["bought-league"])
    assert (bought.time, bought.said, bought.holder) == (None, None, "league")
    assert comparison_case(site, site.briefs["pumps"].claims["bought-official"]).holder == "valley"

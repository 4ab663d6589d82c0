"""Prose is bound to its claims: a dropped or stronger qualifier never passes, whatever the number."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.prose_fields import Prose
from generator.analysis.sentence_support import BoundSentence, bound_sentences
from generator.checks import prose_counts, prose_dates, prose_figures
from generator.model.marks import Ours
from generator.quantities.figures.figure import as_strong
from generator.quantities.figures.parse_figure import parse_figure
from generator.quantities.times.date_words import MONTH_NAMES
from generator.quantities.times.parse_when import parse_when
from generator.site.read_site import read_site
from generator.site.site import Claim, Site
from generator.text.languages import language
from generator.text.sentences import read_prose
from tests.folders import BASE

LISTED = language().words["figures"]
QUALIFIERS = {
    words: sign for sign, many in LISTED["qualifiers"].items() for words in many if sign != "="
}
SUFFIXES = {
    words: sign for sign, many in LISTED["suffixes"].items() for words in many if sign != "="
}
NUMBERS = st.integers(2, 10**7).map(lambda number: f"{number:,}")
LEADS = st.sampled_from(["", *sorted(word for word in QUALIFIERS if word.isascii())])
DAYS = st.dates(
    min_value=parse_when("2031-01-01").lower,
    max_value=parse_when("2031-12-31").upper,  # type: ignore[arg-type]
)
TEXTS = st.text(max_size=80) | st.lists(
    st.sampled_from(
        "about 40 over 60 passengers May 3 by on from 2031 two several sources origins article"
        " confirmed not “ ” % € thousand [^passengers] . , ; and up to between Friday in spring".split()
    ),
    max_size=14,
).map(" ".join)


@cache
def site() -> Site:
    return read_site(BASE)


def with_figure(words: str) -> Claim:
    """The claim on passengers, its number in these words wherever it stands."""
    claim = site().briefs["boats"].claims["passengers"]
    figure = parse_figure(words)
    quote = replace(claim.evidence[0].quote, words=f"they counted {words} passengers", result=None)
    only = replace(claim.evidence[0], quote=quote, context=(), figure=figure, figure_words=words)
    return replace(claim, figure=figure, evidence=(only,))


def said_on(words: str) -> Claim:
    claim = with_figure("40")
    return replace(claim, said=parse_when(words, 2031), when=None)


def sentence(text: str, *claims: Claim) -> BoundSentence:
    brief = site().briefs["boats"]
    (read,) = read_prose(text)
    return BoundSentence(
        Prose(brief.sheet.at("bottom_line"), text, "boats", Ours("must", bound=True)), read, claims
    )


def figure_hits(text: str, *claims: Claim) -> int:
    return len(list(prose_figures.of_sentence(site(), sentence(text, *claims))))


def date_hits(text: str, *claims: Claim) -> int:
    return len(list(prose_dates.of_sentence(site(), sentence(text, *claims))))


@given(NUMBERS, LEADS)
def test_the_claims_own_words_always_pass(number: str, lead: str) -> None:
    words = f"{lead} {number}".strip()
    assert figure_hits(f"They counted {words} passengers.", with_figure(words)) == 0


@given(NUMBERS, LEADS.filter(bool))
def test_a_dropped_qualifier_never_passes(number: str, lead: str) -> None:
    assert figure_hits(f"They counted {number} passengers.", with_figure(f"{lead} {number}")) == 1


@given(NUMBERS, LEADS, LEADS)
def test_another_qualifier_passes_only_where_it_is_no_stronger(
    number: str, ours: str, theirs: str
) -> None:
    mine, claims = f"{ours} {number}".strip(), f"{theirs} {number}".strip()
    hits = figure_hits(f"They counted {mine} passengers.", with_figure(claims))
    assert hits == (0 if as_strong(parse_figure(mine), parse_figure(claims)) else 1)
    back = figure_hits(f"They counted {claims} passengers.", with_figure(mine))
    if hits == back == 0:  # each may stand for the other: then they say the same
        a, b = parse_figure(mine), parse_figure(claims)
        assert (a.comparator, a.approximate) == (b.comparator, b.approximate)


@given(NUMBERS, NUMBERS, LEADS)
def test_another_number_never_passes(ours: str, theirs: str, lead: str) -> None:
    if ours != theirs:
        assert (
            figure_hits(f"They counted {lead} {ours} passengers.", with_figure(f"{lead} {theirs}"))
            == 1
        )


@given(NUMBERS, st.sampled_from(sorted(word for word in SUFFIXES if word != "+")))
def test_a_dropped_suffix_never_passes(number: str, suffix: str) -> None:
    claim = with_figure(f"{number} {suffix}")
    assert figure_hits(f"They counted {number} {suffix}.", claim) == 0
    assert figure_hits(f"They counted {number}.", claim) == 1


@given(NUMBERS, LEADS)
def test_no_claim_lends_nothing(number: str, lead: str) -> None:
    assert figure_hits(f"They counted {lead} {number} passengers.") == 1


@given(DAYS, DAYS)
def test_a_day_passes_for_itself_only(ours, theirs) -> None:
    spoken = [f"{MONTH_NAMES[day.month - 1]} {day.day}" for day in (ours, theirs)]
    hits = date_hits(f"They counted on {spoken[0]}.", said_on(f"on {spoken[1]}"))
    assert hits == (ours != theirs)
    assert hits == date_hits(f"They counted on {spoken[1]}.", said_on(f"on {spoken[0]}"))
    dated = date_hits(f"They counted on {spoken[0]}, 2031.", said_on(f"on {spoken[1]}"))
    assert dated == hits


@given(DAYS)
def test_a_month_never_becomes_a_day(day) -> None:
    month = MONTH_NAMES[day.month - 1]
    assert date_hits(f"They counted on {month} {day.day}.", said_on(f"in {month}")) == 1
    assert date_hits(f"They counted in {month}.", said_on(f"on {month} {day.day}")) == 0


@given(DAYS, st.permutations(["by", "from", "before", "after", "on"]))
def test_a_bound_never_turns_round(day, preps: list[str]) -> None:
    spoken = f"{MONTH_NAMES[day.month - 1]} {day.day}"
    ours, theirs = preps[:2]
    claim = said_on(f"{theirs} {spoken}")
    assert date_hits(f"They counted {ours} {spoken}.", claim) == (theirs != "on")
    assert date_hits(f"They counted {theirs} {spoken}.", claim) == 0


@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    brief = site().briefs["boats"]
    claims = (with_figure("about 40"),)
    for read in read_prose(text):
        if not read.text:
            continue
        one = BoundSentence(
            Prose(brief.sheet.at("bottom_line"), text, "boats", Ours("must", bound=True)),
            read,
            claims,
        )
        for check in (prose_figures, prose_dates, prose_counts):
            for hit in check.of_sentence(site(), one):
                assert hit.length > 0 and hit.message and hit.cure


def test_every_sentence_of_the_base_is_bound_to_something() -> None:
    assert [one.text for one in bound_sentences(site()) if not one.claims] == [
        "How high would the subsidy be?",
        "The fare rests on it.",
    ]

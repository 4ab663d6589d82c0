"""What a reader is told in words: who, when, how many voices; and that nothing is printed unescaped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.analysis import phrases
from generator.analysis.origins import Origin, Voices, Walk, voices
from generator.pages import notes, views
from generator.pages import page_lists as listings
from generator.site.read_site import read_site
from generator.site.site import ARTICLE, Site
from tests.folders import FIXTURES


@pytest.fixture(scope="module")
def orchard() -> Site:
    return read_site(FIXTURES / "orchard")


def heard(*origins: Origin, sources: int = 1) -> Voices:
    groups = tuple(dict.fromkeys(one.group for one in origins))
    return Voices(tuple(f"s{number}" for number in range(sources)), origins, groups)


OFFICE, STATE = Origin("office", "state"), Origin("minister", "state")
PAPER = Origin("source:paper", "source:paper")
SOMEBODY = Origin("agency", "agency", unnamed=True)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (heard(OFFICE), "office"),
        (heard(OFFICE, STATE, sources=3), "office and minister"),
        (heard(PAPER), "one article in its own words"),
        (heard(PAPER, Origin("source:b", "source:b")), "two articles in their own words"),
        (heard(SOMEBODY), "at least one unnamed source"),
        (heard(SOMEBODY, Origin("b", "b", unnamed=True)), "several unnamed sources"),
        (
            heard(OFFICE, STATE, PAPER, SOMEBODY, sources=2),
            "office, minister, one article in its own words and at least one unnamed source",
        ),
        (heard(*(Origin(f"a{at}", "state") for at in range(4)), PAPER),
         "four named speakers and one article in its own words"),
    ],
)  # fmt: skip
def test_voices_are_called_what_they_are(orchard: Site, found: Voices, words: str) -> None:
    assert phrases.voices_line(orchard, found) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (heard(OFFICE), "Retellings aside, one named speaker stands behind these claims."),
        (
            heard(OFFICE, STATE, PAPER),
            "Retellings aside, two named speakers stand behind these claims, who belong to one side; "
            "the rest comes from one article in its own words.",
        ),
        (
            heard(SOMEBODY),
            "Nobody is named for any of it: it comes from at least one unnamed source.",
        ),
    ],
)
def test_independence_is_said_in_whole_sentences(found: Voices, words: str) -> None:
    assert phrases.independence(found) == words


@pytest.mark.parametrize(
    ("words", "joined"), [([], ""), (["a"], "a"), (["a", "b", "c"], "a, b and c")]
)
def test_join(words: list[str], joined: str) -> None:
    assert phrases.join(words) == joined


def test_a_likelihood_comes_with_its_range() -> None:
    assert phrases.likelihood("likely") == "likely (55 to 80 percent)"


def test_kind_lines_say_subject_figure_condition_and_time(orchard: Site) -> None:
    claims = orchard.briefs["blight"].claims
    assert phrases.kind_line(orchard, claims["board-may-10"]) == "It gives 240 for: Sick trees"
    assert phrases.kind_line(orchard, claims["considers"]) == (
        "The plant ministry is considering this: Spraying the orchards; the condition is “if the bees are moved first”"
    )
    assert "as a part of: Agreement on a joint count" in phrases.kind_line(orchard, claims["joint"])


def test_what_is_only_alleged_is_said_to_be_done(orchard: Site) -> None:
    claim = orchard.briefs["blight"].claims["considers"]
    value = claim.value.model_copy(update={"stance": "does", "only_if": None})
    written = claim.written.model_copy(update={"attribution": "alleged"})
    words = "The plant ministry is said to do, or to have done this: Spraying the orchards"
    assert phrases.kind_line(orchard, replace(claim, value=value, written=written)) == words
    assert " does this: " in phrases.kind_line(orchard, replace(claim, value=value))


@pytest.mark.parametrize("key", ["different-time", "different-thing", "wording-only"])
def test_doubt_changes_the_verb_of_a_verdict(key: str) -> None:
    for claims in (2, 3):
        assert " may " in phrases.verdict(key, claims, possibly=True)
        assert " may " not in phrases.verdict(key, claims)


def test_an_article_that_names_its_relay_alone_does_not_say_it_in_its_own_words() -> None:
    site = read_site(FIXTURES / "relays")
    old = site.briefs["lamp"].claims["old"]
    own = Walk(Origin("source:gazette", "source:gazette"), ARTICLE, (), "gazette")
    assert views.walk_words(site, old, own).endswith("says it in its own words")
    passed = views.walk_words(site, old, replace(own, relays=("tern",)))
    assert passed.startswith("Tern News → the article “Gazette")


def test_an_article_that_takes_a_side_is_named(orchard: Site) -> None:
    claims = orchard.briefs["blight"].claims
    label = orchard.sources["letter"].card.label
    assert views.statement(orchard, claims["joint"]).startswith(f"**The article “{label}”**: ")
    assert "article" not in views.statement(orchard, claims["refuses"])


def test_a_note_says_who_spoke_and_through_whom() -> None:
    site = read_site(FIXTURES / "relays")
    written = notes.notes(site, site.briefs["lamp"]).split("\n\n")
    bought = next(line for line in written if line.startswith("[^bought]"))
    assert "**An unnamed official of the harbour board**" in bought
    assert "(through Tern News: [Gazette on the lamp]" in bought


def test_an_undated_claim_is_called_undated(orchard: Site) -> None:
    claims = orchard.briefs["blight"].claims
    assert phrases.said(claims["asks"]) == "undated"
    assert phrases.when_said(claims["asks"]) == phrases.said_on(claims["asks"]) == "undated"
    bounded = replace(claims["asks"], latest=date(2031, 5, 9))
    words = "undated; by 9 May 2031 at the latest, as we infer"
    assert phrases.when_said(bounded) == words
    assert phrases.said(claims["board-may-10"]) == "said on 10 May 2031 (year inferred)"


def test_an_inferred_year_leads_to_its_ground(orchard: Site) -> None:
    claim = orchard.briefs["blight"].claims["board-may-10"]
    shown = views.grounded("claims/", claim, phrases.said(claim))
    assert '<a href="../sources/bulletin/#year">year inferred</a>' in shown


def test_prose_shows_each_citation_as_a_link(orchard: Site) -> None:
    brief = orchard.briefs["blight"]
    shown = views.prose(
        orchard, brief, "briefs/blight/", "It * spreads. [^asks] And [more]. [^nobody]"
    )
    assert shown.startswith(r"It \* spreads.[^asks] And ")
    elsewhere = views.prose(orchard, brief, "", "It * spreads. [^asks]")
    assert elsewhere.startswith(r"It \* spreads. [10](briefs/blight/evidence.md#asks ")
    assert r"And \[more\]." in shown and "nobody" not in shown


def test_a_description_is_whole_sentences() -> None:
    assert views.brief_words("One. Two words. " + "X" * 200 + ".") == "One. Two words."
    assert views.brief_words("x" * 300 + ".") == "x" * 300 + "."


def test_passages_stand_in_the_order_of_the_text(orchard: Site) -> None:
    shown = listings.shown(orchard, "bulletin")
    assert [one.start for one in shown] == sorted(one.start for one in shown)
    assert all(one.claims for one in shown)


def test_groups_count_claims_and_name_their_members(orchard: Site) -> None:
    claims = orchard.briefs["blight"].claims
    first = listings.origin_groups(
        orchard, [claims["refuses"], claims["saplings"], claims["bees"]]
    )[0]
    assert (first.name, first.members, len(first.claims)) == (
        "Meren",
        "Ada Holm and the plant institute",
        2,
    )
    assert voices(orchard, claims.values()).groups


def test_thousands_have_a_comma() -> None:
    assert phrases.count(33_000, "claim") == "33,000 claims"
    assert phrases.count_words(1_000, "claim") == "1,000 claims"

"""What a reader is told in words: who, when, how many voices; and that nothing is printed unescaped."""

from __future__ import annotations

import pytest

from generator.analysis import phrases
from generator.analysis.origins import Origin, Voices, voices
from generator.pages import page_lists as listings
from generator.pages import views
from generator.pages.render import Unescaped, _templates
from generator.site.read_site import read_site
from generator.site.site import Site
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
        (heard(OFFICE), "1 source, 1 origin"),
        (heard(OFFICE, STATE, sources=3), "3 sources, 2 origins in 1 group"),
        (heard(PAPER), "1 source, in its own voice"),
        (heard(PAPER, Origin("source:b", "source:b"), sources=2), "2 sources, in their own voice"),
        (heard(SOMEBODY), "1 source, 1 origin (1 unnamed)"),
        (
            heard(OFFICE, STATE, PAPER, SOMEBODY, sources=2),
            "2 sources, 4 origins in 3 groups (1 article in its own voice, 1 unnamed)",
        ),
    ],
)
def test_voices_are_called_what_they_are(found: Voices, words: str) -> None:
    assert phrases.voices_line(found) == words


@pytest.mark.parametrize(
    ("words", "joined"), [([], ""), (["a"], "a"), (["a", "b", "c"], "a, b and c")]
)
def test_join(words: list[str], joined: str) -> None:
    assert phrases.join(words) == joined


def test_a_likelihood_comes_with_its_range() -> None:
    assert phrases.likelihood("likely") == "likely (55 to 80 percent)"


def test_kind_lines_say_subject_figure_condition_and_time(orchard: Site) -> None:
    claims = orchard.briefs["blight"].claims
    assert phrases.kind_line(orchard, claims["board-may-10"]) == "Sick trees: 240; count"
    assert phrases.kind_line(orchard, claims["considers"]) == (
        "The plant ministry is considering: Spraying the orchards; condition: “if the bees are moved first”"
    )
    assert "part of: Agreement on a joint count" in phrases.kind_line(orchard, claims["joint"])


def test_an_undated_claim_is_called_undated(orchard: Site) -> None:
    claims = orchard.briefs["blight"].claims
    assert phrases.said(claims["asks"]) == "day of speaking not stated"
    assert phrases.said(claims["board-may-10"]) == "said 10 May 2031 (year inferred)"


def test_an_inferred_year_leads_to_its_ground(orchard: Site) -> None:
    claim = orchard.briefs["blight"].claims["board-may-10"]
    shown = views.grounded("claims/", claim, phrases.said(claim))
    assert '<a href="../sources/bulletin/#year">year inferred</a>' in shown


def test_prose_shows_each_citation_as_a_link(orchard: Site) -> None:
    brief = orchard.briefs["blight"]
    shown = views.prose(
        orchard, brief, "briefs/blight/", "It * spreads. [^asks] And [more]. [^nobody]"
    )
    assert shown.startswith(r"It \* spreads. [10](#asks ")
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
    first = listings.groups(orchard, [claims["refuses"], claims["saplings"], claims["bees"]])[0]
    assert (first.name, first.members, len(first.claims)) == (
        "Meren",
        "Ada Holm and the plant institute",
        2,
    )
    assert voices(orchard, claims.values()).groups


def test_a_template_that_forgets_to_escape_stops_the_build() -> None:
    environment = _templates()
    assert environment.from_string("{{ words|h }}").render(words="<b>") == "&lt;b&gt;"
    with pytest.raises(Unescaped):
        environment.from_string("{{ words }}").render(words="<b>")

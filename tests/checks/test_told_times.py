"""A time is read with the year and the bound that its text gives it, or its finding asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.analysis.editions import as_of
from generator.quantities.times.when import span_text
from tests.checks.small_project import Small, claim, codes, findings

SHORT = "January 3, 2025"


def said(words: str, text: str = "", published: str = "May 12, 2031", **others: str) -> Small:
    sentence = text or f"said on {words} that the pier is closed"
    return Small(
        f"The harbour office {sentence}.", sentence, more=f'    said_on: "{words}"\n',
        published=published, **others,
    )  # fmt: skip


# (words, day of the text, what they are read as)
SAID = [
    # nobody speaks after the text was published
    ("December 28", SHORT, "28 December 2024 (year inferred)"),
    ("28 December", SHORT, "28 December 2024 (year inferred)"),
    ("Dec. 31", SHORT, "31 December 2024 (year inferred)"),
    ("January 2", SHORT, "2 January 2025 (year inferred)"),
    ("January 3", SHORT, "3 January 2025 (year inferred)"),
    ("November", "March 1, 2025", "November 2024 (year inferred)"),
    # a weekday decides
    ("Thursday, Dec. 26", SHORT, "26 December 2024 (year inferred)"),
    ("Thursday, January 2", SHORT, "2 January 2025 (year inferred)"),
    ("Tuesday, December 31", SHORT, "31 December 2024 (year inferred)"),
    # written with points and strokes, where only one reading is possible
    ("26.11.2030", "May 12, 2031", "26 November 2030"),
    ("26/11/2030", "May 12, 2031", "26 November 2030"),
    ("11/26/2030", "May 12, 2031", "26 November 2030"),
    ("5.5.2031", "May 12, 2031", "5 May 2031"),
]


@pytest.mark.parametrize(("words", "published", "shown"), SAID)
def test_a_day_of_speaking_has_the_year_of_its_text(
    words: str, published: str, shown: str, tmp_path: Path
) -> None:
    small = said(words, published=published)
    assert [str(finding) for finding in findings(small, tmp_path)] == []
    when = claim(small, tmp_path).said
    assert when is not None and span_text(when) == shown


def test_the_day_may_be_given_in_digits(tmp_path: Path) -> None:
    sentence = "said on Thursday, Dec. 26, that the pier is closed"
    small = Small(
        f"The harbour office {sentence}.", sentence, more="    said_on: 2024-12-26\n",
        published=SHORT,
    )  # fmt: skip
    assert codes(small, tmp_path) == set()


def event(words: str, text: str, published: str = "May 12, 2031", says: str = "It is so.") -> Small:
    return Small(
        f"The harbour office said {text}.", text, kind=f'event: {{when: "{words}"}}',
        published=published, says=says,
    )  # fmt: skip


# (words, the source's words, how a reader is told)
BOUNDS = [
    ("by December 2031", "the pier opens by December 2031", "by December 2031"),
    ("since 2023", "the pier is shut since 2023", "since 2023"),
    ("not before June 2032", "the pier opens not before June 2032", "not before June 2032"),
    ("no earlier than June 2032", "it opens no earlier than June 2032", "no earlier than June 2032"),
    ("until at least June 2032", "it is shut until at least June 2032", "until at least June 2032"),
    ("on or before June 3, 2032", "it opens on or before June 3, 2032", "on or before 3 June 2032"),
    ("before June 2032", "the pier opens before June 2032", "before June 2032"),
    ("after May 3, 2030", "the pier opened after May 3, 2030", "after 3 May 2030"),
    ("in 2011-12", "in 2011-12 the pier was shut", "2011 to 2012"),
    ("2011/12", "the 2011/12 season was bad", "2011 to 2012"),
    ("2011–12", "in 2011–12 the pier was shut", "2011 to 2012"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "text", "shown"), BOUNDS)
def test_a_bound_is_told_in_its_words(words: str, text: str, shown: str, tmp_path: Path) -> None:
    small = event(words, text)
    assert [str(finding) for finding in findings(small, tmp_path)] == []
    when = claim(small, tmp_path).when
    assert when is not None and span_text(when) == shown


# (words given, the source's words, the code that refuses them)
PIECES = [
    ("before June 2030", "the pier opens not before June 2030 at all", "date-in-quote"),
    ("June 2030", "the pier opens no earlier than June 2030", "date-in-quote"),
    ("until June 2030", "the pier opens not until June 2030", "date-in-quote"),
    ("on June 3, 2030", "the pier opened not on June 3, 2030", "date-in-quote"),
    ("2030", "the pier is shut since 2030", "date-in-quote"),
    ("2011-12", "in 2011-12 the pier was shut", "impossible-date"),
    ("2008-09", "in 2008-09 the pier was shut", "impossible-date"),
    ("3/4/2030", "the pier opened on 3/4/2030 early", "impossible-date"),
    ("Tuesday, June 4, 2030", "it opened on Tuesday, June 5, 2030", "date-in-quote"),
]


@pytest.mark.parametrize(("words", "text", "code"), PIECES)
def test_a_piece_of_a_time_is_refused(words: str, text: str, code: str, tmp_path: Path) -> None:
    assert code in codes(event(words, text), tmp_path)


def test_a_dated_sentence_of_ours_may_write_the_month(tmp_path: Path) -> None:
    small = said("26.11.2030", says="On 26 November 2030 it was said.")
    assert codes(small, tmp_path) == set()


@pytest.mark.parametrize(
    ("words", "text", "published", "shown"),
    [
        ("by January 15", "the pier will open by January 15", "December 28, 2024", "by 15 January 2025"),
        ("May 20", "the pier will open on May 20", "May 12, 2031", "20 May 2031"),
        ("December 28", "the pier was shut on December 28", SHORT, "28 December 2024"),
        ("May 20", "the pier was shut on May 20", "May 12, 2031", "20 May 2030"),
    ],
)  # fmt: skip
def test_words_that_point_ahead_take_the_next_year(
    words: str, text: str, published: str, shown: str, tmp_path: Path
) -> None:
    when = claim(event(words, text, published), tmp_path).when
    assert when is not None and span_text(when) == f"{shown} (year inferred)"


def test_where_two_years_are_possible_the_finding_asks(tmp_path: Path) -> None:
    small = event("December 28", "the pier was expected to open on December 28", SHORT)
    (finding,) = findings(small, tmp_path)
    assert finding.code == "impossible-date"
    assert "2024 or of 2025" in finding.message


def test_a_brief_is_as_of_the_latest_day_that_it_states(tmp_path: Path) -> None:
    site = said("May 3", published="May 12, 2031").site(tmp_path / "text")
    assert str(as_of(site, site.briefs["b"])) == "2031-05-12"
    small = said("June 4, 2031", published="June 2031")
    site = small.site(tmp_path / "claim")
    assert str(as_of(site, site.briefs["b"])) == "2031-06-30"

"""Times in words that no rule was made for: each is read whole, stays words, or is refused, as the rows say."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.quantities.times.when import When, span_text
from tests.checks.small_project import Small, findings
from tests.checks.test_told_times import event, said

# How it is told; "!" is refused, "?x" is told so or refused, "~" stays words that nothing orders.
# (words, day of the text, how it is told)
SAID = [
    ("December 30", "January 2, 2026", "30 December 2025 (year inferred)"),
    ("Feb. 28", "February 28, 2027", "28 February 2027 (year inferred)"),
    ("Mar. 1", "February 28, 2027", "1 March 2026 (year inferred)"),
    ("Monday, December 29", "January 5, 2026", "29 December 2025 (year inferred)"),
    ("Friday, January 2", "January 3, 2026", "2 January 2026 (year inferred)"),
    ("Wednesday, Dec. 31", "January 2, 2026", "31 December 2025 (year inferred)"),
    ("31.12.2025", "January 2, 2026", "31 December 2025"),
    ("13/02/2031", "May 12, 2031", "13 February 2031"),
    ("02/13/2031", "May 12, 2031", "13 February 2031"),
    ("2.2.2031", "May 12, 2031", "2 February 2031"),
    ("02.02.2031", "May 12, 2031", "2 February 2031"),
    ("2031/02/13", "May 12, 2031", "?13 February 2031"),
    ("13-02-2031", "May 12, 2031", "?13 February 2031"),
    ("26. 11. 2030", "May 12, 2031", "~"),
    ("26/11/30", "May 12, 2031", "~"),
    ("01/02/2031", "May 12, 2031", "!"),
    ("31 June 2030", "May 12, 2031", "!"),
    ("Monday, June 3, 2030", "May 12, 2031", "3 June 2030"),
    ("Tuesday, June 3, 2030", "May 12, 2031", "!"),
    ("the 3rd of June 2030", "May 12, 2031", "?3 June 2030"),
    ("3rd June 2030", "May 12, 2031", "3 June 2030"),
    ("June 3rd, 2030", "May 12, 2031", "3 June 2030"),
    ("3 June, 2030", "May 12, 2031", "3 June 2030"),
    ("June 3 2030", "May 12, 2031", "3 June 2030"),
    ("the evening of June 3", "June 5, 2031", "~"),
    ("Sept. 31", "October 5, 2031", "!"),
    ("29 February 2031", "May 12, 2031", "!"),
    ("Feb. 29", "March 5, 2028", "29 February 2028 (year inferred)"),
    ("Feb. 29", "March 5, 2029", "?29 February 2028 (year inferred)"),
    ("December 31", "January 1, 2031", "31 December 2030 (year inferred)"),
    ("January 1", "January 1, 2031", "1 January 2031 (year inferred)"),
    ("1 Jan", "December 31, 2030", "1 January 2030 (year inferred)"),
]

# (words, the source's words, how it is told)
EVENTS = [
    (
        "by the end of June 2032",
        "the pier opens by the end of June 2032",
        "by the end of June 2032",
    ),
    ("not after June 2032", "the pier opens not after June 2032", "not after June 2032"),
    ("no sooner than June 2032", "it opens no sooner than June 2032", "no sooner than June 2032"),
    ("until June 2032", "it is shut until June 2032", "until June 2032"),
    ("from June 2032", "it is shut from June 2032", "from June 2032"),
    ("on or after June 3, 2032", "it opens on or after June 3, 2032", "on or after 3 June 2032"),
    ("through June 2032", "it is shut through June 2032", "through June 2032"),
    ("prior to June 2032", "it opens prior to June 2032", "prior to June 2032"),
    ("by 2035", "it opens by 2035", "by 2035"),
    ("since May 2030", "it is shut since May 2030", "since May 2030"),
    ("by the middle of 2032", "it opens by the middle of 2032", "by the middle of 2032"),
    (
        "no later than 30 June 2032",
        "it opens no later than 30 June 2032",
        "no later than 30 June 2032",
    ),
    ("June 2032", "it opens not until June 2032", "!"),
    ("by June 2032", "it opens not by June 2032", "!"),
    ("after June 2032", "it opens not after June 2032", "!"),
    ("June 2032", "it opens by June 2032", "!"),
    ("June 2032", "it opens before June 2032", "!"),
    ("June 2032", "it is shut until at least June 2032", "!"),
    ("until June 2032", "it is shut until at least June 2032", "!"),
    ("2011", "in 2011-12 the pier was shut", "!"),
    ("2012", "in 2011-12 the pier was shut", "!"),
    ("12", "in 2011-12 the pier was shut", "!"),
    ("in 2011/12", "in 2011/12 the pier was shut", "2011 to 2012"),
    ("1999/2000", "the 1999/2000 season was bad", "?1999 to 2000"),
    ("2009–10", "in 2009–10 the pier was shut", "?2009 to 2010"),
    ("in 2008-2009", "in 2008-2009 the pier was shut", "?2008 to 2009"),
    ("June 2032", "it opens no earlier than mid-June 2032", "!"),
    ("June 3, 2032", "it opens as early as June 3, 2032", "!"),
    ("June 3, 2032", "it opens around June 3, 2032", "!"),
    ("June 3, 2032", "it opens at the latest on June 3, 2032", "!"),
    ("June 3, 2032", "it opens earlier than June 3, 2032", "!"),
    ("June 3, 2032", "it opens later than June 3, 2032", "!"),
    ("June 3, 2032", "it opens at the earliest on June 3, 2032", "!"),
    ("June 3, 2032", "it opens June 3, 2032 or later", "!"),
    ("June 3, 2032", "it opens June 3, 2032 at the latest", "!"),
    ("June 3, 2032", "it opens June 3, 2032 or thereabouts", "!"),
    ("June 3, 2032", "it opens by around June 3, 2032", "!"),
    ("June 3, 2032", "it opens well before June 3, 2032", "!"),
    ("before June 3, 2032", "it opens well before June 3, 2032", "before 3 June 2032"),
    ("before June 3, 2032", "it opens long before June 3, 2032", "before 3 June 2032"),
    ("June 3, 2032", "it opens a week before June 3, 2032", "!"),
    ("before June 3, 2032", "it opens a week before June 3, 2032", "!"),
    ("after June 3, 2032", "it opens two days after June 3, 2032", "!"),
    ("June 3, 2032", "it opens any time from June 3, 2032", "!"),
    ("June 3, 2032", "it opens between June 3, 2032 and June 9, 2032", "!"),
    ("June 9, 2032", "it opens between June 3, 2032 and June 9, 2032", "!"),
    ("June 3", "the pier was shut June 3-5 for repairs", "!"),
    (
        "June 3-5",
        "the pier was shut June 3-5 for repairs",
        "3 June 2030 to 5 June 2030 (year inferred)",
    ),
    ("May 2030", "the pier was shut from May 2030 to July 2030", "!"),
    ("2030", "the pier was shut in late 2030", "!"),
    ("late 2030", "the pier was shut in late 2030", "late 2030"),
    ("June 2030", "it was shut in the week of June 3, 2030", "!"),
    ("June 3, 2030", "it was shut in the week of June 3, 2030", "!"),
    ("June 3, 2030", "it was shut in the week to June 3, 2030", "!"),
    ("June 3, 2030", "it was shut in the year ending June 3, 2030", "!"),
    ("June 3, 2030", "it was shut on the eve of June 3, 2030", "!"),
    ("June 3, 2030", "it was shut other than on June 3, 2030", "!"),
    ("June 3, 2030", "it was shut except on June 3, 2030", "!"),
    ("June 3, 2030", "it was shut not only on June 3, 2030", "?3 June 2030"),
    ("June 3, 2030", "it was never on June 3, 2030", "!"),
    ("June 3, 2030", "it was shut on June 3, 2030 (?)", "?3 June 2030"),
]

# (words, the source's words, what our prose says, is it refused?)
PROSE = [
    (
        "by December 2031",
        "the pier opens by December 2031",
        "The pier opens by 31 December 2031.",
        True,
    ),
    (
        "by December 2031",
        "the pier opens by December 2031",
        "The pier opens by December 2031.",
        False,
    ),
    (
        "by December 2031",
        "the pier opens by December 2031",
        "The pier opens in December 2031.",
        True,
    ),
    ("since 2023", "the pier is shut since 2023", "The pier is shut from 1 January 2023.", True),
    ("since 2023", "the pier is shut since 2023", "The pier is shut since 2023.", False),
    (
        "not before June 2032",
        "the pier opens not before June 2032",
        "The pier opens before June 2032.",
        True,
    ),
    (
        "not before June 2032",
        "the pier opens not before June 2032",
        "The pier opens in June 2032.",
        True,
    ),
    (
        "no later than June 2032",
        "it opens no later than June 2032",
        "The pier opens by June 2032.",
        False,
    ),
    ("until 2035", "it is shut until 2035", "The pier is shut until 31 December 2035.", True),
    ("before June 2032", "it opens before June 2032", "The pier opens by 31 May 2032.", True),
]


def _holds(small: Small, root: Path, kind: str, expected: str) -> None:
    wrong = findings(small, root)
    given = list(small.site(root).claims())
    when: When | None = getattr(given[0], kind) if given else None
    told = span_text(when) if when else ""
    if expected == "!":
        assert wrong, told
    elif expected == "~":
        assert when is not None and not when.is_dated
    elif expected.startswith("?"):
        assert wrong or told == expected[1:]
    else:
        assert ([str(one) for one in wrong], told) == ([], expected)


@pytest.mark.parametrize(("words", "published", "expected"), SAID)
def test_a_day_of_speaking(words: str, published: str, expected: str, tmp_path: Path) -> None:
    _holds(said(words, published=published), tmp_path, "said", expected)


@pytest.mark.parametrize(("words", "text", "expected"), EVENTS)
def test_a_time_of_an_event(words: str, text: str, expected: str, tmp_path: Path) -> None:
    _holds(event(words, text), tmp_path, "when", expected)


@pytest.mark.parametrize(("words", "text", "says", "refused"), PROSE)
def test_prose_keeps_the_bound_in_its_words(
    words: str, text: str, says: str, refused: bool, tmp_path: Path
) -> None:
    assert bool(findings(event(words, text, says=says), tmp_path)) is refused

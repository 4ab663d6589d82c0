"""What curators get wrong about keys, ids, terms and levels: one finding each, on its line, with its cure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.keys import reference
from generator.read import read_site
from generator.text import near
from generator.vocabulary import vocabularies

FIXTURES = Path(__file__).parent / "fixtures"


def vocabularies_of_the_fixtures() -> Iterator[list[str]]:
    """Every closed set of words in which one of them can be mistyped."""
    keys: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for key in reference():
        keys.setdefault((key.file, key.where), []).append(key.name)
    yield from keys.values()
    yield from ([*one.terms] for one in vocabularies().values())
    for root in sorted(one for one in FIXTURES.iterdir() if (one / "briefs").is_dir()):
        site = read_site(root, drafts=True)
        yield from ([*site.actors], [*site.sources])
        for brief in site.briefs.values():
            yield from ([*brief.claims], [*brief.subjects], [*brief.agreements])


def slips(word: str) -> set[str]:
    """The word with one letter left out, doubled, wrong, too many, or swapped with the next."""
    found: set[str] = set()
    for at, letter in enumerate(word):
        head, tail = word[:at], word[at + 1 :]
        found |= {head + tail, head + letter + letter + tail, head + "x" + tail}
        found |= {f"{head}x{letter}{tail}", head + tail[:1] + letter + tail[1:]}
    return found - {""}


def test_a_slip_of_one_letter_gets_the_right_hint() -> None:
    tried, wrong = 0, []
    for words in vocabularies_of_the_fixtures():
        for word in words:
            for slip in sorted(slips(word) - set(words)) if len(word) > 1 else ():
                tried += 1
                hint = near(slip, words)
                # A slip may lie between two words: `publishe` is both `published` and `publisher`.
                if hint != word and not (hint and (slip in slips(hint) or slip[:-1] == hint[:-1])):
                    wrong.append(f"{slip} for {word}: {hint}")
    assert tried > 10_000 and not wrong


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("follow", "toll"),
        ("confidence", "evidence"),
        ("rise", "no-rise"),
        ("show nothing", "grouting"),
        ("history", "repetition"),
        ("medium", "moderate"),
        ("A", "B"),
    ],
)
def test_another_word_gets_no_hint(word: str, known: str) -> None:
    assert near(word, [known]) is None


@pytest.mark.parametrize(
    ("word", "known"),
    [("request", "requested"), ("descripter", "descriptor"), ("conut", "count"), ("Said-By", "said_by"), ("judge", "judgement")],
)  # fmt: skip
def test_more_slips_of_the_hand_get_one(word: str, known: str) -> None:
    assert near(word, [known, "grouting"]) == known

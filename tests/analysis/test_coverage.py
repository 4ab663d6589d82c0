"""The account of a source: who takes each sentence up, and how many words are shown."""

from __future__ import annotations

from generator.analysis.coverage import Use, accounted_for, coverage
from generator.site.read_site import read_site
from tests.folders import FIXTURES

SITE = read_site(FIXTURES / "base")


def test_lists_sentences_with_their_uses_in_order() -> None:
    account = coverage(SITE, SITE.sources["notice"])
    assert account is not None
    assert [
        (one.paragraph, [(use.kind, use.by) for use in one.uses]) for one in account.sentences
    ] == [
        (1, [("card", "title")]),
        (2, [("claim", "boats/passengers")]),
        (2, [("claim", "boats/subsidy")]),
        (4, [("claim", "boats/pier")]),
        (4, [("set-aside", "background")]),
    ]
    text = SITE.sources["notice"].text
    assert text is not None
    assert all(text[one.start : one.end] == one.text for one in account.sentences)
    assert all(one.accounted for one in account.sentences)


def test_names_the_year_and_the_context_but_context_accounts_for_nothing() -> None:
    account = coverage(SITE, SITE.sources["letter"])
    assert account is not None
    uses = {use for one in account.sentences for use in one.uses}
    assert {(use.kind, use.by) for use in uses if use.kind in ("year", "context")} == {
        ("year", "notice"),
        ("context", "boats/fare"),
    }


def test_every_word_that_is_published_counts_once_those_of_the_card_too() -> None:
    account = coverage(SITE, SITE.sources["notice"])
    assert account is not None and SITE.sources["notice"].text is not None
    whole = SITE.sources["notice"].text.split()
    assert account.words == len(whole)
    quoted = "The Lake Company said on May 3 that about 40 passengers use the night boat"
    quoted += " The town is not ruling out a subsidy “if fares stay low,” Mayor Ada Brun said"
    quoted += " A clerk who did not want to be named said that the pier needs repairs"
    others = [SITE.sources["notice"].card.title, "The pier was built of oak."]
    assert account.shown == sum(len(words.split()) for words in (quoted, *others) if words)
    assert account.share == account.shown / account.words


def test_a_date_line_that_goes_on_as_a_sentence_is_not_accounted_for_by_its_date() -> None:
    line = "MARSH END, March 14, 2029 — The library gives up its upper floor."
    at = line.index("March")
    for kind, by in (("year", "call"), ("card", "published")):
        use = Use(kind, by, at, at + len("March 14, 2029"))
        assert not accounted_for(line, 0, len(line), (use,))
        assert accounted_for(line, 0, line.index(" —"), (use,))

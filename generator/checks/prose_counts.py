"""Prose that counts sources or origins has the count that the claims give.

Why: five articles that relay one official are five sources and one origin. “Several sources” or
“confirmed” over one voice makes it sound like many; that is how a rumour becomes a fact.

Bad:
    bottom_line: Two independent origins count about 40 passengers. [^passengers]    # both are the company

Good:
    bottom_line: Two articles carry the company's count of about 40 passengers. [^passengers]

Bottom line, judgements, readings, gaps and `says` are held against the claims that the sentence cites,
`confidence_basis` against those of its judgement, `source_summary` against the whole brief. Sources and articles count as sources; origins,
voices and whatever is called independent as origin groups. A number with a word that picks some out
(“two undated articles”) may be smaller. “One article … the other” is no count. Words such as confirmed,
corroborated, independently and several sources need two origin groups, unless they are quoted or denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.analysis.origins import Voices, voices
from generator.analysis.phrases import count as many
from generator.analysis.prose_fields import Prose, prose
from generator.analysis.sentence_support import BoundSentence, bound_sentences
from generator.checks import SOURCES_READ
from generator.finding import Finding, wrong
from generator.quantities.figures.number_words import number_words
from generator.site.site import Claim, Site
from generator.text.languages import language
from generator.text.sentences import read_prose
from generator.text.spelling import alternatives
from generator.text.wordlists import denied, find_words, may_hold, wordlist

NEEDS = (SOURCES_READ,)

WORD = r"[^\W\d_][\w’'-]*"

HOLDERS = {
    "source_summary": "the brief has",
    "confidence_basis": "the judgement has",
    "says": "the claim has",
}


@dataclass(frozen=True)
class Count:
    """A count in prose: `number` of sources, or of origin groups where `independent`.

    `number` is None for “several”. `picks` tells that only some of them are meant.
    """

    words: str
    start: int
    number: int | None
    independent: bool
    picks: bool


def check(site: Site) -> Iterator[Finding]:
    for sentence in bound_sentences(site):
        yield from of_sentence(site, sentence)
    for text in prose(site):
        claims = _behind(site, text)
        for read in read_prose(text.text) if claims else ():
            yield from of_sentence(site, BoundSentence(text, read, tuple(claims)))


def _behind(site: Site, text: Prose) -> list[Claim]:
    """The claims that a basis or a summary speaks of."""
    brief = site.briefs.get(text.brief)
    if brief is None:
        return []
    if text.path == ("source_summary",):
        return list(brief.claims.values())
    if text.field == "confidence_basis":
        cited = read_prose(brief.judgements[str(text.path[1])].judgement)
        claims = [site.claim(cite.id, text.brief) for sentence in cited for cite in sentence.cites]
        return [claim for claim in claims if claim]
    return []


def of_sentence(site: Site, sentence: BoundSentence) -> Iterator[Finding]:
    """A finding for each count of the sentence that its claims do not give."""
    text = sentence.plain
    counted, worded = list(counts(text)), list(find_words("two-voices", text))
    if not counted and not worded:
        return
    heard = voices(site, sentence.claims)
    for count in counted:
        if not _true(count, heard):
            yield _hit(sentence, count, heard)
    if len(heard.groups) >= 2 or (
        not sentence.claims and sentence.prose.field in ("question", "matters")
    ):
        return
    for word in worded:
        inside = any(0 <= word.start - count.start < len(count.words) for count in counted)
        if not inside and not denied(text, word.start):
            yield wrong(
                sentence.at(word.start, len(word.text)),
                f"“{word.text}” stands over {many(len(heard.groups), 'origin group')}; expected at least two",
                "say who says it, or cite a claim of another origin",
            )


def counts(text: str) -> Iterator[Count]:
    """Every count of sources or origins in one sentence."""
    if not (may_hold("source-nouns", text) or may_hold("origin-nouns", text)):
        return
    for match in _counting().finditer(text):
        words = [word.lower() for word in match["between"].split()]
        noun, lead = match["noun"].lower(), " ".join(match["lead"].lower().split())
        independent = noun in wordlist("origin-nouns") or any(
            w.startswith("independent") for w in words
        )
        vague = lead in wordlist("vague-counts")
        number = None if vague else 1 if lead in wordlist("single") else _number(lead)
        before = text[: match.start()].lower().split()[-1:]  # “the other two articles”
        picks = any(word in wordlist("picking") for word in (*before, *words))
        if noun.endswith("s") is (number == 1):
            continue  # “two services report”: a verb
        # “one origin” counts; “one article … the other” points.
        if lead != "one" or noun in wordlist("origin-nouns"):
            yield Count(match[0], match.start(), number, independent, picks)


@cache
def _counting() -> re.Pattern[str]:
    leads = [
        *number_words(language()).small,
        *wordlist("vague-counts"),
        *wordlist("single"),
        "both",
    ]
    nouns = "|".join(
        re.escape(noun) for noun in (*wordlist("source-nouns"), *wordlist("origin-nouns"))
    )
    stops = "|".join(wordlist("phrase-openers"))
    between = rf"(?:\s+(?!(?:{stops})\b){WORD},?){{0,3}}?"
    return re.compile(
        rf"(?<![\w-])(?P<lead>{alternatives(leads)}|\d{{1,3}})(?P<between>{between})\s+(?P<noun>{nouns})(?![\w-])",
        re.IGNORECASE,
    )


def _number(lead: str) -> int:
    return (
        2
        if lead == "both"
        else int(lead)
        if lead.isdigit()
        else number_words(language()).small[lead]
    )


def _true(count: Count, heard: Voices) -> bool:
    has = len(heard.groups) if count.independent else len(heard.sources)
    if count.number is None:
        return len(heard.groups) >= 2 and has >= 2
    return count.number < has if count.picks and count.number != has else count.number == has


def _hit(sentence: BoundSentence, count: Count, heard: Voices) -> Finding:
    has = (
        many(len(heard.groups), "origin group")
        if count.independent
        else many(len(heard.sources), "source")
    )
    if count.number is None and not count.independent:
        has += f" and {many(len(heard.groups), 'origin group')}"
    of = HOLDERS.get(sentence.prose.field, "the claims that its sentence cites have")
    if not sentence.claims:
        return wrong(
            sentence.at(count.start, len(count.words)),
            f"“{count.words}” counts, and its sentence cites no claim; expected `[^claim]` after its full stop",
            "cite the claims whose sources it counts, or say it without a number",
        )
    return wrong(
        sentence.at(count.start, len(count.words)),
        f"“{count.words}”, and {of} {has}; expected the computed count",
        "write the count that the page shows, or cite the claims that are meant",
    )

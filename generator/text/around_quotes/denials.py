"""Finds what takes words of a sentence back, before them and behind them: denials, falsehoods, withheld assent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.text.wordlists import SURE, Word, clause_before, find_words, wordlist

# Words between: “did not say that” takes back what follows, “is no threat to the town” does not.
BETWEEN = 3
AROUND = 300  # characters on each side that are looked at
LIKELY = 8  # words between, where a doubt is worth a notice
_PARENTHESIS = re.compile(r",\s[^,]{1,80},")
_PART = re.compile(r"[;:]|\s[-—–]\s|\b(?:but|and|while|although|though)\b", re.IGNORECASE)
_NAMED = r"(?:[^,.;:]{1,80}\s)??"  # who denies: a few words, none of another clause
_TIME = (
    r"(?:on|in|at|to|by|last|late|early|again|yesterday|today|later|outright|flatly|\w+day|\w+ly)\b"
)
_CONTRACTED = re.compile(r"\b\w+n['’]t\b")
# “They are not aware that …” takes for true what follows.
_KNOWN = re.compile(
    r"\s+(?:\w+ly\s+)?(?:aware|realis\w+|realiz\w+|knows?|knew|known|news|surpris\w+|dispute|forg[eo]t\w*|regret\w*|only|just)\b"
)
_THAT = re.compile(r"\b(?:that|whether|if)\s*[“\"‘]?\s*$")
# “… but the office called that untrue”: what is called so is what was said before.
_CALLS = re.compile(
    r"\b(?:calls?|called|dubbed|labell?ed|branded|described|proved|proves|found|deemed|considered|showed)\s+"
    r"(?:it|that|this|them|the \w+)\s+(?:as\s+|to be\s+)?$"
)
_IS = re.compile(
    r"[\s”\"’,]*(?:(?:which|that|this|it|,|—|–)\s*)*"
    r"(?:is|are|was|were|has been|had been|have been|be|turned out|turns out|proved|proves|has proved)\s+"
    r"(?:to be\s+)?(?:proven\s+|simply\s+|just\s+)?(?:\w+\s+)?$"
)
_WHICH_IS = re.compile(
    r"\b(?:which|that|something|an? \w+)\b[^.;]{0,60}\b(?:is|was|were|are|as)\s+$"
)
_VERB = r"(?:was|is|were|are|had|has|have|would|will|did|does|could|should|might|may|\w+ed)\b"
_MODAL = re.compile(r"could|can|not|unable|would", re.IGNORECASE)
# Nouns of words that somebody stands by, unless a denial stands before them.
_NEUTRAL = ("statement", "account", "figure", "number", "version")
_PARTICIPLE = re.compile(r",\s*(?:\w+\s+)?\w+ing\b")
_CLAUSE_OPENS = re.compile(r"\b(?:since|after|when|before|until|because|as|while)\b")
_UNLESS = re.compile(r"[\s,”\"’]*(unless)\b")


class Denial(NamedTuple):
    """Words at `start` that take a quote back; `certain` or only likely, before it or `behind` it."""

    words: str
    start: int
    certain: bool
    behind: bool


def denials(sentence: str, start: int, end: int) -> Iterator[Denial]:
    """What takes back the words [start, end) of a sentence; the certain ones first, the nearest first."""
    yield from _not(sentence, start)
    yield from _before(sentence, start)
    yield from _only_claimed(sentence, start)
    yield from _behind(sentence, end)


def _not(sentence: str, start: int) -> Iterator[Denial]:
    """A negation or a verb of denial before, in the same clause: close, or its subject (“nobody believes that”)."""
    clause = clause_before(sentence[max(0, start - AROUND) : start], start)
    first = start - len(clause)
    words = [*find_words("denial", clause), *find_words("denying", clause)]
    words += [Word(match[0], match.start()) for match in _CONTRACTED.finditer(clause)]
    for word in sorted(words, key=lambda word: -word.start):
        left = clause[word.start :].strip()
        behind = left[len(word.text) :]
        twice = any(any(find_words(name, behind)) for name in ("falsehood", "denying", "no-assent"))
        if SURE.match(left) or twice or _turned(clause, word.start):
            continue  # “no doubt that”, “not untrue that”, “nobody denies that”
        if _KNOWN.match(behind) and left.rstrip('“"').endswith("that"):
            continue
        between = len(behind.split())
        subject = word.text.lower() in wordlist("nobody") and not clause[: word.start].strip(' “"')
        subject = subject and not _CLAUSE_OPENS.search(behind)
        if between <= BETWEEN or (subject and _THAT.search(left) and between <= LIKELY):
            yield Denial(left, first + word.start, True, False)


def _before(sentence: str, start: int) -> Iterator[Denial]:
    """ "untrue that", "a lie that", "declined to say that": the words stand under it."""
    left = sentence[max(0, start - AROUND) : start]
    words = [*find_words("falsehood", left), *find_words("no-assent", left)]
    for word in sorted(words, key=lambda word: -word.start):
        if _turned(left, word.start) or left[: word.start].endswith("any "):
            continue  # “I do not think there is any doubt”
        gap = _PARENTHESIS.sub(" ", left[word.start + len(word.text) :])
        between = len(gap.split())
        said = any(find_words("speech", gap)) and not _saying().match(gap)
        own = _PARTICIPLE.search(gap)  # “denied the charges, saying that”: these words are its own
        if _PART.search(gap) or said or own or between > LIKELY + BETWEEN:
            continue
        that = _THAT.search(gap) is not None
        near = between <= BETWEEN and "," not in gap
        if that or near or between <= LIKELY:
            first = start - len(left) + word.start
            certain = near or (that and "," not in gap)
            yield Denial(left[word.start :].strip(), first, certain, False)


def _only_claimed(sentence: str, start: int) -> Iterator[Denial]:
    """ "scoffed at the idea that": the sentence does not say it, it tells of a claim that somebody else made."""
    left = sentence[max(0, start - AROUND) : start]
    claim = _claim_that().search(left)
    if claim and not any(find_words("assent", clause_before(left, len(left)))):
        yield Denial(claim[0].strip(), start - len(left) + claim.start(), False, False)


@cache
def _claim_that() -> re.Pattern[str]:
    nouns = "|".join(noun for noun in wordlist("claim-nouns") if noun not in _NEUTRAL)
    sure = "|".join(wordlist("only-nouns"))
    led = r"(?:the|its|his|her|their|any|some|an?|these|those|such|of|on|off|at|to|by|with|from|about|over|amid|despite|newspaper|media|press)"
    return re.compile(
        rf"\b(?:{led}\s+(?:(?!\w*[^s]s\s)\w+\s+)?(?:{nouns})|(?:{sure}))\s+that\s*[“\"‘]?\s*$", re.I
    )


@cache
def _saying() -> re.Pattern[str]:
    """ "to say that", "of saying", "reported that" right behind a word: what is said is governed by it."""
    verbs = "|".join(
        [*wordlist("speech"), r"\w+ing", "claim", "think", "suggest", "report", "state"]
    )
    return re.compile(
        rf"\s+(?:(?:to|of|for|from|in)\s+)?(?:{verbs})\s+(?:that|whether|if)?\s*[“\"‘]?\s*$", re.I
    )


def _behind(sentence: str, end: int) -> Iterator[Denial]:
    """ "…, the office denied", "… is untrue", "…, a claim that it rejects": the quote is what is denied."""
    right = sentence[end : end + AROUND]
    for name in ("denying", "falsehood", "no-assent"):
        for word in find_words(name, right):
            if _turned(right, word.start):
                continue
            lead, follows = right[: word.start], right[word.start + len(word.text) :]
            certain = _takes_back(name, word.text, lead, follows)
            if certain is not None:
                words = right[: word.start + len(word.text)].strip(" ,")
                yield Denial(words, end + word.start, certain, True)
    if unless := _UNLESS.match(right):
        yield Denial(unless[1], end + unless.start(1), False, True)


def _takes_back(name: str, word: str, lead: str, follows: str) -> bool | None:
    """Whether a word behind a quote takes it back for certain or likely; None where it does not."""
    if _CALLS.search(lead):
        return True
    nouns = "|".join(wordlist("claim-nouns"))
    whole = rf"\s+(?:it|this|them|these|that(?=[,.;:]|$)|the (?:\w+ )?(?:{nouns}))\b(?!\s+{_VERB})"
    if re.match(whole, follows) and not word.lower().endswith("that"):
        return True  # “but the office disputes it”
    if re.search(r"\b(?:that|this|it|which|these)\s+$", lead) and _MODAL.match(word):
        return False  # “but that could not be verified”
    if re.match(r"\s+(?:of|for|to support|to back)\s+(?:it|this|that|them)\b", follows):
        return False  # “but there is no evidence of it”
    if word.lower().endswith("ly"):
        spoken = follows.strip().partition(" ")[0].strip(".,").lower() in wordlist("speech")
        if spoken or (lead.rstrip().endswith(",") and re.match(r"\s*(?:$|[,.;])", follows)):
            return True  # “it was wrongly reported”, “…, falsely.”
    claimed = re.search(
        rf"(?:^|[,—–]|\bin|\bby)[\s”\"’]*(?:an?|the|this|its|his|her|their)\s+(?:\w+\s+)?(?:{nouns})\b[^,;:—–]*$", lead,
    )  # fmt: skip
    own = re.match(rf"\s*(?:$|[,.;:!?”\"’)]|{_TIME})", follows)
    if claimed:
        return bool(own) and name == "denying"
    if _PART.search(lead.lstrip(' ,.”"’—–-')):
        return None
    subject = _IS.match(lead)
    if name == "denying":
        by_them = re.match(rf"[\s”\"’]*[,—–]\s*[”\"’]?\s*{_NAMED}$", lead)
        certain = bool(own and by_them) or bool(subject and re.match(r"\s+by\b", follows))
    else:
        beside = re.fullmatch(r"[\s”\"’]*[,—–][\s”\"’—–]*", lead)  # “… – not true, it said”
        certain = bool(subject or _WHICH_IS.search(lead) or beside)
    return True if certain else None


def _turned(text: str, start: int) -> bool:
    """Whether a denial is denied itself: “not untrue”, “has not ruled out”, “did not deny”."""
    before = text[max(0, start - 30) : start].lower().split()[-2:]
    return any(word.strip(",.") in _NOT or word.endswith(("n't", "n’t")) for word in before)


_NOT = frozenset(
    "not never no without hardly nor neither cannot nobody none beyond little few".split()
)

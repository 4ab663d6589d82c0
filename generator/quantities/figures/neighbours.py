"""Reads what stands before a quantity: the words that qualify it, and those that change it unread.

Refused by construction: a sign, fraction or word of another script that touches the number, a negation, a
multiple, HEAD "of", X "than", "as" X "as", "a" and an adjective. All else says nothing about its size.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.quantities.figures.figure_words import Phrase, SideWords, side_words
from generator.quantities.figures.number_words import HYPHENS
from generator.quantities.figures.numerals import glyph_fraction
from generator.quantities.figures.one_number import OPENING
from generator.quantities.figures.quantity_core import Reader
from generator.text.languages import written_in

CLOSING = frozenset(".,;:!?()[]{}”’\"'»…—–‐‑-“‘")
MATHS = frozenset("×*÷+=/^±<>≤≥≈∼~·⋅")
MOST_PHRASES = 6
# Signs of a number below zero that are no dash between words, also where a space follows.
SPACED_MINUS = frozenset("\u2212\ufe63\uff0d\u2796\u207b")


@dataclass(frozen=True)
class Side:
    """What stands on one side of a quantity, as indices of tokens.

    `edge` is where the words that qualify it begin (on the right: end), `effects` what they do to it.
    `unread` are the tokens that change it and that no rule reads.
    """

    edge: int
    effects: tuple[str, ...] = ()
    unread: tuple[int, int] | None = None


_TURNED = {">": "<=", "<": ">="}


def left_of(reader: Reader, at: int, end: int) -> Side:
    """What stands before the quantity of the tokens [at, end)."""
    words = side_words(reader.tongue)
    here = edge = at
    effects: list[str] = []
    for _ in range(MOST_PHRASES):
        length, effect = _longest(reader, here, words.qualifiers)
        if length and not (effect == "~" and reader.low(here - length) == "or"):
            here, effect, unread = _turned(reader, here - length, effect, words)
            if unread:
                return Side(edge, tuple(effects), (unread[0], at))
            if effect == "<=" and reader.low(here) in words.towards and reader.of_change(here):
                return Side(edge, tuple(effects))
            edge = here
            effects.append(effect)
            continue
        length = _longest(reader, here, words.fillers)[0]
        if not length:
            break
        here -= length
    definite = _longest(reader, here, words.determiners)[0]
    # Behind a qualifier, “a” and an adjective belong to another word: “in a later article over 300”.
    pronoun = end == at + 1 and reader.low(at) == "one"  # “a quiet one”, “rather than one where”
    apart = bool(definite) or edge < at or pronoun or _counts_one_thing(reader, end, words)
    begin = _left_unread(reader, here - definite, end, words, definite=bool(definite), apart=apart)
    return Side(
        edge, tuple(effects), None if begin is None else (begin, edge if begin < edge else at)
    )


def _longest(
    reader: Reader, end: int, phrases: Mapping[Phrase, str] | frozenset[Phrase]
) -> tuple[int, str]:
    """The length of the longest phrase that ends before a token, in tokens, and what it does."""
    for length in range(min(5, end), 0, -1):
        start = end - length
        phrase = tuple(reader.low(index) for index in range(start, end))
        if phrase not in phrases or not all(reader.near(at) for at in range(start + 1, end + 1)):
            continue
        worded = reader.tokens[end - 1].kind == "word"
        if worded and reader.glued(end):
            continue
        if reader.glued(start) and reader.tokens[start - 1].kind != "sign":
            continue
        return length, phrases[phrase] if isinstance(phrases, Mapping) else ""
    return 0, ""


def _turned(
    reader: Reader, start: int, effect: str, words: SideWords
) -> tuple[int, str, tuple[int, int] | None]:
    """The start of a qualifier with its degree and its negation, and what it does then."""
    degree = _longest(reader, start, words.degrees)[0] if effect in _TURNED else 0
    begin = start - degree
    before = reader.low(begin - 1) if reader.near(begin) else ""
    if before in words.negations or before.endswith("n't"):
        if effect in _TURNED and not degree:
            return begin - 1, _TURNED[effect], None
        return begin, effect, (begin - 1, start)
    return begin, effect, None


def _left_unread(
    reader: Reader, here: int, end: int, words: SideWords, *, definite: bool, apart: bool
) -> int | None:
    """Where the words begin that end before a token and change the number; None where none does."""
    if here <= 0 or not reader.near(here):
        return None
    before = reader.tokens[here - 1]
    if before.kind == "sign":
        unread = is_sign_unread(before.text, touching=not reader.tokens[here].gap, right=False)
        return here - 1 if unread and not reader.parts_cells(here - 1) else None
    if before.kind == "digits":  # “£10 five years ago”
        return None if definite or reader.begins_time(here) else here - 1
    if not written_in(before.text, reader.tongue):
        return here - 1
    word = before.low
    if word in words.numbered:
        return None
    if word in reader.words.joints["and"] and reader.low(here - 2) in words.in_two:
        counted = (
            reader.low(here - 3) in reader.words.numbers.small or reader.low(here - 3).isdigit()
        )
        if counted and reader.low(end) in words.in_two - {reader.low(here - 2)}:
            return here - 3  # “five years and eight months”
    if word in words.decimal_words and reader.low(here - 2) in reader.words.numbers.small:
        return here - 2
    length = _longest(reader, here, words.bounding_the if definite else words.bounding)[0]
    if length:
        return _bounding(reader, here, length)
    number_word = word in reader.words.numbers.scales or reader.words.numbers.small.get(word, 0) > 1
    adverb = word.endswith("ly") and len(word) > 3 and before.text[0].islower()
    compound = reader.glued(end) and reader.low(end) in HYPHENS  # “each 20-minute session”
    if (
        (word in words.negations and (not definite or word == "not"))
        or word.endswith("n't")
        or (word in words.multiples and not compound)
        or word in words.approximators
        or word in words.number_verbs
        or (adverb and word not in words.neutral_ly)
        or (number_word and not apart)
    ):
        return here - 1
    if word in reader.words.numbers.of:
        return _head(reader, here, words)
    if word == "than":  # “less than the 300 planned” compares with a number that is told
        return None if apart else max(0, here - 2)
    if word == "as" and reader.low(here - 3) == "as":
        return None if reader.low(here - 2) in words.as_neutral else here - 3
    if word == "in" and (share := _share_start(reader, here, words)) is not None:
        return share
    if not definite and (denied := _denied(reader, here, words)) is not None:
        return denied
    return None if apart else _adjectives(reader, here, words)


def _bounding(reader: Reader, here: int, length: int) -> int | None:
    if length == 1 and reader.low(here - 1) == "or":
        # “300 or 400”: a second number; “300, or 400” says it once more, in another measure.
        first = reader.tokens[here - 2] if here > 1 else None
        counted = first and (first.kind == "digits" or first.low in reader.words.numbers.small)
        return here - 2 if counted else None
    return here - length


def _share_start(reader: Reader, here: int, words: SideWords) -> int | None:
    """Where “one person in” begins before a number: what is counted stands inside the share."""
    for at in (here - 3, here - 4):
        if reader.low(at) not in ("one", "1") or reader.low(here) == "one":
            continue
        between = [reader.tokens[index] for index in range(at + 1, here - 1)]
        counted = all(token.gap and token.text.islower() for token in between)
        neutral = words.functions | reader.words.numbers.scales.keys()
        if counted and neutral.isdisjoint(token.low for token in between):
            return None if reader.begins_time(here) else at
    return None


def _denied(reader: Reader, here: int, words: SideWords) -> int | None:
    """Where words begin that deny a number through the word between: “did not reach 200”, “not quite 200”."""
    between, before = reader.tokens[here - 1], reader.low(here - 2)
    if between.low in words.functions | words.saying or not between.text.islower():
        return None
    if before in words.verb_negations or before.endswith("n't"):
        return here - 2
    failing = before == "to" and reader.low(here - 3) in words.failing
    return here - 3 if failing and between.low in words.reaching else None


def _head(reader: Reader, here: int, words: SideWords) -> int | None:
    """HEAD "of" N: "a quarter of", "in the order of", "a cap of"."""
    at = here - 2
    if at < 0 or not reader.near(here - 1):
        return None
    if not (glyph_fraction(reader.tokens[at].text) or reader.low(at) in words.heads):
        return None
    before = reader.low(at - 1)
    return at - 1 if at and (before in reader.words.numbers.articles or before == "the") else at


def _counts_one_thing(reader: Reader, end: int, words: SideWords) -> bool:
    """Whether one thing follows, whose article and adjective they are: “a landmark $206bn settlement”."""
    if reader.glued(end) and reader.low(end) in HYPHENS:
        return True
    if not reader.near(end) or reader.glued(end):
        return False
    noun = reader.tokens[end]
    if noun.kind != "word" or not noun.text.islower() or len(noun.text) < 3:
        return False
    return not (noun.low.endswith("s") or noun.low in words.plurals or noun.low in words.functions)


def _adjectives(reader: Reader, here: int, words: SideWords) -> int | None:
    """ "a" or "an", one or two adjectives, a number: "a notional 11,000"."""
    between: list[str] = []
    for step in range(1, 4):
        at = here - step
        if at < 0 or not reader.near(at + 1):
            return None
        token = reader.tokens[at]
        if token.low in reader.words.numbers.articles and between:
            return None if all(word in words.adjectives for word in between) else at
        if token.kind != "word" or not token.text.islower() or token.low in words.functions:
            return None
        verb = token.low.endswith("s") and not token.low.endswith(("ous", "ss"))
        if token.low in words.before_numbers or (verb and not between):
            return None  # “a bed costs $300”
        between.append(token.low)
    return None


def is_sign_unread(sign: str, *, touching: bool, right: bool) -> bool:
    """Whether a sign beside a number changes it; `touching` says that no space parts the two."""
    if not touching:
        return sign in MATHS or sign.isnumeric() or (not right and sign in SPACED_MINUS)
    return sign not in (CLOSING if right else OPENING | CLOSING - {"-", "–"})

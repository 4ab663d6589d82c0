"""Reads what stands beside a quantity: the words that qualify it, and those that change it unread.

Refused by construction: a sign, fraction or word of another script that touches the number, a negation, a
multiple, HEAD "of", X "than", "as" X "as", "a" and an adjective. All else says nothing about its size.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.quantities.figures.figure_words import Phrase, SideWords, side_words
from generator.quantities.figures.number_words import HYPHENS
from generator.quantities.figures.one_number import MINUS, OPENING
from generator.quantities.figures.quantity_core import Reader
from generator.text.languages import written_in

CLOSING = frozenset(".,;:!?()[]{}”’\"'»…—–‐‑-“‘")
MATHS = frozenset("×*÷+=/^±<>≤≥≈∼~·⋅")
MOST_PHRASES = 6
_VOWELLESS = re.compile(r"[bcdfghjklmnpqrstvwxz]{1,4}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|2100")


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
                break
            edge = here
            effects.append(effect)
            continue
        length = _longest(reader, here, words.fillers)[0]
        if not length:
            break
        here -= length
    definite = _longest(reader, here, words.determiners)[0]
    # Behind a qualifier, “a” and an adjective belong to another word: “in a later article over 300”.
    apart = bool(definite) or edge < at or _counts_one_thing(reader, end, words)
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
        unread = _is_sign_unread(before.text, touching=not reader.tokens[here].gap, right=False)
        return here - 1 if unread and not reader.parts_cells(here - 1) else None
    if before.kind == "digits":
        return None if definite else here - 1
    if not written_in(before.text, reader.tongue):
        return here - 1
    word = before.low
    if word in words.numbered:
        return None
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
    return None if apart else _adjectives(reader, here, words)


def _bounding(reader: Reader, here: int, length: int) -> int | None:
    if length == 1 and reader.low(here - 1) == "or":
        # “300 or 400”: a second number; “300, or 400” says it once more, in another measure.
        return here - 2 if here > 1 and reader.tokens[here - 2].kind == "digits" else None
    return here - length


def _head(reader: Reader, here: int, words: SideWords) -> int | None:
    """HEAD "of" N: "a quarter of", "in the order of", "a cap of"."""
    at = here - 2
    if at < 0 or reader.low(at) not in words.heads or not reader.near(here - 1):
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
        if token.low in words.before_numbers:
            return None
        between.append(token.low)
    return None


def right_of(reader: Reader, end: int) -> Side:
    """What stands behind the quantity that ends before a token."""
    words = side_words(reader.tongue)
    edge, effects = end, []
    length, effect = _suffix(reader, end, words)
    if length:
        edge, effects = end + length, [effect]
    stop = _right_unread(reader, edge, words)
    return Side(edge, tuple(effects), None if stop is None else (edge, stop))


def _suffix(reader: Reader, end: int, words: SideWords) -> tuple[int, str]:
    """The length in tokens of the qualifier behind a number, unless it belongs to the next number."""
    hyphen = reader.glued(end) and reader.low(end) in HYPHENS and reader.glued(end + 1)
    start = end + 1 if hyphen else end
    for length in range(3, 0, -1):
        stop = start + length
        phrase = tuple(reader.low(index) for index in range(start, stop))
        if phrase not in words.suffixes or not all(reader.near(at) for at in range(start, stop)):
            continue
        if reader.tokens[start].kind == "word" and reader.glued(start) != hyphen:
            continue
        if hyphen and length > 1:
            continue
        if phrase == ("+",) and not reader.glued(start):
            continue
        if not hyphen and (
            reader.low(stop) in ("than", "to") or (reader.near(stop) and reader.begins_number(stop))
        ):
            continue
        return stop - end, words.suffixes[phrase]
    return 0, ""


def _right_unread(reader: Reader, at: int, words: SideWords) -> int | None:
    """Where the words end that begin at a token and change the number before; None where none does."""
    if not reader.near(at):
        return None
    token = reader.tokens[at]
    touching = not token.gap
    if token.kind == "sign":
        return _right_sign(reader, at, words, touching=touching)
    if token.kind == "digits" and reader.begins_time(at):
        return None
    if token.kind == "digits" or touching or not written_in(token.text, reader.tongue):
        return at + 1
    word, follows = token.low, reader.low(at + 1)
    number_word = word in reader.words.numbers.scales or word in reader.words.numbers.small
    number_word = number_word and token.text.islower()  # “the $22bn Three Gorges dam”
    if number_word and follows not in HYPHENS:
        return at + 1 if not reader.begins_time(at) else None
    foreign = word in words.foreign or word.startswith(words.stems)
    short = _VOWELLESS.fullmatch(word) and word not in words.measures
    if (foreign or short) and not token.text[-2:-1].isupper():  # “163 MPs”
        return at + 1
    if (
        word in ("times", "fold", "less", "fewer", "something")
        or (word == "short" and follows in ("of", ".", ",", ""))
        or (follows == "than" and word in ("more", "less") and not reader.begins_number(at + 2))
    ):
        return at + 1 + (follows in ("than", "of"))
    if word in reader.words.joints["and"] and reader.added_part(at + 1):
        return at + 2
    joins = 2 if (word, follows) == ("out", "of") else 1
    if word in ("in", "per", "or", "plus", "minus", "x", "times", "of") or joins == 2:
        return _second(reader, at, joins)
    return None


def _second(reader: Reader, at: int, joins: int) -> int | None:
    """Where a second number ends that belongs to the first: "in 13", "or 5", "by 4"; years are none."""
    number = reader.number(at + joins) if reader.near(at + joins) else None
    if number is None or reader.low(at) == "of":
        return None
    if reader.low(at) == "or" and number.unit not in ("", "%", "pp"):
        return None  # “$2.3bn or £1.2bn”: the same in other money
    first = reader.tokens[at + joins]
    if first.kind == "digits" and _YEAR.fullmatch(first.text):
        return None
    if reader.low(at) == "in" and (number.spoken or number.scale == 1):
        follows = reader.low(number.end)
        if follows in reader.words.spells or number.unit or (number.spoken and number.value == 1):
            return None
    return number.end


def _right_sign(reader: Reader, at: int, words: SideWords, *, touching: bool) -> int | None:
    sign = reader.tokens[at].text
    joined = reader.tokens[at + 1].kind if touching and reader.glued(at + 1) else ""
    if joined == "word" and sign in HYPHENS:
        word = reader.low(at + 1)
        odd = word in ("fold", "some", "something", "times") or word in words.foreign
        return at + 2 if odd or not written_in(word, reader.tongue) else None
    if joined == "digits" and sign in ".,:/":
        return at + 2
    if joined == "word" and sign == "/":
        return None  # 300km/h, $5/barrel
    if touching and not joined and sign in MINUS:
        return at + 1  # “300-”, to which something is missing
    if sign == "(" and reader.low(at + 1) in words.doubtful and not reader.begins_number(at + 2):
        return at + 2
    unread = _is_sign_unread(sign, touching=touching, right=True)
    return at + 1 if unread and not reader.parts_cells(at) else None


def _is_sign_unread(sign: str, *, touching: bool, right: bool) -> bool:
    if not touching:
        return sign in MATHS or sign.isnumeric()
    return sign not in (CLOSING if right else OPENING | CLOSING - {"-", "–"})

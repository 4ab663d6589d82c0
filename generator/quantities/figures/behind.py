"""Reads what stands behind a quantity: the words that qualify it, and those that change it unread."""

from __future__ import annotations

import re

from generator.quantities.figures.currencies import peoples_of_dollars
from generator.quantities.figures.figure_words import SideWords, side_words
from generator.quantities.figures.neighbours import Side, is_sign_unread
from generator.quantities.figures.number_words import HYPHENS
from generator.quantities.figures.one_number import MINUS
from generator.quantities.figures.quantity_core import Reader
from generator.text.languages import written_in

# What is counted may stand between a number and what changes it: “200 grain lorries, at the least”.
MOST_COUNTED = 3
_VOWELLESS = re.compile(r"[bcdfghjklmnpqrstvwxz]{1,4}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|2100")
_JOINED = frozenset({"and", "in", "or", "out", "plus", "minus"})  # “two-and-a-half”, “3-in-4”


def right_of(reader: Reader, end: int, unit: str) -> Side:
    """What stands behind the quantity that ends before a token and has this unit."""
    words = side_words(reader.tongue)
    edge, effects = end, []
    length, effect = _suffix(reader, end, words)
    if length:
        edge, effects = end + length, [effect]
    stop = _right_unread(reader, edge, unit, words) or (
        None if length else _further(reader, edge, words)
    )
    if stop is None and unit == "$":
        stop = _whose_dollars(reader, edge)
    return Side(edge, tuple(effects), None if stop is None else (edge, stop))


def _suffix(reader: Reader, end: int, words: SideWords) -> tuple[int, str]:
    """The length in tokens of the qualifier behind a number, unless it belongs to the next number."""
    hyphen = reader.glued(end) and reader.low(end) in HYPHENS and reader.glued(end + 1)
    start = end + 1 if hyphen else end
    for length in range(4, 0, -1):
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


def _further(reader: Reader, at: int, words: SideWords) -> int | None:
    """Where a phrase ends that changes the number before it, behind what is counted, a comma or a bracket."""
    for step in range(MOST_COUNTED + 1):
        here = at + step
        if not reader.near(here):
            return None
        opened = reader.tokens[here].text in (",", "(", "–", "—")
        end = _changing(reader, here + opened, words, step=step + opened)
        if end is not None:
            return end
        token = reader.tokens[here]
        if token.kind != "word" or token.low in words.functions or not token.text.islower():
            return None
    return None


def _whose_dollars(reader: Reader, at: int) -> int | None:
    """Where “Canadian” or “(Canadian)” ends behind dollars that do not say whose they are."""
    here = at + (reader.low(at) == "(")
    for length in (1, 2, 3):
        stop = here + length
        if tuple(reader.low(index) for index in range(here, stop)) in peoples_of_dollars(
            reader.tongue
        ):
            noun = reader.near(stop) and reader.tokens[stop].kind == "word"
            other = noun and reader.low(stop) not in side_words(reader.tongue).functions
            return None if other else stop  # “a $5 million Canadian fund”
    return None


def _changing(reader: Reader, at: int, words: SideWords, *, step: int) -> int | None:
    """Where a phrase ends that begins at a token and changes the number before, so many behind it."""
    for length in range(5, 0, -1):
        phrase = tuple(reader.low(index) for index in range(at, at + length))
        known = phrase in words.trailing or (step and length > 1 and phrase in words.suffixes)
        stop = at + length
        if not known or not all(reader.near(index) for index in range(at, stop)):
            continue
        follows = reader.low(stop)
        if step > 1 and reader.low(at) == "at" and reader.near(stop) and follows.isalnum():
            continue  # “11 firms had at least double the sales”
        led = follows in ("than", "to", "the") or follows in reader.words.numbers.articles
        if not led and not (reader.near(stop) and reader.begins_number(stop)):
            return stop
    return None


def _right_unread(reader: Reader, at: int, unit: str, words: SideWords) -> int | None:
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
    if word in words.in_two and follows in reader.words.joints["and"] and reader.near(at + 2):
        second = reader.number(at + 2)  # “five years and eight months”
        if second is not None and reader.low(second.end) in words.in_two - {word}:
            return second.end + 1
    if word in words.decimal_words and follows in reader.words.numbers.small:
        return at + 2  # “one point three”
    foreign = word in words.foreign or word.startswith(words.stems)
    short = _VOWELLESS.fullmatch(word) and word not in words.measures
    if (foreign or short) and not token.text[-2:-1].isupper():  # “163 MPs”
        return at + 1
    if word == "times" and follows in words.occasions:
        return None  # “rose five times since June” counts them
    if (
        word in words.behind
        or (word == "short" and follows in ("of", ".", ",", ""))
        or (follows == "than" and word in ("more", "less") and not reader.begins_number(at + 2))
    ):
        return at + 1 + (follows in ("than", "of"))
    if word in reader.words.joints["and"] and reader.added_part(at + 1):
        return at + 2
    if word == "per" and (follows in reader.words.numbers.scales or follows in words.foreign):
        return at + 2
    if word in reader.words.numbers.of and follows in reader.words.numbers.articles:
        measure = reader.low(at + 2) in reader.words.scaled or reader.low(at + 2) == "percentage"
        return at + 3 if measure and unit == "%" else None  # “a quarter of a mile”
    joins = 2 if (word, follows) == ("out", "of") else 1
    if word in ("in", "per", "or", "plus", "minus", "x", "times", "of") or joins == 2:
        return _second(reader, at, joins, unit)
    return _share_end(reader, at, words)


def _second(reader: Reader, at: int, joins: int, unit: str) -> int | None:
    """Where a second number ends that belongs to the first: "in 13", "or 5", "by 4"; years are none."""
    every = joins + (reader.low(at + joins) in ("every", "each"))
    number = reader.number(at + every) if reader.near(at + every) else None
    if number is None or (reader.low(at) == "of" and every == joins):
        return None
    if reader.low(at) == "or" and number.unit and unit and number.unit != unit:
        return None  # “$2.3bn or £1.2bn”, “£106m or 47.3%”: the same in another measure
    first = reader.tokens[at + every]
    if first.kind == "digits" and _YEAR.fullmatch(first.text):
        return None
    if reader.low(at) == "in" and (number.spoken or number.scale == 1):
        follows = reader.low(number.end)
        if follows in reader.words.spells or number.unit or (number.spoken and number.value == 1):
            return None
    return number.end


def _share_end(reader: Reader, at: int, words: SideWords) -> int | None:
    """Where “person in five” ends behind “one”: what is counted stands inside the share."""
    if reader.low(at - 1) not in ("one", "1"):
        return None
    for here in (at + 1, at + 2):
        if not reader.near(here) or reader.tokens[here - 1].low in words.functions:
            return None
        if reader.low(here) == "in":
            return _second(reader, here, 1, "")
    return None


def _right_sign(reader: Reader, at: int, words: SideWords, *, touching: bool) -> int | None:
    sign = reader.tokens[at].text
    joined = reader.tokens[at + 1].kind if touching and reader.glued(at + 1) else ""
    follows = reader.tokens[at + 1] if reader.near(at + 1) else None
    if joined == "word" and sign in HYPHENS:
        word = reader.low(at + 1)
        odd = word in _JOINED or word in ("fold", "some", "something", "times")
        odd = odd or word in words.foreign or not written_in(word, reader.tongue)
        return at + 2 if odd else None
    if joined == "digits" and sign in ".,:/":
        return at + 2
    if sign == "," and touching and follows and follows.kind == "digits" and follows.text[0] == "0":
        return at + 2  # “10, 000”
    if sign == "?" and follows and (follows.text == ")" or follows.text[0].islower()):
        return at + 1  # whoever wrote it was in doubt
    if joined == "word" and sign == "/":
        return None  # 300km/h, $5/barrel
    if touching and not joined and sign in MINUS:
        return at + 1  # “300-”, to which something is missing
    if sign == "(" and reader.low(at + 1) in words.doubtful and not reader.begins_number(at + 2):
        return at + 2
    unread = is_sign_unread(sign, touching=touching, right=True)
    return at + 1 if unread and not reader.parts_cells(at) else None

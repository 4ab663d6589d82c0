"""The words of quantities in a language, as the readers of figures need them: compiled once a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.quantities.figures.number_words import NumberWords, number_words
from generator.text.languages import Language, language
from generator.text.tokens import tokens

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class FigureWords:
    """The words of a language that quantities are made of, ready for reading."""

    numbers: NumberWords
    letters: Mapping[str, int]
    decimal: str
    shares: Mapping[tuple[str, ...], str]
    money: Mapping[tuple[str, ...], str]
    money_nouns: frozenset[str]
    money_words: Mapping[str, str]
    glued: frozenset[str]
    calibre: str
    vague: frozenset[str]
    some: frozenset[tuple[str, ...]]
    change_verbs: frozenset[str]
    joints: Mapping[str, frozenset[str]]
    ranging: frozenset[str]
    starts: frozenset[str]
    minus: frozenset[str]
    adds: bool
    words_for_one: frozenset[str]
    before_one: frozenset[str]
    in_of: frozenset[tuple[str, ...]]
    spells: frozenset[str]
    scaled: frozenset[str]


@cache
def figure_words(tongue: Language) -> FigureWords:
    """The words of quantities in a language."""
    listed, digits = tongue.words["figures"], tongue.words["numbers"]
    return FigureWords(
        numbers=number_words(tongue),
        letters=digits["letters"],
        decimal=digits["decimal"],
        shares={tuple(name.split()): sign for name, sign in listed["shares"].items()},
        money={tuple(name.lower().split()): sign for name, sign in listed["money"].items()},
        money_nouns=frozenset(listed["money-nouns"]),
        money_words={word.rstrip("."): unit for word, unit in listed["money-words"].items()},
        glued=frozenset(listed["glued"]),
        calibre=listed["calibre"],
        vague=frozenset(listed["vague"]),
        some=frozenset(tuple(words.split()) for words in listed["some"]),
        change_verbs=frozenset(listed["change-verbs"]),
        joints={name: frozenset(listed[name]) for name in ("from", "to", "between")}
        | {"and": frozenset([*digits["and"], *digits.get("with", ())])},
        ranging=frozenset(listed["ranging"]),
        starts=frozenset(words.split()[0] for words in listed["some"])
        | {*digits["minus"], *digits.get("halves", ()), "u"},
        minus=frozenset(digits["minus"]),
        adds=bool(digits.get("adds", False)),
        words_for_one=frozenset(digits.get("one", ())),
        before_one=frozenset(digits.get("one-after", ())),
        in_of=frozenset(tuple(words.split()) for words in listed["in-of"]),
        spells=frozenset(listed["spells"]),
        scaled=frozenset(listed["units"]) | frozenset(listed["people"]),
    )


@dataclass(frozen=True)
class SideWords:
    """The words of a language that stand beside numbers, as tuples of tokens."""

    qualifiers: Mapping[Phrase, str]
    towards: frozenset[str]
    degrees: frozenset[Phrase]
    suffixes: Mapping[Phrase, str]
    fillers: frozenset[Phrase]
    determiners: frozenset[Phrase]
    bounding: frozenset[Phrase]
    bounding_the: frozenset[Phrase]
    as_neutral: frozenset[str]
    negations: frozenset[str]
    multiples: frozenset[str]
    approximators: frozenset[str]
    number_verbs: frozenset[str]
    heads: frozenset[str]
    behind: frozenset[str]
    neutral_ly: frozenset[str]
    adjectives: frozenset[str]
    before_numbers: frozenset[str]
    plurals: frozenset[str]
    functions: frozenset[str]
    measures: frozenset[str]
    foreign: frozenset[str]
    stems: tuple[str, ...]
    numbered: frozenset[str]
    doubtful: frozenset[str]
    trailing: frozenset[Phrase]
    occasions: frozenset[str]
    verb_negations: frozenset[str]
    failing: frozenset[str]
    decimal_words: frozenset[str]
    in_two: frozenset[str]
    reaching: frozenset[str]
    saying: frozenset[str]


def _phrase(words: str) -> Phrase:
    return tuple(token.low for token in tokens(words))


@cache
def side_words(tongue: Language) -> SideWords:
    """The words that stand beside numbers in a language."""
    listed = tongue.words["figures"]

    def phrases(name: str) -> frozenset[Phrase]:
        return frozenset(_phrase(words) for words in listed[name])

    def effects(name: str) -> dict[Phrase, str]:
        return {_phrase(words): effect for effect, many in listed[name].items() for words in many}

    return SideWords(
        qualifiers=effects("qualifiers"),
        towards=frozenset(listed.get("towards", ())),
        degrees=phrases("degrees"),
        suffixes=effects("suffixes"),
        fillers=phrases("fillers"),
        determiners=phrases("determiners"),
        bounding=phrases("bounding"),
        bounding_the=phrases("bounding-the"),
        as_neutral=frozenset(listed["as-neutral"]),
        negations=frozenset(listed["negations"]),
        multiples=frozenset(listed["multiples"]),
        approximators=frozenset(listed["approximators"]),
        number_verbs=frozenset(listed["number-verbs"]),
        heads=frozenset(listed["heads"]),
        behind=frozenset(listed["behind"]),
        neutral_ly=frozenset(listed["neutral-ly"]),
        adjectives=frozenset(listed["neutral-adjectives"]),
        before_numbers=frozenset(listed["before-numbers"]),
        plurals=frozenset(listed["plurals"]),
        functions=frozenset(tongue.words["lists"]["phrase-openers"]["words"]),
        measures=frozenset(listed["measures"]),
        foreign=frozenset(listed["foreign-scales"]),
        stems=tuple(listed["foreign-stems"]),
        numbered=frozenset(listed["numbered"]),
        doubtful=frozenset(listed["doubtful"]),
        trailing=phrases("trailing"),
        occasions=frozenset(listed["occasions"]),
        verb_negations=frozenset(listed["verb-negations"]),
        failing=frozenset(listed["failing"]),
        decimal_words=frozenset(listed["decimal-words"]),
        in_two=frozenset(listed["measured-in-two"]),
        reaching=frozenset(listed["reaching"]),
        saying=frozenset(listed["saying"]),
    )


def quantity_words(tongue: Language | None = None) -> frozenset[str]:
    """Every single word that belongs to a quantity: numbers, scales, and what qualifies them."""
    chosen = tongue or language()
    words, numbers, core = side_words(chosen), number_words(chosen), figure_words(chosen)
    phrases = [*words.qualifiers, *words.suffixes, *core.some]
    return frozenset(word for phrase in phrases for word in phrase if word.isalpha()) | {
        *numbers.small,
        *numbers.scales,
        *numbers.parts,
        *core.vague,
        "most",
        "all",
    }

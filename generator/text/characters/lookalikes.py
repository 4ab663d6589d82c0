"""Finds words that are written to look like others: mixed scripts, stand-ins for letters, whole words of another script.

After Unicode Technical Standard 39 (Unicode Security Mechanisms); which letters look alike is Unicode's data, as the
library confusable-homoglyphs has it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_WORD = re.compile(rf"(?:\w[{_MARKS}]*)+")
_ODD = re.compile(rf"[^\W\x00-\x7f]|[{_MARKS}]")  # what words of plain letters have not
_KEYBOARD = "\u00ff"  # up to here a keyboard of Western Europe has the letters
_UNITS = "µªº\u2126"  # micro, ordinals, ohm: beside Latin letters they are at home
# Scripts that one word may mix (“highly restrictive” in UTS 39); no letter of theirs looks like a Latin one.
_TOGETHER = frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
# Kinds of decomposition that are writing, not disguise: km², 1º, ½, ①.
_WRITING = ("<super>", "<sub>", "<fraction>", "<circle>", "<square>")
# The dotless i looks like an i and is a letter of Turkish.
_SPELLED = "ı"


def has_odd_letters(text: str) -> bool:
    """Whether a text has letters that are no plain ones; curly quotes and dashes are in no word."""
    return not text.isascii() and _ODD.search(text) is not None


def lookalike_words(text: str) -> list[tuple[int, str, str]]:
    """Words that may be made to look like others, as (offset, word, what is odd about it in a clause)."""
    if not has_odd_letters(text):
        return []
    return [lookalike for line in re.finditer(r"[^\n]+", text) for lookalike in _of_line(line)]


def _of_line(line: re.Match[str]) -> Iterator[tuple[int, str, str]]:
    if not _ODD.search(line[0]):
        return
    # Per script, the words that are wholly of it: a text in that script has some that look like nothing else.
    whole: dict[str, list[re.Match[str]]] = {}
    latin = False
    for word in _WORD.finditer(line[0]):
        if word[0].isascii():
            latin = latin or word[0].isalpha()
            continue
        scripts = set(map(_script, word[0])) - {""}
        what = _mixed(word[0], scripts) or _stand_ins(word[0])
        if what:
            yield line.start() + word.start(), word[0], what
        elif len(scripts) == 1 and not scripts & _TOGETHER:
            whole.setdefault(scripts.pop(), []).append(word)
    for script, words in whole.items() if latin else ():
        if all(_reads_as(word[0]) for word in words):
            for word in words:
                said = f"reads like “{_reads_as(word[0])}” and is {script.capitalize()}"
                odd = next(letter for letter in word[0] if _script(letter) == script)
                yield line.start() + word.start(), word[0], f"{said}: {_named(odd)}"


def _mixed(word: str, scripts: set[str]) -> str:
    """That its letters come from several scripts, with those of the script that has the fewest."""
    digits = [char for char in word if char.isdecimal()]
    if len(odd := [char for char in digits if not char.isascii()]) < len(digits) and any(
        map(_script, odd)
    ):
        return f"has digits of two scripts: {_named(odd)}"
    if len(scripts) < 2 or scripts <= _TOGETHER:
        return ""
    names = " and ".join(name.capitalize() for name in sorted(scripts))
    counts = Counter(filter(None, map(_script, word)))
    rare = min(counts, key=lambda script: (counts[script], script))
    letters = _named(letter for letter in word if _script(letter) == rare)
    many = "two" if len(scripts) == 2 else "several"
    return f"mixes letters of {many} scripts, {names}: {letters}"


def _stand_ins(word: str) -> str:
    """That some of its letters and digits only look like plain ones, with these."""
    odd = {letter: plain for letter in word if (plain := _stands_for(letter))}
    alone = len(odd) == len(set(word))
    if not odd or len(word) < 2 or (alone and not any(map(_is_styled, odd))):
        return ""  # a word all in full width, or a number in Roman numerals, is one way of writing
    plain = "".join(dict.fromkeys(odd.values()))
    return f"has letters that only look like “{plain}”: {_named(odd)}"


@cache
def _script(char: str) -> str:
    """The script of a letter or of a digit that is not 0 to 9, by its name; empty for anything else."""
    category = unicodedata.category(char)
    if char.isascii():
        return "LATIN" if char.isalpha() else ""
    if category not in ("Lu", "Ll", "Lt", "Lo", "Nd") or char in _UNITS:
        return ""
    plain = unicodedata.normalize("NFKC", char)[0]
    if plain.isascii():
        return "LATIN" if plain.isalpha() else ""
    return unicodedata.name(plain, "").partition(" ")[0].partition("-")[0]


@cache
def _stands_for(char: str) -> str:
    """The ASCII letter or digit that a character of no other script looks like; empty for none."""
    if char <= _KEYBOARD or char in _SPELLED or _script(char) not in ("LATIN", ""):
        return ""
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and plain.isascii():
        written = unicodedata.decomposition(char).startswith(_WRITING)
        return plain if len(plain) == 1 and not written else ""
    if unicodedata.normalize("NFD", char)[0].isascii():
        return ""  # a letter with an accent
    small = re.fullmatch("LATIN LETTER SMALL CAPITAL ([A-Z])", unicodedata.name(char, ""))
    return small[1] if small else _alike(char)


def _is_styled(char: str) -> bool:
    """Whether it is a letter of a formula, such as a bold one."""
    return unicodedata.decomposition(char).startswith("<font>")


@cache
def _alike(char: str) -> str:
    """The ASCII letter or digit with which Unicode lists a character as confusable; empty for none."""
    # Seldom needed, and much to load.
    from confusable_homoglyphs.confusables import is_confusable

    entries = is_confusable(char) or [{"homoglyphs": []}]
    signs = (sign["c"] for sign in entries[0]["homoglyphs"])
    return next(
        (sign for sign in signs if len(sign) == 1 and sign.isascii() and sign.isalnum()), ""
    )


def _reads_as(word: str) -> str:
    """The ASCII word that a word of another script looks like; empty where some letter looks like none."""
    if len(word) < 2 and _script(word) == "GREEK":
        return ""  # α, ρ: a sign of science
    letters = [letter if letter.isascii() else _alike(letter) for letter in word]
    if not all(letters):
        return ""
    # Unicode takes the small l for all that looks like a stroke.
    both = zip(word, letters, strict=True)
    return "".join("I" if sign == "l" and letter.isupper() else sign for letter, sign in both)


def _named(letters: Iterable[str]) -> str:
    return ", ".join(
        f"“{letter}” is U+{ord(letter):04X} {unicodedata.name(letter, '')}"
        for letter in dict.fromkeys(letters)
    )

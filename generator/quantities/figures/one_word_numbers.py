"""Reads numbers that a language writes as one word: tens with ones, or digits with their factors."""

from __future__ import annotations

from collections.abc import Mapping


def native(word: str, values: Mapping[str, int]) -> int:
    """스물다섯: a word for tens with one for ones, or either alone; 0 for none."""
    tens = next((name for name in values if values[name] > 9 and word.startswith(name)), "")
    ones = values.get(word[len(tens) :], 0)
    return values.get(word, 0) or (values[tens] + ones if tens and 0 < ones < 10 else 0)


def sino(
    word: str, digits: Mapping[str, int], tens: Mapping[str, int], myriads: Mapping[str, int]
) -> tuple[int, int]:
    """The length and value of the number that a word begins with, 오천 or 이십삼; (0, 0) for none.

    One letter alone, and a word that only may be one (만일, “if”), are none.
    """
    total, group, digit, at = 0, 0, 0, 0
    for char in word:
        if char in digits and not digit:
            digit = digits[char]
        elif char in tens:
            group, digit = group + (digit or 1) * tens[char], 0
        elif char in myriads:
            total, group, digit = total + (group + digit or 1) * myriads[char], 0, 0
        else:
            break
        at += 1
    doubtful = word[:1] in myriads and digit
    return (at, total + group + digit) if at > 1 and total + group and not doubtful else (0, 0)

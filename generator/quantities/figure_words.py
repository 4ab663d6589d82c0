"""The English words for quantities, and the small patterns that recognise their parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from generator.quantities.number_words import SCALES, SMALL

# Qualifiers before a number -> FHIR comparator; "~" marks an approximation without bounds.
# "nearly" and "close to" say just below, but give no bound either. "some" is read as "about".
QUALIFIERS: dict[str, str] = {
    "about": "~", "around": "~", "approximately": "~", "approx.": "~", "roughly": "~",
    "some": "~", "circa": "~", "ca.": "~", "an estimated": "~", "estimated": "~",
    "in the region of": "~", "nearly": "~", "almost": "~", "close to": "~",
    "~": "~", "≈": "~",
    "more than": ">", "over": ">", "just over": ">", "well over": ">", "slightly over": ">",
    "slightly more than": ">", "just more than": ">", "upwards of": ">", "in excess of": ">",
    "above": ">", "exceeding": ">", "exceeds": ">", "exceed": ">", "exceeded": ">", "tops": ">",
    "topped": ">", "surpasses": ">", "surpassed": ">", ">": ">",
    "at least": ">=", "no fewer than": ">=", "no less than": ">=", "not less than": ">=",
    "not fewer than": ">=", "a minimum of": ">=", "≥": ">=", ">=": ">=",
    "fewer than": "<", "less than": "<", "under": "<", "just under": "<", "slightly under": "<",
    "well under": "<", "below": "<", "slightly less than": "<", "<": "<",
    "up to": "<=", "as many as": "<=", "as much as": "<=", "at most": "<=",
    "no more than": "<=", "not more than": "<=", "a maximum of": "<=", "≤": "<=", "<=": "<=",
}  # fmt: skip
# Qualifiers after a number.
SUFFIXES: dict[str, str] = {
    "or more": ">=", "and more": ">=", "or above": ">=", "+": ">=", "at least": ">=",
    "at the least": ">=", "or fewer": "<=", "or less": "<=", "at most": "<=", "or so": "~",
}  # fmt: skip
# Words before a figure that say nothing about its size.
FILLERS = (
    "the", "a total of", "another", "a further", "an additional", "further", "additional",
    "only", "just", "an extra", "extra", "a record", "all", "all of", "these", "those", "its", "their",
)  # fmt: skip
# Quantities without a number: kept as words, all bounds missing.
VAGUE_NOUNS = "dozens hundreds thousands millions billions"
# Signs and names of money (ISO 4217 names the currencies) and of shares -> the unit shown.
SIGNS = "€$£¥₩₴₽₹₺"
CODES: dict[str, str] = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩", "UAH": "₴", "RUB": "₽",
}  # fmt: skip
MONEY: dict[str, str] = {
    "euro": "€", "euros": "€", "dollar": "$", "dollars": "$", "yen": "¥", "won": "₩",
    "hryvnia": "₴", "hryvnias": "₴", "rouble": "₽", "roubles": "₽", "ruble": "₽",
    "rubles": "₽", "rupees": "₹", "pounds sterling": "£",
}  # fmt: skip
SHARES: dict[str, str] = {
    "%": "%", "percent": "%", "per cent": "%", "percentage point": "pp", "percentage points": "pp",
}  # fmt: skip
# Letters that may stick to a digit ("5km"). Any other glued letters make a name ("G7", "3rd"),
# and so does a calibre: "155mm" and "155 mm" say which gun, not how much.
# "20m" alone is metres or millions, so it stays unread; after a currency sign it is money.
GLUED = "km kg cm t g ha h l"
LETTERS: dict[str, int] = {"k": 10**3, "m": 10**6, "b": 10**9}
CALIBRE = "mm"
# Number words count only before one of these, a scale, money, a share or a declared unit.
TIME_UNITS = ("month", "months")
LARGEST = Decimal(10**15)


def either(words: Iterable[str]) -> str:
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed) + ")"


def _worded(words: Iterable[str]) -> str:
    """Alternatives that end at a word's end where they end in a letter."""
    return rf"(?:{either(words)}(?:(?<=[a-z])(?![\w])|(?<![a-z])))"


GROUP = ",\u00a0\u2009\u202f"
DASH = "[-\u2010-\u2015]"
DIGITS = rf"(?:[1-9][0-9]{{0,2}}(?:[{GROUP}][0-9]{{3}})+|0|[1-9][0-9]*)(?:\.[0-9]+)?"
DIGITS += rf"(?![0-9])(?![.,:][0-9])(?![{GROUP}][0-9]{{3}}(?![0-9]))"
SCALE = _worded(SCALES)
LEAD_UNIT = rf"(?:(?:US|[A-Z])?\$|[{SIGNS}]|(?-i:{either(CODES)})\b)"
_TAIL_UNIT = rf"(?:\s?%|(?:\s+|-){_worded([*SHARES, *MONEY])}|\s(?-i:{either(CODES)})\b)"
_NOT_GLUED = rf"(?![A-Za-z_])(?!(?:\s|-)?{CALIBRE}\b)"
LETTER = rf"[{''.join(LETTERS)}]\b"
# A number in digits with its unit; "$5m", which needs its sign, comes first.
IN_DIGITS = re.compile(
    rf"{LEAD_UNIT}\s?{DIGITS}{LETTER}"
    rf"|(?:{LEAD_UNIT}\s?)?{DIGITS}(?:(?:\s+|-)?{SCALE}|{either(GLUED.split())}\b)?(?:{_TAIL_UNIT}|{_NOT_GLUED})",
    re.IGNORECASE,
)
# What may stand before and behind a number in words.
SIGN = re.compile(rf"(?:{LEAD_UNIT}\s?)?", re.IGNORECASE)
TAIL = re.compile(rf"{_TAIL_UNIT}|{_NOT_GLUED}", re.IGNORECASE)
VAGUE = re.compile(
    r"(?:(?:(?:several|many|a\s+few|some)\s+)?(?:(?:tens|dozens|scores|hundreds|thousands)\s+of\s+)*"
    rf"(?:{_worded(VAGUE_NOUNS.split())}|scores(?=\s+of\b))"
    rf"|(?:several|many|a\s+few|a\s+couple\s+of)\s+{SCALE})(?!\w)",
    re.IGNORECASE,
)
BEFORE = re.compile(r"(?<![\w.,:/])(?<![\w][-\u2010-\u2015])")
BETWEEN = re.compile(r"(?<!\w)between\s+", re.IGNORECASE)
AND = re.compile(r"\s+and\s+", re.IGNORECASE)
TO = re.compile(rf"\s+to\s+|\s?{DASH}\s?", re.IGNORECASE)
# Where a quantity may begin: more places than there are quantities, and found quickly.
GATE = re.compile(
    rf"(?<![\w.,:/])[0-9]|(?<!\w)(?:US|[A-Z])?\$|[{SIGNS}]|(?<!\w)(?:between|(?-i:{either(CODES)}))\b"
    rf"|(?<![\w-])(?:several|many|some|half|tens|dozens|scores|{'|'.join([*SMALL, *VAGUE_NOUNS.split()])})\b"
    rf"|(?<![\w-])an?(?=[\s-]+(?:few|couple|{'|'.join(SCALES)})\b)",
    re.IGNORECASE,
)
QUALIFIER = re.compile(either(QUALIFIERS), re.IGNORECASE)
QUALIFIED = re.compile(rf"(?:(?<!\w){either(QUALIFIERS)}\s*)+$", re.IGNORECASE)
SUFFIX = re.compile(rf"(?:\s+(?!\+)|(?=\+)){either(SUFFIXES)}(?!\w)", re.IGNORECASE)
# "400 or more than 500": the words behind begin another figure.
NEXT_FIGURE = re.compile(
    rf"\s+(?:(?:than\b|{LEAD_UNIT}|[0-9])|(?P<words>(?=[a-z])))", re.IGNORECASE
)
FILLER = re.compile(rf"(?:(?<!\w){either(FILLERS)}\s+)*", re.IGNORECASE)
PART = re.compile(
    rf"(?P<digits>{DIGITS})(?:[\s-]*(?P<scale>{SCALE}))?(?:{either(GLUED.split())}\b)?(?P<letter>{LETTER})?",
    re.IGNORECASE,
)
NUMERIC = re.compile(r"[0-9]")
ANOTHER = re.compile(r"[\s-]*(?:,|and\b|or\b)?[\s-]*", re.IGNORECASE)
ORDINAL = re.compile(r"\b(?:[0-9]+(?:st|nd|rd|th)|first|second|third)\b", re.IGNORECASE)
ODD = re.compile(
    rf"(?<![\w:/])(?<![0-9][.,])(?<![a-z][-.])(?P<odd>(?:\d[\d.,]*)?\d[{''.join(LETTERS)}]?)"
    rf"(?![\w:])(?!\s?{CALIBRE}\b)",
    re.IGNORECASE,
)

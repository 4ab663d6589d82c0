"""The English words for quantities, and the patterns that recognise them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

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
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL: dict[str, int] = {word: n for n, word in enumerate(ONES.split())}
SMALL |= {word: 10 * n for n, word in enumerate(TENS.split(), 2)}
SCALES: dict[str, int] = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "trillion": 10**12, "quadrillion": 10**15, "lakh": 10**5, "crore": 10**7,
    "mn": 10**6, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
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
_ONES, _TENS = _worded(ONES.split()), either(TENS.split())
_LOW = rf"(?:{_TENS}(?:(?:-|\s+){_ONES}|\b)|{_ONES})"
_HUNDREDS = rf"(?:(?:{_LOW}|an?)\s+hundred\b(?:\s+(?:and\s+)?{_LOW})?|{_LOW})"
WORDS = (
    rf"(?:(?:half\s+an?|{_HUNDREDS}|an?)(?:\s+|-){SCALE}"
    rf"(?:\s+(?:and\s+)?{_HUNDREDS}(?:\s+{SCALE})?)*|{_HUNDREDS})"
)
LEAD_UNIT = rf"(?:(?:US|[A-Z])?\$|[{SIGNS}]|(?-i:{either(CODES)})\b)"
_TAIL_UNIT = rf"(?:\s?%|(?:\s+|-){_worded([*SHARES, *MONEY])}|\s(?-i:{either(CODES)})\b)"
_NOT_GLUED = rf"(?![A-Za-z_])(?!(?:\s|-)?{CALIBRE}\b)"
LETTER = rf"[{''.join(LETTERS)}]\b"
_ONE = (
    rf"(?:{LEAD_UNIT}\s?{DIGITS}{LETTER}|(?:{LEAD_UNIT}\s?)?(?:{DIGITS}(?:(?:\s+|-)?{SCALE}|{either(GLUED.split())}\b)?"
    rf"|(?<![\w-]){WORDS})(?:{_TAIL_UNIT}|{_NOT_GLUED}))"
)
_VAGUE = (
    rf"(?:(?:(?:several|many|a\s+few|some)\s+)?(?:(?:tens|dozens|scores|hundreds|thousands)\s+of\s+)*"
    rf"(?:{_worded(VAGUE_NOUNS.split())}|scores(?=\s+of\b))"
    rf"|(?:several|many|a\s+few|a\s+couple\s+of)\s+{SCALE})"
)
_BEFORE = r"(?<![\w.,:/])(?<![\w][-\u2010-\u2015])"
_PREFIX = either(QUALIFIERS)
CORE = re.compile(
    rf"(?:(?P<between>(?<!\w)between\s+(?P<a>{_ONE})\s+and\s+(?P<b>{_ONE}))"
    rf"|(?P<vague>(?<![\w-]){_VAGUE}(?!\w))"
    rf"|{_BEFORE}(?P<c>{_ONE})(?:\s+to\s+|\s?{DASH}\s?)(?P<d>{_ONE})"
    rf"|{_BEFORE}(?P<one>{_ONE}))",
    re.IGNORECASE,
)
QUALIFIED = re.compile(rf"(?:(?<!\w){_PREFIX}\s*)+$", re.IGNORECASE)
SUFFIX = re.compile(
    rf"(?:\s+(?!\+)|(?=\+)){either(SUFFIXES)}(?!\w)"
    rf"(?!\s+(?:than\b|{LEAD_UNIT}|[0-9]|{WORDS}\b))",
    re.IGNORECASE,
)
FILLER = re.compile(rf"(?:(?<!\w){either(FILLERS)}\s+)*", re.IGNORECASE)
PART = re.compile(
    rf"(?P<sign>{LEAD_UNIT})?\s?(?:(?P<digits>{DIGITS})(?:[\s-]*(?P<scale>{SCALE}))?"
    rf"(?:{either(GLUED.split())}\b)?(?P<letter>{LETTER})?|(?P<words>{WORDS}))[\s-]*(?P<tail>.*)",
    re.IGNORECASE | re.DOTALL,
)
NUMERIC = re.compile(r"[0-9]")
ANOTHER = re.compile(rf"[\s-]*(?:,|and\b|or\b)?[\s-]*{WORDS}\b", re.IGNORECASE)
ORDINAL = re.compile(r"\b(?:[0-9]+(?:st|nd|rd|th)|first|second|third)\b", re.IGNORECASE)
ODD = re.compile(
    rf"(?<![\w:/])(?<![0-9][.,])(?<![a-z][-.])(?P<odd>(?:\d[\d.,]*)?\d[{''.join(LETTERS)}]?)"
    rf"(?![\w:])(?!\s?{CALIBRE}\b)",
    re.IGNORECASE,
)

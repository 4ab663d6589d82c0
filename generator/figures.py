"""Read the source's own words for a quantity into low, best and high, and compare two of them.

Low, best and high follow UCDP's event data; the comparators are those of FHIR's quantity; the
table of qualifiers is a project rule built on both. A bound that the words do not give is `None`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Comparator = Literal["", ">", ">=", "<", "<="]
Span = tuple[int, int]

# Qualifiers before a number -> FHIR comparator; "~" marks an approximation without bounds.
# "nearly" and "close to" say just below, but give no bound either. "some" is read as "about".
QUALIFIERS: dict[str, str] = {
    "about": "~", "around": "~", "approximately": "~", "approx.": "~", "roughly": "~",
    "some": "~", "circa": "~", "ca.": "~", "an estimated": "~", "estimated": "~",
    "in the region of": "~", "nearly": "~", "almost": "~", "close to": "~", "nearly about": "~",
    "~": "~", "≈": "~",
    "more than": ">", "over": ">", "just over": ">", "well over": ">", "slightly over": ">",
    "slightly more than": ">", "just more than": ">", "upwards of": ">", "in excess of": ">",
    "above": ">", "exceeding": ">", ">": ">",
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
    "only", "just", "all", "all of", "these", "those", "its", "their",
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
VAGUE_NOUNS = "dozens scores hundreds thousands millions billions"
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


class FigureTrouble(ValueError):
    """Words that are no single quantity: lower case, says what was found and what is expected."""


@dataclass(frozen=True)
class Figure:
    """One quantity. "at least 300": low 300, comparator ">="; "about 300": best 300, approximate.

    `unit` is "%", "pp", a currency sign or ""; nouns after the number stay in `words` only.
    """

    words: str
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    comparator: Comparator = ""
    approximate: bool = False
    qualifier: str = ""
    unit: str = ""

    @property
    def is_vague(self) -> bool:
        """Is there no number at all ("thousands")?"""
        return self.low is None and self.best is None and self.high is None


@dataclass(frozen=True)
class FoundFigure:
    """A quantity in prose with its qualifier; `core` is the part without qualifiers."""

    start: int
    end: int
    words: str
    figure: Figure
    core: Span


def _either(words: Iterable[str]) -> str:
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed) + ")"


def _worded(words: Iterable[str]) -> str:
    """Alternatives that end at a word's end where they end in a letter."""
    return rf"(?:{_either(words)}(?:(?<=[a-z])(?![\w])|(?<![a-z])))"


_GROUP = ",\u00a0\u2009\u202f"
_DASH = "[-\u2010-\u2015]"
_DIGITS = rf"(?:[1-9][0-9]{{0,2}}(?:[{_GROUP}][0-9]{{3}})+|0|[1-9][0-9]*)(?:\.[0-9]+)?"
_DIGITS += rf"(?![0-9])(?![.,:][0-9])(?![{_GROUP}][0-9]{{3}}(?![0-9]))"
_SCALE = _worded(SCALES)
_ONES, _TENS = _worded(ONES.split()), _either(TENS.split())
_LOW = rf"(?:{_TENS}(?:(?:-|\s+){_ONES}|\b)|{_ONES})"
_HUNDREDS = rf"(?:(?:{_LOW}|an?)\s+hundred\b(?:\s+(?:and\s+)?{_LOW})?|{_LOW})"
_WORDS = (
    rf"(?:(?:half\s+an?|{_HUNDREDS}|an?)(?:\s+|-){_SCALE}"
    rf"(?:\s+(?:and\s+)?{_HUNDREDS}(?:\s+{_SCALE})?)*|{_HUNDREDS})"
)
_LEAD_UNIT = rf"(?:(?:US|[A-Z])?\$|[{SIGNS}]|(?-i:{_either(CODES)})\b)"
_TAIL_UNIT = rf"(?:\s?%|(?:\s+|-){_worded([*SHARES, *MONEY])}|\s(?-i:{_either(CODES)})\b)"
_NOT_GLUED = rf"(?![A-Za-z_])(?!(?:\s|-)?{CALIBRE}\b)"
_LETTER = rf"[{''.join(LETTERS)}]\b"
_ONE = (
    rf"(?:{_LEAD_UNIT}\s?{_DIGITS}{_LETTER}|(?:{_LEAD_UNIT}\s?)?(?:{_DIGITS}(?:(?:\s+|-)?{_SCALE}|{_either(GLUED.split())}\b)?"
    rf"|(?<![\w-]){_WORDS})(?:{_TAIL_UNIT}|{_NOT_GLUED}))"
)
_VAGUE = (
    rf"(?:(?:(?:tens|dozens|scores|hundreds|thousands)\s+of\s+)*{_worded(VAGUE_NOUNS.split())}"
    rf"|(?:several|many|a\s+few|a\s+couple\s+of)\s+{_SCALE})"
)
_BEFORE = r"(?<![\w.,:/])(?<![\w][-\u2010-\u2015])"
_PREFIX = _either(QUALIFIERS)
_CORE = re.compile(
    rf"(?:(?P<between>(?<!\w)between\s+(?P<a>{_ONE})\s+and\s+(?P<b>{_ONE}))"
    rf"|(?P<vague>(?<![\w-]){_VAGUE}(?!\w))"
    rf"|{_BEFORE}(?P<c>{_ONE})(?:\s+to\s+|\s?{_DASH}\s?)(?P<d>{_ONE})"
    rf"|{_BEFORE}(?P<one>{_ONE}))",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(rf"(?:(?<!\w){_PREFIX}\s*)+$", re.IGNORECASE)
_SUFFIX = re.compile(rf"(?:\s+(?!\+)|(?=\+)){_either(SUFFIXES)}(?!\w)", re.IGNORECASE)
_FILLER = re.compile(rf"(?:(?<!\w){_either(FILLERS)}\s+)*", re.IGNORECASE)
_PART = re.compile(
    rf"(?P<sign>{_LEAD_UNIT})?\s?(?:(?P<digits>{_DIGITS})(?:[\s-]*(?P<scale>{_SCALE}))?"
    rf"(?:{_either(GLUED.split())}\b)?(?P<letter>{_LETTER})?|(?P<words>{_WORDS}))[\s-]*(?P<tail>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMERIC = re.compile(r"[0-9]")
_ANOTHER = re.compile(rf"[\s-]*(?:,|and\b|or\b)?[\s-]*{_WORDS}\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?:[0-9]+(?:st|nd|rd|th)|first|second|third)\b", re.IGNORECASE)


def parse_figure(words: str) -> Figure:
    """Read one quantity with its qualifiers. `FigureTrouble` when it is none or more than one."""
    folded = " ".join(re.split(r"[ \t\r\n\f\v]+", words.strip()))
    # A space between groups of three is one number only when nothing else is there to guess.
    spaced = re.sub(r"(?<![0-9.,])([1-9][0-9]{0,2})((?: [0-9]{3})+)(?![0-9])", _joined, folded)
    match = _CORE.search(spaced)
    if match is None:
        ordinal = _ORDINAL.search(spaced)
        found = f"“{ordinal[0]}” is an ordinal" if ordinal else f"“{words}” holds no number"
        raise FigureTrouble(f"{found}; expected a quantity such as “about 300” or “5 to 7”")
    before = spaced[: match.start()]
    lead = _QUALIFIED.search(before)
    qualifier, before = (lead[0].strip(), before[: lead.start()]) if lead else ("", before)
    filler = _FILLER.match(before)
    rest = before[filler.end() if filler else 0 :].strip()
    if rest:
        raise FigureTrouble(f"“{rest}” before the number is no known qualifier in “{words}”")
    suffix = _SUFFIX.match(spaced, match.end())
    after = spaced[suffix.end() if suffix else match.end() :]
    if _NUMERIC.search(after) or _ANOTHER.match(after):
        raise FigureTrouble(f"“{words}” holds more than one figure; expected one")
    if after[:1] in "-/" and after:
        raise FigureTrouble(f"“{words}” is a compound, not a quantity")
    return _figure(words, match, qualifier, suffix[0].strip() if suffix else "")


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(" ", ",")


def _figure(words: str, match: re.Match[str], qualifier: str, suffix: str) -> Figure:
    effects = [QUALIFIERS[q.lower()] for q in _split(qualifier, QUALIFIERS)]
    effects += [SUFFIXES[" ".join(suffix.lower().split())]] if suffix else []
    said = f"{qualifier} {suffix}".strip() if qualifier and suffix else qualifier or suffix
    bounds = [effect for effect in effects if effect != "~"]
    approximate = "~" in effects
    if len(bounds) > 1:
        raise FigureTrouble(f"“{words}” has two bounds on one number; expected one")
    if match["vague"]:
        return Figure(words, approximate=True, qualifier=said)
    if match["one"]:
        number, unit, _ = _number(match["one"])
        if not bounds:
            sure = None if approximate else number
            return Figure(words, sure, number, sure, "", approximate, said, unit)
        sign = _comparator(bounds[0])
        low, high = (number, None) if sign in (">", ">=") else (None, number)
        return Figure(words, low, None, high, sign, approximate, said, unit)
    if bounds:
        raise FigureTrouble(f"“{words}” puts a bound on a range; expected a range or a bound")
    first, last = (match["a"], match["b"]) if match["between"] else (match["c"], match["d"])
    low, unit_low, scale_low = _number(first)
    high, unit_high, scale_high = _number(last)
    if scale_low == 1 and scale_high > 1 and low < high / scale_high:
        low = _bounded(low * scale_high)  # "2 to 3 million" counts millions on both sides
    if unit_low and unit_high and unit_low != unit_high:
        raise FigureTrouble(f"“{words}” mixes {unit_low} and {unit_high}; expected one unit")
    if low > high:
        raise FigureTrouble(f"the range runs backwards in “{words}”; expected the lower end first")
    return Figure(words, low, None, high, "", approximate, said, unit_low or unit_high)


def _comparator(sign: str) -> Comparator:
    return {">": ">", ">=": ">=", "<": "<", "<=": "<="}[sign]  # type: ignore[return-value]


def _split(qualifier: str, known: Iterable[str]) -> list[str]:
    found = re.findall(_either(known), qualifier, re.IGNORECASE)
    return [" ".join(word.split()) for word in found]


def _number(text: str) -> tuple[Decimal, str, int]:
    """One number with its unit: (value, unit, the scale word's factor or 1)."""
    match = _PART.fullmatch(text.strip())
    if match is None:  # the outer pattern and this one accept the same texts
        raise FigureTrouble(f"“{text}” is not a number; expected digits or number words")
    letter = LETTERS[match["letter"].lower()] if match["letter"] else 1
    scale = SCALES[match["scale"].lower()] if match["scale"] else letter
    if match["digits"]:
        value = Decimal(re.sub(f"[{_GROUP}]", "", match["digits"])) * scale
    else:
        value = _spoken(match["words"])
        scale = next((SCALES[w] for w in re.findall(r"[a-z]+", match["words"].lower())[::-1]
                      if w in SCALES), 1)  # fmt: skip
    return _bounded(value), _unit(match["sign"] or "", match["tail"]), scale


def _unit(sign: str, tail: str) -> str:
    tail = " ".join(tail.lower().split())
    named = SHARES.get(tail) or MONEY.get(tail) or CODES.get(tail.upper(), "")
    money = CODES.get(sign.upper()) or sign[-1:]
    if money and named and named != money:
        raise FigureTrouble(f"“{sign}” and “{tail}” are two units for one number; expected one")
    return money or named


def _bounded(value: Decimal) -> Decimal:
    if value > LARGEST:
        raise FigureTrouble("the number is larger than 10^15; expected a smaller one")
    return value


def _spoken(text: str) -> Decimal:
    """Number words to a number: "two hundred and six thousand" is 206,000."""
    total, current = Decimal(0), Decimal(0)
    largest = Decimal(10**18)
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in ("a", "an"):
            current = current or Decimal(1)
        elif word == "half":
            current = Decimal("0.5")
        elif word in SMALL:
            current += SMALL[word]
        elif word in ("hundred", "dozen"):
            current *= SCALES[word]
        elif word in SCALES:
            if SCALES[word] >= largest:
                raise FigureTrouble(f"“{text}” does not read as one number")
            largest = Decimal(SCALES[word])
            total, current = total + current * SCALES[word], Decimal(0)
    return total + current


def find_figures(
    text: str, units: Iterable[str] = (), skip: Iterable[Span] = ()
) -> list[FoundFigure]:
    """Every quantity in prose, with its qualifiers, outside the spans in `skip` (dates, citations).

    Digits always count, unless they belong to a name ("G7", "F-16"), an ordinal or a calibre;
    digits that no rule can read come back as a figure without bounds, so that nothing slips
    through. Number words count before a scale word, a share, money, "month(s)" or the first word
    of a declared unit (up to three capitalised words may stand between: "two Norwegian ships").
    "from A to B" is two figures: it may tell of a change.
    """
    return list(_finds(text, [_noun(unit) for unit in units if unit.strip()], sorted(skip)))


def _finds(text: str, nouns: list[str], skip: list[Span]) -> Iterator[FoundFigure]:
    follows = _following(nouns)
    position = 0
    while match := _SCAN.search(text, position):
        position = match.end()
        inside = next((s for s in skip if s[0] < match.end() and match.start() < s[1]), None)
        if inside:
            # Go on behind the skipped span, or with what stands before it alone.
            position = max(inside[1], match.start() + 1)
            if match.start() < inside[0]:
                yield from _finds_before(text, nouns, match.start(), inside[0])
            continue
        core = _CORE.match(text, match.start())
        if core is None:
            if match["odd"]:
                odd = match.span("odd")
                yield FoundFigure(*odd, match["odd"], Figure(match["odd"]), odd)
            continue
        if core["c"] and re.search(r"\bfrom\s+$", text[: core.start()], re.IGNORECASE):
            core = _CORE.match(text[: core.end("c")], core.start()) or core
        position = core.end()
        spoken = core["one"] and not _NUMERIC.search(core["one"])
        if spoken and not _counts(core["one"]) and not follows.match(text, core.end()):
            continue
        yield _found(text, core)


def _finds_before(text: str, nouns: list[str], start: int, end: int) -> Iterator[FoundFigure]:
    for found in _finds(text[:end], nouns, []):
        if found.core[0] >= start:
            yield found


def _found(text: str, core: re.Match[str]) -> FoundFigure:
    lead = _QUALIFIED.search(text, max(0, core.start() - 60), core.start())
    suffix = _SUFFIX.match(text, core.end())
    start, end = lead.start() if lead else core.start(), suffix.end() if suffix else core.end()
    words = text[start:end]
    try:
        figure = _figure(
            words, core, lead[0].strip() if lead else "", suffix[0].strip() if suffix else ""
        )
    except FigureTrouble:
        figure = Figure(words)
    return FoundFigure(start, end, words, figure, core.span())


def _noun(unit: str) -> str:
    """The counting word of a declared unit: "lorries a day" -> a pattern for lorry and lorries."""
    words = unit.split()
    if words[0][:1].isupper():
        return r"\s+".join(re.escape(word) for word in words)
    stem = re.escape(re.sub(r"(?:ies|y)$|s$", "", words[0]))
    return rf"{stem}(?:ies|y|es|s)?"


def _following(nouns: list[str]) -> re.Pattern[str]:
    listed = "|".join([*nouns, *TIME_UNITS])
    return re.compile(rf"(?:[\s-]+[A-Z][\w-]*){{0,3}}[\s-]+(?i:{listed})\b")


def _counts(words: str) -> bool:
    """Do these number words hold a scale, a share or money of their own?"""
    small = re.sub(r"[\s-]+", " ", words.lower()).strip()
    return any(word not in SMALL and word not in ("a", "an", "and") for word in small.split())


_ODD = (
    rf"(?<![\w:/])(?<![0-9][.,])(?<![a-z][-.])(?P<odd>(?:[0-9][0-9.,]*)?[0-9][{''.join(LETTERS)}]?)"
    rf"(?![\w:])(?!\s?{CALIBRE}\b)"
)
_SCAN = re.compile(rf"(?:{_CORE.pattern}|{_ODD})", re.IGNORECASE)


def qualifier_before(text: str, start: int) -> str:
    """The qualifier words that stand directly before the offset `start`, "" if none."""
    match = _QUALIFIED.search(re.sub(rf"{_LEAD_UNIT}\s?$", "", text[:start]))
    return match[0].strip() if match else ""


def stands_in(words: str, text: str) -> list[int]:
    """Offsets at which the figure's words stand in `text` as a whole figure.

    Only white space folds. A place inside a longer number, a scale ("2" in "2 million"), a share,
    a sum of money or a range does not count: the figure there is another one.
    """
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts))
    cores = [core.span() for core in _CORE.finditer(text)]
    places = []
    for match in pattern.finditer(text):
        start, end = match.span()
        if _cut(text, start, end):
            continue
        touched = [core for core in cores if core[0] < end and start < core[1]]
        if all(start <= core[0] and core[1] <= end for core in touched):
            places.append(start)
    return places


def _cut(text: str, start: int, end: int) -> bool:
    """Would these offsets cut a word or a number in two?"""
    before, after, first, last = text[:start], text[end:], text[start], text[end - 1]
    if first.isalnum() and re.search(r"(?:\w|\w[-\u2010-\u2015])$", before):
        return True
    if last.isalnum() and re.match(r"\w|[-\u2010-\u2015]\d", after):
        return True
    if first.isdigit() and re.search(rf"[0-9][.,:{_GROUP}]$", before):
        return True
    if re.match(r"[0-9]{3}(?![0-9])", text[start:]) and re.search(
        r"(?<![0-9])[0-9]{1,3}\s$", before
    ):
        return True
    return last.isdigit() and bool(re.match(rf"[.,:][0-9]|[{_GROUP} ][0-9]{{3}}(?![0-9])", after))


def as_strong(prose: Figure, claim: Figure) -> bool:
    """May prose state `prose` where the claim says `claim`? Never more than the claim does.

    Units and numbers must agree. Then, from strong to weak: exact -> approximate; ">" -> ">=";
    "<" -> "<="; anything -> the same with "about". All approximate words are one strength ("about",
    "close to"). Nothing else: a bound neither appears nor vanishes nor turns round. A quantity
    without a number must keep its words.
    """
    if prose.is_vague or claim.is_vague:
        return prose.is_vague and claim.is_vague and _plain(prose) == _plain(claim)
    if prose.unit != claim.unit or _numbers(prose) != _numbers(claim):
        return False
    if claim.approximate and not prose.approximate:
        return False
    weaker = {">": (">", ">="), "<": ("<", "<=")}
    return prose.comparator in weaker.get(claim.comparator, (claim.comparator,))


def _numbers(figure: Figure) -> tuple[Decimal, ...]:
    if figure.best is not None:
        return (figure.best,)
    return tuple(number for number in (figure.low, figure.high) if number is not None)


def _plain(figure: Figure) -> str:
    match = _CORE.search(figure.words)
    core = match[0] if match else figure.words
    return " ".join([figure.qualifier, *core.split()]).casefold().strip()


def overlap(a: Figure, b: Figure) -> bool | None:
    """Do the two ranges meet? `None` when the words do not settle it. Symmetric.

    A missing bound is open. "about 300" surely reaches 300, and nobody says how far around it:
    it meets what holds 300; for all else the answer is unknown, never no.
    """
    if a.unit != b.unit or a.is_vague or b.is_vague:
        return None
    if _meet(a, b):
        return True
    return None if a.approximate or b.approximate else False


def _meet(a: Figure, b: Figure) -> bool:
    """Do the parts of the ranges that the words surely hold have a number in common?"""
    low_a, high_a = (a.best, a.best) if a.best is not None else (a.low, a.high)
    low_b, high_b = (b.best, b.best) if b.best is not None else (b.low, b.high)
    open_a, open_b = a.comparator in ("<", ">"), b.comparator in ("<", ">")
    for low, low_open, high, high_open in (
        (low_a, open_a, high_b, open_b),
        (low_b, open_b, high_a, open_a),
    ):
        if low is None or high is None:
            continue
        if low > high or (low == high and (low_open or high_open)):
            return False
    return True


def show(figure: Figure) -> str:
    """The figure for a reader, in one spelling: "about 11,000", "more than €20 billion"."""
    if figure.is_vague:
        return " ".join(figure.words.split())
    numbers = _numbers(figure)
    text = " to ".join(_spelled(number, figure.unit) for number in numbers)
    suffixes = [word for word in SUFFIXES if figure.qualifier.lower().endswith(word)]
    qualifier = " ".join(figure.qualifier.split())
    suffix = max(suffixes, key=len) if suffixes else ""
    if suffix and qualifier.lower() not in QUALIFIERS:
        qualifier = qualifier[: len(qualifier) - len(suffix)].strip()
        text += suffix if suffix == "+" else f" {suffix}"
    return f"{qualifier} {text}".strip()


def _spelled(number: Decimal, unit: str) -> str:
    scaled = ""
    for name in ("trillion", "billion", "million"):
        short = (number / SCALES[name]).normalize()
        if short >= 1 and -int(short.as_tuple().exponent) <= 2:
            number, scaled = short, f" {name}"
            break
    text = f"{number.normalize():,f}{scaled}"
    if unit == "%":
        return f"{text}%"
    if unit == "pp":
        return f"{text} percentage points"
    return f"{unit}{text}"

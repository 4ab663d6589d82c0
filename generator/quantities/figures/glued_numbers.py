"""Parts what a language glues to its numbers: factors, what is counted, particles; the reader sees plain ones.

Each number is read from a bounded number of tokens. The offsets stay those of the text, so that what is
found has the words as they stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from generator.quantities.figures.one_word_numbers import native, sino
from generator.text.languages import Language
from generator.text.tokens import Token

MOST_GROUPS = 6  # 조, 억, 만 and what is below, each with its digits
_DIGITS = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


@dataclass(frozen=True)
class _Rules:
    """What stands glued to numbers in one language, as its file says."""

    tens: Mapping[str, int]
    myriads: Mapping[str, int]
    natives: Mapping[str, int]
    sino: Mapping[str, int]
    fraction: str
    behind: tuple[str, ...]
    counters: tuple[str, ...]
    units: tuple[str, ...]
    ordinals: tuple[str, ...]
    suffixes: tuple[str, ...]
    odd: str
    ranges: frozenset[str]
    pointed: frozenset[str]
    particles: frozenset[str]


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _rules(tongue: Language) -> _Rules | None:
    numbers, figures = tongue.words["numbers"], tongue.words["figures"]
    if not numbers.get("counters") and not numbers.get("pointed"):
        return None
    suffixes = [word for words in figures["suffixes"].values() for word in words]
    return _Rules(
        numbers.get("tens", {}),
        numbers.get("myriads", {}),
        numbers.get("natives", {}),
        numbers.get("sino", {}),
        numbers.get("fraction", ""),
        _longest_first(figures["behind"]),
        _longest_first(numbers.get("counters", ())),
        _longest_first(numbers.get("units", ())),
        _longest_first(numbers.get("ordinals", ())),
        _longest_first(suffixes),
        numbers.get("odd", ""),
        frozenset(numbers.get("ranges", ())),
        frozenset(numbers.get("pointed", ())),
        frozenset(tongue.words.get("particles", ())),
    )


def part_numbers(parted: Sequence[Token], tongue: Language) -> tuple[Token, ...]:
    """The tokens with each number in plain digits, without what is counted and without particles."""
    rules = _rules(tongue)
    if rules is None:
        return tuple(parted)
    reader = _Parts(parted, rules)
    at = 0
    while at < len(parted):
        at = reader.take(at)
    return tuple(reader.out)


class _Parts:
    """Reads the tokens of a text one after the other and writes those that the reader of figures sees."""

    def __init__(self, parted: Sequence[Token], rules: _Rules) -> None:
        self.parted, self.rules = parted, rules
        self.out: list[Token] = []
        self.plain = -1  # where in `out` the last number without a factor stands

    def _glued(self, at: int, kind: str) -> bool:
        return (
            0 < at < len(self.parted) and not self.parted[at].gap and self.parted[at].kind == kind
        )

    def _spaced(self, at: int) -> bool:
        if at >= len(self.parted):
            return False
        return self.parted[at].gap == " " and self.parted[at].kind == "word"

    def take(self, at: int) -> int:
        """Reads what begins at a token; the index behind it."""
        token, rules = self.parted[at], self.rules
        if token.low in rules.pointed and self._glued(at + 1, "sign"):
            inside = (
                at + 2 == len(self.parted)
                or (self._spaced(at + 2) and self.parted[at + 2].text[0].islower())
                or self._added(at + 2)
            )
            if inside and self.parted[at + 1].text == ".":
                self.out.append(token._replace(end=self.parted[at + 1].end))
                return at + 2
        if not rules.counters:
            self.out.append(token)
            return at + 1
        if token.text in rules.ranges and self.out and self.out[-1].kind == "digits":
            self.out.append(token._replace(text="–", low="–"))
            return at + 1
        if token.kind == "digits" and not (
            at and not token.gap and self.parted[at - 1].kind == "word"
        ):
            return self._number(at)
        if token.kind == "word":
            return self._worded(at)
        self.out.append(token)
        return at + 1

    def _added(self, at: int) -> bool:
        """Whether digits go on with a number behind the point of its scale word: 12 тис. 500 осіб."""
        if at + 1 >= len(self.parted) or not re.fullmatch(r"[0-9]{3}", self.parted[at].text):
            return False
        return self._spaced(at + 1) and self.parted[at + 1].text[0].islower()

    def _worded(self, at: int) -> int:
        """A number in words before what it counts: 두 명, 천여 명, 오천 명; 만 2천 is one in both."""
        token, rules = self.parted[at], self.rules
        if (whole := rules.myriads.get(token.text, 0)) and self._goes_on(at + 1):
            place = len(self.out)
            behind = self._number(at + 1, Decimal(whole), whole)
            self.out[place] = self.out[place]._replace(start=token.start, gap=token.gap)
            return behind
        words = token.text.removesuffix(rules.odd) if rules.odd else token.text
        value = (
            native(token.text, rules.natives)
            or rules.tens.get(words, 0)
            or rules.myriads.get(words, 0)
        )
        length = len(words)
        if not value:
            length, value = sino(token.text, rules.sino, rules.tens, rules.myriads)
        rest = token.text[length:]
        odd = bool(rules.odd) and rest.startswith(rules.odd)
        counted = rest.removeprefix(rules.odd) if odd else rest
        follows = self.parted[at + 1].text if self._spaced(at + 1) else ""
        counts = (*rules.counters, *rules.units, *rules.behind)
        if not value or not (counted or follows).startswith(counts):
            self.out.append(token)
            return at + 1
        self.out.append(token._replace(kind="digits", text=str(value), low=str(value)))
        end = token.start + length + (len(rules.odd) if odd else 0)
        return self._behind(at + 1, counted, end, odd=odd)

    def _goes_on(self, at: int) -> bool:
        """Whether digits go on with a number that began in words: 만 2천, 만 2000; 만 18세 is an age."""
        if at >= len(self.parted) or self.parted[at].kind != "digits":
            return False
        factor = self._glued(at + 1, "word") and self.parted[at + 1].text[0] in self.rules.tens
        return factor or (len(self.parted[at].text) > 2 and self._glued(at + 1, "word"))

    def _number(self, at: int, total: Decimal = Decimal(0), limit: int = 10**18) -> int:
        """Digits with their factors, 1만 2000, below a `total` read before; then what is glued on."""
        rules, here = self.rules, at
        group, factor, odd = Decimal(0), max(1, int(total)), False
        rest, end = "", self.parted[at].end
        for _ in range(MOST_GROUPS):
            digits = self.parted[here].text
            if not _DIGITS.fullmatch(digits):
                break
            value, end, here = Decimal(digits.replace(",", "")), self.parted[here].end, here + 1
            rest, step, close = "", 1, 1
            if self._glued(here, "word"):
                rest = self.parted[here].text
                whole = len(rest)
                if (
                    rules.odd
                    and rest.startswith(rules.odd)
                    and rest[1:2] in {*rules.tens, *rules.myriads}
                ):
                    rest, odd = rest[len(rules.odd) :], True
                if rest[:1] in rules.tens:
                    step, rest = rules.tens[rest[0]], rest[1:]
                if rest[:1] in rules.myriads:
                    close, rest = rules.myriads[rest[0]], rest[1:]
                end, here = end + whole - len(rest), here + 1
            group += value * step
            factor = max(factor, step * close)
            if close > 1:
                total, group, limit = total + group * close, Decimal(0), close
            elif step > 1:
                limit = step
            more = here < len(self.parted) and self.parted[here].kind == "digits"
            if rest or (step == close == 1) or not more or self.parted[here].gap == "\t":
                break
            further = self.parted[here].text
            if not _DIGITS.fullmatch(further) or Decimal(further.replace(",", "")) >= limit:
                break
        if here == at:
            self.out.append(self.parted[at])
            return at + 1
        return self._emit(at, here, total + group, factor, rest, end, odd=odd)

    def _emit(
        self, at: int, here: int, value: Decimal, factor: int, rest: str, end: int, *, odd: bool
    ) -> int:
        first, rules = self.parted[at], self.rules
        names = [word for word in rules.ordinals if rest.startswith(word)]
        counts = [word for word in rules.counters if rest.startswith(word)]
        shared = bool(rules.fraction) and rest.startswith(rules.fraction)
        if not shared and names and len(names[0]) > max(map(len, counts), default=0):
            whole = first._replace(kind="word", end=self.parted[here - 1].end, text="N", low="n")
            self.out.append(whole)
            return here
        text = first.text if factor == 1 else f"{value.normalize():f}"
        ranged = len(self.out) > 1 and self.out[-1].text == "–" and self.plain == len(self.out) - 2
        if ranged and factor > 1:
            lower = self.out[self.plain]
            low = Decimal(lower.text.replace(",", ""))
            if low < value / factor:
                scaled = f"{(low * factor).normalize():f}"
                self.out[self.plain] = lower._replace(text=scaled, low=scaled)
        self.plain = len(self.out) if factor == 1 else -1
        self.out.append(first._replace(text=text, low=text, end=end))
        return self._behind(here, rest, end, odd=odd)

    def _behind(self, here: int, rest: str, end: int, *, odd: bool) -> int:
        """Writes unit and qualifier behind a number, `rest` being what is glued to it; drops all else."""
        rules = self.rules
        if rules.fraction and rest == rules.fraction and here < len(self.parted):
            return self._share(here)
        if rules.odd and rest.startswith(rules.odd):
            rest, end, odd = rest[len(rules.odd) :], end + len(rules.odd), True
        if not rest and self._glued(here, "sign") and self.parted[here].text == "%":
            self.out.append(self.parted[here])
            end, here = self.parted[here].end, here + 1
            if self._glued(here, "word"):
                rest, end, here = self.parted[here].text, self.parted[here].start, here + 1
                point = next((unit for unit in rules.units if f"%{rest}".startswith(unit)), "%")
                if len(point) > 1:  # %p
                    self.out.pop()
                    rest, end = f"%{rest}", end - 1
        elif not rest and self._glued(here, "sign") and self.parted[here].text in rules.counters:
            end, here = self.parted[here].end, here + 1  # ㎞
            if self._glued(here, "word"):
                here += 1
        elif not rest and self._spaced(here):
            word = self.parted[here].text
            if word.startswith((*rules.counters, *rules.units, *rules.behind)):
                rest, end, here = word, self.parted[here].start, here + 1
        unit = next((word for word in rules.units if rest.startswith(word)), "")
        counter = (
            "" if unit else next((word for word in rules.counters if rest.startswith(word)), "")
        )
        rest, start, end = rest[len(unit or counter) :], end, end + len(unit or counter)
        if unit:
            self.out.append(Token("word", unit, unit, start, end, " "))
        elif not counter and rest.startswith(rules.behind):
            sign = next(word for word in rules.behind if rest.startswith(word))
            self.out.append(Token("word", sign, sign, start, start + len(sign), " "))
            return here
        if odd:
            self.out.append(Token("word", rules.odd, rules.odd, end, end, " "))
            return here
        at = next((at for at in range(len(rest)) if rest[at:].startswith(rules.suffixes)), None)
        if at is not None and (at == 0 or rest[:at] in rules.particles):
            return self._suffix(rest[at:], end + at, here)
        if self._spaced(here) and self.parted[here].text.startswith(rules.suffixes):
            return self._suffix(self.parted[here].text, self.parted[here].start, here + 1)
        return here

    def _share(self, here: int) -> int:
        """Of 3분의 1, whose 3 was written: a third, in percent as “one third” is."""
        whole, part = self.out.pop(), self.parted[here]
        if not (whole.text.isdecimal() and part.text.isdecimal() and whole.text.strip("0")):
            self.out += [whole, part._replace(gap="")]
            return here + 1
        value = f"{Decimal(part.text) / Decimal(whole.text) * 100:f}"
        self.out.append(whole._replace(text=value, low=value, end=part.end))
        self.out.append(Token("sign", "%", "%", part.end, part.end, ""))
        return here + 1 + self._glued(here + 1, "word")

    def _suffix(self, words: str, start: int, here: int) -> int:
        suffix = next(word for word in self.rules.suffixes if words.startswith(word))
        self.out.append(Token("word", suffix, suffix, start, start + len(suffix), " "))
        return here

"""Reads the core of a quantity at a word: one number with its unit, a range, a share, or "thousands".

Each reading looks at a bounded number of tokens, so a text is read in steps that grow with its length.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.quantities.figures.number_words import fraction, word_at
from generator.quantities.figures.one_number import DASHES, Number, NumberReader

# From here on a denominator is a count of its own, unless it is a power of ten.
MOST_IN = 100
CHANGE_WITHIN = 6  # tokens between a verb of change and the number it leads to


@dataclass(frozen=True)
class Core:
    """A quantity without its qualifiers, the tokens [start, end): one number, two ends, or none (vague).

    `changed` tells that another number follows which it has become ("rose 12% to 450").
    """

    start: int
    end: int
    numbers: tuple[Number, ...]
    trouble: str = ""
    changed: bool = False

    @property
    def unit(self) -> str:
        """The unit of its last number, "" without one."""
        return self.numbers[-1].unit if self.numbers else ""

    @property
    def spoken(self) -> bool:
        """Is it a small number in words, which counts only before a unit?"""
        return len(self.numbers) == 1 and self.numbers[0].spoken


class Reader(NumberReader):
    """The tokens of one text and the words of its language; each method reads at the index of a token."""

    def core(self, at: int) -> Core | None:
        """The quantity that begins exactly at a token, None where none does."""
        if self.inside_a_name(at):
            return None
        if self.low(at) in self.words.joints["between"] and (pair := self._between(at)):
            return pair
        if not self.in_a_word(at) and (vague := self._vague(at)):
            return vague
        first = self.number(at)
        if first is None or self._clock(first.end):
            return None
        if first.share or first.trouble:
            return Core(at, first.end, (first,), first.trouble)
        return self._share(first) or self._range(first) or Core(at, first.end, (first,))

    def _clock(self, at: int) -> bool:
        """Whether a colon and digits are glued on: a time of day or a ratio."""
        return self.low(at) == ":" and self.glued(at) and self.glued(at + 1)

    def parts_cells(self, at: int) -> bool:
        """Whether a dot stands between the cells of a table, rather than between two factors."""
        apart = self.low(at) == "·" and not self.glued(at) and not self.glued(at + 1)
        return apart and not (self.low(at - 1)[:1].isdigit() and self.low(at + 1)[:1].isdigit())

    def _range(self, first: Number) -> Core | None:
        """A range; or the first number alone, where words or units tell of a change to the second."""
        join = first.end
        if not self.near(join):
            return None
        worded = self.low(join) in self.words.joints["to"] and not self.glued(join)
        dash = self.tokens[join].text in DASHES and self.tokens[join].kind == "sign"
        last = self.number(join + 1) if worded or dash else None
        if last is None or last.share or self.tokens[join + 1].gap == "\t":
            return None
        if dash and self.glued(join) != self.glued(join + 1):
            return None
        if dash and not self.glued(join) and first.unit and last.unit and first.unit != last.unit:
            return None  # “reached £50bn - 14% more than planned”
        if worded and self._is_change(first, last):
            return Core(first.start, first.end, (first,), changed=True)
        return self._pair(
            first.start, first, last, asked=worded and self._after_change_verb(first.start)
        )

    def _is_change(self, first: Number, last: Number) -> bool:
        for at in range(first.start - 1, max(-1, first.start - 4), -1):  # “from about 400 to 300”
            if self.low(at) in self.words.joints["from"]:
                return self.low(at - 1) not in self.words.ranging  # “anything from 2 to 4”
            if self.tokens[at].kind != "word":
                break
        if self._after_change_verb(first.start) and last.value >= 5 * abs(first.value):
            return True  # “fell 11,000 to 813,200”: nobody leaves so much open
        shared = (first.led and not last.unit) or (last.unit and not last.led and not first.unit)
        if first.unit != last.unit:
            # “cases worth £808m to 8,177 cases”: what runs backwards does not share its unit.
            return not shared or first.value > last.value * max(1, first.scale)
        return bool(first.unit)

    def _after_change_verb(self, at: int) -> bool:
        """Whether a verb of change stands directly before: “rose 300 to 450” can be read two ways."""
        return self.low(at - 1) in self.words.change_verbs and self.near(at)

    def of_change(self, at: int) -> bool:
        """Whether a verb of change stands shortly before: “зросла на 5% до 450” says where to."""
        before = [self.low(index) for index in range(max(0, at - CHANGE_WITHIN), at)]
        return not self.words.change_verbs.isdisjoint(before)

    def _pair(self, start: int, first: Number, last: Number, *, asked: bool = False) -> Core:
        """The two ends of a range, with the unit and the scale that both share."""
        trouble = first.trouble or last.trouble
        size = last.value / last.scale
        if first.scale == 1 and last.scale > 1 and first.value < size:
            first = replace(first, value=first.value * last.scale)  # "2 to 3 million"
        short = not first.grouped and first.scale == 1 and 0 < first.value < 1000
        if short and last.grouped and last.value % 1000 == 0 and first.value * 1000 < last.value:
            trouble = trouble or (
                f"“{self.span(start, last.end)}” can mean {first.value:,f} or {first.value * 1000:,f}"
                " at its lower end; expected one"
            )
        units = {unit for unit in (first.unit, last.unit) if unit}
        if len(units) > 1:
            trouble = (
                trouble
                or f"“{self.span(start, last.end)}” mixes {' and '.join(sorted(units))}; expected one unit"
            )
        unit = "".join(units) if len(units) == 1 else ""
        first, last = replace(first, unit=unit), replace(last, unit=unit)
        if first.value > last.value:
            trouble = trouble or (
                f"the range runs backwards in “{self.span(start, last.end)}”; expected the lower end first"
            )
        if asked:
            trouble = trouble or (
                f"“{self.span(start - 1, last.end)}” can be a change or a range; expected one of them"
            )
        return Core(start, last.end, (first, last), trouble)

    def _between(self, at: int) -> Core | None:
        """ "between A and B"."""
        for joined in (True, False):
            first = self.number(at + 1, joined=joined) if self.near(at + 1) else None
            if first and self.low(first.end) in self.words.joints["and"] and self.near(first.end):
                last = self.number(first.end + 1)
                if last and self.near(first.end + 1) and not last.share:
                    return self._pair(at, first, last)
        return None

    def _share(self, first: Number) -> Core | None:
        """ "one in five", "3 out of 10": a share in percent."""
        if (
            first.unit
            or first.scale > 1
            or first.value != first.value.to_integral_value()
            or first.value < 0
        ):
            return None
        for length in (1, 2, 3):
            phrase = tuple(self.low(first.end + step) for step in range(length))
            if phrase not in self.words.in_of or not self.near(first.end):
                continue
            whole = self.number(first.end + length)
            if whole is None or whole.unit or whole.scale > 1 or whole.trouble:
                return None
            power = str(whole.value.normalize()).startswith("1E+") and whole.grouped
            if not 0 <= first.value < whole.value or not (whole.value <= MOST_IN or power):
                return None
            if self.low(word_at(self.tokens, whole.end)) in self.words.spells:
                return None
            value = first.value * 100 / whole.value
            return Core(
                first.start, whole.end, (Number(first.start, whole.end, value, "%", share=True),)
            )
        return None

    def _vague(self, at: int) -> Core | None:
        """ "tens of thousands", "several hundred", "dozens"."""
        here, led = at, False
        for length in (3, 2, 1):
            if tuple(self.low(at + step) for step in range(length)) in self.words.some:
                here, led = at + length, True
                break
        scales = self.words.numbers.scales
        end = 0
        if (
            here == at
            and self.low(at) in self.words.words_for_one
            and self.low(at - 1) in self.words.before_one
        ):
            return None  # “близько сотні”, about a hundred; “сотні” alone are hundreds
        while self.low(here) in self.words.vague and (here == at or self.tokens[here].gap == " "):
            several = self.low(here) not in ("tens", "scores")
            if several or self.low(here + 1) in self.words.numbers.of:
                end = here + 1
            if self.low(here + 1) not in self.words.numbers.of:
                break
            if self.low(here + 2) in scales:
                end = here + 3  # “tens of thousand” is written too
                break
            if self.low(here + 2) not in self.words.vague:
                break
            here += 2
        if not end and led and self.low(here) in scales and self.tokens[here].gap == " ":
            end = here + 1
            while self.low(end) in scales and self.tokens[end].gap == " ":
                end += 1
        return Core(at, end, ()) if end else None

    def begins_number(self, at: int) -> bool:
        """Whether a number begins at a token."""
        return at < len(self.tokens) and self.number(at) is not None

    def begins_time(self, at: int) -> bool:
        """Whether a number begins another phrase: “14% four years ago”."""
        number = self.number(at)
        return number is not None and self.low(number.end) in self.words.spells

    def added_part(self, at: int) -> bool:
        """Whether a fraction belongs to the number before: “and a half”, not “and half of them”."""
        part = fraction(self.tokens, at, self.words.numbers)
        if part is None or self.low(at) in self.words.numbers.parts:
            return False
        return self.low(part[1]) not in self.words.numbers.of

    def span(self, start: int, end: int) -> str:
        """The words of the tokens [start, end), one space where any white space stood."""
        start = max(0, start)
        pieces = [(token.gap and " ") + token.text for token in self.tokens[start:end]]
        return "".join(pieces).strip()

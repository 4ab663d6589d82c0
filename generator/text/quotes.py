"""Finds a quote in a source text, character for character, or says what comes nearest. Takes text only."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.text.around_quotes.differences import difference
from generator.text.folding import fold
from generator.text.layout import unwrapped
from generator.text.nearest_passage import nearest, telling_part

# So often at most is a quote looked for that stands in its source more than once.
MOST_HITS = 20
# So many wrong quotes at most are held against what comes nearest.
MOST_COMPARED = 100
COPY = "copy the words from the source, or look for them with `briefs find`"


@dataclass(frozen=True)
class Passage:
    """Where a quote stands: code points [start, end) of the source text, paragraph = line, from 1."""

    start: int
    end: int
    paragraph: int
    text: str


@dataclass(frozen=True)
class Miss:
    """A quote that was not found: what was found instead, and the way out. `why` is a stable word."""

    why: str
    message: str
    cure: str
    nearest: Passage | None = None


@dataclass(frozen=True)
class _Line:
    """One paragraph of a source: its folded text and, for each folded character, its offset."""

    number: int
    folded: str
    offsets: Sequence[int]
    furniture: bool


@dataclass(frozen=True)
class Body:
    """A source text made ready for finding quotes in it."""

    text: str
    lines: tuple[_Line, ...]

    def paragraphs(self) -> Iterable[tuple[int, int, int]]:
        """(number, start, end) of every paragraph that is not furniture and not empty."""
        for line in self.lines:
            if line.folded.strip() and not line.furniture:
                yield line.number, line.offsets[0], line.offsets[-1] + 1


def body(text: str, furniture: Iterable[str] = ()) -> Body:
    """The text as paragraphs. `furniture` names whole lines, or with a final `*` how they begin."""
    takers = _takers(fold(rule)[0].strip() for rule in furniture)
    lines: list[_Line] = []
    start = 0
    for number, raw in enumerate(text.split("\n"), 1):
        folded, offsets = fold(raw)
        # Where nothing was folded they are a range: so many numbers would weigh more than the text.
        here: Sequence[int] = (
            range(start, start + len(offsets))
            if isinstance(offsets, range)
            else array("i", (start + at for at in offsets))
        )
        lines.append(_Line(number, folded, here, bool(takers(folded))))
        start += len(raw) + 1
    return Body(text, tuple(lines))


def _takers(rules: Iterable[str]) -> Callable[[str], list[str]]:
    """Which of some folded rules take a line, by the words it has to be or to begin with: both may be many."""
    known = set(rules)
    sizes = sorted({len(rule) - 1 for rule in known if rule.endswith("*")})

    def takers(line: str) -> list[str]:
        plain = line.strip()
        begins = [f"{plain[:size]}*" for size in sizes if size <= len(plain)]
        return [rule for rule in dict.fromkeys((plain, *begins)) if plain and rule in known]

    return takers


def furniture_lines(source: Body, rules: Iterable[str]) -> dict[str, list[int]]:
    """The numbers of the lines that each of some folded rules takes."""
    taken: dict[str, list[int]] = {rule: [] for rule in rules}
    takers = _takers(taken)
    for line in source.lines:
        for rule in takers(line.folded):
            taken[rule].append(line.number)
    return taken


def find_quote(
    quote: str,
    source: Body,
    prefix: str | None = None,
    suffix: str | None = None,
    *,
    furniture: bool = False,
    compare: bool = True,
) -> Passage | Miss:
    """The one place where `quote` stands in the source, white space folded and nothing else.

    `prefix` and `suffix` are the words directly around it (W3C TextQuoteSelector). With
    `furniture` the lines that are no content are searched too: a card's title may stand there. Without
    `compare` nothing is said of what comes nearest, which costs many steps.
    """
    wanted = fold(quote)[0].strip()
    before = fold(prefix or "")[0].strip()
    after = fold(suffix or "")[0].strip()
    if not wanted:
        return Miss("empty", "the quote is empty", "quote the words of the source")
    if "..." in wanted or "…" in wanted:
        if not any(wanted in line.folded for line in source.lines):
            return Miss(
                "omission",
                "the quote leaves words out with an ellipsis",
                "write an omission as two pieces of evidence",
            )
    framed = (
        hit
        for line in source.lines
        if furniture or not line.furniture
        for at, hit in _hits(wanted, line)
        if _framed(at, line, wanted, before, after)
    )
    whole = list(islice(framed, MOST_HITS))
    if len(whole) == 1:
        return whole[0]
    if len(whole) > 1:
        lines = ", ".join(str(hit.paragraph) for hit in whole)
        times = f"{MOST_HITS} or more" if len(whole) == MOST_HITS else str(len(whole))
        return Miss(
            "ambiguous",
            f"the quote stands {times} times in the source (lines {lines})",
            "make it longer, or add `prefix:` or `suffix:`",
            whole[0],
        )
    return _explain(wanted, before, source, furniture, compare)


def _hits(wanted: str, line: _Line) -> Iterable[tuple[int, Passage]]:
    at = line.folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if _boundary(line.folded, at) and _boundary(line.folded, end):
            first, last = line.offsets[at], line.offsets[end - 1] + 1
            yield at, Passage(first, last, line.number, wanted)
        at = line.folded.find(wanted, at + 1)


def _boundary(text: str, at: int) -> bool:
    """Whether a word may begin or end at `at`: a cut through letters, marks or digits is none."""
    if at <= 0 or at >= len(text):
        return True
    left, right = text[at - 1], text[at]
    if _wordlike(left) and _wordlike(right):
        # Chinese, Japanese, Thai and the like write no spaces: a word may end at any letter.
        # So may one before digits, unless they are the rest of a number: “3万5000”.
        counted = right.isdigit() and unicodedata.numeric(left, None) is None
        return unspaced(left, mark=True) and (unspaced(right) or counted)
    # 1,5 and 11.000: a separator between digits belongs to the number.
    if left.isdigit() and right in ",." and text[at + 1 : at + 2].isdigit():
        return False
    return not (right.isdigit() and left in ",." and text[at - 2 : at - 1].isdigit())


_UNSPACED = frozenset(
    "CJK HIRAGANA KATAKANA BOPOMOFO THAI LAO KHMER MYANMAR TIBETAN JAVANESE".split()
)


def unspaced(character: str, *, mark: bool = False) -> bool:
    """Whether a letter (or a `mark` on one) is of a script that writes no spaces between words."""
    category = unicodedata.category(character)
    if character.isascii() or category not in ("Lo", "Lm", *(("Mn", "Mc") if mark else ())):
        return False
    return unicodedata.name(character, "").replace("-", " ").split(" ")[0] in _UNSPACED


def _wordlike(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _framed(at: int, line: _Line, wanted: str, before: str, after: str) -> bool:
    if not before and not after:
        return True
    # A frame is short: no need to copy the whole line for each hit.
    left = line.folded[max(0, at - len(before) - 1) : at].rstrip()
    end = at + len(wanted)
    right = line.folded[end : end + len(after) + 1].lstrip()
    return left.endswith(before) and right.startswith(after)


def _explain(wanted: str, before: str, source: Body, furniture: bool, compare: bool) -> Miss:
    """Why a quote was not found, in the order in which a curator would look."""
    for line in source.lines:
        at = line.folded.find(wanted)
        if at < 0:
            continue
        passage = Passage(
            line.offsets[at], line.offsets[at + len(wanted) - 1] + 1, line.number, wanted
        )
        if line.furniture and not furniture:
            return Miss(
                "furniture",
                f"the quote stands only in furniture (line {line.number})",
                "quote the text itself",
                passage,
            )
        if not (_boundary(line.folded, at) and _boundary(line.folded, at + len(wanted))):
            return Miss(
                "boundary",
                f"the quote begins or ends inside a word (line {line.number})",
                "quote whole words",
                passage,
            )
        which = "prefix" if before and not line.folded[:at].rstrip().endswith(before) else "suffix"
        return Miss(
            "frame",
            f"the quote stands there (line {line.number}), but its `{which}` does not",
            f"copy the words directly {'before' if which == 'prefix' else 'after'} it",
            passage,
        )
    if wanted in " ".join(line.folded.strip() for line in source.lines if line.folded.strip()):
        cure = "write it as two pieces of evidence"
        if unwrapped(source.text)[1]:
            cure += "; or take the text in again with `briefs new source`: its lines are broken by width"
        return Miss("paragraphs", "the quote runs over two paragraphs of the source", cure)
    if not compare:
        return Miss("not-compared", "the quote is not in the source", COPY)
    lines = [line for line in source.lines if furniture or not line.furniture]
    part = telling_part(wanted, [line.folded for line in lines])
    close = _nearest(part, lines)
    if close is None:
        return Miss(
            "absent",
            "the quote is not in the source, nor is anything like it",
            COPY,
        )
    return Miss(
        "differs",
        f"the quote is not in the source; the nearest words (line {close.paragraph}) "
        f"are “{close.text}”: {difference(part, close.text)}",
        "copy the words exactly as they stand",
        close if part == wanted else None,
    )


def _nearest(wanted: str, lines: list[_Line]) -> Passage | None:
    window = nearest(wanted, [line.folded for line in lines])
    if window is None:
        return None
    number, begin, end, words = window
    line = lines[number]
    return Passage(line.offsets[begin], line.offsets[end - 1] + 1, line.number, words)

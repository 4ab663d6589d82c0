"""Looks through the sources loosely, and shows what it finds exactly, with evidence lines to paste."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.coverage import Accounted, coverage
from generator.quantities.figure_reading import numbers_of
from generator.quantities.figures import find_figures
from generator.quantities.number_words import SMALL
from generator.site.site import Site, Source
from generator.syntax.emit import yaml_text
from generator.text.folding import fold
from generator.text.quotes import Body, Miss, Passage, find_quote

ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2010": "-", "\u2011": "-"}
)
WORD = re.compile(r"@?\w+(?:'\w+)?")
# Without weight in a search, unless nothing else was asked for.
SMALL_WORDS = frozenset(
    "a an and are as at be by for from in is it of on or that the to was with".split()
)
ENOUGH = 4  # words: so many in a row are a quote of their own, fewer get their whole sentence
ALMOST = 0.75  # how alike a misspelt word is to the one that is meant
FEWEST_LETTERS = 4  # shorter words are all alike
MOST_FRAME = 8  # words of a prefix or suffix


@dataclass(frozen=True)
class Found:
    """One sentence that holds what was asked for.

    `start` and `end` bound the words asked for, as offsets in the source text; `whole` tells that
    none of them is missing, `close` that nothing stands between them. `quote` is offered as
    evidence, with `prefix` or `suffix` where it stands twice.
    """

    source: str
    sentence: Accounted
    start: int
    end: int
    whole: bool
    close: bool
    quote: str
    prefix: str | None = None
    suffix: str | None = None


@dataclass(frozen=True)
class _Term:
    """One word, number or name of a text, in the form in which it is compared."""

    key: str
    start: int
    end: int


def find(site: Site, words: str) -> list[Found]:
    """The sentences that hold all the words, best first; without any, those that hold most.

    Case, kinds of quote mark and dash, the plural s, the way a number is written and the
    spellings registered for an actor make no difference.
    """
    wanted = _query(site, words)
    if not wanted:
        return []
    found = [
        one
        for source in site.sources.values()
        for sentence in getattr(coverage(site, source), "sentences", ())
        if (one := _match(site, source, sentence, wanted))
    ]
    whole = [one for one in found if one.whole]
    return sorted(whole or found, key=lambda one: (not one.close, one.end - one.start > 200))


def respelt(site: Site, words: str) -> str | None:
    """The words with each one that stands nowhere as the texts spell a near one; None without such."""
    plain = words.translate(ALIKE)
    texts = [one.text.translate(ALIKE) for one in site.sources.values() if one.text]
    spelled: dict[str, str] = {}
    for hit in (hit for text in texts for hit in WORD.finditer(text)):
        spelled.setdefault(hit[0].lower(), hit[0])
    known = {_stem(word) for word in spelled}
    skipped = [(one.start, one.end) for one in (*_numbers(plain), *_names(site, plain))]
    parts, at = [], 0
    for hit in WORD.finditer(plain):
        word = hit[0].lower()
        if _stem(word) in known or word in SMALL_WORDS or len(word) < FEWEST_LETTERS:
            continue
        if any(start < hit.end() and hit.start() < end for start, end in skipped):
            continue
        if near := difflib.get_close_matches(word, sorted(spelled), n=1, cutoff=ALMOST):
            parts += [words[at : hit.start()], spelled[near[0]]]
            at = hit.end()
    return "".join([*parts, words[at:]]) if parts else None


def evidence_lines(one: Found, indent: int = 6) -> str:
    """The evidence as lines of a sheet, with an indentation of `indent` spaces."""
    lines = [f"- source: {one.source}", f"  quote: {yaml_text(one.quote)}"]
    if one.prefix:
        lines.append(f"  prefix: {yaml_text(one.prefix)}")
    if one.suffix:
        lines.append(f"  suffix: {yaml_text(one.suffix)}")
    return "".join(f"{' ' * indent}{line}\n" for line in lines)


def _query(site: Site, words: str) -> list[frozenset[str]]:
    """For each thing asked for the forms that will do: a name counts as its actor or its words."""
    terms = _terms(site, words)
    names = [one for one in terms if one.key.startswith("@")]
    asked: list[frozenset[str]] = [frozenset({one.key}) for one in names]
    rest = [
        one.key
        for one in terms
        if not one.key.startswith("@")
        and not any(name.start <= one.start and one.end <= name.end for name in names)
    ]
    heavy = [key for key in rest if key not in SMALL_WORDS]
    asked += [frozenset({key}) for key in (heavy if heavy or asked else rest)]
    return list(dict.fromkeys(asked))


def _terms(site: Site, text: str) -> list[_Term]:
    plain = text.translate(ALIKE)
    terms = list(_numbers(plain))
    taken = [(one.start, one.end) for one in terms]
    terms += _names(site, plain)
    for word in WORD.finditer(plain):
        if not any(start < word.end() and word.start() < end for start, end in taken):
            terms.append(_Term(_stem(word[0].lower()), word.start(), word.end()))
    return sorted(terms, key=lambda one: (one.start, one.end, one.key))


def _numbers(plain: str) -> Iterator[_Term]:
    for one in find_figures(plain):
        start, end = one.core
        for number in numbers_of(one.figure):
            yield _Term(f"{number.normalize():f}", start, end)


def _stem(word: str) -> str:
    if word in SMALL:
        return str(SMALL[word])
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _names(site: Site, plain: str) -> Iterator[_Term]:
    for actor in site.actors.values():
        for spelling in actor.spellings:
            wanted = re.escape(spelling.translate(ALIKE)).replace(r"\ ", r"\s+")
            for hit in re.finditer(rf"(?<!\w){wanted}(?!\w)", plain, re.IGNORECASE):
                yield _Term(f"@{actor.id}", hit.start(), hit.end())


def _match(
    site: Site, source: Source, sentence: Accounted, wanted: list[frozenset[str]]
) -> Found | None:
    terms = _terms(site, sentence.text)
    hits = [(one, n) for one in terms for n, keys in enumerate(wanted) if one.key in keys]
    held = {n for _, n in hits}
    if not held or len(held) * 2 < len(wanted):
        return None
    first, last = min(
        (
            (hits[i][0].start, max(one.end for one, _ in hits[i : j + 1]))
            for i in range(len(hits))
            for j in range(i, len(hits))
            if {n for _, n in hits[i : j + 1]} == held
        ),
        key=lambda span: (span[1] - span[0], span[0]),
    )
    inside = [one for one, _ in hits if first <= one.start and one.end <= last]
    close = not re.search(r"\w", _blanked(sentence.text, first, last, inside))
    text = sentence.text
    quote = text[first:last] if close and len(text[first:last].split()) >= ENOUGH else text
    # The full stop is left out where nothing is lost; the quote marks of speech come in pairs.
    quote = quote.removesuffix(".") if quote is text else quote
    quote = fold(quote)[0].strip()
    assert source.body is not None  # there were sentences
    start = sentence.start + (first if len(quote) < len(text) - 1 else 0)
    prefix, suffix = frame(quote, source.body, start)
    return Found(
        source.id,
        sentence,
        sentence.start + first,
        sentence.start + last,
        len(held) == len(wanted),
        close,
        quote,
        prefix,
        suffix,
    )


def _blanked(text: str, first: int, last: int, terms: list[_Term]) -> str:
    chars = list(text)
    for one in terms:
        chars[one.start : one.end] = " " * (one.end - one.start)
    return re.sub(rf"\b(?:{'|'.join(SMALL_WORDS)})\b", "", "".join(chars[first:last]))


def frame(quote: str, body: Body, start: int) -> tuple[str | None, str | None]:
    """The fewest words before or after the quote at offset `start` that make it the only one."""
    result = find_quote(quote, body)
    if not isinstance(result, Miss) or result.why != "ambiguous":
        return None, None
    line = body.text.rfind("\n", 0, start) + 1
    close = body.text.find("\n", start)
    before = body.text[line:start].split()
    after = body.text[start : close if close >= 0 else len(body.text)]
    folded = fold(after)[0]
    behind = folded[folded.find(quote) + len(quote) :].split()
    for count in range(1, MOST_FRAME + 1):
        for prefix, suffix in (
            (" ".join(before[-count:]) or None, None),
            (None, " ".join(behind[:count]) or None),
        ):
            if (prefix or suffix) and _is_it(quote, body, prefix, suffix, start):
                return prefix, suffix
    return " ".join(before[-MOST_FRAME:]) or None, " ".join(behind[:MOST_FRAME]) or None


def _is_it(quote: str, body: Body, prefix: str | None, suffix: str | None, start: int) -> bool:
    hit = find_quote(quote, body, prefix, suffix)
    return isinstance(hit, Passage) and abs(hit.start - start) <= 2

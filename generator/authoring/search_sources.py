"""Searches the sources loosely, as `briefs find` does, and gives what it hits as exact evidence."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.coverage import AccountedSentence, coverage
from generator.quantities.figures.figure import numbers_of
from generator.quantities.figures.find_figures import find_figures
from generator.quantities.figures.number_words import number_words
from generator.site.site import Site, Source
from generator.text.folding import fold
from generator.text.languages import language
from generator.text.quotes import Body, Miss, Passage, find_quote
from generator.text.spelling import whole_words

ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2010": "-", "\u2011": "-"}
)
WORD = re.compile(r"@?\w+(?:'\w+)?")
# Without weight in a search, unless nothing else was asked for.
SMALL_WORDS = frozenset(
    "a an and are as at be by for from in is it of on or that the to was with".split()
)
SMALL_WORD = re.compile(rf"\b(?:{'|'.join(sorted(SMALL_WORDS))})\b")
ENOUGH = 4  # words: so many in a row are a quote of their own, fewer get their whole sentence
ALMOST = 0.75  # how alike a misspelt word is to the one that is meant
FEWEST_LETTERS = 4  # shorter words are all alike
MOST_FRAME = 8  # words of a prefix or suffix
LONG = 200  # characters: words that stand so far apart are hardly a passage


@dataclass(frozen=True)
class Hit:
    """One sentence that holds what was asked for.

    `start` and `end` bound the words asked for, as offsets in the source text; `whole` tells that
    none of them is missing, `close` that nothing stands between them. `quote` is offered as
    evidence, with `prefix` or `suffix` where it stands twice.
    """

    source: str
    sentence: AccountedSentence
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


# The terms of a sentence that were asked for, each with the place in the query of what it answers.
_Answers = Sequence[tuple[_Term, int]]


def search(site: Site, words: str) -> list[Hit]:
    """The sentences that hold all the words, best first; without any, those that hold most.

    Case, kinds of quote mark and dash, the plural s, the way a number is written and the
    spellings registered for an actor make no difference.
    """
    wanted = _query(site, words)
    if not wanted:
        return []
    hits = [
        hit
        for source in site.sources.values()
        for sentence in getattr(coverage(site, source), "sentences", ())
        if (hit := _hit(site, source, sentence, wanted))
    ]
    whole = [hit for hit in hits if hit.whole]
    return sorted(whole or hits, key=lambda hit: (not hit.close, hit.end - hit.start > LONG))


def respelt(site: Site, words: str) -> str | None:
    """The words with each one that stands nowhere as the texts spell a near one; None without such."""
    plain = words.translate(ALIKE)
    texts = [source.text.translate(ALIKE) for source in site.sources.values() if source.text]
    spelled: dict[str, str] = {}
    for match in (match for text in texts for match in WORD.finditer(text)):
        spelled.setdefault(match[0].lower(), match[0])
    known = {_stem(word) for word in spelled}
    skipped = [*_numbers(plain), *_names(site, plain)]
    parts, at = [], 0
    for match in WORD.finditer(plain):
        word = match[0].lower()
        if _stem(word) in known or word in SMALL_WORDS or len(word) < FEWEST_LETTERS:
            continue
        if any(term.start < match.end() and match.start() < term.end for term in skipped):
            continue
        if near := difflib.get_close_matches(word, sorted(spelled), n=1, cutoff=ALMOST):
            parts += [words[at : match.start()], spelled[near[0]]]
            at = match.end()
    return "".join([*parts, words[at:]]) if parts else None


def _query(site: Site, words: str) -> list[frozenset[str]]:
    """For each thing asked for the forms that will do: a name counts as its actor or its words."""
    terms = _terms(site, words)
    names = [term for term in terms if term.key.startswith("@")]
    asked: list[frozenset[str]] = [frozenset({name.key}) for name in names]
    rest = [
        term.key
        for term in terms
        if not term.key.startswith("@")
        and not any(name.start <= term.start and term.end <= name.end for name in names)
    ]
    heavy = [key for key in rest if key not in SMALL_WORDS]
    asked += [frozenset({key}) for key in (heavy if heavy or asked else rest)]
    return list(dict.fromkeys(asked))


def _terms(site: Site, text: str) -> list[_Term]:
    plain = text.translate(ALIKE)
    numbers = list(_numbers(plain))
    terms = [*numbers, *_names(site, plain)]
    for word in WORD.finditer(plain):
        if not any(number.start < word.end() and word.start() < number.end for number in numbers):
            terms.append(_Term(_stem(word[0].lower()), word.start(), word.end()))
    return sorted(terms, key=lambda term: (term.start, term.end, term.key))


def _numbers(plain: str) -> Iterator[_Term]:
    for figure in find_figures(plain):
        start, end = figure.core
        for number in numbers_of(figure.figure):
            yield _Term(f"{number.normalize():f}", start, end)


def _stem(word: str) -> str:
    if word in number_words(language()).small:
        return str(number_words(language()).small[word])
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _names(site: Site, plain: str) -> Iterator[_Term]:
    for actor in site.actors.values():
        for spelling in actor.spellings:
            pattern = whole_words([spelling.translate(ALIKE)], any_case=True)
            for match in pattern.finditer(plain):
                yield _Term(f"@{actor.id}", match.start(), match.end())


def _hit(
    site: Site, source: Source, sentence: AccountedSentence, wanted: list[frozenset[str]]
) -> Hit | None:
    text = sentence.text
    answers = [
        (term, number)
        for term in _terms(site, text)
        for number, forms in enumerate(wanted)
        if term.key in forms
    ]
    held = {number for _, number in answers}
    if not held or len(held) * 2 < len(wanted):
        return None
    first, last = min(_windows(answers, held), key=lambda span: (span[1] - span[0], span[0]))
    inside = [term for term, _ in answers if first <= term.start and term.end <= last]
    close = not re.search(r"\w", _without(text, first, last, inside))
    own = close and len(text[first:last].split()) >= ENOUGH
    # The full stop is left out where nothing is lost; the quote marks of speech come in pairs.
    quote = fold(text[first:last] if own else text.removesuffix("."))[0].strip()
    assert source.body is not None  # there were sentences
    start = sentence.start + (first if len(quote) < len(text) - 1 else 0)
    prefix, suffix = _frame(quote, source.body, start)
    return Hit(
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


def _windows(answers: _Answers, held: set[int]) -> Iterator[tuple[int, int]]:
    """For each answer the shortest span from its start that holds all that the sentence holds."""
    for at in range(len(answers)):
        missing, end = set(held), 0
        for term, number in answers[at:]:
            missing.discard(number)
            end = max(end, term.end)
            if not missing:
                yield answers[at][0].start, end
                break


def _without(text: str, first: int, last: int, terms: list[_Term]) -> str:
    """The text of a span with the terms blanked out and the small words taken out."""
    chars = list(text)
    for term in terms:
        chars[term.start : term.end] = " " * (term.end - term.start)
    return SMALL_WORD.sub("", "".join(chars[first:last]))


def _frame(quote: str, body: Body, start: int) -> tuple[str | None, str | None]:
    """The fewest words before or after the quote at offset `start` that make it the only one."""
    result = find_quote(quote, body)
    if not isinstance(result, Miss) or result.why != "ambiguous":
        return None, None
    line_start = body.text.rfind("\n", 0, start) + 1
    line_end = body.text.find("\n", start)
    before = body.text[line_start:start].split()
    after = fold(body.text[start : line_end if line_end >= 0 else len(body.text)])[0]
    behind = after[after.find(quote) + len(quote) :].split()
    for count in range(1, MOST_FRAME + 1):
        for prefix, suffix in (
            (" ".join(before[-count:]) or None, None),
            (None, " ".join(behind[:count]) or None),
        ):
            if not (prefix or suffix):
                continue
            passage = find_quote(quote, body, prefix, suffix)
            if isinstance(passage, Passage) and abs(passage.start - start) <= 2:
                return prefix, suffix
    return " ".join(before[-MOST_FRAME:]) or None, " ".join(behind[:MOST_FRAME]) or None

"""Lists for every sentence of every source what quotes it, or why nothing does, and how many words are published."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.registers import ACTORS, SOURCES
from generator.site.brief_parts import outcome_quotes, withdrawn_claims
from generator.site.input_files import cards_folder
from generator.site.site import Site, Source, cached_per_site
from generator.text.quotes import Passage, find_quote
from generator.text.sentences import sentences

# A byline may have “By” or “Published on” before the words that the card gives.
BESIDE_CARD = 3
WORD = re.compile(r"\S+")
CARD_FIELDS = ("title", "author", "publisher", "published", "address")


@dataclass(frozen=True, slots=True)
class Use:
    """One passage of a source, offsets [start, end) in its text, and what uses it.

    `kind` is `claim` (`by`: the claim's ref), `context` (likewise), `card` (`by`: the field),
    `year` (`by`: the source whose year it grounds) or `set-aside` (`by`: the reason).
    """

    kind: str
    by: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AccountedSentence:
    """One sentence: offsets [start, end) in the source text, paragraph, and its uses, in order.

    `accounted` is False where nothing but context, or a card's field that is only a part of the
    sentence, touches it. A row of a table need not be taken up.
    """

    text: str
    paragraph: int
    start: int
    end: int
    uses: tuple[Use, ...]
    accounted: bool


@dataclass(frozen=True)
class Coverage:
    """One source: its sentences outside furniture, the number of its words, and how many of these are published."""

    source: str
    sentences: tuple[AccountedSentence, ...]
    words: int
    shown: int

    @property
    def share(self) -> float:
        """Share of its words that the site publishes, in whatever place and format, 0 to 1."""
        return self.shown / self.words if self.words else 0.0


@cached_per_site  # several checks and pages ask for each
def coverage(site: Site, source: Source) -> Coverage | None:
    """How the sentences of `source` are accounted for; None when its text is not here."""
    if source.body is None or source.text is None:
        return None
    uses = sorted(_uses(site, source), key=lambda use: (use.start, use.end, use.kind, use.by))
    places: list[tuple[int, int, int, bool]] = []  # paragraph, start, end, whether a row of a table
    for number, first, last in source.body.paragraphs():
        text = source.text[first:last]
        # A row of a table is data, not a sentence: it may be as long as the document.
        original_map = source.original.map if source.original else None
        row = original_map is not None and bool(original_map.cells_of(first, last))
        for span in sentences(text, source.tongue):
            places.append((number, first + span.start, first + span.end, row))
    accounts = []
    touched = overlaps([place[1:3] for place in places], [(use.start, use.end) for use in uses])
    for (number, start, end, row), numbers in zip(places, touched, strict=True):
        touching = tuple(uses[at] for at in numbers)
        accounted = row or accounted_for(source.text, start, end, touching)
        words = source.text[start:end]
        accounts.append(AccountedSentence(words, number, start, end, touching, accounted))
    published = bytearray(len(source.text))  # 1 for each character that is published
    for start, end in (*((use.start, use.end) for use in uses), *_rows_around(source, uses)):
        published[start:end] = b"\1" * (end - start)
    every = [word.span() for word in WORD.finditer(source.text)]
    shown = sum(published.find(1, *word) >= 0 for word in every)
    return Coverage(source.id, tuple(accounts), len(every), shown)


def overlaps(
    ordered: Sequence[tuple[int, int]], spans: Iterable[tuple[int, int]]
) -> list[list[int]]:
    """For each of the `ordered` spans, which are sorted and disjoint, the indexes of the `spans` that overlap it."""
    starts = [start for start, _ in ordered]
    overlapping: list[list[int]] = [[] for _ in ordered]
    for number, (start, end) in enumerate(spans):
        for index in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
            if start < ordered[index][1]:
                overlapping[index].append(number)
    return overlapping


def _rows_around(source: Source, uses: list[Use]) -> Iterator[tuple[int, int]]:
    """The cells that a source's page shows beside a quote from a table: its head, and the rows around the quoted one."""
    original_map = source.original.map if source.original else None
    for use in uses:
        if original_map is not None and not source.withheld and use.kind in ("claim", "context"):
            for cell in original_map.rows_around(use.start, use.end):
                yield cell.start, cell.end


def accounted_for(text: str, start: int, end: int, uses: tuple[Use, ...]) -> bool:
    """Whether the `uses` that touch the sentence [start, end) account for it."""
    if any(use.kind not in ("context", "card", "year") for use in uses):
        return True
    cards = [use for use in uses if use.kind in ("card", "year")]
    words = [(start + word.start(), start + word.end()) for word in WORD.finditer(text[start:end])]
    beside = [
        word
        for word in words
        if not any(use.start < word[1] and word[0] < use.end for use in cards)
    ]
    # A name or a date on the card does not account for a sentence that happens to hold it.
    return bool(cards) and len(beside) <= BESIDE_CARD


@cached_per_site
def _taken_up(site: Site) -> dict[str, list[Use]]:
    """By source, the passages that claims, outcomes of judgements and years of other sources use."""
    uses: dict[str, list[Use]] = {}
    # By evidence, not by look-up: two claims may rest on one passage (`same_as`).
    for claim in (*site.claims(), *withdrawn_claims(site)):
        for evidence in claim.evidence:
            listed = uses.setdefault(evidence.source, [])
            if passage := evidence.quote.passage:
                listed.append(Use("claim", claim.ref, passage.start, passage.end))
            for context in evidence.context:
                if passage := context.passage:
                    listed.append(Use("context", claim.ref, passage.start, passage.end))
    for brief, name, piece in outcome_quotes(site):
        quoted = site.sources.get(piece.source)
        if quoted and (passage := located(quoted, piece.quote)):
            use = Use("claim", f"{brief.slug}/{name}", passage.start, passage.end)
            uses.setdefault(quoted.id, []).append(use)
    for other in site.sources.values():
        ground = other.card.year_because
        dated = site.sources.get(ground.source) if ground else None
        if ground and dated and (passage := located(dated, ground.quote)):
            use = Use("year", other.id, passage.start, passage.end)
            uses.setdefault(dated.id, []).append(use)
    return uses


def _uses(site: Site, source: Source) -> Iterator[Use]:
    yield from _taken_up(site).get(source.id, ())
    for field in CARD_FIELDS:
        words = getattr(source.card, field)
        if words and (passage := located(source, words)):
            yield Use("card", field, passage.start, passage.end)
    for aside in source.card.set_aside:
        if passage := located(source, aside.quote):
            yield Use("set-aside", aside.why, passage.start, passage.end)


def located(source: Source, words: str) -> Passage | None:
    """The passage of a card's words in the source's text, furniture included; the first of several, None without any."""
    if source.body is None:
        return None
    result = find_quote(words, source.body, furniture=True, compare=False)
    if isinstance(result, Passage):
        return result
    return result.nearest if result.why == "ambiguous" else None


def everything_read(site: Site) -> bool:
    """Whether all sheets and registers could be read.

    Checks that something is missing from the site wait until they can: it may stand in a sheet that could not be read.
    """
    return not unread(site)


def unread(site: Site) -> tuple[str, ...]:
    """The paths of the sheets and registers that could not be read, or not as a whole, each once."""
    drafts = {ref for ref in site.drafts if "/" not in ref}
    paths = []
    for finding in site.findings:
        path = finding.path
        slug = path.removeprefix("briefs/").removesuffix(".yml")
        if path.startswith("briefs/") and slug not in {*site.briefs, *site.withdrawn, *drafts}:
            paths.append(path)
    paths += [f"briefs/{slug}.yml" for slug in site.misfits]
    paths += [path for path in (SOURCES, ACTORS) if register_unread(site, path)]
    return tuple(dict.fromkeys(paths))


@cached_per_site
def register_unread(site: Site, path: str) -> bool:
    """Whether the register at `path`, or a card in its folder, could not be read."""
    entries = site.sources if path == SOURCES else site.actors
    read = {entry.sheet.path for entry in entries.values()}
    paths = {finding.path for finding in site.findings}
    cards = f"{cards_folder(path)}/"
    return any(each == path or each.startswith(cards) for each in paths - read)

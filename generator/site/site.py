"""Holds what was read of a project: `Site`, which all later stages read, with its sources, actors, briefs and claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar
from weakref import WeakKeyDictionary

from generator.finding import Finding, KeyPath, TextFile, Where
from generator.model.claim import ClaimFields
from generator.model.disagreement import Disagreement
from generator.model.fact_sheet import Agreement, FactSheet, Gap, Judgement, Subject
from generator.model.registers import ActorCard, SourceCard
from generator.quantities.figures.figure import Figure
from generator.quantities.times.when import When
from generator.site.by_hand import ImageFile, WrittenPage
from generator.site.evidence import Evidence, Lookup
from generator.site.originals import KeptOriginal
from generator.site.settings import Settings
from generator.syntax.sheet import Sheet
from generator.text.languages import Language, language_of
from generator.text.quotes import Body
from generator.validation.suggestions import Spellings

Value = TypeVar("Value")
Item = TypeVar("Item")
Rest = ParamSpec("Rest")
UNNAMED, ARTICLE = "unnamed", "article"


@dataclass(frozen=True, eq=False)
class Source:
    """One document of `seeds/` with its card. `digest` is the SHA-256 of the file's bytes.

    `path` is the key path of the card. `text` is None when it is withheld and not supplied; then
    `body` is None too. `original` is what the project keeps of the document it was taken from, if anything.
    """

    id: str
    card: SourceCard
    sheet: Sheet
    path: KeyPath
    text: str | None
    digest: str | None
    body: Body | None
    original: KeptOriginal | None = None
    window: When | None = None
    published: When | None = None

    @property
    def file(self) -> str:
        return f"seeds/{self.card.file}"

    @property
    def tongue(self) -> Language | None:
        """The language of its text; None where there is no file of words for it."""
        return language_of(self.card.language)

    @property
    def written_by(self) -> date | None:
        """The last day on which it can have been written, None where nothing bounds it."""
        ends = [when.upper for when in (self.window, self.published) if when and when.upper]
        return min(ends, default=None)

    @property
    def withheld(self) -> bool:
        """Whether nothing of its text may be published but what is quoted, also where it is at hand."""
        return self.card.text == "withheld"

    def at(self, *keys: str | int) -> Where:
        """A field of the card; without keys the card."""
        return self.sheet.at(*self.path, *keys)

    def span(self, start: int, length: int = 1) -> Where:
        """The place of `length` characters of its text, from the offset `start` on."""
        return self._written.span(start, length)

    @cached_property
    def _written(self) -> TextFile:
        return TextFile(self.file, self.text or "")


@dataclass(frozen=True)
class Actor:
    """One actor with its card, which stands at `path` in `sheet`."""

    id: str
    card: ActorCard
    sheet: Sheet
    path: KeyPath

    def at(self, *keys: str | int) -> Where:
        """A field of the card; without keys the card."""
        return self.sheet.at(*self.path, *keys)

    @property
    def name(self) -> str:
        return self.card.name

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name, then every other spelling in the register's order, weak ones last."""
        return tuple(dict.fromkeys((self.card.name, *self.card.aliases, *self.card.weak_aliases)))


@dataclass(frozen=True, eq=False)
class Claim:
    """One thing that one speaker says, with its evidence looked up and its words parsed.

    `ref` is `brief/id`. `said` is when it was said, as far as words and cards tell; `when` is the
    time it speaks of. `year_from` is the source whose card supplied a year (None: words state it).
    `occasion` is the number of the claim whose event it was said at, `latest` the last possible day.
    """

    brief: str
    sheet: Sheet
    id: str
    number: int
    path: KeyPath
    written: ClaimFields
    kind: str | None
    value: Any
    evidence: tuple[Evidence, ...]
    figure: Figure | None
    said: When | None
    when: When | None
    year_from: str | None
    latest: date | None
    occasion: int | None = None

    def at(self, *keys: str | int) -> Where:
        """One of its keys; without keys the whole claim."""
        return self.sheet.at(*self.path, *keys)

    @cached_property
    def ref(self) -> str:
        return f"{self.brief}/{self.id}"

    @property
    def says(self) -> str:
        return self.written.says

    @property
    def speaker(self) -> str:
        return self.written.said_by

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources that carry it, each once, in the order of the sheet."""
        return tuple(dict.fromkeys(evidence.source for evidence in self.evidence))


@dataclass(frozen=True, eq=False)
class Brief:
    """One fact sheet, read; `slug` is its file name and its address. What it withdraws is kept apart."""

    slug: str
    sheet: Sheet
    written: FactSheet
    claims: Mapping[str, Claim]
    withdrawn: Mapping[str, Claim] = field(default_factory=dict)
    withdrawn_judgements: Mapping[str, Judgement] = field(default_factory=dict)

    def at(self, *keys: str | int) -> Where:
        """What stands under these keys of its sheet."""
        return self.sheet.at(*keys)

    @property
    def title(self) -> str:
        return self.written.title

    @property
    def judgements(self) -> Mapping[str, Judgement]:
        return self.written.judgements

    @property
    def disagreements(self) -> Mapping[str, Disagreement]:
        return self.written.disagreements

    @property
    def gaps(self) -> Mapping[str, Gap]:
        return self.written.gaps

    @property
    def subjects(self) -> Mapping[str, Subject]:
        return self.written.subjects

    @property
    def agreements(self) -> Mapping[str, Agreement]:
        return self.written.agreements


@dataclass(frozen=True, eq=False)
class Site:
    """Everything read of one project. Compared by identity, so that results can be cached (`cached_per_site`).

    `lookups` are every quote and context, those of withdrawn claims too; `findings` those of reading. `drafts` were left
    out as drafts (`sheet`, `sheet/claim`), `draft_quotes` are theirs as (source, quote). `misfits` are the (section, id)
    of entries that do not fit the model, by sheet; `spellings` the names by which sources and actors can be meant.
    `pages` were written by hand, `images` are the files that `images:` names; `withdrawn` briefs are not published.
    """

    settings: Settings
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    briefs: Mapping[str, Brief]
    lookups: tuple[Lookup, ...] = ()
    findings: tuple[Finding, ...] = ()
    drafts: frozenset[str] = field(default_factory=frozenset)
    draft_quotes: tuple[tuple[str, str], ...] = ()
    misfits: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    spellings: Mapping[str, Spellings] = field(default_factory=dict)
    seed_files: tuple[str, ...] = ()
    original_files: tuple[str, ...] = ()
    pages: tuple[WrittenPage, ...] = ()
    withdrawn: Mapping[str, Brief] = field(default_factory=dict)
    images: Mapping[str, ImageFile] = field(default_factory=dict)

    def sheets(self) -> tuple[Sheet, ...]:
        """Every YAML file that was read: registers, then sheets."""
        listed: list[Any] = [*self.sources.values(), *self.actors.values()]
        listed += [*self.briefs.values(), *self.withdrawn.values()]
        return tuple({entry.sheet.path: entry.sheet for entry in listed}.values())

    def texts(self) -> Iterator[tuple[Where, str]]:
        """Every text of `sheets`, in order, with its place."""
        return (text for sheet in self.sheets() for text in sheet.texts())

    def claims(self) -> Iterator[Claim]:
        """Every claim of every brief, in order."""
        for brief in self.briefs.values():
            yield from brief.claims.values()

    @cached_property
    def claims_by_source(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that rest on each source, in the order of `claims`."""
        return grouped((source, claim) for claim in self.claims() for source in claim.sources)

    @cached_property
    def lookups_by_source(self) -> Mapping[str, tuple[Lookup, ...]]:
        """The quotes and contexts looked up in each source, in the order of `lookups`."""
        return grouped((lookup.source, lookup) for lookup in self.lookups)

    def claim(self, ref: str, brief: str = "") -> Claim | None:
        """The claim that `ref` names: `sheet/id`, or `id` within `brief`."""
        slug, _, name = ref.rpartition("/")
        home = self.briefs.get(slug or brief)
        return home.claims.get(name) if home else None

    def claim_ids(self, slug: str) -> frozenset[str]:
        """The ids of all claims in a sheet, also of those that were left out because they do not fit the model."""
        home = self.briefs.get(slug)
        left_out = (name for section, name in self.misfits.get(slug, ()) if section == "claims")
        return frozenset((*home.claims, *left_out)) if home else frozenset()

    def actor_name(self, actor: str) -> str:
        """The display name of an actor id; the id itself where it is unknown."""
        return self.actors[actor].name if actor in self.actors else actor

    def outermost(self, actor: str) -> str:
        """The actor at the end of `part_of`; the actor itself where it belongs to none."""
        seen: set[str] = set()
        while actor not in seen and actor in self.actors and self.actors[actor].card.part_of:
            seen.add(actor)
            actor = self.actors[actor].card.part_of or actor
        return actor


class Each(Protocol):
    """`work(item)` for each item, in the items' order, as of `map`; the items may be divided among processes."""

    def __call__(self, work: Callable[[Item], Value], items: list[Item], /) -> Iterable[Value]: ...


def grouped(pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    """The second members of the pairs by their first, in the order of the pairs."""
    groups: dict[str, list[Value]] = {}
    for key, member in pairs:
        groups.setdefault(key, []).append(member)
    return {key: tuple(group) for key, group in groups.items()}


def cached_per_site(
    function: Callable[Concatenate[Site, Rest], Value],
) -> Callable[Concatenate[Site, Rest], Value]:
    """Cache a function's result for a site and further (hashable) arguments, for as long as the site exists."""
    caches: WeakKeyDictionary[Site, dict[tuple[Any, ...], Value]] = WeakKeyDictionary()

    @wraps(function)
    def cached(site: Site, /, *rest: Rest.args, **named: Rest.kwargs) -> Value:
        cache = caches.setdefault(site, {})
        key = (*rest, *named.items())
        if key not in cache:
            cache[key] = function(site, *rest, **named)
        return cache[key]

    return cached

"""Lists the changes of meaning between two states of a site: not of lines, but of what the entries say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.analysis.changes.new_names import NewName, new_names, under_new_names
from generator.model.base import Written
from generator.model.fact_sheet import FactSheet
from generator.model.introspection import called, fields_of, held, mark_of, vocabulary_of
from generator.model.life import Withdrawn
from generator.model.marks import Weighs
from generator.model.vocabulary import label, vocabulary
from generator.site.site import Brief, Claim, Site
from generator.text.folding import fold

# The classes of `changes:`, from the lightest on.
CLASSES = tuple(vocabulary("change").terms)


@dataclass(frozen=True)
class Difference:
    """One change of meaning. `brief` is its slug, empty for the registers.

    `kind` and `name` identify the entry (claim `toll`; both are empty for a sheet's own texts), `what` is the change;
    `old` and `new` are the words before and after, None where there were none. `weight` is the class that an entry
    in `changes:` would have.
    """

    brief: str
    kind: str
    name: str
    what: str
    old: str | None = None
    new: str | None = None
    weight: str = "wording"

    def __str__(self) -> str:
        which = " ".join(filter(None, (self.kind, self.name and f"`{self.name}`")))
        if self.old is not None and self.new is not None:
            head = f"{which}: {self.what}" if which else self.what
            return f"{head} from {self.old} to {self.new}"
        said = self.new if self.new is not None else self.old
        return f"{which} {self.what}" + (f": {said}" if said else "")


@dataclass(frozen=True)
class Untold:
    """A brief whose meaning changed, and whose `changes:` has no new entry."""

    brief: str
    count: int
    weight: str


def diff(old: Site, new: Site) -> list[Difference]:
    """Every change of meaning, the registers' first, then brief by brief in the new order."""
    renamed = new_names(old, new)
    old = under_new_names(old, renamed) if renamed else old
    changes = [_renamed(each) for each in renamed]
    changes += [*_sources(old, new), *_actors(old, new)]
    for slug in _order(old.briefs, new.briefs):
        before, after = old.briefs.get(slug), new.briefs.get(slug)
        if before is None and after is not None:
            changes.append(
                Difference(slug, "brief", "", "added", new=after.title, weight="conclusion")
            )
        elif slug in new.withdrawn and before is not None:
            gone = new.withdrawn[slug].written.withdrawn
            changes.append(_withdrawn(slug, "brief", "", before.title, gone))
        elif after is None and before is not None:
            changes.append(
                Difference(slug, "brief", "", "removed", old=before.title, weight="conclusion")
            )
        elif before is not None and after is not None:
            changes += _brief(before, after)
    return changes


def without(site: Site, paths: Collection[str]) -> Site:
    """The site without the sheets at these paths."""
    kept = {slug: brief for slug, brief in site.briefs.items() if brief.sheet.path not in paths}
    return replace(site, briefs=kept)


def untold(old: Site, new: Site) -> list[Untold]:
    """Briefs that changed in meaning without a new entry in their `changes:`."""
    listed = []
    changes = diff(old, new)
    for slug, after in new.briefs.items():
        before = old.briefs.get(slug)
        mine = [
            change
            for change in changes
            # A withdrawal has a day and a reason of its own.
            if change.brief == slug
            and change.weight != "wording"
            and not change.what.startswith("withdrawn")
        ]
        if before and mine and not set(after.written.changes) - set(before.written.changes):
            heaviest = max((change.weight for change in mine), key=CLASSES.index)
            listed.append(Untold(slug, len(mine), heaviest))
    return listed


def _renamed(each: NewName) -> Difference:
    """The change of a name, which is no change of meaning; a claim that moved is listed under its new brief."""
    home, _, name = each.new.rpartition("/")
    old_home, _, old_name = each.old.rpartition("/")
    what = f"renamed from `{old_name}`" if home == old_home else f"moved from `{each.old}`"
    return Difference(each.brief, each.kind, "" if each.kind == "brief" else name, what)


def _order(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    return [*new, *(name for name in old if name not in new)]


def _sources(old: Site, new: Site) -> Iterator[Difference]:
    def inside(name: str, before: Written, after: Written) -> Iterator[Difference]:
        if old.sources[name].digest != new.sources[name].digest:
            yield Difference("", "source", name, "has another text", weight="source")
        yield from _fields("", "source", name, before, after)

    before, after = (
        {name: source.card for name, source in site.sources.items()} for site in (old, new)
    )
    return _entries("", "source", before, after, inside)


def _actors(old: Site, new: Site) -> Iterator[Difference]:
    before, after = (
        {name: actor.card for name, actor in site.actors.items()} for site in (old, new)
    )
    return _entries("", "actor", before, after)


def _entries(
    slug: str,
    kind: str,
    before: Mapping[str, Written],
    after: Mapping[str, Written],
    inside: Callable[[str, Any, Any], Iterator[Difference]] | None = None,
) -> Iterator[Difference]:
    """What became of the entries of a section; `inside` compares two states of one of them."""
    for name in _order(before, after):
        was, now = before.get(name), after.get(name)
        if was is None and now is not None:
            yield Difference(slug, kind, name, now.comes, new=now.gist(), weight=now.weight)
        elif was is not None and now is None:
            yield Difference(slug, kind, name, was.goes, old=was.gist(), weight=was.weight)
        elif was is not None and now is not None:
            yield from inside(name, was, now) if inside else _fields(slug, kind, name, was, now)


def _fields(
    slug: str, kind: str, name: str, before: Written, after: Written
) -> Iterator[Difference]:
    """The fields that differ, as far as the model says that their change is one of meaning."""
    model = type(after)
    for field, info in model.model_fields.items():
        key = info.alias or field
        mark = mark_of(model, key, Weighs) or model.unmarked
        if mark is None:
            continue
        # What a kind says is shown in the words of the sheet.
        terms = "" if model.unmarked else vocabulary_of(model, key)
        old, new = _said(getattr(before, field), terms), _said(getattr(after, field), terms)
        if old != new:
            what = f"{mark.label or key} {mark.verb}"
            yield Difference(slug, kind, name, what, old, new, mark.weight)
    was, now = (getattr(entry, "reviewed", None) for entry in (before, after))
    if now and now != was:
        yield Difference(slug, kind, name, f"reviewed by {now.gist()}")
    elif was and not now:
        yield Difference(slug, kind, name, f"review by {was.gist()} taken out")


def _said(value: Any, terms: str) -> str:
    if value in (None, (), [], ""):
        return "none"
    if terms:
        words = label(terms, value)
        return f"{value} ({words})" if len(str(value)) == 1 else words
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Written):
        return value.gist()
    return f"“{fold(value)[0].strip()}”" if isinstance(value, str) else str(value)


def _brief(before: Brief, after: Brief) -> Iterator[Difference]:
    def claims(name: str, *_: Written) -> Iterator[Difference]:
        return _claim(after.slug, before.claims[name], after.claims[name])

    yield from _fields(after.slug, "", "", before.written, after.written)
    for section, field in fields_of(FactSheet).items():
        below = held(field.annotation)
        if below and below[0] == "map":
            kind = called(below[1]).partition(" ")[2]
            inside = claims if kind == "claim" else None
            old, new = getattr(before.written, section), getattr(after.written, section)
            for name, gone in _gone(after, section).items():
                if name in old:
                    yield _withdrawn(after.slug, kind, name, old[name].gist(), gone)
            old = {name: entry for name, entry in old.items() if name not in _gone(after, section)}
            yield from _entries(after.slug, kind, old, new, inside)


def _gone(brief: Brief, section: str) -> Mapping[str, Withdrawn | None]:
    """The withdrawn entries of a section of a brief, by id."""
    if section == "claims":
        return {name: claim.written.withdrawn for name, claim in brief.withdrawn.items()}
    if section == "judgements":
        return {name: entry.withdrawn for name, entry in brief.withdrawn_judgements.items()}
    return {}


def _withdrawn(slug: str, kind: str, name: str, said: str, gone: Withdrawn | None) -> Difference:
    because = gone.because if gone else ""
    return Difference(slug, kind, name, f"withdrawn ({because})", old=said, weight="conclusion")


def _claim(slug: str, old: Claim, new: Claim) -> Iterator[Difference]:
    yield from _fields(slug, "claim", new.id, old.written, new.written)
    if old.kind != new.kind:
        was, now = old.kind or "none", new.kind or "none"
        yield Difference(slug, "claim", new.id, "kind changed", was, now, "conclusion")
    elif new.kind:
        yield from _fields(slug, "claim", new.id, old.value, new.value)
    yield from _evidence(slug, new.id, old, new)


def _evidence(slug: str, name: str, old: Claim, new: Claim) -> Iterator[Difference]:
    was, now = _quotes(old), _quotes(new)
    gone = [quote for quote in was if quote not in now]
    come = [quote for quote in now if quote not in was]
    for before in list(gone):
        # One quote less and one more from the same source: it was changed.
        after = next((quote for quote in come if quote[0] == before[0]), None)
        if after:
            gone.remove(before)
            come.remove(after)
            words = f"“{before[1]}”", f"“{after[1]}”"
            yield Difference(slug, "claim", name, "quote changed", *words, "source")
    for source, quote in gone:
        what = f"evidence from `{source}` removed"
        yield Difference(slug, "claim", name, what, old=f"“{quote}”", weight="source")
    for source, quote in come:
        what = f"evidence from `{source}` added"
        yield Difference(slug, "claim", name, what, new=f"“{quote}”", weight="source")
    relays = [
        {(item.source, item.quote.words): item.relayed_by for item in claim.evidence}
        for claim in (old, new)
    ]
    for key in relays[0].keys() & relays[1].keys():
        if relays[0][key] != relays[1][key]:
            first, last = (_said(relay[key], "") for relay in relays)
            yield Difference(slug, "claim", name, "relays changed", first, last, "grade")


def _quotes(claim: Claim) -> list[tuple[str, str]]:
    return [(item.source, fold(item.quote.words)[0].strip()) for item in claim.evidence]

"""Says what changed in meaning between two states of a site: not which lines, but what they say."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from generator.analysis.diff_fields import (
    ACTOR,
    AGREEMENT,
    CLAIM,
    CLASSES,
    DISAGREEMENT,
    GAP,
    JUDGEMENT,
    SCALES,
    SHEET,
    SOURCE,
    SUBJECT,
    Table,
)
from generator.model.fact_sheet import Disagreement, FactSheet, Gap, Judgement
from generator.model.vocabulary import label
from generator.site.site import Brief, Claim, Site
from generator.text.folding import fold
from generator.text.sentences import read_prose

Item = TypeVar("Item")


@dataclass(frozen=True)
class Change:
    """One change of meaning. `brief` is its slug, empty for the registers.

    `kind` and `name` say which thing (claim `toll`; the name of a sheet's own texts is empty),
    `what` what became of it; `old` and `new` are the words before and after, None where there were
    none. `weight` is the class that an entry in `changes:` would have.
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


def diff(old: Site, new: Site) -> list[Change]:
    """Every change of meaning, the registers' first, then brief by brief in the new order."""
    found = [*_sources(old, new), *_actors(old, new)]
    for slug in _order(old.briefs, new.briefs):
        before, after = old.briefs.get(slug), new.briefs.get(slug)
        if before is None and after is not None:
            found.append(Change(slug, "brief", "", "added", new=after.title, weight="conclusion"))
        elif after is None and before is not None:
            found.append(
                Change(slug, "brief", "", "removed", old=before.title, weight="conclusion")
            )
        elif before is not None and after is not None:
            found += _brief(before, after)
    return found


def without(site: Site, paths: Collection[str]) -> Site:
    """The site without the sheets at these paths."""
    kept = {slug: brief for slug, brief in site.briefs.items() if brief.sheet.path not in paths}
    return replace(site, briefs=kept)


def untold(old: Site, new: Site) -> list[Untold]:
    """Briefs that changed in meaning without a word about it in their history."""
    found = []
    changes = diff(old, new)
    for slug, after in new.briefs.items():
        before = old.briefs.get(slug)
        mine = [one for one in changes if one.brief == slug and one.weight != "wording"]
        if before and mine and not set(after.written.changes) - set(before.written.changes):
            heaviest = max((one.weight for one in mine), key=CLASSES.index)
            found.append(Untold(slug, len(mine), heaviest))
    return found


def _order(old: Mapping[str, Item], new: Mapping[str, Item]) -> list[str]:
    return [*new, *(name for name in old if name not in new)]


def _sources(old: Site, new: Site) -> Iterator[Change]:
    for name in _order(old.sources, new.sources):
        before, after = old.sources.get(name), new.sources.get(name)
        if before is None and after is not None:
            yield Change("", "source", name, "added", new=after.card.label, weight="source")
        elif after is None and before is not None:
            yield Change("", "source", name, "removed", old=before.card.label, weight="source")
        elif before is not None and after is not None:
            if before.digest != after.digest:
                yield Change("", "source", name, "has another text", weight="source")
            yield from _fields("", "source", name, before.card, after.card, SOURCE)


def _actors(old: Site, new: Site) -> Iterator[Change]:
    for name in _order(old.actors, new.actors):
        before, after = old.actors.get(name), new.actors.get(name)
        if before is None and after is not None:
            yield Change("", "actor", name, "added", new=after.name)
        elif after is None and before is not None:
            yield Change("", "actor", name, "removed", old=before.name)
        elif before is not None and after is not None:
            yield from _fields("", "actor", name, before.card, after.card, ACTOR)


def _fields(
    slug: str, kind: str, name: str, before: Any, after: Any, table: Table
) -> Iterator[Change]:
    for field, (called, terms, weight) in table.items():
        old, new = _said(getattr(before, field), terms), _said(getattr(after, field), terms)
        if old != new:
            moved = "moved" if terms in SCALES else "changed"
            yield Change(slug, kind, name, f"{called} {moved}", old, new, weight)


def _said(value: Any, terms: str) -> str:
    if value in (None, (), [], ""):
        return "none"
    if terms:
        said = label(terms, value)
        return f"{value} ({said})" if len(str(value)) == 1 else said
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"“{fold(value)[0].strip()}”" if isinstance(value, str) else str(value)


def _brief(before: Brief, after: Brief) -> Iterator[Change]:
    slug = after.slug
    yield from _fields(slug, "", "", _bare(before.written), _bare(after.written), SHEET)
    yield from _entries(
        slug, "subject", before.subjects, after.subjects, SUBJECT, "wording", lambda one: one.label
    )
    yield from _entries(
        slug,
        "agreement",
        before.agreements,
        after.agreements,
        AGREEMENT,
        "wording",
        lambda one: one.label,
    )
    yield from _claims(slug, before.claims, after.claims)
    yield from _entries(
        slug, "judgement", before.judgements, after.judgements, JUDGEMENT, "conclusion", _judgement
    )
    yield from _entries(
        slug,
        "disagreement",
        before.disagreements,
        after.disagreements,
        DISAGREEMENT,
        "conclusion",
        _disagreement,
    )
    yield from _entries(
        slug, "gap", before.gaps, after.gaps, GAP, "conclusion", _gap, ("opened", "closed")
    )


def _bare(written: FactSheet) -> FactSheet:
    """The sheet with the line breaks of block texts evened out."""
    folded = {name: fold(getattr(written, name))[0].strip() for name in SHEET}
    return written.model_copy(update=folded)


def _judgement(one: Judgement) -> str:
    words = " ".join(sentence.text for sentence in read_prose(one.judgement))
    return f"{words} ({label('likelihood', one.likelihood)}, {label('confidence', one.confidence)} confidence)"


def _disagreement(one: Disagreement) -> str:
    return f"{' and '.join(one.between)}, {label('verdict', one.verdict)}"


def _gap(one: Gap) -> str:
    return one.question


def _entries(
    slug: str,
    kind: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    table: Table,
    weight: str,
    told: Any,
    verbs: Sequence[str] = ("added", "removed"),
) -> Iterator[Change]:
    for name in _order(before, after):
        if name not in before:
            yield Change(slug, kind, name, verbs[0], new=told(after[name]), weight=weight)
        elif name not in after:
            yield Change(slug, kind, name, verbs[1], old=told(before[name]), weight=weight)
        else:
            yield from _fields(slug, kind, name, before[name], after[name], table)


def _claims(slug: str, before: Mapping[str, Claim], after: Mapping[str, Claim]) -> Iterator[Change]:
    for name in _order(before, after):
        if name not in before:
            yield Change(slug, "claim", name, "added", new=after[name].says, weight="conclusion")
        elif name not in after:
            yield Change(slug, "claim", name, "removed", old=before[name].says, weight="conclusion")
        else:
            old, new = before[name], after[name]
            yield from _fields(slug, "claim", name, old.written, new.written, CLAIM)
            yield from _kind(slug, name, old, new)
            yield from _evidence(slug, name, old, new)


def _kind(slug: str, name: str, old: Claim, new: Claim) -> Iterator[Change]:
    if old.kind != new.kind:
        was, now = old.kind or "none", new.kind or "none"
        yield Change(slug, "claim", name, "kind changed", was, now, "conclusion")
        return
    if old.value is None or new.value is None:
        return
    for field, info in type(new.value).model_fields.items():
        a, b = _said(getattr(old.value, field), ""), _said(getattr(new.value, field), "")
        if a != b:
            verb = "figure revised" if field == "figure" else f"{info.alias or field} changed"
            yield Change(slug, "claim", name, verb, a, b, "conclusion")


def _evidence(slug: str, name: str, old: Claim, new: Claim) -> Iterator[Change]:
    was, now = _quotes(old), _quotes(new)
    gone = [one for one in was if one not in now]
    come = [one for one in now if one not in was]
    for key in list(gone):
        # One quote less and one more from the same source: it was changed.
        match = next((one for one in come if one[0] == key[0]), None)
        if match:
            gone.remove(key)
            come.remove(match)
            yield Change(
                slug, "claim", name, "quote changed", f"“{key[1]}”", f"“{match[1]}”", "source"
            )
    for source, quote in gone:
        yield Change(
            slug,
            "claim",
            name,
            f"evidence from `{source}` removed",
            old=f"“{quote}”",
            weight="source",
        )
    for source, quote in come:
        yield Change(
            slug,
            "claim",
            name,
            f"evidence from `{source}` added",
            new=f"“{quote}”",
            weight="source",
        )
    relays = [
        {(one.source, one.quote.wanted): one.relayed_by for one in claim.evidence}
        for claim in (old, new)
    ]
    for key in relays[0].keys() & relays[1].keys():
        if relays[0][key] != relays[1][key]:
            a, b = (_said(one[key], "") for one in relays)
            yield Change(slug, "claim", name, "relays changed", a, b, "grade")


def _quotes(claim: Claim) -> list[tuple[str, str]]:
    return [(one.source, fold(one.quote.wanted)[0].strip()) for one in claim.evidence]

"""Finds every id that an entry mentions, in its keys and in its citations, and gives the entry with other ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.model.base import Written
from generator.model.introspection import Loc, mark_of, marked
from generator.model.marks import IdOf, Ours
from generator.text.sentences import read_prose

Entry = TypeVar("Entry", bound=Written)
# (what it is the id of, the id as written) -> the id in its place.
Named = Callable[[str, str], str]
_CITATION = re.compile(r"(?<=\[\^)[a-z0-9/-]+(?=\])")


@dataclass(frozen=True)
class Mention:
    """One id in an entry: its key path, its offset in the value, what it is the id of."""

    path: Loc
    start: int
    what: str
    id: str


def mentions(entry: Written, path: Loc = ()) -> Iterator[Mention]:
    """Every id below an entry that stands at `path`, in its keys and in the citations of its prose."""
    for at, mark, id in marked(entry, IdOf, path):
        yield Mention(at, 0, _what(mark), id)
    for at, _, text in marked(entry, Ours, path):
        for sentence in read_prose(text):
            for cite in sentence.cites:
                yield Mention(at, cite.start + len("[^"), "claim", cite.id)


def with_ids(entry: Entry, named: Named) -> Entry:
    """The entry with each id that it mentions replaced; the keys of its own sections stay."""
    update = {}
    for name, field in type(entry).model_fields.items():
        key = field.alias or name
        mark, ours = mark_of(type(entry), key, IdOf), mark_of(type(entry), key, Ours)
        update[name] = _replaced(getattr(entry, name), mark, ours, named)
    return entry.model_copy(update=update)


def _replaced(value: Any, mark: IdOf | None, ours: Ours | None, named: Named) -> Any:
    if isinstance(value, Written):
        return with_ids(value, named)
    if isinstance(value, tuple):
        return tuple(_replaced(part, mark, ours, named) for part in value)
    if isinstance(value, dict):
        return {key: _replaced(part, mark, ours, named) for key, part in value.items()}
    if isinstance(value, str) and mark:
        return named(_what(mark), value)
    if isinstance(value, str) and ours:
        return _CITATION.sub(lambda cite: named("claim", cite[0]), value)
    return value


def _what(mark: IdOf) -> str:
    return "actor" if mark.what == "speaker" else mark.what


def in_sheet(id: str, home: str, new_home: str, moved: Callable[[str], str]) -> str:
    """A claim's id as a sheet writes it, once `moved` has given the claim its new full id.

    `home` is the sheet that the id was written in, `new_home` the one it will stand in.
    """
    full = id if "/" in id else f"{home}/{id}"
    target = moved(full)
    if target == full and home == new_home:
        return id
    where, _, name = target.partition("/")
    return name if "/" not in id and where == new_home else target

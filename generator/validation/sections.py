"""Tells whole entries that stand in another section, or inside another entry, and puts them back."""

from __future__ import annotations

from typing import Any

from generator.model.introspection import Model, called, fields_of, held
from generator.validation.levels import Level, Work

FEWEST = 2  # keys by which an entry that has lost its way is known


def _maps(model: Model) -> dict[str, Model]:
    """The sections of a file: its fields that are mappings of ids, and what their entries are."""
    found = {key: held(one.annotation) for key, one in fields_of(model).items()}
    return {key: below[1] for key, below in found.items() if below and below[0] == "map"}


def _owned(model: Model, entry: dict[str, Any]) -> int:
    return len(entry.keys() & fields_of(model).keys())


def _like(level: Level, entry: object) -> tuple[str, Model] | None:
    """The section whose entries have the keys of this one, if most of its keys are theirs."""
    if not isinstance(entry, dict):
        return None
    sections = _maps(level.model)
    best = max(sections, key=lambda key: _owned(sections[key], entry), default=None)
    if best is None or _owned(sections[best], entry) < max(FEWEST, (len(entry) + 1) // 2):
        return None
    return best, sections[best]


def sections(work: Work, level: Level) -> None:
    """Entries that stand in the section of others, and keys of the file that stand among entries."""
    for section, model in _maps(level.model).items():
        entries = level.data.get(section)
        if not isinstance(entries, dict):
            continue
        at = Level(level.model, entries, (*level.loc, section), level)
        lost: dict[str, list[str]] = {}
        headed: set[str] = set()  # sections whose own line was told
        before: str | None = None
        for id, entry in list(entries.items()):
            own = _owned(model, entry) if isinstance(entry, dict) else 0
            home = _like(level, entry)
            if home and home[0] != section and _owned(home[1], entry) > own:
                lost.setdefault(home[0], []).append(id)
            elif id in fields_of(level.model) and not own and not work.under:
                work.say(
                    (*at.loc, id),
                    f"{id!r} stands under {section!r} but is a key of {called(level.model)}",
                    "take its indentation away",
                )
                work.move(at, id, level.data, (*level.loc, id))
                headed.add(id)
            elif before and id in fields_of(model) and not own and entry is not None:
                _out(work, at, model, before, id)
            else:
                before = id
        for home_key, ids in lost.items():
            if home_key not in headed:
                noun = called(_maps(level.model)[home_key])
                more = f"it and the {len(ids) - 1} after it" if len(ids) > 1 else "it"
                work.say(
                    (*at.loc, ids[0]),
                    f"{ids[0]!r} stands under {section!r} but has the keys of {noun}",
                    f"move {more} under '{home_key}:'"
                    if level.data.get(home_key)
                    else f"is the line '{home_key}:' missing above it?",
                )
            into = level.data.get(home_key)
            if not isinstance(into, dict):
                into = level.data[home_key] = {}
            for id in ids:
                work.move(at, id, into, (*level.loc, home_key, id))


def _out(work: Work, section: Level, model: Model, before: str, key: str) -> None:
    """A key that stands on a level with the entry it is a key of: `evidence:` below a claim."""
    entry = section.data[before]
    first = next(iter(entry), None) if isinstance(entry, dict) else None
    column = work.sheet.key_place(
        work.path((*section.loc, before, *([first] if first else [])))
    ).column
    work.say(
        (*section.loc, key),
        f"{key!r} stands on a level with {before!r} but is a key of {called(model)}",
        f"indent it, and what is below it, by {column - 1}" if first else "indent it",
    )
    into = entry if isinstance(entry, dict) else {}
    work.move(section, key, into, (*section.loc, before, key))


def inside(work: Work, level: Level, key: str) -> bool:
    """Whether an unknown key is an entry indented too deep, or not deep enough; then it is told."""
    for outer in (level, *level.way):
        home = _like(outer, level.data[key])
        if not home:
            continue
        section, model = home
        if outer is level:
            message = f"{key!r} stands at the left margin but has the keys of {called(model)}"
            cure = f"indent it, and all that belongs to it, below '{section}:'"
        else:
            around = level.loc[len(outer.loc) : len(outer.loc) + 2]
            entry = (*outer.loc, *around)
            noun = called(_maps(outer.model).get(str(around[0]), outer.model)).partition(" ")[2]
            message = f"{key!r} stands inside the {noun} {around[-1]!r}"
            column = work.sheet.key_place(work.path(entry)).column - 1
            cure = f"indent it by {column}" if column else "take its indentation away"
            if around[0] != section:
                message += f" but has the keys of {called(model)}"
                cure = f"move it under '{section}:'"
        work.say((*level.loc, key), message, cure)
        into = outer.data.get(section)
        if not isinstance(into, dict):
            into = outer.data[section] = {}
        work.move(level, key, into, (*outer.loc, section, key))
        return True
    return False

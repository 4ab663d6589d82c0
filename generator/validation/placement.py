"""Tells every key that its place does not know, and gives the data as they were meant: each key at its own level."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from generator.finding import Finding, KeyPath
from generator.model.fact_sheet import FactSheet
from generator.model.introspection import Loc, Model, called, fields_of, held, homes, listed, needed
from generator.model.registers import ActorRegister, SourceRegister
from generator.syntax.sheet import Sheet
from generator.text.spelling import did_you_mean, near
from generator.validation.levels import Level, Work
from generator.validation.sections import inside, sections

FILES: dict[Model, str] = {
    FactSheet: "",
    SourceRegister: " (seeds/sources.yml)",
    ActorRegister: " (seeds/actors.yml)",
}


def put_right(
    model: Model, sheet: Sheet, data: dict[str, Any], under: str | None
) -> tuple[dict[str, Any], Callable[[Loc], KeyPath], list[Finding], set[tuple[str, str]]]:
    """The data with every key where it belongs, the way back to where it stands, and the findings.

    Last come the (section, id) of the entries in which a key changed its level: what else is said
    of them may only follow from that.

    A key that belongs nowhere is left out. So what is wrong besides is told at its own place, and
    what only follows from a key at the wrong level is not told at all.
    """
    work = Work(sheet, under)
    meant = deepcopy(data)
    _walk(work, Level(model, meant))
    shifted = {
        (str(loc[0]), str(loc[1]))
        for into, out in work.moved.items()
        for loc in (into, out)
        if len(loc) > 1 and into[:-1] != out[:-1]
    }
    return meant, work.written, work.found, shifted


def _walk(work: Work, level: Level) -> None:
    sections(work, level)
    _strange(work, level)
    for key, one in fields_of(level.model).items():
        below = held(one.annotation)
        if not below:
            continue
        way, inner = below
        value = level.data.get(key)
        steps: list[tuple[Loc, Any]] = [((key,), value)]
        if way == "map" and isinstance(value, dict):
            steps = [((key, id), entry) for id, entry in value.items()]
        elif way == "list" and isinstance(value, list):
            steps = [((key, number), entry) for number, entry in enumerate(value)]
        elif way != "one":
            continue
        for step, entry in steps:
            if isinstance(entry, dict):
                _walk(work, Level(inner, entry, (*level.loc, *step), level))


def _strange(work: Work, level: Level) -> None:
    """The keys of one mapping that its model does not have."""
    fields = fields_of(level.model)
    strange = [key for key in level.data if key not in fields]
    strange = [key for key in strange if not inside(work, level, key)]
    while strange:
        told = (
            _below(work, level, strange)
            or _around(work, level, strange)
            or _mistyped(work, level, strange)
            or _elsewhere(work, level, strange)
            or _unknown(work, level, strange)
        )
        strange = [key for key in strange if key not in told]


def _below(work: Work, level: Level, strange: list[str]) -> list[str]:
    """Keys of a mapping below: `figure:` beside `estimate:`."""
    children = _children(level.model)
    ranked = []
    for number, (key, (_, model)) in enumerate(children.items()):
        mine = [one for one in strange if one in fields_of(model)]
        room = _room(level.data.get(key), mine) is not None
        ranked.append((len(mine), room, key in level.data, -number, key))
    if not ranked or not max(ranked)[0]:
        return []
    key = max(ranked)[-1]
    way, model = children[key]
    mine = [one for one in strange if one in fields_of(model)]
    them = _them(mine)
    if way == "list":
        message = f"{listed(mine)} {_verb(mine)} to {called(model)}"
        cure = f"move {them} below '{key}:'"
        if not level.data.get(key):
            cure = f"write '{key}:' above {them}, and `- ` before the first line below it"
    else:
        fitting = [key] if key in level.data else [
            other for other, (_, one) in children.items() if all(name in fields_of(one) for name in mine)
        ]  # fmt: skip
        where = " or ".join(f"'{one}:'" for one in fitting)
        message = f"{listed(mine)} {_verb(mine)} under {where}"
        cure = f"indent {them} below it" if len(mine) > 1 else f"write it below '{key}:', indented"
        if _in_braces(work, (*level.loc, key)):
            cure = f"write {them} inside the braces after '{key}:'"
        elif key not in level.data:
            line = where if len(fitting) == 1 else "that line"
            cure = f"write {line} above, and indent {them} below it"
    work.say((*level.loc, mine[0]), message, cure)
    into, loc = _make_room(level, key, way, mine, model)
    for one in mine:
        work.move(level, one, into, (*loc, one))
    return mine


def _make_room(
    level: Level, key: str, way: str, mine: list[str], model: Model
) -> tuple[dict[str, Any], Loc]:
    """The mapping below `key` that takes the keys of one, made where they are enough for one."""
    given, loc = level.data.get(key), (*level.loc, key)
    made: dict[str, Any] = {}
    if not given and {*mine} >= {*needed(model)}:
        level.data[key] = [made] if way == "list" else made
        return made, (*loc, 0) if way == "list" else loc
    room = _room(given, mine)
    if room is None:
        return made, loc  # what has no place is told, and left out
    number = next((at for at, one in enumerate(given) if one is room), 0) if isinstance(given, list) else None  # fmt: skip
    return room, loc if number is None else (*loc, number)


def _around(work: Work, level: Level, strange: list[str]) -> list[str]:
    """Keys of a mapping around this one, or of another one below it: `says:` in a piece of evidence."""
    for outer in level.way:
        if work.under and not outer.above:
            break  # a register as a whole has no keys of its own
        mine = [one for one in strange if one in fields_of(outer.model)]
        if mine:
            branch, them = str(level.loc[len(outer.loc)]), _them(mine)
            work.say(
                (*level.loc, mine[0]),
                f"{listed(mine)} {_verb(mine)} to {outer.the}, not under '{branch}:'",
                f"take {them} out there and write {them} on a level with '{branch}:'",
            )
            for one in mine:
                work.move(level, one, outer.data, (*outer.loc, one))
            return mine
        for key, (_, model) in _children(outer.model).items():
            mine = [one for one in strange if one in fields_of(model)]
            if mine and key in outer.data:
                message = f"{listed(mine)} {_verb(mine)} {_to(model, key)}"
                work.say((*level.loc, mine[0]), message, f"move {_them(mine)} there")
                given = outer.data[key]
                for one in mine:
                    # What it can do without might not go with the keys that it has.
                    room = given if isinstance(given, dict) and one in needed(model) else {}
                    work.move(level, one, room, (*outer.loc, key, one))
                return mine
    return []


def _mistyped(work: Work, level: Level, strange: list[str]) -> list[str]:
    key = strange[0]
    guess = near(key, fields_of(level.model))
    if guess:
        work.say((*level.loc, key), _no_such_key(level, key), did_you_mean(guess))
        work.move(level, key, level.data, (*level.loc, guess))
    return [key] if guess else []


def _elsewhere(work: Work, level: Level, strange: list[str]) -> list[str]:
    """Keys that only another part of this file, or another file, has."""
    top = next(iter([*level.way][::-1]), level).model
    for file in sorted(FILES, key=lambda one: one is not top):
        for key, model in homes(file):
            mine = [one for one in strange if one in fields_of(model)]
            if not mine:
                continue
            where = FILES[file] if file is not top else ""
            place = "there" if key == "entries" else f"under '{key}:'"
            work.say(
                (*level.loc, mine[0]),
                f"{listed(mine)} {_verb(mine)} {_to(model, key)}{where}",
                f"write {_them(mine)} {place}, or take {_them(mine)} out",
            )
            for one in mine:
                del level.data[one]
            return mine
    return []


def _unknown(work: Work, level: Level, strange: list[str]) -> list[str]:
    key = strange[0]
    work.say((*level.loc, key), _no_such_key(level, key), "see the reference of keys")
    del level.data[key]
    return [key]


def _no_such_key(level: Level, key: str) -> str:
    known = ", ".join(f"`{one}`" for one in fields_of(level.model))
    return f"unknown key `{key}`; expected one of {known}"


def _children(model: Model) -> dict[str, tuple[str, Model]]:
    """The mappings directly below one: single ones and lists of them, not whole sections."""
    found = {key: held(one.annotation) for key, one in fields_of(model).items()}
    return {key: below for key, below in found.items() if below and below[0] != "map"}


def _room(given: object, keys: list[str]) -> dict[str, Any] | None:
    """A mapping that has room for all of these keys."""
    for one in given if isinstance(given, list) else [given]:
        if isinstance(one, dict) and not one.keys() & {*keys}:
            return one
    return None


def _in_braces(work: Work, loc: Loc) -> bool:
    path = work.path(loc)
    if not work.sheet.has(path):
        return False
    place = work.sheet.place(path)
    return work.sheet.text.split("\n")[place.line - 1][place.column - 1 :].startswith("{")


def _verb(keys: list[str]) -> str:
    return "belong" if len(keys) > 1 else "belongs"


def _them(keys: list[str]) -> str:
    return "them" if len(keys) > 1 else "it"


def _to(model: Model, key: str) -> str:
    name = called(model, key)
    return f"under {name}" if name.startswith("'") else f"to {name}"

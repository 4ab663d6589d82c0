"""Tells keys and entries that stand where they do not belong, and where that is: one rule for every place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.model.fact_sheet import FactSheet
from generator.model.introspection import Loc, Model, called, fields_of, held, listed
from generator.model.registers import ActorRegister, SourceRegister
from generator.text.spelling import did_you_mean, near

FEWEST = 2  # keys by which an entry is known that has lost its way
FILES: dict[Model, str] = {
    FactSheet: "",
    SourceRegister: "in seeds/sources.yml",
    ActorRegister: "in seeds/actors.yml",
}


@dataclass(frozen=True)
class Misplaced:
    """Keys of the mapping at `loc` that its model does not have, and what is to be said of them.

    `home` is the key under which they belong, where it is known. What stands below a line that is
    told has no message of its own.
    """

    loc: Loc
    keys: tuple[str, ...]
    message: str
    cure: str
    home: str = ""


@dataclass(frozen=True, eq=False)
class _Shape:
    """What a mapping may hold: its keys, and what of them holds mappings again.

    `below` has how a key holds them (as a `map` of ids, in a `list`, or `one`) and their shape.
    """

    keys: tuple[str, ...]
    called: str
    below: Mapping[str, tuple[str, _Shape]]

    @property
    def sections(self) -> dict[str, _Shape]:
        return {key: shape for key, (way, shape) in self.below.items() if way == "map"}

    @property
    def children(self) -> dict[str, tuple[str, _Shape]]:
        return {key: home for key, home in self.below.items() if home[0] != "map"}


@cache
def _shape(model: Model, key: str = "") -> _Shape:
    below = {
        name: (home[0], _shape(home[1], name))
        for name, field in fields_of(model).items()
        if (home := held(field.annotation))
    }
    return _Shape(tuple(fields_of(model)), called(model, key).replace("'", "`"), below)


@dataclass(frozen=True)
class _Level:
    """One mapping of a file, with the mappings around it, the nearest first."""

    shape: _Shape
    data: Mapping[str, Any]
    loc: Loc = ()
    around: tuple[_Level, ...] = ()

    def below(self, shape: _Shape, data: Mapping[str, Any], *way: str | int) -> _Level:
        return _Level(shape, data, (*self.loc, *way), (self, *self.around))


def misplaced(model: Model, data: Mapping[str, Any]) -> Iterator[Misplaced]:
    """Everything in a file that stands in a wrong place, each group of keys once."""
    yield from _mapping(_Level(_shape(model), data))


def _mapping(here: _Level) -> Iterator[Misplaced]:
    strange = dict.fromkeys(key for key in here.data if key not in here.shape.keys)
    while strange:
        alike = _home(here, strange)
        yield alike
        for key in alike.keys:
            strange.pop(key, None)
    for key, (way, inner) in here.shape.below.items():
        value = here.data.get(key)
        steps: list[tuple[tuple[str | int, ...], Any]] = []
        if way == "map" and isinstance(value, dict):
            lost = list(_entries(here, key, inner, value))
            yield from lost
            gone = {name for entry in lost for name in entry.keys}
            steps = [((key, name), entry) for name, entry in value.items() if name not in gone]
        elif way == "list" and isinstance(value, list):
            steps = [((key, number), entry) for number, entry in enumerate(value)]
        elif way == "one":
            steps = [((key,), value)]
        for step, entry in steps:
            if isinstance(entry, dict):
                yield from _mapping(here.below(inner, entry, *step))


def _entries(
    here: _Level, section: str, shape: _Shape, entries: Mapping[str, Any]
) -> Iterator[Misplaced]:
    """Entries that stand in the section of others, and keys that stand among them."""
    loc, lost, before = (*here.loc, section), dict[str, list[str]](), ""
    headed: set[str] = set()
    for name, entry in entries.items():
        own = _owned(shape, entry)
        home = _like(here.shape, entry)
        if home and home != section and _owned(here.shape.sections[home], entry) > own:
            lost.setdefault(home, []).append(name)
        elif own or name not in (*here.shape.keys, *shape.keys):
            before = name
        elif name in here.shape.keys and name != section:
            message = f"`{name}` is no id under `{section}:`, but a key of {here.shape.called}"
            headed.add(name)
            yield Misplaced(loc, (name,), message, "take its indentation away")
        elif name in shape.keys and before and entry is not None:
            message = f"`{name}` is no id, but a key of {shape.called}"
            yield Misplaced(loc, (name,), message, f"indent it like the keys of `{before}`")
    for home, names in lost.items():
        noun = here.shape.sections[home].called
        message = f"`{names[0]}` stands under `{section}:` but has the keys of {noun}"
        more = f"it and the {len(names) - 1} after it" if len(names) > 1 else "it"
        cure = f"move {more} under `{home}:`"
        if not here.data.get(home):
            cure = f"is the line `{home}:` missing above it?"
        if home not in headed:
            yield Misplaced(loc, tuple(names), message, cure, home)
        else:  # what stands below a line that is told
            yield Misplaced(loc, tuple(names), "", "", home)


def _home(here: _Level, strange: Mapping[str, None]) -> Misplaced:
    """Where the first of some unknown keys belongs, with all that belong there too."""
    key = next(iter(strange))
    for outer in (here, *here.around):
        if section := _like(outer.shape, here.data[key]):
            noun = outer.shape.sections[section].called
            message = f"`{key}` stands in {here.shape.called} but has the keys of {noun}"
            cure = f"indent it as what stands under `{section}:`"
            return Misplaced(here.loc, (key,), message, cure, section)
    guess = near(key, here.shape.keys)
    for shape, home, place in _homes(here, strange):
        if shape is here.shape and guess:
            break
        if key in shape.keys and shape is not here.shape:
            keys = tuple(alike for alike in strange if alike in shape.keys)
            belongs = f"under {home}" if shape.called.startswith("`") else f"to {shape.called}"
            words = listed(list(keys)).replace("'", "`")
            message = f"{words} is no key of {here.shape.called}; it belongs {belongs}"
            cure = f"write it {place}"
            if len(keys) > 1:
                place = place.replace("take it out", "take them out")
                message = f"{words} are no keys of {here.shape.called}; they belong {belongs}"
                cure = f"write them {place}"
            return Misplaced(here.loc, keys, message, cure, home.strip("`:").partition("`")[0])
    known = ", ".join(f"`{name}`" for name in here.shape.keys)
    cure = did_you_mean(guess) or "take it out, or see the reference of keys"
    return Misplaced(
        here.loc, (key,), f"unknown key `{key}`; expected one of {known}", cure, guess or ""
    )


def _homes(here: _Level, strange: Mapping[str, None]) -> Iterator[tuple[_Shape, str, str]]:
    """Every mapping a key may belong to, with the key it stands under and the place in words.

    The nearest come first; after the model itself, where a mistyped key belongs, come the far ones.
    """
    below = here.shape.children
    shared = {
        child: sum(key in strange for key in shape.keys) for child, (_, shape) in below.items()
    }
    most = max(shared.values(), default=0)
    fitting = [child for child, number in shared.items() if number and number == most]
    there = [child for child in fitting if child in here.data]
    for child in there[:1] or fitting[:1]:
        way, shape = below[child]
        place = f"inside `{child}:`" if way == "one" else f"in an entry under `{child}:`"
        if not there:
            place = f"below a line `{child}:`, {'indented' if way == 'one' else 'behind a dash'}"
        yield shape, " or ".join(f"`{name}:`" for name in there[:1] or fitting), place
    for outer in here.around:
        yield outer.shape, "", f"on a level with `{here.loc[len(outer.loc)]}:`"
        for child, (_, shape) in outer.shape.children.items():
            if child in outer.data:
                yield shape, f"`{child}:`", f"below `{child}:`"
    yield here.shape, "", ""
    top = here.around[-1].shape if here.around else here.shape
    files = {_shape(model): place for model, place in FILES.items()}
    for file in sorted(files, key=lambda file: file is not top):
        for section, shape in _all_below(file):
            place = files[file] if file is not top else f"under `{section}:`"
            yield shape, f"`{section}:`", f"{place}, or take it out"


def _all_below(shape: _Shape) -> Iterator[tuple[str, _Shape]]:
    for key, (_, below) in shape.below.items():
        yield key, below
        yield from _all_below(below)


def _owned(shape: _Shape, entry: object) -> int:
    return len(entry.keys() & {*shape.keys}) if isinstance(entry, dict) else 0


def _like(shape: _Shape, entry: object) -> str | None:
    """The section of a file whose entries have the keys of this one, if most of its keys are theirs."""
    if not isinstance(entry, dict):
        return None
    owned = {key: _owned(section, entry) for key, section in shape.sections.items()}
    best = max(owned, key=lambda key: owned[key], default=None)
    if best is None or owned[best] < max(FEWEST, (len(entry) + 1) // 2):
        return None
    return best

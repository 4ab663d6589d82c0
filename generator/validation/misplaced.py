"""Tells keys and entries that stand where they do not belong, and where that is: one rule for every place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.fact_sheet import FactSheet
from generator.model.introspection import Loc, Model, called, fields_of, held, homes, listed
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


@dataclass(frozen=True)
class _Level:
    """One mapping of a file, with the mappings around it, the nearest first."""

    model: Model
    data: Mapping[str, Any]
    loc: Loc = ()
    around: tuple[_Level, ...] = ()

    @property
    def called(self) -> str:
        key = next((str(part) for part in reversed(self.loc) if isinstance(part, str)), "")
        return called(self.model, key).replace("'", "`")

    def below(self, model: Model, data: Mapping[str, Any], *way: str | int) -> _Level:
        return _Level(model, data, (*self.loc, *way), (self, *self.around))


def misplaced(model: Model, data: Mapping[str, Any]) -> Iterator[Misplaced]:
    """Everything in a file that stands in a wrong place, each group of keys once."""
    yield from _mapping(_Level(model, data))


def _mapping(here: _Level) -> Iterator[Misplaced]:
    strange = [key for key in here.data if key not in fields_of(here.model)]
    while strange:
        alike = _home(here, strange)
        yield alike
        strange = [key for key in strange if key not in alike.keys]
    for key, field in fields_of(here.model).items():
        way, inner = held(field.annotation) or ("", here.model)
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
    here: _Level, section: str, model: Model, entries: Mapping[str, Any]
) -> Iterator[Misplaced]:
    """Entries that stand in the section of others, and keys that stand among them."""
    loc, lost, before = (*here.loc, section), dict[str, list[str]](), ""
    headed: set[str] = set()
    for name, entry in entries.items():
        own = _owned(model, entry)
        home = like(here.model, entry)
        if home and home != section and _owned(_sections(here.model)[home], entry) > own:
            lost.setdefault(home, []).append(name)
        elif own or name not in {**fields_of(here.model), **fields_of(model)}:
            before = name
        elif name in fields_of(here.model) and name != section:
            message = f"`{name}` is no id under `{section}:`, but a key of {called(here.model)}"
            headed.add(name)
            yield Misplaced(loc, (name,), message, "take its indentation away")
        elif name in fields_of(model) and before and entry is not None:
            message = f"`{name}` is no id, but a key of {called(model)}"
            yield Misplaced(loc, (name,), message, f"indent it like the keys of `{before}`")
    for home, names in lost.items():
        noun = called(_sections(here.model)[home])
        message = f"`{names[0]}` stands under `{section}:` but has the keys of {noun}"
        more = f"it and the {len(names) - 1} after it" if len(names) > 1 else "it"
        cure = f"move {more} under `{home}:`"
        if not here.data.get(home):
            cure = f"is the line `{home}:` missing above it?"
        if home not in headed:
            yield Misplaced(loc, tuple(names), message, cure, home)
        else:  # what stands below a line that is told
            yield Misplaced(loc, tuple(names), "", "", home)


def _home(here: _Level, strange: list[str]) -> Misplaced:
    """Where the first of some unknown keys belongs, with all that belong there too."""
    key = strange[0]
    for outer in (here, *here.around):
        if section := like(outer.model, here.data[key]):
            noun = called(_sections(outer.model)[section])
            message = f"`{key}` stands in {here.called} but has the keys of {noun}"
            cure = f"indent it as what stands under `{section}:`"
            return Misplaced(here.loc, (key,), message, cure, section)
    guess = near(key, fields_of(here.model))
    for model, home, place in _homes(here, strange):
        if model is here.model and guess:
            break
        if key in fields_of(model) and model is not here.model:
            keys = tuple(alike for alike in strange if alike in fields_of(model))
            belongs = called(model).replace("'", "`")
            belongs = f"under {home}" if belongs.startswith("`") else f"to {belongs}"
            words = listed(list(keys)).replace("'", "`")
            message = f"{words} is no key of {here.called}; it belongs {belongs}"
            cure = f"write it {place}"
            if len(keys) > 1:
                place = place.replace("take it out", "take them out")
                message = f"{words} are no keys of {here.called}; they belong {belongs}"
                cure = f"write them {place}"
            return Misplaced(here.loc, keys, message, cure, home.strip("`:").partition("`")[0])
    known = ", ".join(f"`{name}`" for name in fields_of(here.model))
    cure = did_you_mean(guess) or "take it out, or see the reference of keys"
    return Misplaced(
        here.loc, (key,), f"unknown key `{key}`; expected one of {known}", cure, guess or ""
    )


def _homes(here: _Level, strange: list[str]) -> Iterator[tuple[Model, str, str]]:
    """Every model a key may belong to, with the key it stands under and the place in words.

    The nearest come first; after the model itself, where a mistyped key belongs, come the far ones.
    """
    below = _children(here.model)
    shared = {
        child: len(fields_of(model).keys() & {*strange}) for child, (_, model) in below.items()
    }
    most = max(shared.values(), default=0)
    fitting = [child for child, number in shared.items() if number and number == most]
    there = [child for child in fitting if child in here.data]
    for child in there[:1] or fitting[:1]:
        way, model = below[child]
        place = f"inside `{child}:`" if way == "one" else f"in an entry under `{child}:`"
        if not there:
            place = f"below a line `{child}:`, {'indented' if way == 'one' else 'behind a dash'}"
        yield model, " or ".join(f"`{name}:`" for name in there[:1] or fitting), place
    for outer in here.around:
        yield outer.model, "", f"on a level with `{here.loc[len(outer.loc)]}:`"
        for child, (_, model) in _children(outer.model).items():
            if child in outer.data:
                yield model, f"`{child}:`", f"below `{child}:`"
    yield here.model, "", ""
    top = here.around[-1].model if here.around else here.model
    for file in sorted(FILES, key=lambda file: file is not top):
        for section, model in homes(file):
            place = FILES[file] if file is not top else f"under `{section}:`"
            yield model, f"`{section}:`", f"{place}, or take it out"


def _children(model: Model) -> dict[str, tuple[str, Model]]:
    """The mappings directly below: single ones and lists of them, not whole sections."""
    below = {key: held(field.annotation) for key, field in fields_of(model).items()}
    return {key: home for key, home in below.items() if home and home[0] != "map"}


def _sections(model: Model) -> dict[str, Model]:
    """The sections of a file: its fields that are mappings of ids, and what their entries are."""
    below = {key: held(field.annotation) for key, field in fields_of(model).items()}
    return {key: home[1] for key, home in below.items() if home and home[0] == "map"}


def _owned(model: Model, entry: object) -> int:
    return len(entry.keys() & fields_of(model).keys()) if isinstance(entry, dict) else 0


def like(model: Model, entry: object) -> str | None:
    """The section of a file whose entries have the keys of this one, if most of its keys are theirs."""
    if not isinstance(entry, dict):
        return None
    sections = _sections(model)
    best = max(sections, key=lambda key: _owned(sections[key], entry), default=None)
    if best is None or _owned(sections[best], entry) < max(FEWEST, (len(entry) + 1) // 2):
        return None
    return best

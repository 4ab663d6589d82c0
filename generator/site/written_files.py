"""Reads the YAML files of a root: text to data with places, data to the model's types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from generator.finding import Finding, Place
from generator.model.base import Written
from generator.model.fact_sheet import FactSheet
from generator.model.registers import ACTORS, SOURCES, ActorRegister, SourceRegister
from generator.site.input_files import Inputs, cards_folder
from generator.site.site import ARTICLE, UNNAMED, Each
from generator.syntax.sheet import Sheet, read_sheet
from generator.text.memory import remembered
from generator.validation.suggestions import Spellings, spellings
from generator.validation.validate import Entry, keys_of, validate_parts

Kind = TypeVar("Kind", bound=Written)
Register = TypeVar("Register", SourceRegister, ActorRegister)


@dataclass(frozen=True)
class WrittenFile(Generic[Kind]):
    """One YAML file that can be read: as data with places, and as the model's type."""

    sheet: Sheet
    written: Kind


@dataclass(frozen=True)
class WrittenFiles:
    """The YAML files of a root; a register, or a card in a file of its own, that does not fit is left out.

    `briefs` are by slug. `partly` has the sheets that do not fit as a whole, with the (section, id)
    of what was left out of them. `called` is what the registers' ids are called, by what they are of.
    """

    sources: tuple[WrittenFile[SourceRegister], ...]
    actors: tuple[WrittenFile[ActorRegister], ...]
    briefs: Mapping[str, WrittenFile[FactSheet]]
    findings: tuple[Finding, ...] = ()
    partly: Mapping[str, frozenset[Entry]] = field(default_factory=dict)
    called: Mapping[str, Spellings] = field(default_factory=dict)


def read_written(inputs: Inputs, each: Each = map) -> WrittenFiles:
    """Both registers, then every sheet, held against what the registers' ids are called.

    `each` reads the sheets, as `map` does, and may divide them among processes.
    """
    findings: list[Finding] = []
    sources = _register(SourceRegister, inputs.registers, SOURCES, "source", findings)
    actors = _register(ActorRegister, inputs.registers, ACTORS, "actor", findings)
    called = _called(sources, actors)
    briefs: dict[str, WrittenFile[FactSheet]] = {}
    partly: dict[str, frozenset[Entry]] = {}
    sheets = list(inputs.sheets.items())
    for (path, data), sheet in zip(sheets, each(_sound, sheets), strict=True):
        slug = path.removeprefix("briefs/").removesuffix(".yml")
        if sheet is None:
            findings += read_sheet(data, path, keys_of(FactSheet))[1]
        file, left_out = _fitted(FactSheet, sheet, None, called, findings)
        if file:
            briefs[slug] = file
            if left_out is not None:
                partly[slug] = left_out
    return WrittenFiles(sources, actors, briefs, tuple(findings), partly, called)


def _sound(file: tuple[str, bytes]) -> Sheet | None:
    """A sheet that can be read, None for another one: what is wrong with it is too much to hand over."""
    path, data = file
    return read_sheet(data, path, keys_of(FactSheet))[0]


def _called(
    sources: Sequence[WrittenFile[SourceRegister]], actors: Sequence[WrittenFile[ActorRegister]]
) -> dict[str, Spellings]:
    called: dict[str, Spellings] = {}
    if sources:
        called["source"] = _spellings(tuple(file.sheet for file in sources))
    if actors:
        sheets = tuple(file.sheet for file in actors)
        called["actor"] = _spellings(sheets)
        called["speaker"] = _spellings(sheets, (UNNAMED, ARTICLE))
    return called


@remembered
def _spellings(sheets: tuple[Sheet, ...], builtin: tuple[str, ...] = ()) -> Spellings:
    """What the entries of a register's files are called."""
    return spellings(
        {name: entry for sheet in sheets for name, entry in sheet.data.items()}, builtin
    )


def _register(
    model: type[Register],
    files: Mapping[str, bytes],
    path: str,
    what: str,
    findings: list[Finding],
) -> tuple[WrittenFile[Register], ...]:
    """The register at `path` and the cards in its folder, each file that fits as a whole.

    `what` is what it has the ids of.
    """
    sheets: list[Sheet] = []
    for part, data in files.items():
        if part == path or part.startswith(f"{cards_folder(path)}/"):
            sheet, syntax = read_sheet(data, part, keys_of(model))
            findings += syntax
            sheets += [sheet] if sheet else []
    called = {what: _spellings(tuple(sheets))}
    kept: list[WrittenFile[Register]] = []
    homes: dict[str, str] = {}
    for sheet in sheets:
        if sheet.path != path:
            findings += _misnamed(sheet)
        file, left_out = _fitted(model, sheet, "entries", called, findings)
        twice = [name for name in sheet.data if name in homes]
        for name in twice:
            message = f"`{name}` is there already, in {homes[name]}; expected each id once"
            findings.append(
                Finding(sheet.at(name).key, "already-there", message, "take one of the two out")
            )
        homes |= dict.fromkeys(sheet.data, sheet.path)
        if file and left_out is None and not twice:
            kept.append(file)
    return tuple(kept)


def _misnamed(sheet: Sheet) -> list[Finding]:
    """A file of the folder holds one card, and is called as it."""
    stem = Path(sheet.path).stem
    if list(sheet.data) == [stem]:
        return []
    names = ", ".join(f"`{name}`" for name in list(sheet.data)[:5]) or "nothing"
    message = f"the file holds {names}; expected one card, `{stem}`"
    return [Finding(Place(sheet.path, 1), "file-name", message, "one card a file, called as it")]


def _fitted(
    model: type[Kind],
    sheet: Sheet | None,
    under: str | None,
    called: Mapping[str, Spellings],
    findings: list[Finding],
) -> tuple[WrittenFile[Kind] | None, frozenset[Entry] | None]:
    """A file held against its model, and what was left out of it, None where it fits as a whole."""
    if sheet is None:
        return None, None
    written, misfits, left_out = validate_parts(model, sheet, under, called)
    findings += misfits
    return (WrittenFile(sheet, written) if written else None), left_out if misfits else None

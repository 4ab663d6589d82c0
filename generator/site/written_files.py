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

    `briefs` are by slug. `misfits` are the (section, id) of entries that were left out because they do not fit, by
    slug. `spellings` are the names by which ids of the registers can be meant, by source, actor and speaker.
    """

    sources: tuple[WrittenFile[SourceRegister], ...]
    actors: tuple[WrittenFile[ActorRegister], ...]
    briefs: Mapping[str, WrittenFile[FactSheet]]
    findings: tuple[Finding, ...] = ()
    misfits: Mapping[str, frozenset[Entry]] = field(default_factory=dict)
    spellings: Mapping[str, Spellings] = field(default_factory=dict)


def read_written(inputs: Inputs, each: Each = map) -> WrittenFiles:
    """Both registers, then every sheet, validated with the registers' spellings for suggestions.

    `each` reads the sheets, as `map` does, and may divide them among processes.
    """
    findings: list[Finding] = []
    sources = _register(SourceRegister, inputs.registers, SOURCES, "source", findings)
    actors = _register(ActorRegister, inputs.registers, ACTORS, "actor", findings)
    names = _spellings_of(sources, actors)
    briefs: dict[str, WrittenFile[FactSheet]] = {}
    misfits: dict[str, frozenset[Entry]] = {}
    sheets = list(inputs.sheets.items())
    for (path, data), sheet in zip(sheets, each(_parsed, sheets), strict=True):
        slug = path.removeprefix("briefs/").removesuffix(".yml")
        if sheet is None:
            findings += read_sheet(data, path, keys_of(FactSheet))[1]
        file, left_out = _validated(FactSheet, sheet, None, names, findings)
        if file:
            briefs[slug] = file
            if left_out is not None:
                misfits[slug] = left_out
    return WrittenFiles(sources, actors, briefs, tuple(findings), misfits, names)


def _parsed(file: tuple[str, bytes]) -> Sheet | None:
    """The sheet, None where it cannot be parsed: the findings are too large to pass between processes."""
    path, data = file
    return read_sheet(data, path, keys_of(FactSheet))[0]


def _spellings_of(
    sources: Sequence[WrittenFile[SourceRegister]], actors: Sequence[WrittenFile[ActorRegister]]
) -> dict[str, Spellings]:
    names: dict[str, Spellings] = {}
    if sources:
        names["source"] = _spellings(tuple(file.sheet for file in sources))
    if actors:
        sheets = tuple(file.sheet for file in actors)
        names["actor"] = _spellings(sheets)
        names["speaker"] = _spellings(sheets, (UNNAMED, ARTICLE))
    return names


@remembered
def _spellings(sheets: tuple[Sheet, ...], builtin: tuple[str, ...] = ()) -> Spellings:
    """The names by which the entries of a register's files can be meant."""
    return spellings(
        {name: entry for sheet in sheets for name, entry in sheet.data.items()}, builtin
    )


def _register(
    model: type[Register],
    files: Mapping[str, bytes],
    path: str,
    kind: str,
    findings: list[Finding],
) -> tuple[WrittenFile[Register], ...]:
    """The register at `path` and the cards in its folder, each file that fits as a whole.

    `kind` is what its entries are: source or actor.
    """
    sheets: list[Sheet] = []
    for part, data in files.items():
        if part == path or part.startswith(f"{cards_folder(path)}/"):
            sheet, syntax = read_sheet(data, part, keys_of(model))
            findings += syntax
            sheets += [sheet] if sheet else []
    names = {kind: _spellings(tuple(sheets))}
    fitting: list[WrittenFile[Register]] = []
    homes: dict[str, str] = {}
    for sheet in sheets:
        if sheet.path != path:
            findings += _misnamed(sheet)
        file, left_out = _validated(model, sheet, "entries", names, findings)
        twice = [name for name in sheet.data if name in homes]
        for name in twice:
            message = f"`{name}` is there already, in {homes[name]}; expected each id once"
            findings.append(
                Finding(sheet.at(name).key, "already-there", message, "take one of the two out")
            )
        homes |= dict.fromkeys(sheet.data, sheet.path)
        if file and left_out is None and not twice:
            fitting.append(file)
    return tuple(fitting)


def _misnamed(sheet: Sheet) -> list[Finding]:
    """A finding where a file of the folder does not hold exactly one card of the file's name."""
    stem = Path(sheet.path).stem
    if list(sheet.data) == [stem]:
        return []
    names = ", ".join(f"`{name}`" for name in list(sheet.data)[:5]) or "nothing"
    message = f"the file holds {names}; expected one card, `{stem}`"
    return [Finding(Place(sheet.path, 1), "file-name", message, "one card a file, called as it")]


def _validated(
    model: type[Kind],
    sheet: Sheet | None,
    under: str | None,
    names: Mapping[str, Spellings],
    findings: list[Finding],
) -> tuple[WrittenFile[Kind] | None, frozenset[Entry] | None]:
    """A file validated against its model, and the entries left out of it; None where it fits as a whole."""
    if sheet is None:
        return None, None
    written, errors, left_out = validate_parts(model, sheet, under, names)
    findings += errors
    return (WrittenFile(sheet, written) if written else None), left_out if errors else None

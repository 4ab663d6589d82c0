"""Reads the YAML files of a root: text to data with places, data to the model's types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.finding import Finding
from generator.model.base import Written
from generator.model.fact_sheet import FactSheet
from generator.model.registers import ACTORS, SOURCES, ActorRegister, SourceRegister
from generator.site.input_files import Inputs
from generator.site.site import ARTICLE, UNNAMED
from generator.syntax.sheet import Sheet, read_sheet
from generator.validation.siblings import siblings
from generator.validation.suggestions import Spellings, spellings
from generator.validation.validate import Entry, validate_parts

Kind = TypeVar("Kind", bound=Written)


@dataclass(frozen=True)
class WrittenFile(Generic[Kind]):
    """One YAML file that can be read: as data with places, and as the model's type."""

    sheet: Sheet
    written: Kind


@dataclass(frozen=True)
class WrittenFiles:
    """The YAML files of a root; a register that does not fit as a whole is None.

    `briefs` are by slug. `partly` has the sheets that do not fit as a whole, with the (section, id)
    of what was left out of them. `called` is what the registers' ids are called, by what they are of.
    """

    sources: WrittenFile[SourceRegister] | None
    actors: WrittenFile[ActorRegister] | None
    briefs: Mapping[str, WrittenFile[FactSheet]]
    findings: tuple[Finding, ...] = ()
    partly: Mapping[str, frozenset[Entry]] = field(default_factory=dict)
    called: Mapping[str, Spellings] = field(default_factory=dict)


def read_written(inputs: Inputs) -> WrittenFiles:
    """Both registers, then every sheet, held against what the registers' ids are called."""
    findings: list[Finding] = []
    sources = _register(SourceRegister, inputs.registers.get(SOURCES), SOURCES, "source", findings)
    actors = _register(ActorRegister, inputs.registers.get(ACTORS), ACTORS, "actor", findings)
    called = _called(sources, actors)
    briefs: dict[str, WrittenFile[FactSheet]] = {}
    partly: dict[str, frozenset[Entry]] = {}
    for path, data in inputs.sheets.items():
        slug = path.removeprefix("briefs/").removesuffix(".yml")
        file, left_out = _read(FactSheet, data, path, None, called, findings)
        if file:
            briefs[slug] = file
            if left_out is not None:
                partly[slug] = left_out
    return WrittenFiles(sources, actors, briefs, tuple(findings), partly, called)


def _called(
    sources: WrittenFile[SourceRegister] | None, actors: WrittenFile[ActorRegister] | None
) -> dict[str, Spellings]:
    called: dict[str, Spellings] = {}
    if sources:
        called["source"] = spellings(sources.sheet.data)
    if actors:
        called["actor"] = spellings(actors.sheet.data)
        called["speaker"] = spellings(actors.sheet.data, (UNNAMED, ARTICLE))
    return called


def _register(
    model: type[Kind], data: bytes | None, path: str, what: str, findings: list[Finding]
) -> WrittenFile[Kind] | None:
    if data is None:
        return None
    file, left_out = _read(model, data, path, what, {}, findings)
    return file if left_out is None else None


def _read(
    model: type[Kind],
    data: bytes,
    path: str,
    what: str | None,
    called: Mapping[str, Spellings],
    findings: list[Finding],
) -> tuple[WrittenFile[Kind] | None, frozenset[Entry] | None]:
    """One file, and what was left out of it, None where it fits as a whole.

    `what` is what a register has the ids of, None for a sheet.
    """
    sheet, syntax = read_sheet(data, path, siblings(model))
    findings += syntax
    if sheet is None:
        return None, None
    called = {what: spellings(sheet.data)} if what else called
    under = "entries" if what else None
    written, misfits, left_out = validate_parts(model, sheet, under, called)
    findings += misfits
    return (WrittenFile(sheet, written) if written else None), left_out if misfits else None

"""Walks the model: which keys stand at a place, which model owns a key, what a model is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.base import Term, Written
from generator.model.id_targets import KIND_FIELDS, TARGETS, target

Loc = tuple[str | int, ...]
Model = type[BaseModel]


@cache
def fields_of(model: Model) -> Mapping[str, FieldInfo]:
    """The fields of a model by the keys a curator writes."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def called(model: Model, key: str = "") -> str:
    """What a curator calls one of these, `a claim`; a kind of claim by the key it stands under."""
    return (issubclass(model, Written) and model.called) or f"'{key}:'"


def plain(annotation: Any) -> Any:
    """The annotation without `| None`."""
    if get_origin(annotation) in (Union, UnionType):
        return next(arg for arg in get_args(annotation) if arg is not type(None))
    return annotation


def held(annotation: Any) -> tuple[str, Model] | None:
    """The model that a field holds, and how: as a `map` of ids, in a `list`, or `one` of them."""
    here = plain(annotation)
    way = {dict: "map", tuple: "list", list: "list"}.get(get_origin(here) or here, "one")
    if way != "one":
        here = get_args(here)[1 if way == "map" else 0]
    return (way, here) if isinstance(here, type) and issubclass(here, BaseModel) else None


@dataclass(frozen=True)
class Spot:
    """What the model says of one place: its annotation, and the field with its key that it is in.

    `above` are the keys of the fields around it, the outermost first; ids and numbers are no keys.
    `owner` is the model that has the field.
    """

    annotation: Any
    key: str = ""
    field: FieldInfo | None = None
    above: tuple[str, ...] = ()
    owner: Model | None = None

    @property
    def required(self) -> bool:
        """Whether its mapping is nothing without it."""
        return self.owner is not None and self.key in needed(self.owner)

    @property
    def model(self) -> Model | None:
        here = plain(self.annotation)
        return here if isinstance(here, type) and issubclass(here, BaseModel) else None

    @property
    def ids_of(self) -> str | None:
        """What it is the id of, None when it is no id."""
        if self.key not in TARGETS and self.key not in KIND_FIELDS:
            return None
        return target(self.key, tuple(f"{one}:" for one in self.above))

    @property
    def vocabulary(self) -> bool:
        """Whether a term of a closed list stands there."""
        return bool(self.field and any(isinstance(one, Term) for one in self.field.metadata))


def spot(model: Model, loc: Loc) -> Spot:
    """The place that a loc of pydantic's leads to; parts that name no field are passed over."""
    here = Spot(model)
    for part in loc:
        inner = plain(here.annotation)
        if here.model:
            field = fields_of(here.model).get(str(part))
            if field is not None:
                above = (*here.above, here.key) if here.key else ()
                here = Spot(field.annotation, str(part), field, above, here.model)
        elif get_origin(inner) is dict:
            here = replace(here, annotation=get_args(inner)[1])
        elif get_origin(inner) in (tuple, list):
            here = replace(here, annotation=get_args(inner)[0])
    return here


def listed(keys: list[str], sign: str = "") -> str:
    """Keys as a message lists them: `'of', 'figure' and 'status'`."""
    words = [f"'{one}{sign}'" for one in keys]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def needed(model: Model) -> list[str]:
    """The keys that one begins with: those it needs, or else the first two it has."""
    told = model.needs if issubclass(model, Written) else ()
    required = [key for key, field in fields_of(model).items() if field.is_required()]
    return list(told) or required or list(fields_of(model))[:2]


def homes(model: Model) -> Iterator[tuple[str, Model]]:
    """Every model below another one, with the key it stands under."""
    for key, field in fields_of(model).items():
        if below := held(field.annotation):
            yield key, below[1]
            yield from homes(below[1])

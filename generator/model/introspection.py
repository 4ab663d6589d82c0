"""Walks the model: which keys stand at a place, which model owns a key, what a model is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from generator.model.base import TermOf, Written
from generator.model.marks import IdOf

Loc = tuple[str | int, ...]
Model = type[BaseModel]
Mark = TypeVar("Mark")


@cache
def fields_of(model: Model) -> Mapping[str, FieldInfo]:
    """The fields of a model by the keys a curator writes."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def called(model: Model, key: str = "") -> str:
    """What a curator calls one of these, `a claim`; a kind of claim by the key it stands under."""
    return (issubclass(model, Written) and model.called) or f"'{key}:'"


def bare_annotation(annotation: Any) -> Any:
    """The annotation without `| None`."""
    if get_origin(annotation) in (Union, UnionType):
        return next(arg for arg in get_args(annotation) if arg is not type(None))
    return annotation


def held(annotation: Any) -> tuple[str, Model] | None:
    """The model that a field holds, and how: as a `map` of ids, in a `list`, or `one` of them."""
    here = bare_annotation(annotation)
    way = {dict: "map", tuple: "list", list: "list"}.get(get_origin(here) or here, "one")
    if way != "one":
        here = get_args(here)[1 if way == "map" else 0]
    return (way, here) if isinstance(here, type) and issubclass(here, BaseModel) else None


@cache
def _marks(model: Model) -> Mapping[str, tuple[Any, ...]]:
    """What the fields of a model say of themselves, by their keys."""
    return {
        key: (*field.metadata, *_inner_marks(field.annotation))
        for key, field in fields_of(model).items()
    }


def _inner_marks(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for inner in get_args(annotation):
        yield from _inner_marks(inner)


def mark_of(model: Model, key: str, kind: type[Mark]) -> Mark | None:
    """What a field says of itself in one respect, None where it says nothing."""
    return next((mark for mark in _marks(model)[key] if isinstance(mark, kind)), None)


def vocabulary_of(model: Model, key: str) -> str:
    """The closed list whose terms a field takes, empty where it takes none."""
    if term := mark_of(model, key, TermOf):
        return term.vocabulary
    shape = mark_of(model, key, WithJsonSchema)
    return str(((shape and shape.json_schema) or {}).get("x-vocabulary", ""))


def marked(entry: BaseModel, kind: type[Mark], path: Loc = ()) -> Iterator[tuple[Loc, Mark, Any]]:
    """Every single value below an entry whose field bears such a mark: its key path, the mark, the value."""
    # A class is hashable, whatever its instances are; mypy looks at those.
    for name, key, mark in _bearing(type(entry), kind):  # type: ignore[arg-type]
        for at, value in _single(getattr(entry, name), (*path, key)):
            if isinstance(value, BaseModel):
                yield from marked(value, kind, at)
            elif mark is not None and value is not None:
                yield at, mark, value


@cache
def _bearing(model: Model, kind: type[Any]) -> tuple[tuple[str, str, Any], ...]:
    """The fields of a model that bear a mark, or hold a model with one that does: name, key and mark."""
    bearing = []
    for name, field in model.model_fields.items():
        key = field.alias or name
        mark, below = mark_of(model, key, kind), held(field.annotation)
        if mark is not None or (below and _bearing(below[1], kind)):  # type: ignore[arg-type]
            bearing.append((name, key, mark))
    return tuple(bearing)


def ids(entry: BaseModel, *what: str) -> Iterator[str]:
    """Every id below an entry that is the id of such a thing: `actor`, `speaker`."""
    for _, mark, value in marked(entry, IdOf):
        if mark.what in what:
            yield value


def _single(value: Any, path: Loc) -> Iterator[tuple[Loc, Any]]:
    if not isinstance(value, (dict, tuple, list)):
        yield path, value
        return
    for part, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _single(inner, (*path, part))


@dataclass(frozen=True)
class Spot:
    """What the model says of one place: its annotation, and the field with its key that it is in.

    `owner` is the model that has the field.
    """

    annotation: Any
    key: str = ""
    field: FieldInfo | None = None
    owner: Model | None = None

    @property
    def required(self) -> bool:
        """Whether its mapping is nothing without it."""
        return self.owner is not None and self.key in needed(self.owner)

    @property
    def model(self) -> Model | None:
        here = bare_annotation(self.annotation)
        return here if isinstance(here, type) and issubclass(here, BaseModel) else None

    @property
    def ids_of(self) -> str | None:
        """What it is the id of, None when it is no id."""
        mark = mark_of(self.owner, self.key, IdOf) if self.owner else None
        return mark.what if mark else None

    @property
    def vocabulary(self) -> bool:
        """Whether a term of a closed list stands there."""
        return bool(self.field and any(isinstance(mark, TermOf) for mark in self.field.metadata))


def spot(model: Model, loc: Loc) -> Spot:
    """The place that a loc of pydantic's leads to; parts that name no field are passed over."""
    here = Spot(model)
    for part in loc:
        inner = bare_annotation(here.annotation)
        if here.model:
            field = fields_of(here.model).get(str(part))
            if field is not None:
                here = Spot(field.annotation, str(part), field, here.model)
        elif get_origin(inner) is dict:
            here = replace(here, annotation=get_args(inner)[1])
        elif get_origin(inner) in (tuple, list):
            here = replace(here, annotation=get_args(inner)[0])
    return here


def listed(keys: list[str], sign: str = "") -> str:
    """Keys as a message lists them: `'of', 'figure' and 'status'`."""
    words = [f"'{key}{sign}'" for key in keys]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def needed(model: Model) -> list[str]:
    """The keys that one begins with: those it needs, or else the first two it has."""
    named = model.needs if issubclass(model, Written) else ()
    required = [key for key, field in fields_of(model).items() if field.is_required()]
    return list(named) or required or list(fields_of(model))[:2]


def homes(model: Model) -> Iterator[tuple[str, Model]]:
    """Every model below another one, with the key it stands under."""
    for key, field in fields_of(model).items():
        if below := held(field.annotation):
            yield key, below[1]
            yield from homes(below[1])

"""Which keys a model lets stand together in one mapping: what a reader of slips has to know of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel


@cache
def siblings(model: type[BaseModel]) -> tuple[frozenset[str], ...]:
    """The keys of the model and of each mapping within it, as a curator writes them."""
    found: dict[type[BaseModel], frozenset[str]] = {}
    todo = [model]
    while todo:
        here = todo.pop()
        if here not in found:
            fields = here.model_fields
            found[here] = frozenset(field.alias or name for name, field in fields.items())
            todo += [one for field in fields.values() for one in _models(field.annotation)]
    return tuple(sorted(found.values(), key=sorted))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)

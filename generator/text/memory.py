"""Caches results of pure functions in a process that does the same again and again: the preview.

Arguments are compared by value where they are text, bytes, or tuples and sets of text, else by identity. A result depends
on nothing but the arguments, so no key can be incomplete. Neither arguments nor results are ever changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

# In a key, texts and bytes longer than this are replaced by their SHA-256, to save memory.
LONG = 200
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class Memory:
    """The results that were asked for since the last call of `forget` but one."""

    def __init__(self) -> None:
        self._before: dict[tuple[Any, ...], Any] = {}
        self._now: dict[tuple[Any, ...], Any] = {}

    def forget(self) -> None:
        """Drop the results that were not asked for since the last call."""
        self._before, self._now = self._now, {}

    def ask(self, function: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """The result of `function` for these arguments, cached or computed now."""
        key = (
            function,
            *map(_key_part, given),
            *((name, _key_part(named[name])) for name in named),
        )
        if key not in self._now:
            cached = key in self._before
            self._now[key] = self._before[key] if cached else function(*given, **named)
        return self._now[key]


class _ByIdentity:
    """A key part compared by identity; it holds the argument, so that its id cannot be reused."""

    __slots__ = ("held",)

    def __init__(self, held: object) -> None:
        self.held = held

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and self.held is other.held


def _key_part(value: object) -> object:
    if isinstance(value, str | bytes):
        if len(value) <= LONG:
            return value
        content = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
        return type(value), hashlib.sha256(content).digest()
    if isinstance(value, tuple):
        return tuple(map(_key_part, value))
    return value if isinstance(value, frozenset) else _ByIdentity(value)


_in_use: Memory | None = None


@contextmanager
def remembering(memory: Memory) -> Iterator[None]:
    """Within this context, functions that are `remembered` cache their results in `memory`; without it nothing is cached."""
    global _in_use
    before, _in_use = _in_use, memory
    try:
        yield
    finally:
        _in_use = before


def remembered(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Mark a function as pure: its result depends on its arguments alone."""

    @wraps(function)
    def ask(*given: Arguments.args, **named: Arguments.kwargs) -> Result:
        if _in_use is None:
            return function(*given, **named)
        made: Result = _in_use.ask(function, *given, **named)
        return made

    return ask

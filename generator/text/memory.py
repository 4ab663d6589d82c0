"""Keeps what pure functions made, in a process that does the same again and again: the preview.

Arguments are told by their value where they are text, bytes, or tuples and sets of text, else by identity: no key can
forget what a result depends on, for there is nothing but the arguments. These and the results are never changed by anybody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

# Of texts with more characters a key has the SHA-256, lest it hold them all.
LONG = 200
Given = ParamSpec("Given")
Made = TypeVar("Made")


class Memory:
    """What was made since the last but one `forget`."""

    def __init__(self) -> None:
        self._before: dict[tuple[Any, ...], Any] = {}
        self._now: dict[tuple[Any, ...], Any] = {}

    def forget(self) -> None:
        """Let go what nobody has asked for since this was last called."""
        self._before, self._now = self._now, {}

    def ask(self, function: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """What `function` makes of these arguments, made now where it is not known."""
        key = (
            function,
            *map(_key_part, given),
            *((name, _key_part(named[name])) for name in named),
        )
        if key not in self._now:
            known = key in self._before
            self._now[key] = self._before[key] if known else function(*given, **named)
        return self._now[key]


class _Same:
    """An argument told by identity; held, so that no other one can have it meanwhile."""

    __slots__ = ("held",)

    def __init__(self, held: object) -> None:
        self.held = held

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.held is other.held


def _key_part(value: object) -> object:
    if isinstance(value, str | bytes):
        if len(value) <= LONG:
            return value
        content = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
        return type(value), hashlib.sha256(content).digest()
    if isinstance(value, tuple):
        return tuple(map(_key_part, value))
    return value if isinstance(value, frozenset) else _Same(value)


_in_use: Memory | None = None


@contextmanager
def remembering(memory: Memory) -> Iterator[None]:
    """Let functions that are `remembered` keep in `memory` what they make; without one nothing is kept."""
    global _in_use
    before, _in_use = _in_use, memory
    try:
        yield
    finally:
        _in_use = before


def remembered(function: Callable[Given, Made]) -> Callable[Given, Made]:
    """Mark a function that is pure: what it returns follows from its arguments alone, and is the same for ever."""

    @wraps(function)
    def ask(*given: Given.args, **named: Given.kwargs) -> Made:
        if _in_use is None:
            return function(*given, **named)
        made: Made = _in_use.ask(function, *given, **named)
        return made

    return ask

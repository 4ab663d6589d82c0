"""Names the type of an element of an lxml tree, which has none of its own."""

from __future__ import annotations

from typing import Any, TypeAlias

Element: TypeAlias = Any

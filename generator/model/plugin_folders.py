"""Lists the modules of a folder in which each file is one thing: a check, a kind, a format, a table, a picture."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def plugin_modules(package: str) -> dict[str, ModuleType]:
    """Every module of a package by its name, in the order of the names: a new file is a new entry."""
    folder = importlib.import_module(package)
    names = sorted(info.name for info in pkgutil.iter_modules(folder.__path__))
    return {name: importlib.import_module(f"{package}.{name}") for name in names}

"""Finds the output formats (one file each) and makes their files."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

from generator.site.site import Site

Files = dict[str, "str | bytes"]


@cache
def exporters() -> dict[str, Callable[[Site], Files]]:
    """Every format by its name: a function from a site to texts by their path under docs/."""
    package = importlib.import_module("generator.exports.formats")
    return {
        info.name: importlib.import_module(f"generator.exports.formats.{info.name}").export
        for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda item: item.name)
    }


def export(site: Site) -> Files:
    """All files of all formats, by path relative to docs/."""
    files: Files = {}
    for name, make in exporters().items():
        for path, content in make(site).items():
            if path in files:
                raise ValueError(
                    f"the format {name} writes {path}, which another one writes already"
                )
            files[path] = content
    return files

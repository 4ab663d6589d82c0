"""Finds the output formats (one file each) and makes their files."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from generator.model.plugin_folders import plugin_modules
from generator.site.site import Site

Files = dict[str, "str | bytes"]


@cache
def exporters() -> dict[str, Callable[[Site], Files]]:
    """Every format by its name: a function from a site to texts by their path under docs/."""
    formats = plugin_modules("generator.exports.formats")
    return {name: module.export for name, module in formats.items()}


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

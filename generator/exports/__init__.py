"""Finds the output formats (one file each) and makes their files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.exports.format import Files, Format
from generator.exports.json_documents import brief_document
from generator.model.plugin_folders import plugin_modules
from generator.site.site import Site


@cache
def exporters() -> dict[str, type[Format]]:
    """Every format by its name."""
    formats = plugin_modules("generator.exports.formats")
    return {name: module.Export for name, module in formats.items()}


def export(site: Site) -> Files:
    """All files of all formats, by path relative to docs/."""
    return dict(data_files(site))


def data_files(site: Site) -> Iterator[tuple[str, str | bytes]]:
    """The files one by one: those of one brief after those of another, so that only one brief's data are held."""
    paths: set[str] = set()
    for path, content in _files(site):
        if path in paths:
            raise ValueError(f"two formats write {path}")
        paths.add(path)
        yield path, content


def _files(site: Site) -> Iterator[tuple[str, str | bytes]]:
    formats = [begin(site) for begin in exporters().values()]
    for brief in site.briefs.values():
        document = brief_document(site, brief)
        for each in formats:
            yield from each.of_brief(brief, document).items()
    for each in formats:
        yield from each.of_site().items()

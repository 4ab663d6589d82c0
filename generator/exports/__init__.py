"""Finds the output formats (one file each) and makes their files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from generator.exports.format import Files, Format
from generator.exports.json_documents import brief_document
from generator.model.plugin_folders import plugin_modules
from generator.site.site import Brief, Each, Site

# Briefs whose files are made before the first of them is written.
BATCH = 120


@cache
def exporters() -> dict[str, type[Format]]:
    """Every format by its name."""
    formats = plugin_modules("generator.exports.formats")
    return {name: module.Export for name, module in formats.items()}


def export(site: Site) -> Files:
    """All files of all formats, by path relative to docs/."""
    return dict(data_files(site))


def data_files(site: Site, each: Each = map) -> Iterator[tuple[str, str | bytes]]:
    """The files in order, those of briefs first; at most those of `BATCH` briefs are held at once.

    `each` works like `map`, and may divide the briefs among processes.
    """
    paths: set[str] = set()
    for path, content in _files(site, each):
        if path in paths:
            raise ValueError(f"two formats write {path}")
        paths.add(path)
        yield path, content


def _files(site: Site, each: Each) -> Iterator[tuple[str, str | bytes]]:
    formats = [begin(site) for begin in exporters().values()]
    parts: list[list[Any]] = [[] for _ in formats]

    def make(brief: Brief) -> list[tuple[Files, Any]]:
        document = brief_document(site, brief)
        return [form.of_brief(brief, document) for form in formats]

    waiting = iter(site.briefs.values())
    while batch := list(islice(waiting, BATCH)):
        for outputs in each(make, batch):
            for (files, part), collected in zip(outputs, parts, strict=True):
                collected.append(part)
                yield from files.items()
    for form, collected in zip(formats, parts, strict=True):
        yield from form.of_site(collected).items()

"""Carries unchanged pages over from the published site into the one that is being built."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.publishing.inspection.page_marks import PageMarks


@dataclass(frozen=True)
class PageFacts:
    """What MkDocs needs of a rendered page besides its HTML.

    `key` is the SHA-256 of all that its HTML depends on. `links` are its links to anchors, by target file; `log` has level
    and message of each record that MkDocs logged; `entries` are those of the search index.
    """

    key: str
    title: str | None
    anchors: frozenset[str]
    links: dict[str, dict[str, str]]
    log: tuple[tuple[int, str], ...]
    entries: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class FinishedPage:
    """What `finish_site` needs of a page that is finished already."""

    marks: PageMarks
    has_policy: bool
    offers_zip: bool


@dataclass(frozen=True)
class LastPages:
    """The pages of a site: `rendered` by file under docs/, `finished` by file under site/.

    `navigation` is the SHA-256 of what every page shows of the other ones.
    """

    navigation: str = ""
    rendered: dict[str, PageFacts] = field(default_factory=dict)
    finished: dict[str, FinishedPage] = field(default_factory=dict)


@dataclass
class Carrying:
    """The pages that one build carries over from the `last` one.

    `quotes` are those that each page must show, by file under site/. The build sets `files`, the files under site/ that
    it carries over, and `pages`, for the next build.
    """

    last: LastPages
    quotes: Mapping[str, Iterable[str]]
    files: frozenset[str] = frozenset()
    pages: LastPages = field(default_factory=LastPages)

    def finished(self) -> dict[str, FinishedPage]:
        """The pages that are carried over, by file under site/."""
        return {path: self.last.finished[path] for path in self.files}

    def link_files(self, site: Path, fresh: Path) -> bool:
        """Link, else copy, `files` from the folder `site` into `fresh`; False where one is gone."""
        try:
            for path in self.files:
                target = fresh / path
                target.parent.mkdir(parents=True, exist_ok=True)
                try:
                    os.link(site / path, target, follow_symlinks=False)
                except OSError:  # a file system without links
                    shutil.copyfile(site / path, target, follow_symlinks=False)
        except FileNotFoundError:
            return False
        return True

    def clear(self) -> None:
        """Carry nothing over."""
        self.last, self.files = LastPages(), frozenset()

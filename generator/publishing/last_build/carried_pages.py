"""Carries unchanged pages over from the site that stands into the one that is built."""

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
    """What MkDocs has to know of a page that was rendered, besides its HTML.

    `key` is the SHA-256 of what the HTML was made of. `links` are its links to anchors, by the file they lead to;
    `log` has the level and the words of what MkDocs logged of it; `entries` are those of the search index.
    """

    key: str
    title: str | None
    anchors: frozenset[str]
    links: dict[str, dict[str, str]]
    log: tuple[tuple[int, str], ...]
    entries: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class FinishedPage:
    """What the finishing has to know of a page that is finished."""

    marks: PageMarks
    has_policy: bool
    offers_zip: bool


@dataclass(frozen=True)
class LastPages:
    """The pages of a site: `rendered` by their file under docs/, `finished` by that under site/.

    `navigation` is the SHA-256 of all that a page shows of others.
    """

    navigation: str = ""
    rendered: dict[str, PageFacts] = field(default_factory=dict)
    finished: dict[str, FinishedPage] = field(default_factory=dict)


@dataclass
class Carrying:
    """One build: `last` is the site that stands, `quotes` what each page must show, by its file under site/.

    `files` are those that are carried over; `pages` is set to what the next build has to know of all pages.
    """

    last: LastPages
    quotes: Mapping[str, Iterable[str]]
    files: frozenset[str] = frozenset()
    pages: LastPages = field(default_factory=LastPages)

    def finished(self) -> dict[str, FinishedPage]:
        """What is known of the files that are carried over."""
        return {name: self.last.finished[name] for name in self.files}

    def bring(self, site: Path, fresh: Path) -> bool:
        """Put the files that are carried over into the fresh folder; False where one is not to be had any more."""
        try:
            for name in self.files:
                target = fresh / name
                target.parent.mkdir(parents=True, exist_ok=True)
                try:
                    os.link(site / name, target, follow_symlinks=False)
                except OSError:  # a file system without links
                    shutil.copyfile(site / name, target, follow_symlinks=False)
        except FileNotFoundError:
            return False
        return True

    def forget(self) -> None:
        """Carry nothing over."""
        self.last, self.files = LastPages(), frozenset()

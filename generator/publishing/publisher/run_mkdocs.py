"""Runs MkDocs, inside this process: for the site and for the preview; each of its warnings is a finding."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import jinja2
import pathspec
from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.finding import Finding, Place
from generator.publishing.last_build.carried_pages import Carrying
from generator.publishing.publisher.ready_pages import ReadyPages, RenderedPage
from generator.publishing.publisher.settings_reach import settings_reach
from generator.site.settings import CONFIG, LISTED_PAGES, Settings, is_outdated

NAMED = re.compile(r"'([^']+\.md)'")
# The day of a build that no commit dates, 1980-01-01; `finish` then takes the dates out again.
NO_DAY = "315532800"


def run_mkdocs(
    fresh: Path,
    config: Path,
    settings: Settings,
    epoch: str | None = None,
    kept: MutableMapping[str, RenderedPage] | None = None,
    only: Mapping[str, str] | None = None,
    carrying: Carrying | None = None,
    go_on: Callable[[], None] = lambda: None,
) -> list[Finding]:
    """Build the site that `config` describes into the folder `fresh`; its complaints as findings.

    As `mkdocs build --strict` does. `epoch` is the date of what is built, in seconds since 1970; `kept`
    what earlier runs made of pages, and this one makes. With `only` nothing is made but these pages, by file,
    of the Markdown given for each; settings that reach further than is known make all the same. With `carrying`
    unchanged pages are left to be carried over.
    `go_on` is called again and again, and may end it.
    Raises what a template, an extension or the disk raises.
    """
    environment = {
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": settings.address,
        "SITE_COMMIT": settings.commit,
        "SOURCE_DATE_EPOCH": epoch or NO_DAY,
    }
    with _environment(environment), _listening() as complaints:
        try:
            # The pages were made for this address: what `mkdocs.yml` says of it was read with the settings.
            read = load_config(
                str(config.resolve()),
                site_dir=str(fresh.resolve()),
                strict=True,
                site_url=settings.address,
            )
            _renew(read, is_outdated(config.read_text("utf-8", errors="replace")))
            _keep_compiled(read.theme)
            building: AbstractContextManager[None] = nullcontext()
            # What a plugin of their own does to a page is not known.
            if settings_reach(config) is not None:
                ready = read.plugins["ready-pages"] = ReadyPages(kept, only, carrying, go_on)
                building = ready.building()
            read.plugins.on_startup(command="build", dirty=False)
            try:
                with building:
                    build(read)
            finally:
                read.plugins.on_shutdown()
        except MkDocsException as error:
            if not complaints:
                complaints.append(str(error))
    return [_finding(words) for words in complaints]


def _renew(read: MkDocsConfig, outdated: bool) -> None:
    """Give settings of an earlier form what the pages need now; `briefs repair` writes it down."""
    if outdated and "footnotes" not in read.markdown_extensions:
        read.markdown_extensions.append("footnotes")
    kept = list(read.not_in_nav.patterns) if read.not_in_nav else []
    wanted = pathspec.gitignore.GitIgnoreSpec.from_lines(LISTED_PAGES).patterns
    read.not_in_nav = pathspec.gitignore.GitIgnoreSpec([*kept, *wanted])


def _finding(words: str) -> Finding:
    """A complaint of the publisher, at the page that it names."""
    named = NAMED.search(words)
    place = Place(f"docs/{named[1]}" if named else CONFIG)
    return Finding(place, "publisher", words.strip(), "see the page or mkdocs.yml")


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    """Set variables of the environment, which `mkdocs.yml` reads, for a while."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


class _Complaints(logging.Handler):
    """Collects what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[list[str]]:
    logger = logging.getLogger("mkdocs")
    handler = _Complaints()
    before = logger.propagate, logger.level
    # At WARNING, as with -q, MkDocs does not look at anchors, and --strict passes (its issue 3991).
    logger.propagate = False
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        yield handler.words
    finally:
        logger.removeHandler(handler)
        logger.propagate, logger.level = before


class _Compiled(BytecodeCache):
    """Compiled templates in memory, under a name that changes with their text."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return hashlib.sha256(f"{name}\0{filename}".encode()).hexdigest()


_compiled = _Compiled()


def _keep_compiled(theme: Any) -> None:
    """Let a theme use what an earlier run compiled: half of a preview's time."""
    make = theme.get_env

    def with_cache() -> jinja2.Environment:
        environment: jinja2.Environment = make()
        environment.bytecode_cache = _compiled
        return environment

    theme.get_env = with_cache

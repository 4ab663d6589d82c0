"""Runs MkDocs, inside this process: for the site and for the preview; each of its warnings is a finding."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
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
from generator.publishing.publisher.settings_reach import NAVIGATION, settings_reach
from generator.site.settings import CONFIG, LISTED_PAGES, Settings, is_outdated

NAMED = re.compile(r"'([^']+\.md)'")
# The day of a build that no commit dates, 1980-01-01; `finish` then takes the dates out again.
NO_DAY = "315532800"


@dataclass
class EarlierBuilds:
    """What builds leave for later ones in the same process: what was made of each page, and the last whole build.

    `last` is None where that complained, or where what a plugin of their own does is not known; `settings` and
    `navigation` are the texts of the two files that it read.
    """

    pages: dict[str, RenderedPage] = field(default_factory=dict)
    last: ReadyPages | None = None
    settings: str = ""
    navigation: str = ""


def run_mkdocs(
    fresh: Path,
    config: Path,
    settings: Settings,
    epoch: str | None = None,
    kept: EarlierBuilds | None = None,
    carrying: Carrying | None = None,
    checkpoint: Callable[[], None] = lambda: None,
) -> list[Finding]:
    """Build the site that `config` describes into the folder `fresh`; its complaints as findings.

    As `mkdocs build --strict` does. `epoch` is the date of what is built, in seconds since 1970; `kept`
    what earlier runs in this process made, and this one makes. With `carrying` unchanged pages are left to be
    carried over. `checkpoint` is called before each page, and may raise to stop.
    Raises what a template, an extension or the disk raises.
    """
    ready: ReadyPages | None = None
    with _environment(settings, epoch), _listening() as complaints:
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
                ready = ReadyPages(None if kept is None else kept.pages, carrying, checkpoint)
                read.plugins["ready-pages"] = ready
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
    if kept is not None:
        kept.last = None if complaints else ready
        kept.settings, kept.navigation = (
            file.read_text("utf-8") if kept.last else ""
            for file in (config, config.parent / NAVIGATION)
        )
    return [_finding(words) for words in complaints]


def pages_again(
    kept: EarlierBuilds,
    config: Path,
    navigation: str,
    settings: Settings,
    texts: Mapping[str, str],
) -> dict[str, str]:
    """The built pages of some files, by file under site/, each of another Markdown than in the last build.

    `texts` are by file under docs/. There are no pages where one is new, where `config` or `navigation` is not what
    that build read, or where MkDocs complains. Raises what a template raises.
    """
    if kept.last is None or kept.navigation != navigation:
        return {}
    if kept.settings != config.read_text("utf-8"):
        return {}
    with _environment(settings, None), _listening() as complaints:
        pages = kept.last.pages_again(texts)
    return {} if complaints else pages


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
def _environment(settings: Settings, epoch: str | None) -> Iterator[None]:
    """Set variables of the environment, which `mkdocs.yml` reads, for a while."""
    values = {
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": settings.address,
        "SITE_COMMIT": settings.commit,
        "SOURCE_DATE_EPOCH": epoch or NO_DAY,
    }
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

"""Runs MkDocs inside this process, for the site and for the preview; each of its warnings is a finding."""

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
from generator.publishing.publisher.settings_reach import settings_reach
from generator.site.mkdocs_config import NAVIGATION
from generator.site.settings import CONFIG, LISTED_PAGES, Settings, is_outdated

NAMED = re.compile(r"'([^']+\.md)'")
# 1980-01-01, for a build that no commit dates; `finish_site` then takes the dates out again.
UNDATED_EPOCH = "315532800"


@dataclass
class EarlierBuilds:
    """What builds leave for later ones in the same process: `pages` by file under docs/, and the `last` build.

    `last` is None where MkDocs complained, or where the project's own plugins may do anything. `settings` and `navigation`
    are the texts of the two files that the last build read.
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
    earlier: EarlierBuilds | None = None,
    carrying: Carrying | None = None,
    checkpoint: Callable[[], None] = lambda: None,
) -> list[Finding]:
    """Build the site that `config` describes into the folder `fresh`, as `mkdocs build --strict`; complaints as findings.

    `epoch` is the date of what is built, in seconds since 1970. `earlier` is read and updated. Unchanged pages are
    left out where `carrying` carries them over. `checkpoint` is called before each page, and may raise to stop.
    Raises what a template, an extension or the disk raises.
    """
    ready: ReadyPages | None = None
    with _environment(settings, epoch), _collected_complaints() as complaints:
        try:
            # The pages were made for `settings.address`, whatever `mkdocs.yml` says of it.
            loaded = load_config(
                str(config.resolve()),
                site_dir=str(fresh.resolve()),
                strict=True,
                site_url=settings.address,
            )
            _renew(loaded, is_outdated(config.read_text("utf-8", errors="replace")))
            _cache_templates(loaded.theme)
            building: AbstractContextManager[None] = nullcontext()
            # A plugin of the project may do anything to a page.
            if settings_reach(config) is not None:
                ready = ReadyPages(None if earlier is None else earlier.pages, carrying, checkpoint)
                loaded.plugins["ready-pages"] = ready
                building = ready.building()
            loaded.plugins.on_startup(command="build", dirty=False)
            try:
                with building:
                    build(loaded)
            finally:
                loaded.plugins.on_shutdown()
        except MkDocsException as error:
            if not complaints:
                complaints.append(str(error))
    if earlier is not None:
        earlier.last = None if complaints else ready
        earlier.settings, earlier.navigation = (
            file.read_text("utf-8") if earlier.last else ""
            for file in (config, config.parent / NAVIGATION)
        )
    return [_finding(words) for words in complaints]


def pages_again(
    earlier: EarlierBuilds,
    config: Path,
    navigation: str,
    settings: Settings,
    texts: Mapping[str, str],
) -> dict[str, str]:
    """The HTML of some pages of the last build, by file under site/, made of other Markdown.

    `texts` is that Markdown, by file under docs/. Returns nothing where a page is new, where the text of `config` or
    `navigation` differs from the last build's, or where MkDocs complains. Raises what a template raises.
    """
    if earlier.last is None or earlier.navigation != navigation:
        return {}
    if earlier.settings != config.read_text("utf-8"):
        return {}
    with _environment(settings, None), _collected_complaints() as complaints:
        pages = earlier.last.pages_again(texts)
    return {} if complaints else pages


def _renew(config: MkDocsConfig, outdated: bool) -> None:
    """Add to settings of an earlier release what the pages need now; `briefs repair` writes it into `mkdocs.yml`."""
    if outdated and "footnotes" not in config.markdown_extensions:
        config.markdown_extensions.append("footnotes")
    patterns = list(config.not_in_nav.patterns) if config.not_in_nav else []
    patterns += pathspec.gitignore.GitIgnoreSpec.from_lines(LISTED_PAGES).patterns
    config.not_in_nav = pathspec.gitignore.GitIgnoreSpec(patterns)


def _finding(words: str) -> Finding:
    """A complaint of MkDocs, at the page that it names."""
    named = NAMED.search(words)
    place = Place(f"docs/{named[1]}" if named else CONFIG)
    return Finding(place, "publisher", words.strip(), "see the page or mkdocs.yml")


@contextmanager
def _environment(settings: Settings, epoch: str | None) -> Iterator[None]:
    """Sets, within this context, the environment variables that `mkdocs.yml` reads."""
    values = {
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": settings.address,
        "SITE_COMMIT": settings.commit,
        "SOURCE_DATE_EPOCH": epoch or UNDATED_EPOCH,
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
    """Collects the messages of warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _collected_complaints() -> Iterator[list[str]]:
    logger = logging.getLogger("mkdocs")
    handler = _Complaints()
    before = logger.propagate, logger.level
    # At WARNING, as with -q, MkDocs does not look at anchors, and --strict passes (its issue 3991).
    logger.propagate = False
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)
        logger.propagate, logger.level = before


class _TemplateCache(BytecodeCache):
    """Compiled templates in memory, by name and file; Jinja itself checks that their text is the same."""

    def __init__(self) -> None:
        self._bytecode: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._bytecode:
            bucket.bytecode_from_string(self._bytecode[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._bytecode[bucket.key] = bucket.bytecode_to_string()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return hashlib.sha256(f"{name}\0{filename}".encode()).hexdigest()


_template_cache = _TemplateCache()


def _cache_templates(theme: Any) -> None:
    """Have a theme use the templates that an earlier run compiled: compiling takes half of a preview's time."""
    get_env = theme.get_env

    def with_cache() -> jinja2.Environment:
        environment: jinja2.Environment = get_env()
        environment.bytecode_cache = _template_cache
        return environment

    theme.get_env = with_cache

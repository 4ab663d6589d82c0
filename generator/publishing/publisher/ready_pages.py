"""Makes the pages on all cores: HTML and search entries, which MkDocs takes as it comes to each page, then the files.

Nearly all of the publisher's time goes there, one page after the other. The work is done by MkDocs' and
Material's own code, so the site has the same bytes; who builds again and again in one process may keep
what was made, for pages whose text and targets have not changed.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands import build as build_command
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from generator.publishing.all_cores import on_all_cores
from generator.publishing.last_build.carried_pages import Carrying, LastPages, PageFacts
from generator.publishing.publisher.fast_passes import fast_passes

SEARCH = ("material/search", "search")
_LOGGER = logging.getLogger("mkdocs.structure.pages")


@dataclass(frozen=True)
class RenderedPage:
    """What rendering one page comes to."""

    facts: PageFacts
    content: str
    toc: TableOfContents


class ReadyPages(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Stands among MkDocs' plugins for one build. `kept` has by page what earlier builds made, if any do.

    Pages that are `carrying` over are not made at all. `checkpoint` is called before each page, and may raise to stop.
    """

    def __init__(
        self,
        kept: MutableMapping[str, RenderedPage] | None = None,
        carrying: Carrying | None = None,
        checkpoint: Callable[[], None] = lambda: None,
    ) -> None:
        self._kept, self._checkpoint = kept, checkpoint
        self._carrying = carrying or Carrying(LastPages(), {})
        self._facts: dict[str, PageFacts] = {}
        self._unchanged: frozenset[str] = frozenset()
        self._again: dict[str, str] | None = None

    @contextmanager
    def building(self) -> Iterator[None]:
        """For as long as it lasts, MkDocs puts all pages into their templates as soon as it comes to the first."""
        build_page = build_command._build_page
        waiting = True

        def build_all(
            _: Page,
            config: MkDocsConfig,
            files: Sequence[File],
            nav: Navigation,
            env: Environment,
            dirty: bool = False,
            excluded: bool = False,
        ) -> None:
            nonlocal waiting
            if not waiting:
                return
            waiting = False
            self._build_page = partial(
                build_page, config=config, doc_files=files, nav=nav, env=env, dirty=dirty
            )
            pages = [file.page for file in files if file.page]
            carried = self._carried(pages, nav)
            on_all_cores(
                lambda page: build_page(page, config, files, nav, env, dirty, excluded),
                [page for page in pages if page.file.src_uri not in carried],
            )
            if index := _search_index(config):
                # Each process has added those of its share.
                index.entries = []
                for page in pages:
                    index.add_entry_from_context(page)

        build_command._build_page = build_all  # type: ignore[assignment]
        try:
            yield
        finally:
            build_command._build_page = build_page

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Make what is not there yet: all pages are known by now, and none has been read."""
        self._config, self._files = config, files
        pages = [file.page or Page(None, file, config) for file in files.documentation_pages()]
        index = _search_index(config)
        common = _common(config, files)
        keys = {page.file.src_uri: _key(page.file, common, self._carrying.quotes) for page in pages}

        def make(page: Page) -> RenderedPage | None:
            self._checkpoint()
            return _made(page, keys[page.file.src_uri], config, files, index)

        self._make = make
        kept = {
            name: made
            for name, made in (self._kept or {}).items()
            if keys.get(name) == made.facts.key
        }
        last = self._carrying.last.rendered
        unchanged = {name: facts for name, facts in last.items() if keys.get(name) == facts.key}
        self._unchanged = frozenset(unchanged)
        wanted = [page for page in pages if page.file.src_uri not in kept | unchanged]
        with fast_passes():
            ready = on_all_cores(make, wanted)
        for page, made in zip(wanted, ready, strict=True):
            if made:
                kept[page.file.src_uri] = made
        if self._kept is not None:
            self._kept.clear()
            self._kept.update(kept)
        self._facts = unchanged | {name: made.facts for name, made in kept.items()}
        for page in pages:
            name = page.file.src_uri
            if name in kept:
                _hand_in(page, kept[name], files)
            elif name in unchanged:  # of its HTML nobody will ask
                _hand_in(page, RenderedPage(unchanged[name], "", TableOfContents([])), files)
        if index:
            _hand_in_entries(index, {name: facts.entries for name, facts in self._facts.items()})

    def _carried(self, pages: list[Page], nav: Navigation) -> frozenset[str]:
        """The pages that are carried over, by file: those with unchanged text, if they show the same of others."""
        navigation = _navigation(nav)
        if navigation != self._carrying.last.navigation:
            waiting = [page for page in pages if page.file.src_uri in self._unchanged]
            with fast_passes():
                ready = on_all_cores(self._make, waiting)
            for page, made in zip(waiting, ready, strict=True):
                assert made, f"{page.file.src_uri} was rendered before"
                page.content, page.toc, page.markdown = made.content, made.toc, ""
            self._unchanged = frozenset()
        carried = {page.file.dest_uri for page in pages if page.file.src_uri in self._unchanged}
        self._carrying.files = frozenset(carried)
        self._carrying.pages = LastPages(navigation, self._facts)
        return self._unchanged

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Called for each page when its HTML is there: but that it was read, nobody asks of its Markdown any more."""
        page.markdown = ""
        return html

    def on_page_context(self, context: TemplateContext, **_: Any) -> TemplateContext:
        """Called for each page before it is put into its template."""
        self._checkpoint()
        return context

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Called for each page as it comes out of its template. Of nothing no file is made."""
        if self._again is None:
            return output
        self._again[page.file.dest_uri] = output
        return ""

    def pages_again(self, texts: Mapping[str, str]) -> dict[str, str]:
        """After the build: some of its pages, by their file under site/, each made of another Markdown.

        `texts` are by file under docs/; none is made where that is no page of the build.
        """
        self._again = {}
        self._checkpoint = lambda: None  # it is over
        with fast_passes():
            for name, text in texts.items():
                file = self._files.get_file_from_path(name)
                if file is None or file.page is None:
                    return {}
                file.content_string = text
                build_command._populate_page(file.page, self._config, self._files)
                self._build_page(file.page)
        return self._again


def _common(config: MkDocsConfig, files: Files) -> str:
    """What the rendering of every page depends on: the settings, and which files there are to link to."""
    targets = [(file.src_uri, file.url, file.inclusion.name) for file in files]
    settings = Path(config.config_file_path).read_bytes()
    return hashlib.sha256(settings + json.dumps(sorted(targets)).encode()).hexdigest()


def _key(file: File, common: str, quotes: Mapping[str, Iterable[str]]) -> str:
    shown = json.dumps([common, file.src_uri, *quotes.get(file.dest_uri, ())])
    return hashlib.sha256(f"{shown}\n".encode() + file.content_bytes).hexdigest()


def _navigation(nav: Navigation) -> str:
    """All that a page shows of others: where they stand, their titles, and what their front matter says."""
    shown = [str(nav), [page.meta for page in nav.pages]]
    return hashlib.sha256(json.dumps(shown, default=str).encode()).hexdigest()


def _search_index(config: MkDocsConfig) -> Any:
    plugins: Mapping[str, Any] = config.plugins
    return next((plugins[name].search_index for name in SEARCH if name in plugins), None)


def _made(
    page: Page, key: str, config: MkDocsConfig, files: Files, index: Any
) -> RenderedPage | None:
    """What MkDocs makes of a page; None where it cannot, and will say so when it comes to it."""
    entries: list[dict[str, Any]] = []
    try:
        with _captured() as log:
            page.read_source(config)
            page.render(config, files)
        if index:
            index.entries = entries
            index.add_entry_from_context(page)
    except Exception:
        return None
    assert page.content is not None
    page.markdown = None  # those of all pages weigh as much as what was made of them
    facts = PageFacts(
        key,
        page._title_from_render,
        frozenset(page.present_anchor_ids or ()),
        {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
        tuple(log),
        tuple(entries),
    )
    return RenderedPage(facts, page.content, page.toc)


def _hand_in(page: Page, made: RenderedPage, files: Files) -> None:
    """Let the page take what was made when MkDocs has it rendered, and forget it then."""

    def render(*_: Any) -> None:
        facts = made.facts
        for level, words in facts.log:
            _LOGGER.log(level, words)
        page.content, page.toc = made.content, made.toc
        page._title_from_render = facts.title
        page.present_anchor_ids = set(facts.anchors)
        targets = {files.get_file_from_path(name): links for name, links in facts.links.items()}
        page.links_to_anchors = {file: links for file, links in targets.items() if file}
        del page.render

    page.render = render  # type: ignore[method-assign,assignment]


def _hand_in_entries(index: Any, entries: Mapping[str, Iterable[dict[str, Any]]]) -> None:
    """Let the search index take the entries of a page when Material has it indexed."""
    index.entries = []
    add = index.add_entry_from_context

    def add_entry_from_context(page: Page) -> None:
        if page.file.src_uri in entries:
            index.entries.extend(entries[page.file.src_uri])
        else:
            add(page)

    index.add_entry_from_context = add_entry_from_context


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append((record.levelno, record.getMessage()))


@contextmanager
def _captured() -> Iterator[list[tuple[int, str]]]:
    """What is logged of a page while it is made; it is said when MkDocs comes to it."""
    handler, before = _Recorder(), _LOGGER.propagate
    _LOGGER.addHandler(handler)
    _LOGGER.propagate = False
    try:
        yield handler.records
    finally:
        _LOGGER.removeHandler(handler)
        _LOGGER.propagate = before

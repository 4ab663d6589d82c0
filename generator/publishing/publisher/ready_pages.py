"""A plugin of MkDocs that renders all pages on all cores, ahead of MkDocs, and then writes their files on all cores.

Rendering one page after the other takes MkDocs nearly all of its time. The work is still done by MkDocs' and Material's
own code, so the site has the same bytes. Several builds in one process can share what was rendered, for pages whose
text and link targets have not changed.
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
    """One page, rendered: its HTML without the template (`content`) and its table of contents."""

    facts: PageFacts
    content: str
    toc: TableOfContents


class ReadyPages(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Added to MkDocs' plugins for one build. `earlier` has pages of earlier builds by file under docs/; it is updated.

    Pages that `carrying` carries over are not rendered. `checkpoint` is called before each page, and may raise to stop.
    """

    def __init__(
        self,
        earlier: MutableMapping[str, RenderedPage] | None = None,
        carrying: Carrying | None = None,
        checkpoint: Callable[[], None] = lambda: None,
    ) -> None:
        self._earlier, self._checkpoint = earlier, checkpoint
        self._carrying = carrying or Carrying(LastPages(), {})
        self._facts: dict[str, PageFacts] = {}
        self._unchanged: frozenset[str] = frozenset()
        self._collected: dict[str, str] | None = None  # by `pages_again`, by file under site/

    @contextmanager
    def building(self) -> Iterator[None]:
        """Within this context MkDocs writes the files of all pages when it comes to the first page."""
        build_page = build_command._build_page
        first = True

        def build_all(
            _: Page,
            config: MkDocsConfig,
            files: Sequence[File],
            nav: Navigation,
            env: Environment,
            dirty: bool = False,
            excluded: bool = False,
        ) -> None:
            nonlocal first
            if not first:
                return
            first = False
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
                # Each process has added only the entries of its own share of the pages.
                index.entries = []
                for page in pages:
                    index.add_entry_from_context(page)

        build_command._build_page = build_all  # type: ignore[assignment]
        try:
            yield
        finally:
            build_command._build_page = build_page

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Called when all pages are known and none has been read: render those that have changed."""
        self._config, self._files = config, files
        pages = [file.page or Page(None, file, config) for file in files.documentation_pages()]
        index = _search_index(config)
        common = _common(config, files)
        keys = {page.file.src_uri: _key(page.file, common, self._carrying.quotes) for page in pages}

        def render(page: Page) -> RenderedPage | None:
            self._checkpoint()
            return _rendered(page, keys[page.file.src_uri], config, files, index)

        self._render = render
        rendered = {
            path: page
            for path, page in (self._earlier or {}).items()
            if keys.get(path) == page.facts.key
        }
        last = self._carrying.last.rendered
        unchanged = {path: facts for path, facts in last.items() if keys.get(path) == facts.key}
        self._unchanged = frozenset(unchanged)
        missing = [page for page in pages if page.file.src_uri not in rendered | unchanged]
        rendered |= self._rendered_on_all_cores(missing)
        if self._earlier is not None:
            self._earlier.clear()
            self._earlier.update(rendered)
        self._facts = unchanged | {path: page.facts for path, page in rendered.items()}
        for page in pages:
            path = page.file.src_uri
            if path in rendered:
                _use_rendered(page, rendered[path], files)
            elif path in unchanged:  # its HTML is not needed: the finished page is carried over
                _use_rendered(page, RenderedPage(unchanged[path], "", TableOfContents([])), files)
        if index:
            _use_entries(index, {path: facts.entries for path, facts in self._facts.items()})

    def _rendered_on_all_cores(self, pages: list[Page]) -> dict[str, RenderedPage]:
        """The rendered pages by file under docs/, without those that could not be rendered."""
        with fast_passes():
            outputs = on_all_cores(self._render, pages)
        return {page.file.src_uri: made for page, made in zip(pages, outputs, strict=True) if made}

    def _carried(self, pages: list[Page], nav: Navigation) -> frozenset[str]:
        """The files under docs/ of the pages that are carried over: unchanged ones, where the navigation is unchanged too."""
        navigation = _navigation(nav)
        if navigation != self._carrying.last.navigation:
            unchanged = [page for page in pages if page.file.src_uri in self._unchanged]
            rendered = self._rendered_on_all_cores(unchanged)
            for page in unchanged:
                made = rendered[page.file.src_uri]
                page.content, page.toc, page.markdown = made.content, made.toc, ""
            self._unchanged = frozenset()
        carried = {page.file.dest_uri for page in pages if page.file.src_uri in self._unchanged}
        self._carrying.files = frozenset(carried)
        self._carrying.pages = LastPages(navigation, self._facts)
        return self._unchanged

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Called for each page when it is rendered: drop its Markdown, of which MkDocs needs only that it is not None."""
        page.markdown = ""
        return html

    def on_page_context(self, context: TemplateContext, **_: Any) -> TemplateContext:
        """Called for each page before its template is rendered."""
        self._checkpoint()
        return context

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Called for each page with its finished HTML. MkDocs writes no file where this returns an empty text."""
        if self._collected is None:
            return output
        self._collected[page.file.dest_uri] = output
        return ""

    def pages_again(self, texts: Mapping[str, str]) -> dict[str, str]:
        """After the build: the HTML of some of its pages, by file under site/, made of other Markdown.

        `texts` is that Markdown, by file under docs/. Returns nothing where one of them is no page of the build.
        """
        self._collected = {}
        self._checkpoint = lambda: None  # that of the build, which is over
        with fast_passes():
            for path, text in texts.items():
                file = self._files.get_file_from_path(path)
                if file is None or file.page is None:
                    return {}
                file.content_string = text
                build_command._populate_page(file.page, self._config, self._files)
                self._build_page(file.page)
        return self._collected


def _common(config: MkDocsConfig, files: Files) -> str:
    """The SHA-256 of what the rendering of every page depends on: the settings, and the files to link to."""
    targets = [(file.src_uri, file.url, file.inclusion.name) for file in files]
    settings = Path(config.config_file_path).read_bytes()
    return hashlib.sha256(settings + json.dumps(sorted(targets)).encode()).hexdigest()


def _key(file: File, common: str, quotes: Mapping[str, Iterable[str]]) -> str:
    """The SHA-256 of all that a page's HTML depends on, and of the quotes that it is audited for."""
    context = json.dumps([common, file.src_uri, *quotes.get(file.dest_uri, ())])
    return hashlib.sha256(f"{context}\n".encode() + file.content_bytes).hexdigest()


def _navigation(nav: Navigation) -> str:
    """The SHA-256 of what every page shows of the others: the navigation, their titles and front matter."""
    parts = [str(nav), [page.meta for page in nav.pages]]
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()


def _search_index(config: MkDocsConfig) -> Any:
    plugins: Mapping[str, Any] = config.plugins
    return next((plugins[name].search_index for name in SEARCH if name in plugins), None)


def _rendered(
    page: Page, key: str, config: MkDocsConfig, files: Files, index: Any
) -> RenderedPage | None:
    """The page, rendered by MkDocs; None where that fails: MkDocs will try again itself, and report it."""
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
    page.markdown = None  # kept for all pages, it would take as much memory as the HTML
    facts = PageFacts(
        key,
        page._title_from_render,
        frozenset(page.present_anchor_ids or ()),
        {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
        tuple(log),
        tuple(entries),
    )
    return RenderedPage(facts, page.content, page.toc)


def _use_rendered(page: Page, rendered: RenderedPage, files: Files) -> None:
    """Replace `page.render`: its next call takes `rendered` instead of rendering, and restores the method."""

    def render(*_: Any) -> None:
        facts = rendered.facts
        for level, message in facts.log:
            _LOGGER.log(level, message)
        page.content, page.toc = rendered.content, rendered.toc
        page._title_from_render = facts.title
        page.present_anchor_ids = set(facts.anchors)
        targets = {files.get_file_from_path(path): links for path, links in facts.links.items()}
        page.links_to_anchors = {file: links for file, links in targets.items() if file}
        del page.render

    page.render = render  # type: ignore[method-assign,assignment]


def _use_entries(index: Any, entries: Mapping[str, Iterable[dict[str, Any]]]) -> None:
    """Have the search index take `entries`, by file under docs/, where Material would index the page."""
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
    """Collects level and message of what MkDocs logs of a page, to be logged when MkDocs comes to that page."""
    handler, before = _Recorder(), _LOGGER.propagate
    _LOGGER.addHandler(handler)
    _LOGGER.propagate = False
    try:
        yield handler.records
    finally:
        _LOGGER.removeHandler(handler)
        _LOGGER.propagate = before

"""Makes the files of a site: Markdown pages, data files and assets, `render(site) -> {path: content}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from generator.analysis import phrases
from generator.analysis.changes.review import holding_review
from generator.analysis.cited_claims import cited_in
from generator.analysis.editions import as_of, changed, withdrawals
from generator.analysis.origins import voices, walks
from generator.exports import data_files
from generator.exports.format import Files
from generator.model.kinds import Picture, pictures
from generator.model.plugin_folders import plugin_modules
from generator.pages import disagreements as sides
from generator.pages import notes, original_places, quoted_words, views
from generator.pages import page_lists as listings
from generator.pages.all_pages import PageSpec, all_pages
from generator.pages.lists import groups, source_parts
from generator.pages.navigation import navigation
from generator.pages.plain_markdown import plain_markdown
from generator.pages.search_words import marked
from generator.site import addresses
from generator.site.brief_parts import quotes_of, suspect_sources
from generator.site.mkdocs_config import NAVIGATION, THEME
from generator.site.site import Brief, Claim, Each, Site
from generator.text.escaping import html_attr, html_text, md, yaml_front

HERE = Path(__file__).parent
# Groups of pages made before the first of them is written: all pages at once would need much memory.
BATCH = 240
# (address, Markdown) of some pages.
_Texts = list[tuple[str, str]]


class Unescaped(TypeError):
    """A template printed text that passed no escape function: a fault of ours, never of the data."""


def render(site: Site) -> Files:
    """Every file that the site's data make, by path relative to the root; same site, same bytes."""
    return dict(files_of(site))


def files_of(site: Site, each: Each = map) -> Iterator[tuple[str, str | bytes]]:
    """As `render`, but file by file, because all files at once need more memory than the site itself.

    `each` works like `map` and may divide the pages among processes.
    """
    offered: set[str] = set()
    for path, content in data_files(site, each):
        offered.add(path)
        yield f"docs/{path}", content
    former = addresses.former_pages(site)
    targets = dict.fromkeys(former.values(), "")
    briefs = {addresses.brief_page(slug): slug for slug in site.briefs}
    done: set[str] = set()
    for page, text in _pages(site, each, frozenset(offered)):
        done.add(page)
        if page in targets:
            targets[page] = text
        yield f"docs/{addresses.markdown_file(page)}", text
        if page in briefs:
            # MkDocs would make a page of any .md file: the Markdown is offered under another ending.
            yield f"docs/briefs/{briefs[page]}.md.txt", plain_markdown(text)
    for old, new in former.items():
        if old not in done:
            yield f"docs/{addresses.markdown_file(old)}", _moved(old, new, targets[new])
    yield from _copies(HERE / "assets", "docs/assets").items()
    yield from _copies(HERE / "theme", THEME).items()
    yield NAVIGATION, navigation(site)


def brief_pages(site: Site, slugs: Iterable[str], offered: frozenset[str]) -> dict[str, str]:
    """The Markdown of the pages of some briefs, by file under docs/, as `files_of` makes it.

    `offered` are the files of data that there are, by path under docs/.
    """
    missing = {addresses.brief_page(slug) for slug in slugs}
    texts: dict[str, str] = {}
    for specs in all_pages(site, offered):
        if specs[0].page in missing:
            missing.remove(specs[0].page)
            for spec in specs:
                texts[addresses.markdown_file(spec.page)] = _markdown(site, offered, *spec)
        if not missing:
            break
    return texts


def _pages(site: Site, each: Each, offered: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(address, Markdown) of every page, each made by the template of its name."""

    def make(specs: list[PageSpec]) -> _Texts:
        return [(spec.page, _markdown(site, offered, *spec)) for spec in specs]

    for name in templates().list_templates():
        templates().get_template(name)  # compiled once, not by each process
    waiting = all_pages(site, offered)
    while batch := list(islice(waiting, BATCH)):
        for texts in each(make, batch):
            yield from texts


def _moved(page: str, target: str, text: str) -> str:
    """The page at an old address, with links to the page `target` and to each anchor in its Markdown `text`."""
    title = re.search(r"(?m)^title: .*$", text)
    places = re.findall(r"(?<![\w-])#([a-z][\w-]*)(?: [\w=-]+)* ?\}|\bid=\"([a-z][\w-]*)\"", text)
    template = templates().get_template("moved.md.jinja")
    return template.render(
        title=Markup(title[0] if title else ""),  # noqa: S704 (of our own Markdown)
        places=list(dict.fromkeys(braced or quoted for braced, quoted in places)),
        target=target,
        link=partial(addresses.markdown_link, page),
        url=partial(addresses.url, page),
    )


def _markdown(
    site: Site, offered: frozenset[str], page: str, template: str, values: Mapping[str, Any]
) -> str:
    brief: Brief | None = values.get("brief")
    text = (
        templates()
        .get_template(f"{template}.md.jinja")
        .render(
            site=site,
            page=page,
            url=partial(addresses.url, page),
            link=partial(addresses.markdown_link, page),
            prose=partial(views.prose, site, brief, page),
            prose_of=lambda other, words: views.prose(site, other, page, words),
            cite=partial(views.cite, site, brief, page),
            marks=notes.marks,
            claims_behind=lambda claims: voices(site, claims),
            offered=offered,
            downloads=lambda slug: listings.downloads(offered, slug),
            **values,
        )
    )
    return marked(template, re.sub(r"\n{3,}", "\n\n", text).strip() + "\n")


@cache
def templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    environment.filters |= {
        "md": _marked(md),
        "h": _marked(html_text),
        "a": _marked(html_attr),
        "front": _marked(yaml_front),
        "number": lambda number: Markup(f"{number:,}"),  # noqa: S704 (digits and commas)
        "plain": views.plain,
        "capital": phrases.capital,
    }
    environment.globals |= {
        "phrases": phrases,
        "views": views,
        "sides": sides,
        "listings": listings,
        "groups": groups,
        "places": original_places,
        "quoted_words": quoted_words,
        "source_parts": source_parts,
        "notes": notes,
        "addresses": addresses,
        "walks": walks,
        "as_of": as_of,
        "changed": changed,
        "withdrawals": withdrawals,
        "holding_review": holding_review,
        "suspect_sources": suspect_sources,
        "cited_in": cited_in,
        "quotes_of": quotes_of,
        "picture": _picture,
        "picture_headline": _drawn_headline,
        "picture_rest": _drawn_rest,
        "picture_all": _picture_all,
        "picture_table": _picture_table,
        "pictured": _pictured,
        "headline": _headline,
    }
    return environment


def _marked(escape: Callable[[str], str]) -> Callable[[object], Markup]:
    return lambda value: Markup(escape(str(value)))  # noqa: S704 (this is the escape)


def _escaped(value: object) -> object:
    """Let only escaped text and whole numbers into a page: a forgotten filter stops the build."""
    if isinstance(value, (Markup, int, float)) or isinstance(value, jinja2.Undefined):
        return value
    raise Unescaped(f"a template printed {value!r} without an escape filter")


@lru_cache(maxsize=16)  # a brief's page and then its evidence page ask for the same few
def _picture(name: str, *arguments: Any) -> Markup:
    """The SVG of one picture, or nothing where the data give none."""
    module = plugin_modules("generator.pages.pictures").get(name)
    return Markup((module.draw(*arguments) if module else None) or "")  # noqa: S704 (pictures escape)


def _drawn_headline(name: str, site: Site, brief: Brief) -> Markup:
    """Of the figures of a picture the one that shows the most claims."""
    module = plugin_modules("generator.pages.pictures")[name]
    draw = getattr(module, "headline", module.draw)
    return Markup(draw(site, brief) or "")  # noqa: S704 (pictures escape)


def _drawn_rest(name: str, site: Site, brief: Brief) -> Markup:
    """The figures of a picture without its headline figure."""
    return Markup(_picture(name, site, brief).replace(_drawn_headline(name, site, brief), ""))  # noqa: S704


def _picture_all(name: str, site: Site, page: str, claims: Iterable[Claim]) -> Markup:
    module = plugin_modules("generator.pages.pictures").get(name)
    return Markup((module.draw_all(site, page, claims) if module else None) or "")  # noqa: S704


def _pictured(site: Site, brief: Brief) -> list[Picture]:
    """The pictures that the brief's data give, in their order."""
    return [shown for shown in pictures() if _picture(shown.name, site, brief)]


def _headline(site: Site, brief: Brief) -> Picture | None:
    """The picture that shows most of the brief's claims: the one that its own page has."""
    return max(
        _pictured(site, brief),
        key=lambda shown: len(_picture_rows(shown.name, site, brief).rows),
        default=None,
    )


def _picture_table(name: str, site: Site, brief: Brief) -> Any:
    """The rows for the table beside a picture; None where the picture is one."""
    module = plugin_modules("generator.pages.pictures")[name]
    return None if getattr(module, "IS_TABLE", False) else _picture_rows(name, site, brief)


@lru_cache(maxsize=16)
def _picture_rows(name: str, site: Site, brief: Brief) -> Any:
    """The rows that a picture shows."""
    return plugin_modules("generator.pages.pictures")[name].rows(site, brief)


def _copies(folder: Path, target: str) -> Files:
    return {
        f"{target}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }

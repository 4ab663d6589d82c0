"""A site whose pages were made ahead, in several processes or by an earlier build, is MkDocs' own, byte by byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateNotFound
from mkdocs.commands import build as build_command

from generator.publishing import all_cores
from generator.publishing.publisher import ready_pages
from generator.publishing.publisher.ready_pages import RenderedPage
from generator.publishing.publisher.run_mkdocs import (
    EarlierBuilds,
    pages_again,
    run_mkdocs,
)
from generator.publishing.write_files import write
from generator.site.settings import Settings
from tests.folders import ROOT

PLAIN = Settings(name="Bridges")
CONFIG = (ROOT / "mkdocs.yml").read_text("utf-8")
FIXED: dict[str, str | bytes] = {
    ".briefs/theme/main.html": (ROOT / "generator/pages/theme/main.html").read_bytes(),
    ".briefs/run-briefs-generate-first.yml": "nav:\n  - index.md\n",
    **{f"docs/assets/{name}": "" for name in ("briefs.css", "pictures.css")},
    **{f"docs/assets/{name}": "document.title;\n" for name in ("briefs.js", "search-later.js")},
    "docs/index.md": "---\ntitle: Home\n---\n# Home\n\n[bridge](briefs/b1.md#lorries)\n",
}


def page(number: int, words: str = "lorries") -> str:
    beyond = f"[next](b{number % 9 + 1}.md#lorries), [home](../index.md), [here](#lorries)"
    return (
        f"# Bridge {number}\n\n## About {words} {{ #lorries }}\n\nclose to {number} {words}[^a], {beyond}\n\n"
        '<dl>\n<dt>a</dt><dd data-search-exclude="1">b</dd>\n</dl>\n\n'
        "### Left out { data-search-exclude=1 }\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\n[^a]: a note\n"
    )


PAGES: dict[str, str | bytes] = {
    f"docs/briefs/b{number}.md": page(number) for number in range(1, 10)
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, three_cores: None) -> Path:
    """A small project, generated; its pages are divided among three processes."""
    monkeypatch.setattr(all_cores, "MIN_ITEMS", 1)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    write({**FIXED, **PAGES}, tmp_path)
    return tmp_path


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "sitemap.xml.gz"  # has the time of its making
    }


def bare(root: Path) -> dict[str, bytes]:
    """What MkDocs alone makes of the folder."""
    folder = root / "bare"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    day = {"SOURCE_DATE_EPOCH": "315532800", "SITE_URL": "", "SITE_COMMIT": ""}
    subprocess.run(command, cwd=root, check=True, env=os.environ | day)
    return tree(folder)


def made(root: Path, kept: EarlierBuilds | None = None) -> dict[str, bytes]:
    assert run_mkdocs(root / "ours", root / "mkdocs.yml", PLAIN, earlier=kept) == []
    return tree(root / "ours")


def test_the_site_is_that_of_the_bare_publisher(root: Path) -> None:
    site = made(root)
    assert len(site) > 20 and b"About lorries" in site["search/search_index.json"]
    assert site == bare(root)


@pytest.mark.parametrize(
    "edit",
    [
        {"docs/briefs/b2.md": page(2, "barges")},
        {"docs/briefs/b10.md": page(10)},
        {"docs/briefs/b3.md": None, "docs/briefs/b2.md": page(2).replace("b3.md", "b4.md")},
        {"docs/index.md": "---\ntitle: Way\n---\n# Way\n\n[bridge](briefs/b2.md)\n"},
        {"mkdocs.yml": CONFIG.replace("toc_depth: 2", "toc_depth: 3")},
        {},
    ],
)
def test_after_an_edit_what_is_kept_makes_the_same_site(
    root: Path, edit: dict[str, str | None]
) -> None:
    kept = EarlierBuilds()
    made(root, kept)
    for path, text in edit.items():
        if text is None:
            (root / path).unlink()
        else:
            (root / path).write_text(text, "utf-8")
    assert made(root, kept) == bare(root)


def test_only_what_has_changed_is_made_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = EarlierBuilds()
    made(root, kept)
    again: list[str] = []
    make = ready_pages._rendered

    def noted(page: ready_pages.Page, *rest: object) -> RenderedPage | None:
        again.append(page.file.src_uri)
        return make(page, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(ready_pages, "_rendered", noted)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    (root / "docs/briefs/b2.md").write_text(page(2, "barges"), "utf-8")
    made(root, kept)
    assert again == ["briefs/b2.md"]


def test_pages_made_again_are_those_of_a_whole_build(root: Path) -> None:
    kept = EarlierBuilds()
    ended = False

    def checkpoint() -> None:
        assert not ended

    assert (
        run_mkdocs(root / "ours", root / "mkdocs.yml", PLAIN, earlier=kept, checkpoint=checkpoint)
        == []
    )
    before, ended = tree(root / "ours"), True
    navigation = str(FIXED[".briefs/run-briefs-generate-first.yml"])
    settings = root / "mkdocs.yml"
    texts = {f"briefs/b{number}.md": page(number, "barges") for number in (2, 5)}
    assert pages_again(kept, settings, navigation, PLAIN, {}) == {}
    for _ in range(2):  # and again
        again = pages_again(kept, settings, navigation, PLAIN, texts)
        assert tree(root / "ours") == before
    for name, text in texts.items():
        (root / "docs" / name).write_text(text, "utf-8")
    whole = made(root)
    assert set(again) == {"briefs/b2/index.html", "briefs/b5/index.html"}
    for path, html in again.items():
        assert "barges" in html and html.encode() == whole[path]
    # Where that build is of no use, there are none.
    unlinked = {"briefs/b2.md": page(2).replace("b3.md", "gone.md")}
    assert pages_again(kept, settings, navigation, PLAIN, unlinked) == {}
    assert pages_again(kept, settings, navigation, PLAIN, {"briefs/b10.md": page(10)}) == {}
    assert pages_again(kept, settings, "nav: []\n", PLAIN, texts) == {}
    settings.write_text(CONFIG.replace("toc_depth: 2", "toc_depth: 3"), "utf-8")
    assert pages_again(kept, settings, navigation, PLAIN, texts) == {}
    (root / "docs/briefs/b4.md").write_text(page(4).replace("b5.md", "gone.md"), "utf-8")
    assert run_mkdocs(root / "ours", settings, PLAIN, earlier=kept)
    assert pages_again(kept, settings, navigation, PLAIN, texts) == {}


def test_the_markdown_of_all_pages_is_never_held_at_once(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It weighs as much as all that is made of it."""
    pages: list[ready_pages.Page] = []
    held: list[int] = []
    real = ready_pages._use_rendered

    def noted(page: ready_pages.Page, *rest: object) -> None:
        pages.append(page)
        held.append(sum(bool(each.markdown) for each in pages))
        real(page, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(ready_pages, "_use_rendered", noted)
    made(root)
    assert len(pages) == len(PAGES) + 1
    assert [page for page in pages if page.markdown] == []
    assert set(held) == {0}


def test_a_complaint_of_a_page_comes_from_where_it_was_made(root: Path) -> None:
    kept = EarlierBuilds()
    wrong = page(2).replace("b3.md", "gone.md").replace("index.md", "index.md#nowhere")
    (root / "docs/briefs/b2.md").write_text(wrong, "utf-8")
    for _ in range(2):  # made, then kept
        found = run_mkdocs(root / "ours", root / "mkdocs.yml", PLAIN, earlier=kept)
        assert {finding.place.path for finding in found} == {"docs/briefs/b2.md"}
        words = " ".join(finding.message for finding in found)
        assert "gone.md" in words and "#nowhere" in words


def test_pages_are_put_into_their_templates_by_several_processes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_page = build_command._build_page

    def noted(page: ready_pages.Page, *rest: Any, **named: Any) -> None:
        (root / f"by-{os.getpid()}").touch()
        build_page(page, *rest, **named)

    monkeypatch.setattr(build_command, "_build_page", noted)
    made(root)
    assert len(list(root.glob("by-*"))) == 3
    assert build_command._build_page is noted  # as it was before


def test_what_a_template_of_their_own_fails_with_is_told(root: Path) -> None:
    (root / "docs/briefs/b4.md").write_text("---\ntemplate: none.html\n---\n# A\n", "utf-8")
    with pytest.raises(TemplateNotFound, match="none"):
        made(root)


def test_a_plugin_of_their_own_sees_every_page_itself(root: Path) -> None:
    hook = "def on_page_markdown(markdown, page, **_):\n    page.meta['seen'] = 'x'\n    return markdown + '\\n\\nseen\\n'\n"
    (root / "hook.py").write_text(hook)
    (root / "mkdocs.yml").write_text(CONFIG + "\nhooks: [hook.py]\n", "utf-8")
    site = made(root)
    assert b"<p>seen</p>" in site["briefs/b2/index.html"]
    assert site == bare(root)

"""One site for all browser tests, built once from the invented bridge, and a way to visit it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.build import build
from tests.folders import BRIDGE
from tests.projects import small_settings
from tests.waiting import PATIENCE
from tools.served import served

# One page of each kind, and the page of a wrong address.
PAGES = {
    "home": "",
    "brief": "briefs/bridge/",
    "evidence": "briefs/bridge/evidence/",
    "claims": "claims/",
    "timeline": "timeline/",
    "questions": "questions/",
    "sources": "sources/",
    "source": "sources/follow/",
    "actors": "actors/",
    "actor": "actors/ortiz/",
    "data": "data/",
    "scales": "method/scales/",
    "checks": "method/checks/",
    "keys": "method/keys/",
    "written": "about/",
    "lost": "no-such-page/",
}


def project(root: Path) -> Path:
    """The bridge as a project of its own under `root`, with this project's way of publishing."""
    shutil.copytree(BRIDGE, root)
    config = re.sub(r"(?m)^site_name: .*$", "site_name: Harbour briefings", small_settings())
    (root / "mkdocs.yml").write_text(config, "utf-8")
    actors = root / "seeds" / "actors.yml"
    text = actors.read_text("utf-8")
    assert "weak_aliases: [Ortiz]" in text
    # A spelling that shares no word with the name, so that only the register can lead to her; and one of words
    # that stand in titles.
    spelt = text.replace(
        "weak_aliases: [Ortiz]",
        "aliases: [Elena Orthys, Head of the Bridge], weak_aliases: [Ortiz]",
    )
    actors.write_text(spelt, "utf-8")
    about = root / "docs" / "about"
    about.mkdir(parents=True)
    (about / "index.md").write_text(
        "---\ntitle: What this is\n---\n# What this is\n\nAn example.\n"
    )
    return root


@pytest.fixture(scope="session")
def built(once: Callable[..., Path]) -> Path:
    """The folder of the built site."""

    def make(folder: Path) -> None:
        root = project(folder / "project")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", "https://example.org/briefings/")
            patch.setenv("SITE_REPOSITORY", "example/briefings")
            patch.setenv("SITE_COMMIT", "0123456789abcdef")
            outcome = build(root)
        assert not outcome.refused, outcome.findings

    return once("bridge", make) / "project" / "site"


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the site is served: below a path, as a project's pages are hosted."""
    with served(built, "/briefings/") as where:
        yield where


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """`visit(path, width=…, **context options)` opens a page in a window of its own.

    When the test is over, nothing must have been asked of anybody else, and no page may have
    complained: a refusal of the security policy is a complaint, and so is an exception.
    """
    asked: list[str] = []
    said: list[str] = []
    contexts: list[Any] = []

    def open_page(path: str = "", *, width: int = 1280, height: int = 900, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.goto(path if "://" in path else address + path, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()
    own = (address, "file:", "data:", "blob:")
    assert asked and not [url for url in asked if not url.startswith(own)]
    lost = "Failed to load resource: the server responded with a status of 404"
    assert not [line for line in said if lost not in line]

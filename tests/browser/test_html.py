"""The built pages are valid HTML by the Nu checker, but for faults of the theme; every link leads somewhere."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.built_site import audited

# The theme's own: what the checker says, and which of the theme's elements it says it of.
THEME = (
    ("Trailing slash on void elements has no effect", "<hr />"),
    ("Attribute “autocomplete” is only allowed when the input type is", 'class="md-toggle"'),
    ("Attribute “autocorrect” not allowed on element “input”", 'class="md-search__input"'),
    ("Bad value “” for attribute “tabindex” on element “label”", 'class="md-nav__link"'),
    ("The value of the “for” attribute of the “label” element", 'class="md-nav__title"'),
)


@pytest.fixture(scope="module")
def complaints(vnu: list[str], built: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the checker says of all pages and of one with a fault, without what is listed above."""
    html = (built / "briefs" / "bridge" / "evidence" / "index.html").read_text("utf-8")
    broken = tmp_path_factory.mktemp("faulty") / "broken.html"
    broken.write_text(html.replace("<blockquote>", '<blockquote colour="red">', 1), "utf-8")
    done = subprocess.run(
        [
            *vnu,
            "--format",
            "json",
            "--skip-non-html",
            "--exit-zero-always",
            str(built),
            str(broken),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{Path(said['url']).name} of {Path(said['url']).parent.name}:{said.get('lastLine')}: "
        f"{said['message']} {said.get('extract', '')}"
        for said in json.loads(done.stderr)["messages"]
        if not any(
            said["message"].startswith(words) and element in said.get("extract", "")
            for words, element in THEME
        )
    ]


def test_the_pages_are_valid(complaints: list[str], built: Path) -> None:
    assert len(list(built.rglob("*.html"))) > 15
    assert [said for said in complaints if not said.startswith("broken.html")] == []


def test_the_checker_would_find_a_fault(complaints: list[str]) -> None:
    assert [said for said in complaints if said.startswith("broken.html") and "colour" in said]


def test_every_link_and_fragment_resolves(built: Path) -> None:
    assert audited(built, {}, "https://example.org/briefings/") == []


@pytest.mark.parametrize("place", ["#no-such-claim", "no-such-page/"])
def test_a_dead_link_would_be_found(built: Path, tmp_path: Path, place: str) -> None:
    page = tmp_path / "index.html"
    page.write_text(f'<meta charset="utf-8"><article><a href="{place}">x</a></article>', "utf-8")
    assert [one.code for one in audited(tmp_path)] == ["dead-link"]

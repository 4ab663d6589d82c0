"""Figures, dates and quotes are read in the language of their source, and the pages say which it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.checks import run_checks
from generator.pages.render import render
from generator.site.read_site import read_site
from generator.site.site import Site

TONGUES = Path(__file__).parents[1] / "fixtures" / "tongues"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TONGUES, tmp_path / "tongues"))


def _changed(project: Path, file: str, old: str, new: str) -> list[str]:
    path = project / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return [
        f"{found.code}: {found.message}"
        for found in run_checks(read_site(project))
        if found.level == "error"
    ]


def test_nothing_is_wrong_in_texts_of_three_languages(project: Path) -> None:
    assert [found for found in run_checks(read_site(project)) if found.level == "error"] == []


def test_figures_and_days_are_read_in_the_source_language() -> None:
    site: Site = read_site(TONGUES)
    claims = site.briefs["bridge"].claims
    assert claims["lorries"].figure is not None
    assert (claims["lorries"].figure.high, claims["lorries"].figure.qualifier) == (12000, "up to")
    assert claims["people"].figure is not None and claims["people"].figure.best == 12000
    assert claims["german"].figure is not None and claims["german"].figure.best == 1500
    assert claims["closing"].when is not None and claims["closing"].when.edtf == "2031-03-03/.."


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("seeds/sources.yml", "language: uk", "language: ukrainian language", "is no language tag"),
        ("briefs/bridge.yml", "        translated_by: machine\n", "", "`translated_by` is missing"),
        ("briefs/bridge.yml", "up to 12,000 lorries cross", "12,000 lorries cross", "the quote has “до 12 тис.”"),
        ("briefs/bridge.yml", "10 March 2031 that", "10 May 2031 that", "the translation “on 10 May 2031”"),
        ("briefs/bridge.yml", "says: Up to 12,000", "says: Up to 13,000", "13,000"),
        ("briefs/bridge.yml", "figure: до 12 тис.", "figure: 12 тис.", "has “до 12 тис.” where"),
        ("briefs/bridge.yml", ', read_as: "1,500"', "", "1.500"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_another_language_is_told(
    project: Path, file: str, old: str, new: str, message: str
) -> None:
    told = _changed(project, file, old, new)
    assert any(message in line for line in told), told


def test_the_original_stands_first_and_the_translation_says_whose_it_is() -> None:
    files = render(read_site(TONGUES))
    page = files["docs/briefs/bridge/evidence.md"]
    original = page.index('<blockquote lang="uk" dir="ltr">Управління порту')
    assert original < page.index(
        "Translated by a machine. Its figures and dates are those of the Ukrainian text."
    )
    assert '<blockquote lang="ko" dir="ltr">항만청은' in page
    assert (
        "Translated by Ines Dahl. Nobody checked its figures and dates: this site cannot read German."
        in page
    )
    assert '<span lang="uk" dir="ltr">' in files["docs/briefs/bridge.md"]
    assert ' lang="ko" dir="ltr">항만청은' in files["docs/sources/gazette.md"]
    assert "- Language: Ukrainian" in files["docs/sources/notice.md"]


def test_the_data_carry_original_and_translation() -> None:
    files = render(read_site(TONGUES))
    document = json.loads(files["docs/data/briefs/bridge.json"])
    evidence = next(claim for claim in document["claims"] if claim["id"] == "people")["evidence"][0]
    source = next(one for one in document["sources"] if one["id"] == evidence["source"])
    assert source["language"] == "ko"
    assert evidence["translated_by"] == "machine"
    assert "1만 2000명" in evidence["quote"]["exact"]
    assert "12,000 people" in evidence["translation"]

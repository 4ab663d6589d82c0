"""A quote in another language is announced in it, and its translation stands under it, in the page's own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from generator.build import build
from tests.folders import ROOT
from tests.projects import small_settings
from tools.served import served


def test_quotes_have_their_language_and_translations_the_page_s(
    browser: Any, tmp_path: Path
) -> None:
    root = tmp_path / "tongues"
    shutil.copytree(ROOT / "tests" / "fixtures" / "tongues", root)
    (root / "mkdocs.yml").write_text(small_settings(), "utf-8")
    (root / "docs" / "about").mkdir(parents=True)
    (root / "docs" / "about" / "index.md").write_text(
        "---\ntitle: What this is\n---\n# What this is\n\nAn example.\n"
    )
    outcome = build(root)
    assert not outcome.refused, outcome.findings
    with served(root / "site", "/briefings/") as address:
        page = browser.new_page()
        page.goto(f"{address}briefs/bridge/evidence/")
        quotes = page.eval_on_selector_all(
            ".bf-evidence blockquote[lang]:first-child",
            "all => all.map(quote => [quote.lang, quote.dir])",
        )
        assert quotes == [["uk", "ltr"]] * 3 + [["ko", "ltr"], ["de", "ltr"]]
        told = page.eval_on_selector_all(
            ".bf-translation",
            "all => all.map(part => [part.closest('[lang]').lang, part.innerText.split('.')[0],"
            " part.parentElement.querySelector('blockquote[lang]')"
            ".compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING])",
        )
        machine = ["en", "Translated by a machine", 4]
        human = ["en", "Translated by Ines Dahl", 4]
        assert told == [machine, human, machine, machine, human]
        page.close()

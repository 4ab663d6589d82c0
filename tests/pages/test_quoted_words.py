"""Words of a source are marked with their language and their direction, also where its card names none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pages.render import render
from generator.site.read_site import read_site
from tests.checks.small_project import Small

UNSAID = ' lang="und" dir="auto"'
WORDS = [
    ("إن الرصيف مغلق حتى 40 يوما، بحسب Harbour News. هل يعود؟", "", UNSAID),
    ("הרציף סגור עד סוף החורף!", "", UNSAID),
    ("اسکله تا پایان زمستان بسته است؟", "", UNSAID),
    ("ڪنارو بند آهي", "", UNSAID),
    ("ރަސްފަންނު ބަންދު", "", UNSAID),
    ("港务局表示，码头因为结冰而关闭到冬天结束", "", UNSAID),
    ("Причал закрито до кінця зими", "", UNSAID),
    ("the pier is called الرصيف القديم by all who live here", "", ' dir="auto"'),
    ("the pier is called Причал by all who live here", "", ""),
    ("the pier is closed, says the café", "", ""),
    ("إن الرصيف مغلق حتى 40 يوما", "ar", ' lang="ar" dir="rtl"'),
    ("הרציף סגור עד סוף החורף!", "he", ' lang="he" dir="rtl"'),
    ("اسکله بسته است", "fa-IR", ' lang="fa-IR" dir="rtl"'),
    ("Причал закрито", "uk", ' lang="uk" dir="ltr"'),
]


@pytest.mark.parametrize(("words", "language", "marked"), WORDS)
def test_words_of_a_source_run_their_own_way(
    words: str, language: str, marked: str, tmp_path: Path
) -> None:
    root = Small(f"The harbour office said: {words}.", words).lay(tmp_path)
    if language:
        cards = root / "seeds" / "sources.yml"
        cards.write_text(cards.read_text("utf-8") + f"  language: {language}\n", "utf-8")
    pages = render(read_site(root))
    shown = words.replace("'", "&#39;")
    for page, place in (
        ("docs/briefs/b/evidence.md", ""),
        ("docs/sources/a.md", ' id="q-[0-9-]+"'),
    ):
        written = f"<blockquote{place}{re.escape(marked)}>{re.escape(shown)}</blockquote>"
        assert re.search(written, str(pages[page]))
    note = f"<span{marked}>“{words}”</span>" if marked else f": “{words}”"
    assert note in str(pages["docs/briefs/b.md"]).replace("\\", "")

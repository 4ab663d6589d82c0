"""Whatever is edited while the preview runs, it shows what one that has just begun would."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.preview import preview_site
from generator.publishing.publisher.run_mkdocs import EarlierBuilds
from generator.text.memory import Memory
from tests.edits import EDITS, snapshot

OF_A_SHEET = list(EDITS)[:4]


def test_each_edit_shows_what_a_new_preview_would(
    edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(work: str) -> tuple[dict[str, bytes], list[str]]:
        """The pages, as Markdown and as HTML, and the findings."""
        folder = edited / ".briefs" / work
        folder.mkdir(parents=True, exist_ok=True)
        site, findings = preview_site.preview_site(edited, folder)
        shown = {} if site is None else snapshot(site) | snapshot(folder / "docs")
        return shown, [str(finding) for finding in findings]

    made("serve")
    for name, change in EDITS.items():
        change(edited)
        begun: dict[str, str] = {}
        if name in OF_A_SHEET:
            begun = preview_site.first_pages(edited, edited / ".briefs/serve", {"boats"})
            assert len(begun) == (0 if "title" in name else 2)
        ours = made("serve")
        for path, page in begun.items():
            assert page.encode() == ours[0][path], (name, path)
        shutil.rmtree(edited / ".briefs/new", ignore_errors=True)
        shutil.copytree(edited / ".briefs/serve/readable", edited / ".briefs/new/readable")
        with monkeypatch.context() as patch:
            patch.setattr(preview_site, "_memory", Memory())
            patch.setattr(preview_site, "_builds", EarlierBuilds())
            assert ours == made("new"), name

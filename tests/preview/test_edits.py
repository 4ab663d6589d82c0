"""Whatever is edited while the preview runs, it shows what one that has just begun would."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from generator.preview import preview_site
from generator.publishing.publisher.run_mkdocs import EarlierBuilds
from generator.text.memory import Memory
from tests.edits import EDITS, snapshot


class Stopped(BaseException):
    """What is being made is given up."""


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


def test_a_preview_that_is_given_up_anywhere_leaves_all_as_it_was(edited: Path) -> None:
    work, new = edited / ".briefs/serve", edited / ".briefs/new"
    work.mkdir(parents=True)
    new.mkdir()
    before, _ = preview_site.preview_site(edited, work)
    assert before
    shown = snapshot(before)
    EDITS["a sentence"](edited)
    after, given_up = None, 0
    while after is None:
        left = 1 + 12 * given_up

        def checkpoint() -> None:
            nonlocal left
            left -= 1
            if not left:
                raise Stopped

        with suppress(Stopped):
            after, _ = preview_site.preview_site(edited, work, checkpoint)
            break
        given_up += 1
        assert snapshot(before) == shown
        assert len(preview_site.first_pages(edited, work, {"boats"})) == 2
    assert given_up > 10  # in the checks, while pages are made and while they are finished
    whole, _ = preview_site.preview_site(edited, new)
    assert after and whole and shown != snapshot(after) == snapshot(whole)

"""From files to a `Site`: years from cards, borrowed evidence, drafts, and what does not belong."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator.site.read_site import read_site
from generator.site.site import Site
from tests.folders import FIXTURES

BASE = FIXTURES / "bridge"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "bridge"))


def codes(site: Site) -> set[tuple[str, str]]:
    return {(one.place.path, one.code) for one in site.findings}


def test_the_fixture_reads_without_a_finding() -> None:
    site = read_site(BASE)
    assert site.findings == ()
    assert all(one.passage for one in site.lookups)


def test_drafts_are_left_out_unless_asked_for() -> None:
    published, all_of_it = read_site(BASE), read_site(BASE, drafts=True)
    left_out = {claim.ref for claim in all_of_it.claims()} - {
        claim.ref for claim in published.claims()
    }
    assert left_out and left_out <= published.drafts


def test_a_year_from_a_card_names_its_card() -> None:
    inferred = [claim for claim in read_site(BASE).claims() if claim.year_from]
    assert inferred
    for claim in inferred:
        assert claim.year_from in claim.sources
        assert any(when and when.year_inferred for when in (claim.said, claim.when))


def test_borrowed_evidence_is_that_of_the_other_claim() -> None:
    site = read_site(BASE)
    borrowing = [claim for claim in site.claims() if any(one.borrowed for one in claim.evidence)]
    assert borrowing
    for claim in borrowing:
        lender = site.claim(next(one.borrowed for one in claim.evidence if one.borrowed) or "")
        assert lender is not None
        assert {one.quote.passage for one in claim.evidence} >= {
            one.quote.passage for one in lender.evidence
        }


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("seeds/notes.md", lambda path: path.write_text("x"), "unknown-file"),
        ("briefs/a.yaml", lambda path: path.write_text("x"), "unknown-file"),
        ("briefs/index.yml", lambda path: path.write_text("title: x"), "file-name"),
        ("briefs/con.yml", lambda path: path.write_text("title: x"), "file-name"),
        ("briefs/Upper.yml", lambda path: path.write_text("title: x"), "file-name"),
        ("briefs/link.yml", lambda path: path.symlink_to("/etc/hostname"), "not-a-file"),
        ("briefs/pipe.yml", os.mkfifo, "not-a-file"),
        ("briefs/folder.yml", lambda path: path.mkdir(), "not-a-file"),
        ("seeds/large.txt", lambda path: path.write_bytes(b"x" * (1024 * 1024 + 1)), "too-large"),
    ],
)
def test_what_does_not_belong_is_refused(root: Path, name: str, make: object, code: str) -> None:
    make(root / name)  # type: ignore[operator]
    assert (name, code) in codes(read_site(root))


def test_bytes_that_are_not_text_are_refused(root: Path) -> None:
    text = root / "seeds/call.txt"
    text.write_bytes(text.read_bytes() + b"\xff\xfe\n")
    assert ("seeds/call.txt", "not-utf-8") in codes(read_site(root))


def test_invisible_characters_in_a_source_are_refused(root: Path) -> None:
    text = root / "seeds/call.txt"
    text.write_text(text.read_text("utf-8").replace(" ", "\u200b ", 1), "utf-8")
    finding = next(one for one in read_site(root).findings if one.code == "invisible-character")
    assert finding.place.path == "seeds/call.txt" and finding.place.line == 1
    assert "U+200B" in finding.message


@pytest.mark.parametrize(
    "name", [".DS_Store", "desktop.ini", ".boats.yml.swp", "boats.yml~", "Thumbs.db"]
)
def test_what_systems_and_editors_leave_behind_is_nobodys_input(name: str, tmp_path: Path) -> None:
    root = shutil.copytree(FIXTURES / "base", tmp_path / "p")
    for folder in ("briefs", "seeds"):
        (root / folder / name).write_bytes(b"\xff\x00")
    assert read_site(root).findings == ()

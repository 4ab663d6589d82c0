"""Sheets and settings of an older form are read, told in one finding each, and renewed by `briefs repair`."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner

from generator.build import check
from generator.cli import cli
from generator.site.settings import is_outdated
from tests.folders import FIXTURES

ALONE = "    against: [rise, union-count]\n"


def older(root: Path) -> Path:
    """The bridge as a project of format 1."""
    shutil.copytree(FIXTURES / "bridge", root)
    sheet, config = root / "briefs" / "bridge.yml", root / "mkdocs.yml"
    lines = sheet.read_text("utf-8").splitlines(keepends=True)
    bare = [ALONE if line.startswith("    against: [") else line for line in lines]
    sheet.write_text("".join(bare), "utf-8")
    lines = config.read_text("utf-8").splitlines(keepends=True)
    later = ("- footnotes", "BACKLINK_TITLE", "/briefs/**")
    kept = [line for line in lines if not any(words in line for words in later)]
    config.write_text("".join(kept), "utf-8")
    return root


def test_each_file_is_told_once_and_renewed(tmp_path: Path) -> None:
    root = older(tmp_path / "project")
    findings = [f for f in check(root).findings if f.code in ("sheet-form", "outdated")]
    assert {(f.place.path, f.code, f.level) for f in findings} == {
        ("briefs/bridge.yml", "sheet-form", "notice"),
        ("mkdocs.yml", "outdated", "notice"),
    }
    assert all("briefs repair --write" in f.cure for f in findings)
    looked = CliRunner().invoke(cli, ["repair", "--root", str(root)])
    assert "older form" in looked.output and ALONE in (root / "briefs/bridge.yml").read_text()
    CliRunner().invoke(cli, ["repair", "--write", "--root", str(root)])
    text = (root / "briefs/bridge.yml").read_text("utf-8")
    assert "    against: [{claim: rise}, {claim: union-count}]\n" in text
    assert text.index("format: 2\n") < text.index("title:")
    assert not is_outdated((root / "mkdocs.yml").read_text("utf-8"))
    assert not [f for f in check(root).findings if f.code in ("sheet-form", "outdated")]


def test_settings_without_the_list_of_other_pages_get_one() -> None:
    from generator.authoring.renew_form import _with_footnotes

    made = _with_footnotes("site_name: x\nmarkdown_extensions:\n  - tables\n")
    assert made == (
        "site_name: x\nmarkdown_extensions:\n  - footnotes\n  - tables\n\n"
        "not_in_nav: |\n  /briefs/**\n"
    )
    assert not is_outdated(made)
    assert not is_outdated("site_name: x\n")

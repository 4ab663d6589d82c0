"""Each brief says where its errors are reported: to the site's contact, else in the repository's form."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import build
from generator.pages.views import report_address
from generator.site.read_site import read_site
from tests.folders import BRIDGE

FORM = "https://github.com/bay/harbour/issues/new?template=correction.yml&page=briefs%2Fbridge%2F"


def with_contact(folder: Path, line: str) -> Path:
    root = shutil.copytree(BRIDGE, folder / "bridge")
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("  briefs:\n", f"  briefs:\n    {line}\n", 1)
    settings.write_text(text, "utf-8")
    return root


@pytest.mark.parametrize(
    ("line", "repository", "begins"),
    [
        ("contact: ed@bay.example", "bay/harbour", ""),
        ("contact: https://bay.example/write", "", "https://bay.example/write"),
        ("contact:", "bay/harbour", FORM),
        ("contact:", "", ""),
    ],
)
def test_errors_are_reported_to_the_contact_or_in_the_form(
    line: str, repository: str, begins: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_REPOSITORY", repository)
    site = read_site(with_contact(tmp_path, line))
    assert site.settings.findings == ()
    address = report_address(site, site.briefs["bridge"])
    assert address.startswith(begins) and bool(address) == bool(begins) and " " not in address


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("ed@bay.example", "Something wrong? Write to ed@bay.example and name the claim"),
        (
            "https://bay.example/write?a=1&b=2",
            '<a href="https://bay.example/write?a=1&amp;b=2">Report an error</a>',
        ),
    ],
)
def test_the_built_page_says_it(contact: str, shown: str, tmp_path: Path) -> None:
    root = with_contact(tmp_path, f"contact: {contact}")
    assert "error" not in {finding.level for finding in build(root).findings}
    assert shown in (root / "site/briefs/bridge/index.html").read_text("utf-8")

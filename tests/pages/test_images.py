"""A picture beside a brief has its words, its credit and its licence, and the file is what its name says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from generator.build import build
from generator.checks import run_checks
from generator.pages.render import render
from generator.site.by_hand import MAX_BYTES
from generator.site.read_site import read_site
from tests.folders import FIXTURES, ROOT, TESTS
from tests.projects import publishable

SHEET = "briefs/boats.yml"
PNG = (TESTS / "cases/image-stands/passes-all-kinds/docs/assets/pier.png").read_bytes()
IMAGE = """\
images:
  - file: pier.png
    alt: The old pier ] with *boats* | <b>at</b> noon.
    caption: About 40 passengers use the night boat. [^passengers]
    credit: Ada Brun [own work]
    licence: CC BY 4.0
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(FIXTURES / "base", tmp_path / "project"))
    with (root / SHEET).open("a", encoding="utf-8") as sheet:
        sheet.write(IMAGE)
    (root / "docs/assets").mkdir(parents=True)
    (root / "docs/assets/pier.png").write_bytes(PNG)
    return root


def told(root: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in run_checks(read_site(root))]


def test_the_page_shows_it_with_caption_credit_and_licence(root: Path) -> None:
    assert told(root) == []
    outcome = build(publishable(root))
    assert not outcome.refused, outcome.findings
    html = (root / "site/briefs/boats/index.html").read_text("utf-8")
    (image,) = re.findall(r"<img [^>]*bf-image[^>]*>", html)
    assert 'src="../../assets/pier.png"' in image
    assert 'alt="The old pier ] with *boats* | &lt;b&gt;at&lt;/b&gt; noon."' in image
    caption = re.sub("<[^>]*>", "", html.split('bf-caption">')[1].split("\n")[0])
    assert caption == (
        "About 40 passengers use the night boat.1 Picture: Ada Brun [own work]. Licence: CC BY 4.0."
    )
    assert (root / "site/assets/pier.png").read_bytes() == PNG
    (data,) = json.loads((root / "site/data/briefs/boats.json").read_text("utf-8"))["images"]
    assert data["file"] == "assets/pier.png" and data["licence"] == "CC BY 4.0"
    assert data["caption"][0]["cites"] == ["passengers"]


def test_the_published_schema_takes_it(root: Path) -> None:
    files = render(read_site(root))
    made = json.loads(files["docs/data/briefs/boats.json"])
    schema = json.loads(files[f"docs/{made['format']['schema']}"])
    assert [
        error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(made)
    ] == []
    made["images"][0]["credit"] = None
    assert not jsonschema.Draft202012Validator(schema).is_valid(made)


@pytest.mark.parametrize("key", ["alt", "credit", "licence", "file"])
def test_it_needs_words_credit_and_licence(key: str, root: Path) -> None:
    text = (root / SHEET).read_text("utf-8")
    lines = [line for line in text.split("\n") if not re.match(rf"(    |  - ){key}: ", line)]
    text = "\n".join(lines)
    (root / SHEET).write_text(text.replace("    alt", "  - alt", 1) if key == "file" else text)
    assert [(code, f"`{key}`" in message) for code, message in told(root)] == [
        ("missing-key", True)
    ]


def test_a_figure_in_its_caption_is_that_of_a_claim(root: Path) -> None:
    text = (root / SHEET).read_text("utf-8")
    (root / SHEET).write_text(text.replace("caption: About 40", "caption: About 70"), "utf-8")
    assert [code for code, _ in told(root)] == ["prose-figures"]


@pytest.mark.parametrize(
    ("lay", "words"),
    [
        (lambda path: path.write_bytes(PNG + bytes(MAX_BYTES)), "more than 1024 KiB"),
        (lambda path: path.symlink_to("/etc/hostname"), "a link"),
        (lambda path: os.mkfifo(path), "not a plain file"),
        (lambda path: path.mkdir(), "not a plain file"),
    ],
    ids=["too large", "a link", "a pipe", "a folder"],
)
def test_what_is_no_file_of_a_fit_size_is_refused(
    lay: Callable[[Path], object], words: str, root: Path
) -> None:
    path = root / "docs/assets/pier.png"
    path.unlink()
    lay(path)
    ((code, message),) = told(root)
    assert code == "image-stands" and words in message


@pytest.mark.parametrize("name", [".gitignore", "generator/commands/write/starter/gitignore"])
def test_git_keeps_it_and_none_of_our_own_files(name: str, root: Path) -> None:
    (root / ".gitignore").write_bytes((ROOT / name).read_bytes())
    for path, content in render(read_site(root)).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    git = ("git", "-C", str(root))
    subprocess.run([*git, "init", "-q"], check=True)
    listed = subprocess.run(
        [*git, "ls-files", "--others", "--exclude-standard", "docs"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert listed.stdout.split() == ["docs/assets/pier.png"]

"""A build with nothing changed does nothing; whatever changes, the bytes are those of a build from nothing."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from generator.build import build
from generator.publishing.last_build import record as last_build
from generator.publishing.last_build.carried_pages import Carrying, LastPages
from generator.publishing.last_build.record import (
    PAGES,
    RECORD,
    digest_inputs,
    last_findings,
    last_pages,
)
from generator.publishing.publisher.settings_reach import settings_reach
from tests.edits import EDITS, snapshot
from tests.edits import SHEET as SHEET_OF_EDITS
from tests.folders import BRIDGE
from tests.projects import Change, edit


def known(root: Path) -> bool:
    """Whether a build of `root` would do nothing."""
    return last_findings(root, digest_inputs(root)) is not None


def add(path: str, text: str = "x\n") -> Change:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")

    return change


SHEET, CARDS, ACTORS, CONFIG = (
    "briefs/bridge.yml",
    "seeds/sources.yml",
    "seeds/actors.yml",
    "mkdocs.yml",
)
ABOUT = "---\ntitle: Who we are\norder: 1\n---\n\n# Who we are\n\nWords.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built; tests copy nothing of it, for a copy is not believed: they put things back."""
    root = shutil.copytree(BRIDGE, tmp_path_factory.mktemp("built") / "project")
    add("docs/about/us.md", ABOUT)(root)
    assert not build(root).refused
    assert known(root)
    return root


def test_again_nothing_is_done_and_the_same_is_told(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = (built / RECORD).read_bytes()
    before = snapshot(built / "site")

    def fail(_: Path) -> None:
        raise AssertionError("it was read again")

    monkeypatch.setattr("generator.build.read_site", fail)
    told = json.loads(record)["findings"]
    assert [finding.message for finding in build(built).findings] == [
        message for _, _, message, *_ in told
    ]
    assert snapshot(built / "site") == before
    assert (built / RECORD).read_bytes() == record


INPUTS: dict[str, Change] = {
    "a sheet": edit(SHEET, "The harbour bridge", "The old harbour bridge"),
    "a new sheet": lambda root: shutil.copy(root / SHEET, root / "briefs/second.yml"),
    "a text": edit("seeds/call.txt", "a", "e"),
    "a new text": add("seeds/third.txt"),
    "the cards": edit(CARDS, "\n", "\n# x\n"),
    "the actors": edit(ACTORS, "\n", "\n# x\n"),
    "a card of its own": add("seeds/sources/third.yml"),
    "an original": add("seeds/originals/call.html"),
    "the settings": edit(CONFIG, "Harbour briefings", "Port briefings"),
    "a page by hand": edit("docs/about/us.md", "Words", "Other words"),
    "a new page by hand": add("docs/about/you.md"),
    "a picture": add("docs/about/us.png"),
}


@pytest.mark.parametrize("name", INPUTS)
def test_every_kind_of_input_is_looked_at(built: Path, tmp_path: Path, name: str) -> None:
    before = {folder: snapshot(built / folder) for folder in ("briefs", "seeds", "docs/about")}
    config = (built / CONFIG).read_bytes()
    INPUTS[name](built)
    try:
        assert not known(built)
    finally:
        for folder, files in before.items():
            for path in [path for path in (built / folder).rglob("*") if path.is_file()]:
                inner = path.relative_to(built / folder).as_posix()
                if inner not in files:
                    path.unlink()
                elif path.read_bytes() != files[inner]:
                    path.write_bytes(files[inner])
        (built / CONFIG).write_bytes(config)
    # A page by hand is copied into the site, from a file that is another one now.
    assert known(built) or "page" in name or "picture" in name
    build(built)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITE_URL", "https://a.example/"),
        ("SITE_REPOSITORY", "a/b"),
        ("GITHUB_REPOSITORY", "a/b"),
        ("SITE_COMMIT", "abcdef0"),
        ("GITHUB_SHA", "abcdef0"),
        ("SOURCE_DATE_EPOCH", "1893456001"),
    ],
)
def test_the_environment_is_looked_at(
    built: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert not known(built)
    monkeypatch.undo()
    assert known(built)


def test_withheld_texts_are_looked_at(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFS_WITHHELD", str(tmp_path))
    before = digest_inputs(built)
    (tmp_path / "a.txt").write_text("x")
    assert digest_inputs(built) != before


def test_the_engine_and_what_is_installed_are_looked_at(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = shutil.copytree(last_build.ENGINE, tmp_path / "engine")
    monkeypatch.setattr(last_build, "ENGINE", engine)
    before = digest_inputs(built)
    edit("pages/templates/brief.md.jinja", "\n", "\n\n")(engine)
    after = digest_inputs(built)
    assert before and after and before.content != after.content
    monkeypatch.setattr("platform.python_version", lambda: "4.0.0")
    other = digest_inputs(built)
    assert other and other.content != after.content


def test_a_package_that_is_put_in_is_looked_at(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", [*sys.path, str(tmp_path), str(tmp_path / "nowhere")])
    marks = []
    for version in ("1.0", "1.1"):
        (tmp_path / f"bridges-{version}.dist-info").mkdir()
        marks.append(digest_inputs(built))
        (tmp_path / f"bridges-{version}.dist-info").rmdir()
    contents = {now.content for now in [digest_inputs(built), *marks] if now}
    assert len(contents) == 3


OUTPUTS: dict[str, Change] = {
    "a file gone": lambda root: (root / "site/index.html").unlink(),
    "a file more": add("site/more.html"),
    "a page by somebody else": edit("site/index.html", "<body", "<BODY"),
    "a generated page gone": lambda root: (root / "docs/index.md").unlink(),
    "the theme": add(".briefs/theme/main.html"),
    "the manifest gone": lambda root: (root / ".briefs/manifest.json").unlink(),
    "the site gone": lambda root: shutil.rmtree(root / "site"),
    "another right": lambda root: (root / "site/index.html").chmod(0o600),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_was_made_must_still_stand(tmp_path: Path, name: str) -> None:
    root = made_without_publisher(tmp_path)
    OUTPUTS[name](root)
    assert not known(root)


def made_without_publisher(folder: Path) -> Path:
    """A project with something in each place where a build leaves something, as a build remembers it."""
    root = shutil.copytree(BRIDGE, folder / "project")
    for path in ("site/index.html", "docs/index.md", ".briefs/theme/a.html", ".briefs/schemas/a"):
        add(path, "<body>x</body>\n")(root)
    manifest = {"version": 1, "files": {"docs/index.md": ["x"]}}
    add(".briefs/manifest.json", json.dumps(manifest))(root)
    add(".briefs/run-briefs-generate-first.yml")(root)
    last_build.remember(root, digest_inputs(root), [])
    assert known(root)
    return root


def test_equal_size_and_time_deceive_nobody(tmp_path: Path) -> None:
    root = made_without_publisher(tmp_path)
    page = root / "site/index.html"
    marks = page.stat()
    page.write_text("<body>y</body>\n")
    os.utime(page, ns=(marks.st_atime_ns, marks.st_mtime_ns))
    assert not known(root)


RECORDS: dict[str, Change] = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "half": lambda path: path.write_bytes(path.read_bytes()[:-20]),
    "no JSON": lambda path: path.write_bytes(b"\xff\xfe\x00"),
    "deep": lambda path: path.write_text("[" * 100_000),
    "a list": lambda path: path.write_text("[]"),
    "strange findings": lambda path: path.write_text(
        json.dumps(json.loads(path.read_text()) | {"findings": [[None] * 5]})
    ),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "a link": lambda path: (path.rename(path.with_name("x")), path.symlink_to(path.with_name("x"))),
    "a pipe": lambda path: (path.unlink(), os.mkfifo(path)),
}


@pytest.mark.parametrize("name", RECORDS)
def test_a_damaged_record_is_none(tmp_path: Path, name: str) -> None:
    root = made_without_publisher(tmp_path)
    RECORDS[name](root / RECORD)
    assert not known(root)
    last_build.remember(root, digest_inputs(root), [])
    assert known(root) or name == "a folder"


def test_a_project_that_brings_its_record_and_site_is_built(tmp_path: Path) -> None:
    """As one that was cloned: its files are equal, but no build on this machine has made them."""
    root = made_without_publisher(tmp_path)
    root.rename(tmp_path / "elsewhere")
    shutil.copytree(tmp_path / "elsewhere", root, copy_function=shutil.copy2)
    assert not known(root)


def test_what_changes_under_a_build_is_not_taken_for_built(tmp_path: Path) -> None:
    root = made_without_publisher(tmp_path)
    before = digest_inputs(root)
    text = (root / SHEET).read_text()
    edit(SHEET, "harbour", "port")(root)
    (root / SHEET).write_text(text)
    (root / RECORD).unlink()
    last_build.remember(root, before, [])
    assert not known(root)


@pytest.mark.parametrize(
    ("old", "new", "reach"),
    [
        ("INHERIT", "INHERIT", {"SITE_URL", "SITE_COMMIT", ""}),
        ("site_name: ", "site_author: !ENV [AUTHOR, x]\nsite_name: ", {"AUTHOR", "x"}),
        ("site_name: ", "hooks: [a.py]\nsite_name: ", None),
        ("site_name: ", "<<: {hooks: [a.py]}\nsite_name: ", None),
        ("custom_dir: .briefs/theme", "custom_dir: theme", None),
        ("INHERIT: .briefs/run-briefs-generate-first.yml", "INHERIT: ../a.yml", None),
        ("  - search", "  - search\n  - blog", None),
        ("  - search", "  - search: {lang: en}\n  - blog: {}", None),
        ("  - attr_list", "  - attr_list\n  - pymdownx.snippets", None),
        ("site_name: ", "repo_name: !relative x\nsite_name: ", None),
        ("site_name: ", "repo_name: !!python/name:os.system ''\nsite_name: ", None),
        ("site_name: ", "site_name: [", None),
    ],
)  # fmt: skip
def test_settings_that_reach_further_are_always_built(
    tmp_path: Path, old: str, new: str, reach: set[str] | None
) -> None:
    text = (BRIDGE / CONFIG).read_text("utf-8")
    assert old in text
    (tmp_path / CONFIG).write_text(text.replace(old, new, 1), "utf-8")
    found = settings_reach(tmp_path / CONFIG)
    assert found is None if reach is None else (found is not None and reach <= found)


def noted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pages each build carries over."""
    counts: list[int] = []
    link_files = Carrying.link_files

    def note(carrying: Carrying, site: Path, fresh: Path) -> bool:
        counts.append(len(carrying.files))
        return link_files(carrying, site, fresh)

    monkeypatch.setattr(Carrying, "link_files", note)
    return counts


def test_the_bytes_are_those_of_a_build_from_nothing(
    edited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = noted(monkeypatch)
    carried: dict[str, int] = {}
    build(edited)
    own: dict[str, Change] = {
        "a page gone": lambda root: (root / "site/index.html").unlink(),
        "after all": edit(SHEET_OF_EDITS, "The company sells all", "The company sells"),
    }
    for number, (name, change) in enumerate((EDITS | own).items()):
        change(edited)
        fresh = tmp_path / f"fresh-{number}"
        for folder in ("briefs", "seeds", "docs/about"):
            shutil.copytree(edited / folder, fresh / folder)
        shutil.copy(edited / CONFIG, fresh)
        counts.clear()
        first = build(edited)
        carried[name] = sum(counts)
        second = build(fresh)
        assert [str(one) for one in first.findings] == [str(one) for one in second.findings], name
        if not second.refused:
            assert snapshot(edited / "site") == snapshot(fresh / "site"), name
            assert known(edited), name
    pages = len(list((edited / "site").rglob("*.html")))
    for name in ("a sentence", "a card of a source", "an actor", "after all"):
        assert pages / 2 < carried[name] < pages, (name, carried)
    for name in ("a title, which other pages show", "the theme", "the settings", "a page gone"):
        assert carried[name] == 0, (name, carried)


def test_of_pages_only_those_of_the_site_that_stands_are_carried_over(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = made_without_publisher(tmp_path)
    pages = LastPages("x")
    last_build.remember(root, digest_inputs(root), [], pages)
    assert last_pages(root, digest_inputs(root)) == pages
    edit(SHEET, "harbour", "port")(root)
    add("docs/index.md", "other")(root)
    assert last_pages(root, digest_inputs(root)) == pages
    monkeypatch.setenv("SITE_COMMIT", "abcdef0")
    assert last_pages(root, digest_inputs(root)) == LastPages()
    monkeypatch.undo()
    add("site/more.html")(root)
    assert last_pages(root, digest_inputs(root)) == LastPages()


@pytest.mark.parametrize("name", [*RECORDS, "another"])
def test_pages_in_a_damaged_record_are_none(tmp_path: Path, name: str) -> None:
    root = made_without_publisher(tmp_path)
    last_build.remember(root, digest_inputs(root), [], LastPages("x"))
    changes = RECORDS | {"another": lambda path: path.write_text('{"navigation": "y"}')}
    changes[name](root / PAGES)
    assert last_pages(root, digest_inputs(root)) == LastPages()
    last_build.remember(root, digest_inputs(root), [], LastPages("x"))
    assert last_pages(root, digest_inputs(root)) == LastPages("" if name == "a folder" else "x")


def test_a_page_that_is_gone_meanwhile_is_made(
    edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(edited)
    shown = snapshot(edited / "site")
    edit(SHEET_OF_EDITS, "The company sells", "It sells")(edited)
    link_files = Carrying.link_files

    def late(carrying: Carrying, site: Path, fresh: Path) -> bool:
        if carrying.files:
            (site / min(carrying.files)).unlink()
        return link_files(carrying, site, fresh)

    monkeypatch.setattr(Carrying, "link_files", late)
    assert not build(edited).refused
    assert snapshot(edited / "site").keys() == shown.keys()

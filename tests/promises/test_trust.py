"""Guards that hostile edits led to, each with the smallest project that shows it."""

from __future__ import annotations

import difflib
import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.build import build, check, generate
from generator.pages.render import render
from generator.report import report
from generator.site.mkdocs_config import NAVIGATION
from generator.site.read_site import read_site
from generator.text.nearest_passage import STEPS, WIDER
from generator.text.quotes import Miss, body, find_quote
from tests.folders import BRIDGE


def project(folder: Path, **changes: dict[str, str]) -> Path:
    shutil.copytree(BRIDGE, folder, dirs_exist_ok=True)
    for name, pairs in changes.items():
        path = folder / {"brief": "briefs/bridge.yml", "cards": "seeds/sources.yml",
                         "actors": "seeds/actors.yml"}[name]  # fmt: skip
        text = path.read_text("utf-8")
        for before, after in pairs.items():
            assert before in text
            text = text.replace(before, after)
        path.write_text(text, "utf-8")
    return folder


def test_a_title_s_quote_mark_stays_in_its_attribute(tmp_path: Path) -> None:
    root = project(tmp_path, brief={"title: The harbour bridge": "title: 'The \"harbour\" <bridge>'"})  # fmt: skip
    nav = str(render(read_site(root))[NAVIGATION])
    assert "The &quot;harbour&quot; &lt;bridge&gt;" in nav


def test_a_backtick_in_a_name_stays_in_a_citation_s_title(tmp_path: Path) -> None:
    root = project(tmp_path, actors={"name: the port office": "name: the `port` office"})
    pages = [str(page) for name, page in render(read_site(root)).items() if name.endswith(".md")]
    titles = [line for page in pages for line in page.split("\n") if ".bf-cite" in line]
    assert titles and any("The &#96;port&#96; office" in line for line in titles)


def test_a_file_that_is_too_large_is_not_opened_to_show_a_line(tmp_path: Path) -> None:
    root = project(tmp_path)
    with (root / "seeds/huge.txt").open("wb") as file:
        file.truncate(8 * 1024**3)  # holes: it takes no room, but reading it would
    found = [one for one in check(root).findings if one.place.path == "seeds/huge.txt"]
    assert [one.code for one in found] == ["too-large"]
    assert report(found, root).count("\n") == 1


def compared(monkeypatch: pytest.MonkeyPatch, quote: str, text: str) -> tuple[int, object]:
    """How many windows of the text were compared with the quote as a whole, and what was found."""
    number = 0

    class Counted(difflib.SequenceMatcher[str]):
        def ratio(self) -> float:
            nonlocal number
            number += 1
            return super().ratio()

    with monkeypatch.context() as patch:
        patch.setattr("generator.text.nearest_passage.difflib.SequenceMatcher", Counted)
        found = find_quote(quote, body(text))
    return number, found


def test_a_quote_that_is_not_there_costs_no_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [f"word{number * 7919 % 3000}" for number in range(20_000)]
    text = "\n".join(" ".join(words[at : at + 100]) for at in range(0, 20_000, 100))
    quote = " ".join(words[1200:1230]).replace("word", "Word", 1)
    number, found = compared(monkeypatch, quote, text)
    # Not the clock, which depends on the machine: 60,000 windows are there.
    assert 0 < number <= STEPS // len(quote) ** 2 + len(WIDER)
    assert isinstance(found, Miss) and found.why == "differs" and found.nearest is not None
    assert found.nearest.paragraph == 13


def test_where_every_window_looks_alike_the_search_ends_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pairs = [f"{first}{second}" for first in "abcdef" for second in "uvwxyz"]
    quote = " ".join(reversed([pair[::-1] for pair in pairs]))  # the same letters, in no like order
    number, _ = compared(monkeypatch, quote, "\n".join([" ".join(pairs * 3)] * 400))
    assert 0 < number <= STEPS // len(quote) ** 2 + len(WIDER)


def test_a_word_that_stands_everywhere_is_told_in_one_line() -> None:
    found = find_quote("a", body("a " * 300_000), prefix="a", suffix="a")
    assert isinstance(found, Miss) and found.why == "ambiguous" and len(found.message) < 300


def test_a_refused_check_builds_nothing(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert not generate(root).refused
    (root / "site").mkdir()
    (root / "site/last.html").write_text("the last good site")
    project(root, brief={"A toll is not ruled out. [^toll]": "A toll is not ruled out. [^nobody]"})
    assert build(root).refused
    assert [path.name for path in (root / "site").iterdir()] == ["last.html"]


# --- withheld texts -----------------------------------------------------------------------------


def withheld(tmp_path: Path) -> tuple[Path, Path]:
    """The fixture with one of its texts in a folder elsewhere."""
    root = project(tmp_path / "project", cards={"  file: follow.txt\n": "  file: follow.txt\n  text: withheld\n"})  # fmt: skip
    (tmp_path / "apart").mkdir()
    shutil.move(root / "seeds/follow.txt", tmp_path / "apart/follow.txt")
    return root, tmp_path / "apart"


@pytest.mark.parametrize("supplied", [False, True])
def test_a_withheld_text_is_published_nowhere_and_said_to_be_unchecked(
    supplied: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFS_WITHHELD", raising=False)
    root, apart = withheld(tmp_path)
    if supplied:
        monkeypatch.setenv("BRIEFS_WITHHELD", str(apart))
    outcome = generate(root)
    assert not outcome.refused, [str(one) for one in outcome.findings]
    page = (root / "docs/briefs/bridge/evidence.md").read_text("utf-8")
    assert ("Not re-checked here" in page) == (not supplied)
    checked = {
        one["source"]: "start" in one["quote"]
        for claim in json.loads((root / "docs/data/briefs/bridge.json").read_text("utf-8"))["claims"]
        for one in claim["evidence"]
    }  # fmt: skip
    assert checked == {"call": True, "follow": supplied}
    # No sentence of the text that nobody quotes is anywhere, packed or plain.
    unquoted = "Under a standing rule, the city takes no toll on bridges. The drivers"
    assert unquoted in (apart / "follow.txt").read_text("utf-8")
    for path in (root / "docs").rglob("*"):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as packed:
                texts = [packed.read(name) for name in packed.namelist()]
        else:
            texts = [path.read_bytes()] if path.is_file() else []
        assert all(unquoted.encode() not in text for text in texts), path


def test_a_withheld_text_in_the_repository_is_refused(tmp_path: Path) -> None:
    root, apart = withheld(tmp_path)
    shutil.copy(apart / "follow.txt", root / "seeds/follow.txt")
    assert "source-files" in {one.code for one in check(root).findings}


def test_a_wrong_withheld_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, apart = withheld(tmp_path)
    monkeypatch.setenv("BRIEFS_WITHHELD", str(apart))
    text = (apart / "follow.txt").read_text("utf-8")
    (apart / "follow.txt").write_text(text + "x", "utf-8")
    assert "source-sealed" in {one.code for one in check(root).findings}
    (apart / "follow.txt").unlink()
    (apart / "follow.txt").symlink_to(tmp_path / "project/seeds/call.txt")
    told = [one for one in check(root).findings if one.code == "not-a-file"]
    assert [one.place.path for one in told] == ["seeds/sources.yml"] and told[0].place.line
    monkeypatch.setenv("BRIEFS_WITHHELD", str(tmp_path / "nowhere"))
    assert "no-folder" in {one.code for one in check(root).findings}


def test_one_text_under_two_names_is_refused(tmp_path: Path) -> None:
    root = project(tmp_path)
    shutil.copy(root / "seeds/call.txt", root / "seeds/call2.txt")
    digest = hashlib.sha256((root / "seeds/call.txt").read_bytes()).hexdigest()
    with (root / "seeds/sources.yml").open("a") as file:
        file.write(f"again: {{file: call2.txt, sha256: {digest}, label: Again, descriptor: Unsigned.}}\n")  # fmt: skip
    assert any("byte for byte" in one.message for one in check(root).findings)


def test_the_pack_s_verifier_sees_a_quote_that_was_changed_in_the_pack(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    generate(root)
    with zipfile.ZipFile(root / "docs/data/briefs/bridge-evidence.zip") as packed:
        packed.extractall(tmp_path)
    folder = tmp_path / "bridge-evidence"
    command = [sys.executable, str(folder / "verify.py"), str(root / "seeds")]
    assert subprocess.run(command, capture_output=True).returncode == 0
    pack = json.loads((folder / "evidence.json").read_text("utf-8"))
    pack["quotes"][0]["exact"] = pack["quotes"][0]["exact"].replace("300", "400")
    (folder / "evidence.json").write_text(json.dumps(pack), "utf-8")
    assert subprocess.run(command, capture_output=True).returncode == 1

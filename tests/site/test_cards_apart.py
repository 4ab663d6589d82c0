"""Cards of sources and actors may stand one a file, beside the registers or in their place."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import check
from generator.cli import cli
from generator.finding import Finding
from tests.folders import FIXTURES


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The bridge with every card in a file of its own, and no register."""
    root = Path(shutil.copytree(FIXTURES / "bridge", tmp_path / "bridge"))
    for register in ("sources", "actors"):
        file = root / "seeds" / f"{register}.yml"
        cards = re.split(r"^(?=[a-z])", file.read_text("utf-8"), flags=re.MULTILINE)
        file.unlink()
        folder = file.with_suffix("")
        folder.mkdir()
        for card in filter(None, cards):
            (folder / f"{card.partition(':')[0]}.yml").write_text(card, "utf-8")
    return root


def findings(root: Path) -> list[Finding]:
    return [finding for finding in check(root).findings if finding.level == "error"]


def test_cards_in_files_of_their_own_are_a_register(root: Path) -> None:
    assert findings(root) == []


def test_a_register_and_a_folder_stand_beside_one_another(root: Path) -> None:
    (root / "seeds/sources/call.yml").rename(root / "seeds/sources.yml")
    assert findings(root) == []


def test_a_card_that_is_not_read_is_told_and_nothing_that_follows_from_it(root: Path) -> None:
    (root / "seeds/sources/call.yml").write_text("call: {file: call.txt\n", "utf-8")
    assert {finding.place.path for finding in findings(root)} == {"seeds/sources/call.yml"}


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        (
            "seeds/sources/bridge.yml",
            "call2: {file: x.txt, label: x, descriptor: x}\n",
            "file-name",
        ),
        ("seeds/actors.yml", "city: {name: the city, kind: state}\n", "already-there"),
        ("seeds/sources/more.txt", "words\n", "unknown-file"),
    ],
)
def test_a_file_of_another_name_an_id_given_twice_and_other_files_are_told(
    root: Path, path: str, text: str, code: str
) -> None:
    (root / path).write_text(text, "utf-8")
    assert code in {finding.code for finding in findings(root)}


def test_a_folder_that_is_a_link_is_refused(root: Path, tmp_path: Path) -> None:
    (root / "seeds/actors").rename(tmp_path / "elsewhere")
    (root / "seeds/actors").symlink_to(tmp_path / "elsewhere")
    assert "not-a-file" in {finding.code for finding in findings(root)}


def test_new_cards_are_files_of_their_own_where_the_folder_stands(
    root: Path, tmp_path: Path
) -> None:
    text = tmp_path / "Ferry.txt"
    text.write_text("Ferry to stop\n\nThe ferry stops on Monday.\n", "utf-8")
    run = CliRunner().invoke
    for words in (["source", str(text)], ["actor", "ferry-line", "--kind", "organisation"]):
        done = run(cli, ["new", *words, "--root", str(root)])
        assert done.exit_code == 0, done.output
    assert (root / "seeds/sources/ferry.yml").read_text("utf-8").startswith("ferry:\n")
    assert (root / "seeds/actors/ferry-line.yml").exists()
    again = run(cli, ["new", "source", str(text), "--id", "other", "--root", str(root)])
    assert again.exit_code == 1 and "already-there" in again.output


def test_sealing_writes_the_files_that_are_not_sealed(root: Path) -> None:
    with (root / "seeds/call.txt").open("a") as text:
        text.write("One more line.\n")
    before = (root / "seeds/sources/follow.yml").read_bytes()
    done = CliRunner().invoke(cli, ["seal", "--root", str(root)])
    assert "seeds/sources/call.yml written" in done.output
    assert (root / "seeds/sources/follow.yml").read_bytes() == before
    assert "source-sealed" not in {finding.code for finding in findings(root)}

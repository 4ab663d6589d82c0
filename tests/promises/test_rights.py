"""What leaves the house of a text: its quotes and what is listed on its page, counted; of a withheld text nothing else."""

from __future__ import annotations

import hashlib
import html
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.analysis.coverage import coverage
from generator.build import check, generate
from tests.folders import BRIDGE, FIXTURES

SECRET = "Hidden Marlowe wrote to us"


RUN = 6


def plain(text: str) -> str:
    """The words of a text, whatever marks a format puts between them."""
    words = re.findall(r"[^\W_]+", html.unescape(text))
    return f" {' '.join(words)} "


def published(root: Path) -> Iterator[tuple[str, str]]:
    """Every text that is published, those in archives too."""
    for path in sorted((root / "docs").rglob("*")):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield f"{path.name}/{name}", archive.read(name).decode("utf-8")
        elif path.is_file():
            yield path.name, path.read_bytes().decode("utf-8", "replace")


def edited(root: Path, name: str, before: str, after: str) -> None:
    text = (root / name).read_text("utf-8")
    assert before in text
    (root / name).write_text(text.replace(before, after, 1), "utf-8")


def seal(root: Path, text: Path) -> None:
    """Put the fingerprint of a text in the place of the one on its card."""
    old = hashlib.sha256((BRIDGE / "seeds" / text.name).read_bytes()).hexdigest()
    edited(root, "seeds/sources.yml", old, hashlib.sha256(text.read_bytes()).hexdigest())


def shared(root: Path) -> set[str]:
    return {finding.message for finding in check(root).findings if finding.code == "share-quoted"}


# Beside a quote, between two, in furniture: each within what is otherwise accounted for.
PLACES = {
    "right after a quote": ("union opposes a toll.", f"union opposes a toll, {SECRET}."),
    "some words after": ("told the Morning Post.", f"told the Morning Post, as {SECRET}."),
    "before a quote": ("On March 3, the port office", f"{SECRET}: On March 3, the port office"),
    "in furniture": ("\n\nThe talks", f"\n\nMore news: {SECRET}\n\nThe talks"),
}


@pytest.mark.parametrize("supplied", [False, True], ids=["not supplied", "supplied"])
@pytest.mark.parametrize("place", PLACES)
def test_no_word_of_a_withheld_text_is_published_but_those_quoted(
    place: str, supplied: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, apart = Path(shutil.copytree(BRIDGE, tmp_path / "project")), tmp_path / "apart"
    apart.mkdir()
    text = apart / "follow.txt"
    shutil.move(root / "seeds/follow.txt", text)
    edited(apart, "follow.txt", *PLACES[place])
    if place == "in furniture":
        added = "second-hand.\n  furniture: [More news*]\n"
        edited(root, "seeds/sources.yml", "second-hand.\n", added)
    edited(
        root, "seeds/sources.yml", "  file: follow.txt\n", "  file: follow.txt\n  text: withheld\n"
    )
    seal(root, text)
    monkeypatch.delenv("BRIEFS_WITHHELD", raising=False)
    if supplied:
        monkeypatch.setenv("BRIEFS_WITHHELD", str(apart))
    assert not generate(root).refused
    assert [name for name, words in published(root) if "Marlowe" in words] == []


def test_the_words_around_quotes_are_in_no_format(tmp_path: Path) -> None:
    root = Path(shutil.copytree(BRIDGE, tmp_path / "project"))
    assert not generate(root).refused
    for name, words in published(root):
        if name.endswith(("evidence.json", "bridge.json")):
            given = json.loads(words)
            quotes = given.get("quotes") or [
                passage
                for claim in given["claims"]
                for piece in claim["evidence"]
                for passage in (piece["quote"], *piece.get("context", ()))
            ]
            assert quotes and not any({"prefix", "suffix"} & set(quote) for quote in quotes), name
        if name.endswith("evidence.csv"):
            assert not {"prefix", "suffix"} & set(words.partition("\n")[0].strip().split(","))


@pytest.mark.parametrize("name", ["bridge", "orchard"])
def test_every_word_that_can_be_read_anywhere_is_counted(name: str, tmp_path: Path) -> None:
    """Put together what is published of each text, in runs of six words, as a stranger would."""
    root = Path(shutil.copytree(FIXTURES / name, tmp_path / "project"))
    outcome = generate(root)
    assert not outcome.refused
    everything = "\n".join(plain(words) for _, words in published(root))
    for source in outcome.site.sources.values():
        account = coverage(outcome.site, source)
        assert account is not None and source.text is not None
        words = plain(source.text).split()
        known = bytearray(len(words))
        for at in range(len(words) - RUN + 1):
            if f" {' '.join(words[at : at + RUN])} " in everything:
                known[at : at + RUN] = b"\1" * RUN
        parted = len(words) - account.words  # `union’s` is two words here
        assert 0 < sum(known) <= account.shown + parted, source.id


def test_lines_of_furniture_stand_nowhere(tmp_path: Path) -> None:
    root = Path(shutil.copytree(BRIDGE, tmp_path / "project"))
    teaser = "More news of the quays and of those who sweep them"
    edited(root, "seeds/call.txt", "More news", teaser)
    edited(root, "seeds/sources.yml", "[More news]", "[More*]")
    seal(root, root / "seeds/call.txt")
    assert not generate(root).refused
    assert [name for name, words in published(root) if "those who sweep" in words] == []


def test_more_than_the_limit_is_told(tmp_path: Path) -> None:
    root = Path(shutil.copytree(BRIDGE, tmp_path / "project"))
    assert len(shared(root)) == 2  # the fixture quotes nearly all of its two short texts
    filler = " ".join(f"word{number}" for number in range(400))
    edited(root, "seeds/follow.txt", "\nThe talks", f"\n{filler}\n\nThe talks")
    edited(root, "seeds/sources.yml", "second-hand.\n", "second-hand.\n  furniture: [word0*]\n")
    seal(root, root / "seeds/follow.txt")
    assert [message.split("`")[1] for message in shared(root)] == ["call"]

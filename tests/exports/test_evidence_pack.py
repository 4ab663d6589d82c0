"""The evidence pack: the same zip each time, no more of a text than its quotes, and a verifier that can say no."""

from __future__ import annotations

import ast
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.exports import export
from generator.exports.evidence_pack.verify import fold, frame
from generator.exports.formats.pack import VERIFIER, _frame
from generator.site.read_site import read_site
from tests.folders import BRIDGE

SEEDS = BRIDGE / "seeds"


@pytest.fixture(scope="module")
def packed() -> bytes:
    return made()


def made() -> bytes:
    content = export(read_site(BRIDGE))["data/briefs/bridge-evidence.zip"]
    assert isinstance(content, bytes)
    return content


@pytest.fixture
def folder(packed: bytes, tmp_path: Path) -> Path:
    """The pack, unpacked, beside a folder `mine` with the reader's copies of the texts."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path)
    (tmp_path / "mine").mkdir()
    for name in ("call.txt", "follow.txt"):
        shutil.copy(SEEDS / name, tmp_path / "mine" / name)
    return tmp_path


def verify(folder: Path, *arguments: str) -> tuple[int, str]:
    """Exit code and output of the pack's own verifier, run alone: no environment, no project."""
    script = folder / "bridge-evidence" / "verify.py"
    command = [sys.executable, "-I", "-S", str(script), *(arguments or (str(folder / "mine"),))]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env={}, cwd=folder
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "mine" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_zip_is_plain_and_the_same_each_time(packed: bytes) -> None:
    assert made() == packed
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    names = [one.filename for one in entries]
    assert names == [
        f"bridge-evidence/{name}" for name in ("README.txt", "evidence.json", "verify.py")
    ]
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(one.compress_type, one.extra, one.external_attr >> 16) for one in entries} == {
        (zipfile.ZIP_DEFLATED, b"", 0o100644)
    }


def test_what_stands_around_a_quote_is_told_as_the_verifier_reads_it() -> None:
    """However much white space stands there, and at both ends of a text."""
    for gap in (" ", "\n\n", " " * 500):
        text = f"One two.{gap}Three{gap}four five.{gap}{'Six seven eight. ' * 9}{gap}Nine."
        source = SimpleNamespace(text=text, withheld=False)
        for words in ("One", "Three", "four five.", "eight. Six", "Nine."):
            start = text.index(words)
            told = _frame(source, {"start": start, "end": start + len(words)})  # type: ignore[arg-type]
            at = fold(text).index(words)
            assert told == frame(fold(text), at, at + len(words)), (gap, words)


def test_no_article_is_in_the_pack(folder: Path) -> None:
    told = json.loads((folder / "bridge-evidence" / "evidence.json").read_text("utf-8"))
    everything = "".join(path.read_text("utf-8") for path in (folder / "bridge-evidence").iterdir())
    for quote in told["quotes"]:
        text = (SEEDS / f"{quote['source']}.txt").read_text("utf-8")
        assert text[quote["start"] : quote["end"]] == quote["exact"]
        assert "\n" not in quote["exact"]
        assert set(quote) == {"id", "source", "exact", "start", "end", "frame"}
    assert "long and dull" not in everything, "a sentence that was set aside"
    assert "The bridge was built" not in everything


def test_every_claim_leads_to_its_quotes(folder: Path) -> None:
    told = json.loads((folder / "bridge-evidence" / "evidence.json").read_text("utf-8"))
    quotes = {one["id"]: one for one in told["quotes"]}
    used = set()
    for claim in told["claims"]:
        for one in claim["evidence"]:
            used |= {one["quote"], *one.get("context", ())}
            assert quotes[one["quote"]]["source"] == one["source"]
    assert used == set(quotes) and len(told["claims"]) == 18


def test_the_right_texts_pass(folder: Path) -> None:
    code, told = verify(folder)
    quotes = json.loads((folder / "bridge-evidence" / "evidence.json").read_text("utf-8"))["quotes"]
    assert code == 0
    assert f"{len(quotes)} of {len(quotes)} quotes found" in told
    assert "NOT FOUND" not in told and "DIFFERS" not in told


def test_a_changed_word_in_a_quote_fails(folder: Path) -> None:
    edit(folder, "call.txt", "close to 300 lorries", "close to 400 lorries")
    code, told = verify(folder)
    assert code == 1
    missing = [line for line in told.splitlines() if "NOT FOUND" in line]
    assert len(missing) == 1 and "close to 300 lorries" in missing[0]


def test_a_change_outside_the_quotes_is_told(folder: Path) -> None:
    edit(folder, "call.txt", "built in 1931", "built in 1932")
    code, told = verify(folder)
    assert code == 3
    assert "call: call.txt, fingerprint DIFFERS" in told and "NOT FOUND" not in told


def test_other_white_space_is_no_change(folder: Path) -> None:
    edit(folder, "follow.txt", "put traffic at about", "put\u00a0traffic\r\n   at about")
    code, told = verify(folder)
    assert (code, "NOT FOUND" in told) == (3, False)


def test_a_quote_inside_a_longer_word_or_number_is_not_found(folder: Path) -> None:
    edit(folder, "follow.txt", "could rise to 500.", "could rise to 5000.")
    code, told = verify(folder)
    assert code == 1 and "NOT FOUND" in told


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("The talks", "At about 300 lorries a day, he said. The talks", 3),
        ("On March 3, the port office put traffic at about 300 lorries a day. The drivers",
         "The drivers", 1),
    ],
    ids=["also elsewhere", "only elsewhere"],
)  # fmt: skip
def test_words_that_stand_elsewhere_too_are_told_apart_by_what_is_around_them(
    old: str, new: str, code: int, folder: Path
) -> None:
    quote = "On March 3, the port office put traffic at about 300 lorries a day"
    edit(
        folder,
        "follow.txt",
        "The talks have",
        f"He said: {quote}, more or less. He said: {quote}, no more. The talks have",
    )
    if code == 1:
        edit(folder, "follow.txt", old, new)
    assert verify(folder)[0] == code


def test_a_copy_is_known_by_its_fingerprint_whatever_its_name(folder: Path) -> None:
    (folder / "mine" / "call.txt").rename(folder / "mine" / "saved from the web.html")
    assert verify(folder)[0] == 0


def test_a_text_that_is_not_there_fails(folder: Path) -> None:
    (folder / "mine" / "follow.txt").unlink()
    code, told = verify(folder)
    assert code == 1 and "follow: NO TEXT (follow.txt)" in told


def test_bytes_that_are_no_text_fail_without_a_traceback(folder: Path) -> None:
    (folder / "mine" / "follow.txt").write_bytes(b"\xff\xfe\x00")
    assert verify(folder)[0] == 1


@pytest.mark.parametrize("arguments", [("nowhere",), ("a", "b")])
def test_a_wrong_call_says_how_to_call_it(folder: Path, arguments: tuple[str, ...]) -> None:
    code, told = verify(folder, *arguments)
    assert code == 2 and "python3 verify.py FOLDER" in told


def test_the_verifier_needs_the_standard_library_alone() -> None:
    tree = ast.parse(VERIFIER.read_text("utf-8"), feature_version=(3, 8))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported == {"__future__", "hashlib", "json", "sys", "pathlib", "typing"}
    assert imported <= sys.stdlib_module_names

"""What `write` touches, sweeps and refuses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publishing.write_files import MANIFEST, Refused, owned, replace_text, write

PAGES = {
    "docs/index.md": "# Home\n",
    "docs/briefs/bridge.md": "# Bridge\n",
    ".briefs/nav.yml": b"nav: []\n",
}


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name not in ("lock", "manifest.json")
    }


def content(files: dict[str, str | bytes]) -> dict[str, bytes]:
    return {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(one.place.path, one.code) for one in refused.value.findings]


def test_writes_everything_and_nothing_else(tmp_path: Path) -> None:
    assert write(PAGES, tmp_path) == sorted(PAGES)
    assert tree(tmp_path) == content(PAGES)


def test_touches_only_what_differs(tmp_path: Path) -> None:
    write(PAGES, tmp_path)
    before = {path: os.stat(tmp_path / path) for path in (*PAGES, MANIFEST)}
    assert write(PAGES, tmp_path) == []
    for path, state in before.items():
        now = os.stat(tmp_path / path)
        assert (now.st_mtime_ns, now.st_ino) == (state.st_mtime_ns, state.st_ino), path
    assert write({**PAGES, "docs/index.md": "# New\n"}, tmp_path) == ["docs/index.md"]
    assert (
        os.stat(tmp_path / "docs/briefs/bridge.md").st_ino == before["docs/briefs/bridge.md"].st_ino
    )


def test_files_come_one_after_the_other_and_a_fault_among_them_leaves_all_as_it_was(
    tmp_path: Path,
) -> None:
    assert write(iter(PAGES.items()), tmp_path) == sorted(PAGES)
    before = tree(tmp_path)

    def faulty() -> Iterator[tuple[str, str | bytes]]:
        yield "docs/index.md", "# New\n"
        yield "docs/second.md", "# Second\n"
        raise RuntimeError("a template failed")

    with pytest.raises(RuntimeError, match="a template failed"):
        write(faulty(), tmp_path)
    assert tree(tmp_path) == before
    assert write(PAGES, tmp_path) == []


def test_refuses_a_file_that_is_given_twice(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"'docs/a\.md' twice"):
        write([("docs/a.md", "one"), ("docs/a.md", "two")], tmp_path)
    assert not (tmp_path / "docs").exists()


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_a_killed_write_left_waiting_is_swept(tmp_path: Path, kind: str) -> None:
    write(PAGES, tmp_path)
    stage, other = tmp_path / ".briefs/write-new", tmp_path / "other"
    other.mkdir()
    (other / "kept.txt").write_text("kept")
    if kind == "folder":
        stage.mkdir()
        (stage / "0").write_text("half of")
    elif kind == "file":
        stage.write_text("half of")
    else:
        stage.symlink_to(other)
    assert write({**PAGES, "docs/index.md": "# New\n"}, tmp_path) == ["docs/index.md"]
    assert not stage.exists()
    assert (other / "kept.txt").read_text() == "kept"


def test_sweeps_what_it_wrote_and_the_folders_that_empties(tmp_path: Path) -> None:
    write({**PAGES, "docs/actors/deep/ortiz.md": "x"}, tmp_path)
    (tmp_path / "docs/briefs/notes.md").write_text("by hand")
    assert write({"docs/index.md": "# Home\n"}, tmp_path) == [
        ".briefs/nav.yml",
        "docs/actors/deep/ortiz.md",
        "docs/briefs/bridge.md",
    ]
    assert tree(tmp_path) == {"docs/index.md": b"# Home\n", "docs/briefs/notes.md": b"by hand"}
    assert not (tmp_path / "docs/actors").exists()


def test_a_file_becomes_a_folder_and_back(tmp_path: Path) -> None:
    for files in ({"docs/a": "1"}, {"docs/a/b": "2"}, {"docs/a": "3"}):
        write(files, tmp_path)
        assert tree(tmp_path) == content(files)


def test_never_overwrites_what_it_did_not_write(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("by hand")
    with pytest.raises(Refused) as refused:
        write(PAGES, tmp_path)
    assert codes(refused) == [("docs/index.md", "in-the-way")]
    assert tree(tmp_path) == {"docs/index.md": b"by hand"}


@pytest.mark.parametrize("next_files", [PAGES, {}], ids=["written again", "to be swept"])
def test_never_loses_an_edit_made_to_a_generated_file(
    tmp_path: Path, next_files: dict[str, str | bytes]
) -> None:
    write(PAGES, tmp_path)
    (tmp_path / "docs/index.md").write_text("edited")
    with pytest.raises(Refused) as refused:
        write(next_files, tmp_path)
    assert codes(refused) == [("docs/index.md", "edited-by-hand")]
    assert tree(tmp_path) == {**content(PAGES), "docs/index.md": b"edited"}


@pytest.mark.parametrize("place", ["docs", "docs/briefs", "docs/index.md", ".briefs"])
def test_writes_through_no_link(tmp_path: Path, place: str) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / place).parent.mkdir(parents=True)
    outside.mkdir()
    (root / place).symlink_to(outside)
    with pytest.raises(Exception, match="link") as refused:
        write(PAGES, root)
    assert type(refused.value).__name__ in ("Refused", "MachineTrouble")
    assert list(outside.iterdir()) == []


def test_a_folder_with_a_page_s_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs/index.md").mkdir(parents=True)
    (tmp_path / "docs/index.md/mine").write_text("x")
    with pytest.raises(Refused) as refused:
        write(PAGES, tmp_path)
    assert codes(refused) == [("docs/index.md", "in-the-way")]


@pytest.mark.parametrize(
    "path",
    ["../x", "docs/../x", "/etc/x", "docs//x", "docs/./x", "briefs/x.yml", "docs", "docs\\x", "docs/a\nb",
     "docs/c:d", "", MANIFEST, ".briefs/lock"],
)  # fmt: skip
def test_a_path_out_of_its_home_is_our_own_fault(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="refusing to write"):
        write({path: "x"}, tmp_path)
    assert tree(tmp_path) == {}


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"files": 3}',
        b'{"files": {"docs/index.md": 3}}',
        b"[" * 100_000,
    ],
)
def test_a_broken_record_loses_nothing(tmp_path: Path, garbage: bytes) -> None:
    write(PAGES, tmp_path)
    (tmp_path / MANIFEST).write_bytes(garbage)
    assert owned(tmp_path) == {}
    assert write(PAGES, tmp_path) == []  # the same files are ours again
    assert write({}, tmp_path) == sorted(PAGES)


def test_a_forged_record_deletes_nothing_else(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    write(PAGES, root)
    (tmp_path / "precious").write_text("x")
    (root / "docs/mine.md").write_text("by hand")
    record = json.loads((root / MANIFEST).read_bytes())
    record["files"] |= {
        "docs/../../precious": ["0" * 64],
        "../precious": ["0" * 64],
        "docs/mine.md": ["0" * 64],
    }
    (root / MANIFEST).write_text(json.dumps(record))
    with pytest.raises(Refused) as refused:
        write({}, root)
    assert codes(refused) == [("docs/mine.md", "edited-by-hand")]
    assert (tmp_path / "precious").exists()


def test_the_record_depends_on_nothing_but_the_files(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    write(PAGES, tmp_path / "one")
    write({}, tmp_path / "two")
    write(dict(reversed(PAGES.items())), tmp_path / "two")
    assert (tmp_path / "one" / MANIFEST).read_bytes() == (tmp_path / "two" / MANIFEST).read_bytes()


KILLED = """
import os, signal, sys
from pathlib import Path
from generator.publishing.write_files import write
left, real = int(sys.argv[2]), os.replace
def replace(one, other):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    real(one, other)
os.replace = replace
write({"docs/index.md": "second", "docs/new.md": "second"}, Path(sys.argv[1]))
"""


def test_goes_on_after_a_kill_at_any_replacement(tmp_path: Path) -> None:
    killed = 0
    for left in range(10):
        root = tmp_path / str(left)
        root.mkdir()
        write(PAGES, root)
        done = subprocess.run([sys.executable, "-c", KILLED, root, str(left)])
        killed += done.returncode == -signal.SIGKILL
        for path in ("docs/index.md", "docs/new.md"):
            text = (root / path).read_text() if (root / path).exists() else "second"
            assert text in ("# Home\n", "second"), path
        third: dict[str, str | bytes] = {"docs/index.md": "third"}
        write(third, root)
        assert tree(root) == content(third)
        if done.returncode == 0:
            break
    assert killed == 4  # the record, two pages, the record again


def test_replace_text_keeps_line_ends_and_leaves_no_stage(tmp_path: Path) -> None:
    (tmp_path / "sources.yml").write_text("old")
    replace_text(tmp_path / "sources.yml", "a\r\nb\n")
    assert (tmp_path / "sources.yml").read_bytes() == b"a\r\nb\n"
    assert [path.name for path in tmp_path.iterdir()] == ["sources.yml"]

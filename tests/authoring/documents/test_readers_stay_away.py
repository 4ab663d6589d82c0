"""What reads documents is imported when a document is read, and by nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from generator.authoring.documents import read_document as module
from tests.folders import FIXTURES, ROOT

READERS = ("inscriptis", "trafilatura", "mammoth", "pypdf", "pypdfium2", "lxml")
PROGRAM = """
READERS = {readers}
import runpy, sys
sys.argv = ["briefs", *sys.argv[1:]]
try:
    runpy.run_module("generator", run_name="__main__")
except SystemExit as end:
    code = end.code
loaded = sorted({name.partition(".")[0] for name in sys.modules} & set(READERS))
documents = sorted(name for name in sys.modules if name.startswith("generator.authoring.documents"))
print("CODE", code, "LOADED", loaded + documents)
""".replace("{readers}", repr(READERS))


def project() -> Path:
    return next(folder for folder in sorted(FIXTURES.iterdir()) if (folder / "seeds").is_dir())


@pytest.mark.parametrize("command", ["check", "generate"])
def test_a_check_and_a_build_import_no_reader(command: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(project(), root)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, command, "--root", str(root)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    last = done.stdout.strip().splitlines()[-1]
    assert last == "CODE 0 LOADED []", (last, done.stderr)


def test_the_readers_would_be_seen_if_they_were_imported() -> None:
    """The same list, after a document was read: a name that fits nothing would see nothing."""
    reading = """
        import sys
        from generator.authoring.documents.read_document import read_document
        read_document(b"<p>Words.", "a.html"), read_document(b"%PDF-1", "a.pdf")
        import generator.authoring.documents.word.read_parts
        print(*{name.partition(".")[0] for name in sys.modules})
    """
    done = subprocess.run(
        [sys.executable, "-c", dedent(reading)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(READERS) <= set(done.stdout.split())


def test_a_missing_reader_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "installed", lambda package: package != "mammoth")
    (finding,) = module.read_document(b"PK\x03\x04", "a.docx")  # type: ignore[misc]
    assert finding.code == "no-reader" and "mammoth" in finding.message
    assert "make documents" in finding.cure

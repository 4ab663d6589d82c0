"""Documents that attack end in one finding with a cure: no hang, no network, nothing written outside."""

from __future__ import annotations

import gzip
import io
import re
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from generator.authoring.documents import isolated
from generator.authoring.documents.extraction import Extraction
from generator.authoring.documents.isolated import Limits, pictures_apart, read_apart
from generator.authoring.documents.read_document import is_document, read_document
from generator.authoring.documents.word import archive
from tests.authoring.documents.made_pdf import pdf, show
from tests.authoring.documents.made_word import MAIN, NAMES, OFFICE, RELATIONS, para, word

ENTITY = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    "<!DOCTYPE d [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    + "]>"
)
BODY = f"<w:document {NAMES}><w:body>{para('Words.')}</w:body></w:document>"


def doctype(declaration: str, encoding: str = "utf-8") -> bytes:
    return word("", {"word/document.xml": (declaration + BODY).encode(encoding)})


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, b"<x/>")
    return made.getvalue()


def locked_pdf() -> bytes:
    """A PDF that says it is encrypted, with keys that no password fits."""
    key = b"<" + b"00" * 32 + b">"
    lock = b"<< /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >>" % (key, key)
    return pdf([show(72, 700, "Words.")], extra=[lock], trailer=b"/Encrypt 3 0 R /ID [<00> <00>]")


GOOD = pdf([show(72, 700, "Words.")])
MANY_PARTS = b"From: a\r\nContent-Type: multipart/related; boundary=B\r\n\r\n" + (
    b"--B\r\nContent-Type: multipart/related; boundary=C\r\n\r\n" * 500
)

HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.html", lambda: b"", "empty-value"),
    "blank": ("a.csv", lambda: b" \n\0\n", "empty-value"),
    "no words": ("a.html", lambda: b"<html><script>1</script></html>", "empty-value"),
    "deep page": ("a.html", lambda: b"<div>" * 100_000 + b"words", "too-large"),
    "wide page": ("a.html", lambda: b"<b>x</b>" * 250_000, "too-large"),
    "wide table": ("a.csv", lambda: b"a,b\n" * 120_000, "too-large"),
    "much text": ("a.csv", lambda: b"a,b\n" + (b"x" * 500 + b",y\n") * 2_500, "too-large"),
    "unknown charset": ("a.html", lambda: b"<meta charset=klingon><p>x", "not-utf-8"),
    "other charset": ("a.html", lambda: b"<p>" + "слово ".encode("cp1251") * 50, "not-utf-8"),
    "archive without page": ("a.webarchive", lambda: b"bplist00" + b"\xff" * 40, "broken-document"),
    "Word that is none": ("a.docx", lambda: b"Words", "broken-document"),
    "Word cut off": ("a.docx", lambda: word(para("Words."))[:200], "broken-document"),
    "Word without parts": ("a.docx", lambda: zipped("a.xml"), "unknown-format"),
    "workbook": ("a.docx", lambda: zipped("xl/workbook.xml"), "unknown-format"),
    "other format in its name": ("a.pdf", lambda: word(para("Words.")), "wrong-ending"),
    "page in its name": ("a.csv", lambda: b"<!doctype html><p>Words.", "wrong-ending"),
    "PDF in its name": ("a.html", lambda: pdf([show(9, 9, "x")]), "wrong-ending"),
    "old Word": ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "unknown-format"),
    "program": ("a.html", lambda: b"MZ\x90\0" + b"\0" * 600, "unknown-format"),
    "other ending": ("a.exe", lambda: b"words", "unknown-format"),
    "name that climbs": (
        "a.docx",
        lambda: word(para("W."), {"../../evil.xml": "<x/>"}),
        "unsafe-name",
    ),
    "name from the root": (
        "a.docx",
        lambda: word(para("W."), {"/etc/x.xml": "<x/>"}),
        "unsafe-name",
    ),
    "name with a drive": ("a.docx", lambda: word(para("W."), {"C:\\x.xml": "<x/>"}), "unsafe-name"),
    "macros": ("a.docx", lambda: word(para("W."), {"word/vbaProject.bin": b"\0"}), "macros"),
    "entity of a file": ("a.docx", lambda: doctype(ENTITY), "entities"),
    "entities without end": ("a.docx", lambda: doctype(LAUGHS), "entities"),
    "entities in UTF-16": ("a.docx", lambda: doctype(ENTITY.split("?>")[1], "utf-16"), "entities"),
    "broken XML": (
        "a.docx",
        lambda: word("", {"word/document.xml": "<w:document"}),
        "broken-document",
    ),
    "deep Word": ("a.docx", lambda: word("<w:p>" * 5_000 + "</w:p>" * 5_000), "too-large"),
    "many parts": (
        "a.docx",
        lambda: word(para("W."), {f"{n}.xml": "" for n in range(2_001)}),
        "too-large",
    ),
    "broken PDF": ("a.pdf", lambda: b"%PDF-1.7\n" + b"\0\xff" * 500, "broken-document"),
    "PDF cut off": ("a.pdf", lambda: pdf([show(72, 700, "Words.")])[:60], "broken-document"),
    "PDF without pages": ("a.pdf", lambda: pdf([]), "broken-document"),
    "locked PDF": ("a.pdf", locked_pdf, "encrypted"),
    "PDF of 600 pages": ("a.pdf", lambda: pdf([b""] * 600), "too-large"),
    "PDF behind a page": ("a.html", lambda: b"<!doctype html><p>W.<!--\n" + GOOD, "wrong-ending"),
    "Word behind the head of a PDF": (
        "a.pdf",
        lambda: b"%PDF-1.7\n" + word(para("W.")),
        "broken-document",
    ),
    "Word behind the head of a picture": (
        "a.docx",
        lambda: b"GIF89a" + word(para("W.")),
        "unknown-format",
    ),
    "Word with macros by its name": ("a.docm", lambda: word(para("W.")), "unknown-format"),
    "two parts of one name": (
        "a.docx",
        lambda: word(para("W."), {"Word/document.xml": "<x/>"}),
        "broken-document",
    ),
    "Word of much text": ("a.docx", lambda: word(para("word " * 220_000)), "too-large"),
    "large cell": ("a.csv", lambda: b"a,b\n" + b"x" * 2_000_000 + b",1\n", "too-large"),
    "packed page": ("a.html", lambda: gzip.compress(b"<p>Words."), "unknown-format"),
    "parts within parts": ("a.mhtml", lambda: MANY_PARTS, "broken-document"),
}


@pytest.mark.parametrize("which", HOSTILE)
def test_it_ends_in_one_finding_with_a_cure(
    which: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, made, code = HOSTILE[which]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a connection"))
    result = read_document(made(), name)
    assert isinstance(result, list), result
    assert [finding.code for finding in result] == [code]
    assert any(
        part in result[0].message for part in ("; expected ", "that is the limit", "at most")
    )
    assert result[0].cure and list(tmp_path.iterdir()) == []


def test_a_bomb_is_not_unpacked_beyond_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1024 * 1024)
    packed = word(para("Words."), {"word/big.xml": b" " * 2 * 1024 * 1024})
    assert len(packed) < 10_000
    result = read_document(packed, "a.docx")
    assert isinstance(result, list) and result[0].code == "too-large"
    # Next to it: the same file within the limit is read.
    monkeypatch.setattr(archive, "MOST_UNPACKED", 3 * 1024 * 1024)
    assert isinstance(read_document(packed, "a.docx"), Extraction)


def test_a_size_that_the_archive_lies_about_is_not_believed() -> None:
    packed = bytearray(word(para("Words."), {"word/big.xml": b"x" * 100_000}))
    at = packed.rfind(b"word/big.xml") - 46
    packed[at + 24 : at + 28] = (10).to_bytes(4, "little")
    result = read_document(bytes(packed), "a.docx")
    assert isinstance(result, list) and result[0].code == "broken-document"


def test_nothing_that_a_document_names_is_opened() -> None:
    page = dedent("""\
        <base href="file:///etc/"><link rel=stylesheet href="passwd"><img src="file:///etc/passwd">
        <iframe src="file:///etc/passwd"></iframe><script src="https://x.example/a.js"></script><p>Words.</p>
        <object data="file:///etc/passwd"></object><!ENTITY x SYSTEM "file:///etc/passwd">""")
    made = read_document(page.encode(), "a.html")
    assert isinstance(made, Extraction) and "root:" not in made.text and "Words." in made.text
    link = f'<Relationship Id="i" Type="{OFFICE}/image" TargetMode="External" Target="file:///etc/passwd"/>'
    made = read_document(
        word(
            para(
                '<w:r><w:drawing><a:blip xmlns:a="urn:a" xmlns:r="urn:r" r:link="i"/></w:drawing></w:r>',
                "Words.",
            ),
            {"word/_rels/document.xml.rels": RELATIONS.format(link + MAIN.replace("r1", "r9"))},
        ),
        "a.docx",
    )
    assert isinstance(made, Extraction) and made.text == "Words.\n"


def test_words_of_a_script_of_a_pdf_are_not_run_and_not_read() -> None:
    script = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
    made = read_document(
        pdf([show(72, 700, "Words.")], extra=[script], catalogue=b"/OpenAction 3 0 R"), "a.pdf"
    )
    assert isinstance(made, Extraction) and made.text == "Words.\n"


@pytest.mark.parametrize(
    "page",
    [
        b"<style>" + b"@media x {" * 20_000 + b"</style><p>Words.",
        b"<style>" + b".a {" * 20_000 + b"</style><p>Words.",
        b"<style>" + b"/*" * 400_000 + b"</style><p>Words.",
        b"<style>@font-face {src: url(data:font/woff2;base64,"
        + b"A" * 190_000
        + b"</style><p>Words.",
        b"<style>" + b"@" * 190_000 + b"</style><p>Words.",
        b'<script type="application/ld+json">' + b"[" * 50_000 + b"</script><p>Words.",
        b"<select>" + b"<option>a" * 5_000 + b"</select><p>Words.",
        b"<del>" * 200 + b"gone" + b"</del>" * 200 + b"<p>Words.",
    ],
)
def test_a_page_made_to_be_slow_is_read(page: bytes) -> None:
    made = read_document(page, "a.html")
    assert isinstance(made, Extraction) and made.text.endswith("Words.\n")


# --- apart ---


def test_a_tree_of_pages_that_holds_itself_is_a_finding() -> None:
    looped = re.sub(rb"/Kids \[[^]]*\]", b"/Kids [2 0 R 2 0 R]", GOOD)
    made = read_apart(looped, "a.pdf")
    assert isinstance(made, list) and made[0].cure


def test_a_document_is_read_apart_with_the_same_result() -> None:
    data = pdf([show(72, 700, "About 9,300 lorries.")])
    assert read_apart(data, "a.pdf") == read_document(data, "a.pdf")
    pictures = pictures_apart(data, "a.pdf", [1])
    assert [picture.page for picture in pictures if not hasattr(picture, "code")] == [1]
    refused = pictures_apart(b"a,b\n1,2\n", "a.csv", [1])
    assert isinstance(refused[0].cure, str) and "look at the original" in refused[0].cure  # type: ignore[union-attr]


def test_too_much_time_or_memory_is_a_finding() -> None:
    data = b"month,lorries\n2031-03,9300\n"
    late = read_apart(data, "a.csv", Limits(seconds=0.001))
    assert (
        isinstance(late, list)
        and late[0].code == "too-large"
        and "0.001 seconds" in late[0].message
    )
    small = read_apart(data, "a.csv", Limits(memory=8 * 1024 * 1024))
    assert isinstance(small, list) and small[0].cure


@pytest.mark.parametrize(
    "act",
    [
        "open('written', 'w')",
        "__import__('os').open('written', 65)",
        "__import__('pathlib').Path('written').mkdir()",
        "__import__('socket').create_connection(('127.0.0.1', 9))",
        "__import__('socket').getaddrinfo('example.org', 80)",
        "__import__('subprocess').run(['true'])",
        "__import__('os').system('true')",
        "__import__('os').remove('/nowhere')",
    ],
)
def test_what_is_read_apart_can_neither_write_nor_connect_nor_start_anything(
    act: str, tmp_path: Path
) -> None:
    program = f"import sys; from {isolated.__name__} import guard\nsys.addaudithook(guard)\ntry:\n    {act}\nexcept PermissionError as trouble:\n    assert 'a document may not' in str(trouble)\n    sys.exit(7)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        check=False,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert done.returncode == 7
    assert list(tmp_path.iterdir()) == []


# --- what is a document ---


@pytest.mark.parametrize(
    ("name", "data", "document"),
    [
        ("a.txt", b"Plain words.", False),
        ("a.txt", b"<!-- saved from url=(0040)https://a.example -->\n<html><p>x", True),
        ("a.txt", b"\xef\xbb\xbf<!DOCTYPE html><p>x", True),
        ("a.txt", b"%PDF-1.7", True),
        ("a.txt", b"< 300 lorries a day", False),
        ("a.csv", b"a,b", True),
    ],
)
def test_what_is_no_plain_text_is_seen_whatever_its_name(
    name: str, data: bytes, document: bool
) -> None:
    assert is_document(name, data) is document

"""Reads one document: the bytes of a file and its name become text, with all that was done on the way."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePosixPath
from types import ModuleType

from generator.authoring.documents import formats
from generator.authoring.documents.extraction import Extraction, PagePicture, Refused
from generator.finding import Finding, Place
from generator.model.plugin_folders import plugin_modules
from generator.site.input_files import LIMITS
from generator.text.characters.invisible import visible_problems
from generator.text.escaping import terminal_text

MOST_BYTES = 64 * 1024 * 1024
MOST_TEXT = LIMITS[".txt"]
GROUP = (
    "run `make documents`, or in a project of its own "
    "`pip install --require-hashes -r requirements-documents.txt`, then this again"
)
# How files begin, by what they are: what their names say proves nothing.
OTHERS = {
    b"{\\rtf": "a rich text document",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file, or one with a password",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a packed file",
    b"Rar!": "a packed file",
    b"7z\xbc\xaf": "a packed file",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}


@cache
def endings() -> dict[str, ModuleType]:
    """Ending -> module of every format that is read."""
    modules = plugin_modules(formats.__name__).values()
    return {ending: module for module in modules for ending in module.ENDINGS}


def is_document(name: str, data: bytes) -> bool:
    """Whether a file is to be read here; what is left is plain text."""
    return PurePosixPath(name.lower()).suffix in endings() or content(data) in (
        "html",
        "pdf",
        "zip",
    )


def content(data: bytes) -> str:
    """What the bytes are, as the name of a format: `pdf`, `zip`, `html`, another thing in words, or ``."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    if data.startswith(b"bplist00"):
        return "html"
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:4096].lower()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = data[:8192].decode("utf-16", "ignore").strip().lower().encode()
    tags = (b"<!doctype html", b"<html", b"<head", b"<body", b"<!-- saved from", b"<?xml")
    if head.startswith(tags) and (b"<html" in head or not head.startswith(b"<?xml")):
        return "html"
    if b"multipart/related" in head and head.startswith((b"from:", b"mime-version:", b"content-")):
        return "html"
    return next((what for start, what in OTHERS.items() if data.startswith(start)), "")


def read_document(data: bytes, name: str) -> Extraction | list[Finding]:
    """The text of the document `data`, called `name`, or why it is not read, with the way out.

    Opens no file and no connection. It may take all the memory there is, or not end, on a
    document made for that: `isolated.read_apart` runs it within bounds.
    """
    place = Place(terminal_text(name))
    try:
        made = _read(data, PurePosixPath(name.replace("\\", "/")).name)
    except Refused as refused:
        return [Finding(place, refused.code, refused.message, refused.cure)]
    except (RecursionError, MemoryError):
        message = "it is nested too deeply, or too large, to be read; expected a document as people write them"
        return [Finding(place, "too-large", message, "copy its words into a .txt file")]
    if len(made.text.encode()) > MOST_TEXT:
        message = f"its text is larger than {MOST_TEXT // 1024} KiB; that is the limit of one text"
        return [Finding(place, "too-large", message, "take in the part that is quoted")]
    if not made.text.strip():
        message = "there is no text in it; expected words"
        return [Finding(place, "empty-value", message, "copy its words into a .txt file")]
    assert not visible_problems(made.text)
    return made


def read_pictures(
    data: bytes, name: str, pages: tuple[int, ...]
) -> list[PagePicture] | list[Finding]:
    """Pictures of the pages of a PDF by number, to be looked at; bounded as `read_document` is."""
    try:
        if content(data) != "pdf" or (missing := _missing(endings()[".pdf"])):
            cure = GROUP if content(data) == "pdf" else "look at the original itself"
            what = (
                f"showing pages needs {', '.join(missing)}" if cure is GROUP else "this is no PDF"
            )
            raise Refused("no-reader", f"{what}; expected pages that can be shown", cure)
        made: list[PagePicture] = endings()[".pdf"].pictures(data, pages)
    except Refused as refused:
        return [Finding(Place(terminal_text(name)), refused.code, refused.message, refused.cure)]
    return made


def _read(data: bytes, name: str) -> Extraction:
    if not data.strip(b"\0 \t\r\n"):
        raise Refused("empty-value", "the file is empty; expected a document", "save it again")
    if len(data) > MOST_BYTES:
        message = f"larger than {MOST_BYTES // 1024 // 1024} MiB; that is the limit of one document"
        raise Refused("too-large", message, "take in the part that is quoted")
    ending = PurePosixPath(name.lower()).suffix
    reader = endings().get(ending)
    what = content(data)
    if reader is None:
        known = ", ".join(sorted(endings()))
        raise Refused(
            "unknown-format",
            f"the ending {ending or 'of the name'} is no format that is read; expected one of {known}",
            "save it as one of these, or its words as .txt",
        )
    _held_against_name(what, ending, reader.BEGINS)
    if missing := _missing(reader):
        raise Refused(
            "no-reader",
            f"reading a {ending} file needs {', '.join(missing)}; expected the packages for documents",
            GROUP,
        )
    made: Extraction = reader.read(data, name)
    return made


def _held_against_name(what: str, ending: str, wanted: str) -> None:
    """Refuse a file that is something else than its name says; `wanted` is empty where nothing can tell."""
    shown = {"pdf": "a PDF", "zip": "a packed file, as Word makes them", "html": "a web page"}
    right = {"pdf": ".pdf", "zip": ".docx", "html": ".html"}
    if what in right and what != wanted:
        raise Refused(
            "wrong-ending",
            f"this is {shown[what]}, and its name ends in {ending}; expected the ending {right[what]}",
            f"rename it to {right[what]}",
        )
    if what and what not in right:
        raise Refused(
            "unknown-format",
            f"this is {what}; expected what its ending {ending} says",
            "save it from its own program as .docx, .pdf, .html or .csv, or its words as .txt",
        )
    if wanted in ("pdf", "zip") and what != wanted:
        raise Refused(
            "broken-document",
            f"this does not begin as a {ending} file does; expected a whole document",
            "save or load it again; a file that ends early is none",
        )


def _missing(reader: ModuleType) -> list[str]:
    return [package for package in reader.NEEDS if not installed(package)]


def installed(package: str) -> bool:
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False

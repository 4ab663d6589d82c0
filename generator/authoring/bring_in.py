"""Brings a source in as it comes, from a file or an address: plain text stays, a document is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.authoring.documents.extraction import Extraction
from generator.authoring.documents.fetch import fetch
from generator.authoring.documents.isolated import read_apart
from generator.authoring.documents.read_document import MOST_BYTES, content, is_document
from generator.finding import Finding, Place
from generator.site.input_files import LIMITS
from generator.site.source_text import source_text

TEXTS = (".txt", ".text", ".md", "")


@dataclass(frozen=True)
class Brought:
    """A source before it has a card: `stem` and `ending` are those of its file's name.

    `data` are the bytes as they came. `read` says how the text was taken out of them, None where
    they are the text. `addresses` are those on the way to it, the last one its own.
    """

    stem: str
    ending: str
    data: bytes
    text: str
    read: Extraction | None = None
    addresses: tuple[str, ...] = ()


def bring_in(given: Path | str) -> Brought | list[Finding]:
    """The source that a file holds or that stands at a web address."""
    addresses: tuple[str, ...] = ()
    if isinstance(given, str):
        fetched = fetch(given)
        if isinstance(fetched, list):
            return fetched
        data, name, addresses = fetched.data, fetched.name, fetched.addresses
    else:
        name = given.name
        with given.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    path = PurePosixPath(name)
    if is_document(name, data) and path.suffix.lower() not in TEXTS:
        read = read_apart(data, name)
        if isinstance(read, list):
            return read
        return Brought(path.stem, path.suffix.lower(), data, read.text, read, addresses)
    text = _plain(data, name)
    if isinstance(text, list):
        return text
    return Brought(path.stem, path.suffix, data, text, None, addresses)


def _plain(data: bytes, name: str) -> str | list[Finding]:
    place = Place(name)
    right = {"html": ".html", "pdf": ".pdf", "zip": ".docx"}.get(content(data))
    if right:
        what = {
            ".html": "a web page",
            ".pdf": "a PDF",
            ".docx": "a packed file, as Word makes them",
        }
        cure = f"rename it to {PurePosixPath(name).stem}{right}, and `briefs new source` takes its words out"
        code = "not-text" if right == ".html" else "not-utf-8"
        return [Finding(place, code, f"this is {what[right]}; expected plain text", cure)]
    if len(data) > LIMITS[".txt"]:
        message = f"larger than {LIMITS['.txt'] // 1024} KiB; that is the limit of one text"
        return [Finding(place, "too-large", message, "keep the article itself")]
    text, troubles = source_text(data, name, "then run this again")
    return troubles[:10] if text is None or troubles else text

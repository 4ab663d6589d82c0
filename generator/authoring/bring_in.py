"""Brings a source in as it comes, from a file or an address: plain text stays, a document is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.authoring.documents.extraction import Extraction, Note
from generator.authoring.documents.fetch import fetch
from generator.authoring.documents.isolated import read_apart
from generator.authoring.documents.read_document import MOST_BYTES, content, is_document
from generator.finding import Finding, Place
from generator.site.input_files import LIMITS
from generator.site.sources import source_text
from generator.text.layout import unwrapped, without_layout

TEXTS = (".txt", ".text", ".md", "")


@dataclass(frozen=True)
class Brought:
    """A source before it has a card: `stem` and `ending` are those of its file's name.

    `data` are the bytes as they came. `read` says how the text was taken out of them, None where
    they are the text; `notes` then say what was taken out of it and joined. `addresses` are those
    on the way to it, the last one its own.
    """

    stem: str
    ending: str
    data: bytes
    text: str
    read: Extraction | None = None
    addresses: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


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
        if not given.is_file():  # a pipe would be waited for
            message = "this is not a plain file; expected one"
            return [Finding(Place(name), "not-a-file", message, "save the document as a file")]
        with given.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    path = PurePosixPath(name)
    if is_document(name, data) and path.suffix.lower() not in TEXTS:
        read = read_apart(data, name)
        if isinstance(read, list):
            return read
        return Brought(path.stem, path.suffix.lower(), data, read.text, read, addresses)
    taken = _plain(data, name)
    if isinstance(taken, list):
        return taken
    plain, notes = taken
    return Brought(path.stem, path.suffix, data, plain, None, addresses, notes)


def _plain(data: bytes, name: str) -> tuple[str, tuple[Note, ...]] | list[Finding]:
    """A plain text as paragraphs, and what was taken out of it and joined."""
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
    plain, gone = _without_layout(data)
    text, troubles = source_text(plain, name, "then run this again")
    if text is None or troubles:
        return troubles[:10]
    text, joined = unwrapped(text)
    notes = [
        Note("left out", "", f"{what}, {count} time{'' if count == 1 else 's'}")
        for what, count in gone.items()
    ]
    for first, last in joined:
        notes.append(Note("joined", f"lines {first} to {last}", "they were broken by width"))
    return text, tuple(notes)


def _without_layout(data: bytes) -> tuple[bytes, Counter[str]]:
    """The bytes of a text without layout characters; of what is no UTF-8 nothing is taken."""
    try:
        text, gone = without_layout(data.decode("utf-8"))
    except UnicodeDecodeError:
        return data, Counter()
    return text.encode("utf-8"), gone

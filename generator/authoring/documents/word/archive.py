"""Opens the parts of a packed document within bounds, and refuses one that is made to do harm."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.authoring.documents.extraction import Refused
from generator.text.escaping import terminal_text

MOST_PARTS = 2_000
MOST_UNPACKED = 128 * 1024 * 1024
CURE = "open it in its own program and save it again as .docx, or copy its words into a .txt file"
# A document type declaration is where entities come from, those that read files and those that multiply.
_DOCTYPE = re.compile(
    rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)",
    re.IGNORECASE,
)
_CONTENT = {
    "xl/": "an Excel workbook; save the sheet as .csv",
    "ppt/": "a presentation; save it as .pdf",
    "content.xml": "an OpenDocument file; save it as .docx",
    "META-INF/container.xml": "an electronic book; save its page as .html",
}


def parts_of(data: bytes) -> Mapping[str, bytes]:
    """The XML parts of a Word file by name; pictures and other things in it are left packed.

    Raises `Refused` for anything but a plain, whole and modest Word file without macros.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _held(entries)
            return _unpacked(archive, entries)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        OSError,
        RuntimeError,
    ):
        raise Refused(
            "broken-document", "the packed file is broken; expected a whole Word file", CURE
        ) from None


def _held(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_PARTS:
        raise Refused(
            "too-large", f"it packs {len(entries):,} files; at most {MOST_PARTS:,} are read", CURE
        )
    names = [entry.filename for entry in entries]
    for name in names:
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in name:
            shown = terminal_text(name)
            raise Refused(
                "unsafe-name",
                f"it packs a file that would lie outside, {shown!r}; expected names inside it",
                CURE,
            )
    if len(set(map(str.lower, names))) < len(names):
        raise Refused(
            "broken-document", "it packs two files of one name; expected one of each", CURE
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(
            "encrypted",
            "it is protected by a password; expected an open document",
            "save a copy without a password",
        )
    if "word/document.xml" not in names:
        other = next(
            (words for start, words in _CONTENT.items() if any(n.startswith(start) for n in names)),
            None,
        )
        what, _, cure = (other or "no Word file").partition("; ")
        raise Refused("unknown-format", f"this is {what}; expected a Word file", cure or CURE)
    if any("vbaproject" in name.lower() for name in names):
        raise Refused(
            "macros",
            "it carries macros, which are programs; expected a document alone",
            "save it as .docx without macros",
        )


def _unpacked(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    """What the parts really hold: the sizes that an archive states are not believed."""
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for entry in entries:
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(entry) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            size = MOST_UNPACKED // 1024 // 1024
            raise Refused(
                "too-large",
                f"it unpacks to more than {size} MiB; that is the limit of one document",
                CURE,
            )
        if _DOCTYPE.search(content):
            raise Refused(
                "entities",
                f"{terminal_text(entry.filename)} declares entities, which could read files or grow without end; expected plain XML",
                CURE,
            )
        parts[entry.filename] = content
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts as one archive again, without anything that was left packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()

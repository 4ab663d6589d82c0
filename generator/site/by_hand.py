"""Reads what stands in docs/ by hand: the pages of docs/about/, and the pictures that sheets name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.finding import Finding, Place
from generator.site.input_files import read_file, read_pages
from generator.text.identifiers import plain_name

IMAGES = "docs/assets"
MAX_BYTES = 1024 * 1024
# What a file begins with, by the endings under which it may be published.
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
ENDINGS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP"}


@dataclass(frozen=True)
class WrittenPage:
    """A hand-written page: its path under docs/, its title, and whether it is for editors alone."""

    path: str
    title: str
    for_editors: bool = False


def written_pages(root: Path) -> tuple[tuple[WrittenPage, ...], list[Finding]]:
    """Hand-written pages of docs/about/, in the order of `order:`.

    They are trusted. Their front matter gives `title` (default: the file's name) and `order` (default: 100).
    A page that it excludes from the search is for editors.
    """
    pages: list[tuple[int, str, str, bool]] = []
    files, findings = read_pages(root)
    for path, data in files.items():
        try:
            text = data.decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError:
            findings.append(
                Finding(
                    Place(path),
                    "not-utf-8",
                    "this is not UTF-8 text; expected UTF-8",
                    "save it as UTF-8",
                )
            )
            continue
        head = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
        keys = dict(re.findall(r"^(title|order): *(.+)$", head[1], re.MULTILINE)) if head else {}
        order = int(keys["order"]) if re.fullmatch("[0-9]{1,6}", keys.get("order", "")) else 100
        title = keys.get("title", Path(path).stem).strip("\"'")
        hidden = bool(head and re.search(r"(?m)^search: *\{ *exclude: *true *\}", head[1]))
        pages.append((order, path.removeprefix("docs/"), title, hidden))
    ordered = sorted(pages)
    return tuple(WrittenPage(path, title, hidden) for _, path, title, hidden in ordered), findings


@dataclass(frozen=True)
class ImageFile:
    """One file: its format by its first bytes, empty for any other format; or why it was not read."""

    kind: str = ""
    trouble: Finding | None = None


def image_ending(name: str) -> str:
    """The ending under which a picture of this name is published, empty where it cannot be."""
    return next((ending for ending in ENDINGS if plain_name(name, ending)), "")


def read_images(root: Path, names: Iterable[str]) -> Mapping[str, ImageFile]:
    """Every file of these names; a name that no picture can have is left out."""
    files: dict[str, ImageFile] = {}
    for name in names:
        if image_ending(name):
            findings: list[Finding] = []
            data = read_file(root, f"{IMAGES}/{name}", MAX_BYTES, findings)
            files[name] = ImageFile(_kind(data or b""), findings[0] if findings else None)
    return files


def _kind(data: bytes) -> str:
    if data.startswith(_PNG):
        return "PNG"
    if data.startswith(_JPEG):
        return "JPEG"
    return "WebP" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""

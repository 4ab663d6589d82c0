"""Packs a built site into a zip whose pages work from a folder on disk, with no network and no server."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

OFFLINE = "offline.zip"
# What only a server can use, and what is there already.
LEFT_OUT = re.compile(
    r"404\.html|sitemap\.xml(\.gz)?|search/.*|assets/javascripts/(workers|lunr)/.*|" + OFFLINE
)
# A zip cannot hold an earlier day; one that never changes keeps its bytes the same.
DAY = (1980, 1, 1, 0, 0, 0)
TAG = re.compile(r"<(?:a|link|script|img)\b[^>]*>")
ADDRESS = re.compile(r'(\s(?:href|src)=")([^"]*)(?=")')
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
SEARCH = re.compile(r'<div class="md-search"')
BOX = re.compile(r"<div\b|</div>")
BUTTON = re.compile(
    r'<label class="md-header__button md-icon" for="__search">.*?</label>', re.DOTALL
)
# The end tag of a paragraph may be left out.
OFFER = re.compile(r'<p class="bf-offline">.*?(?=<(?!/?(?:a|code)[\s>]))(?:</p>)?', re.DOTALL)
NOTE = """Open index.html. Everything is in this folder; nothing is fetched from elsewhere.

Search needs a server and is left out; the tables of claims, actors and times can be filtered.
"""


def offline(site: Path) -> bytes:
    """The zip of the built site in the folder `site`; the same bytes for the same site."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _put(archive, "READ-ME.txt", NOTE.encode())
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            name = path.relative_to(site).as_posix()
            if LEFT_OUT.fullmatch(name):
                continue
            content = path.read_bytes()
            if name.endswith(".html"):
                content = on_disk(content.decode("utf-8")).encode("utf-8")
            _put(archive, name, content)
    return packed.getvalue()


def on_disk(html: str) -> str:
    """The page with links that name files instead of folders, without the search and this offer."""
    html = OFFER.sub("", BUTTON.sub("", _without_search(html)))
    return TAG.sub(lambda tag: ADDRESS.sub(_file, tag[0]), html)


def _file(match: re.Match[str]) -> str:
    lead, value = match[1], match[2]
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", value, re.DOTALL).groups()  # type: ignore[union-attr]
    if not path or SCHEME.match(value):
        return lead + value
    if path.rpartition("/")[2] in (".", ".."):
        path += "/"
    return lead + (path + "index.html" if path.endswith("/") else path) + mark + rest


def _without_search(html: str) -> str:
    """The theme's search box, a <div> with others in it, taken out whole."""
    start = SEARCH.search(html)
    if not start:
        return html
    depth = 0
    for box in BOX.finditer(html, start.start()):
        depth += 1 if box[0] == "<div" else -1
        if depth == 0:
            return html[: start.start()] + html[box.end() :]
    return html


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # Unix, wherever it is built
    archive.writestr(entry, content)

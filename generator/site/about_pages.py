"""Reads the hand-written pages of docs/about/: their titles and their order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.finding import Finding, Place
from generator.site.input_files import read_pages


@dataclass(frozen=True)
class WrittenPage:
    """A hand-written page: its path under docs/, its title, and whether it is for editors alone."""

    path: str
    title: str
    for_editors: bool = False


def written_pages(root: Path) -> tuple[tuple[WrittenPage, ...], list[Finding]]:
    """Hand-written pages of docs/about/, in the order of `order:`.

    They are trusted. Their front matter gives `title` and `order`; the file's name serves without.
    What it keeps out of the search is for editors.
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
        said = dict(re.findall(r"^(title|order): *(.+)$", head[1], re.MULTILINE)) if head else {}
        order = int(said["order"]) if re.fullmatch("[0-9]{1,6}", said.get("order", "")) else 100
        title = said.get("title", Path(path).stem).strip("\"'")
        hidden = bool(head and re.search(r"(?m)^search: *\{ *exclude: *true *\}", head[1]))
        pages.append((order, path.removeprefix("docs/"), title, hidden))
    ordered = sorted(pages)
    return tuple(WrittenPage(path, title, hidden) for _, path, title, hidden in ordered), findings

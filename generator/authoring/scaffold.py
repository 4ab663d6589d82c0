"""Lays out another project: empty registers, a place for sheets, the publisher's settings."""

from __future__ import annotations

from pathlib import Path

from generator.exports.editor_schemas import schemas
from generator.finding import Finding, Place

STARTER = Path(__file__).with_name("starter")
FILES = {
    "README.md": "README.md",
    "mkdocs.yml": "mkdocs.yml",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    "seeds/sources.yml": "sources.yml",
    "seeds/actors.yml": "actors.yml",
    "docs/about/index.md": "about.md",
    "briefs/.gitkeep": "gitkeep",
}


def init(root: Path) -> list[str] | list[Finding]:
    """Write a new project into `root`, made if need be; the paths written, or what stands in the way."""
    files = {path: (STARTER / name).read_bytes() for path, name in FILES.items()}
    files |= {f"schemas/{name}": text.encode() for name, text in schemas().items()}
    if root.exists() and not root.is_dir():
        return [
            Finding(
                Place(root.name),
                "not-a-file",
                "this is a file; expected a folder",
                "choose another name",
            )
        ]
    found = [
        Finding(
            Place(path),
            "already-there",
            f"`{path}` is there already; expected an empty place",
            "choose another folder",
        )
        for path in files
        if (root / path).exists() or (root / path).is_symlink()
    ]
    if found:
        return found
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("xb") as file:
            file.write(content)
    return list(files)

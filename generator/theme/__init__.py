"""Hands out the overrides of the publisher's theme, which travel with the engine."""

from __future__ import annotations

from importlib import resources

FOLDER = ".briefs/theme"


def theme_files() -> dict[str, bytes]:
    """The override templates by path relative to a root: what `mkdocs.yml` names as `custom_dir`."""
    return {
        f"{FOLDER}/{item.name}": item.read_bytes()
        for item in sorted(resources.files(__name__).iterdir(), key=lambda item: item.name)
        if item.name.endswith(".html")
    }

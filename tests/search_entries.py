"""Reads a packed search index as the script of the site does."""

from __future__ import annotations

from typing import Any


def entries(index: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries of a packed index, as the theme has them."""
    return [
        {
            "location": page + anchor,
            "title": title,
            "text": rest[0] if rest else "",
            **(rest[1] if rest[1:] else {}),
        }
        for page, *packed in index["pages"]
        for anchor, title, *rest in packed
    ]

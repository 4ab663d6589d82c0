"""Packs the search index: the entries of a page stand together under its address, which is written once."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

INDEX = "search/search_index.json"
# The theme's default boost of tags. Our tags are other names of an actor, and get the boost of titles.
TAG_BOOST = 1e6


def pack(fresh: Path) -> None:
    """Rewrite the index of a built site as `search-later.js` reads it; two thirds of its weight.

    `docs`, a list of entries, becomes `pages`: lists of a page's address and of its entries, each a list of the
    anchor, the title, the text if there is any, and what else the theme knows of it. The order stays. Tags weigh as titles.
    """
    path = fresh / INDEX
    if not path.is_file():
        return
    index = json.loads(path.read_text("utf-8"))
    fields = index["config"].get("fields", {})
    if fields.get("tags") == {"boost": TAG_BOOST}:
        fields["tags"] = fields["title"]
    pages = groupby(index.pop("docs"), key=_page)
    index["pages"] = [[page, *map(_packed, entries)] for page, entries in pages]
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, "utf-8", newline="\n")


def _page(entry: dict[str, Any]) -> str:
    return str(entry["location"]).partition("#")[0]


def _packed(entry: dict[str, Any]) -> list[Any]:
    more = {key: value for key, value in entry.items() if key not in ("location", "title", "text")}
    packed = [entry["location"].removeprefix(_page(entry)), entry["title"], entry["text"], more]
    while len(packed) > 2 and not packed[-1]:
        packed.pop()
    return packed

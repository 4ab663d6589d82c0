"""Reads what a collector knows of a source from CSL-JSON, as reference managers export it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.finding import Finding, Place
from generator.text.characters.invisible import visible_problems
from generator.text.escaping import terminal_text
from generator.text.identifiers import web_address

MOST = 4 * 1024 * 1024
CURE = "export the one item as CSL-JSON from the reference manager"


@dataclass(frozen=True)
class Collected:
    """The collector's word on a source: never held against its text, and shown as the collector's.

    `address` and `archived` are https addresses, `retrieved` a day as YYYY-MM-DD; each may be None.
    """

    address: str | None = None
    archived: str | None = None
    retrieved: str | None = None
    publisher: str | None = None

    def given(self) -> dict[str, str]:
        """The fields that are known, in the order of the card."""
        return {field: words for field, words in vars(self).items() if words is not None}


def known_from(given: str) -> dict[str, str] | list[Finding]:
    """The collector's fields from a file, or from one of its items: `FILE#ID`."""
    name, _, item = given.partition("#")
    try:
        if not Path(name).is_file():  # a pipe would be waited for
            raise FileNotFoundError
        with open(name, "rb") as file:
            data = file.read(MOST + 1)
    except OSError:
        return [
            Finding(
                Place(terminal_text(name)),
                "no-file",
                "the file is not there; expected CSL-JSON",
                CURE,
            )
        ]
    known = read_csl(data, terminal_text(name), item or None)
    return known if isinstance(known, list) else known.given()


def read_csl(data: bytes, name: str, item: str | None = None) -> Collected | list[Finding]:
    """The item with the id `item` of a CSL-JSON file, or its only one (Citation Style Language 1.0.2)."""
    place = Place(name)
    try:
        if len(data) > MOST:
            raise ValueError
        read = json.loads(data.decode("utf-8-sig"))
        items = read if isinstance(read, list) else [read]
        if not items or not all(isinstance(each, dict) for each in items):
            raise ValueError
    except (ValueError, RecursionError):
        message = "this is no CSL-JSON; expected a list of items"
        return [Finding(place, "bad-csl", message, CURE)]
    chosen = [each for each in items if item is None or str(each.get("id")) == item]
    if len(chosen) != 1:
        ids = ", ".join(f"`{each.get('id')}`" for each in items[:8])
        more = " …" if len(items) > 8 else ""
        message = f"{len(chosen)} of its {len(items)} items fit; expected one of {ids}{more}"
        return [Finding(place, "bad-csl", message, f"name it: `--csl {name}#ID`, or {CURE}")]
    return _collected(chosen[0], place)


def _collected(item: Mapping[str, Any], place: Place) -> Collected | list[Finding]:
    findings: list[Finding] = []
    address = _words(item, "URL")
    archived = _words(item, "archive_location") or _words(item, "archive")
    if archived and not archived.startswith(("http://", "https://")):
        archived = None  # a shelf mark, not an address
    for field, words in (("URL", address), ("archive_location", archived)):
        if words is not None and not web_address(words):
            message = f"`{field}` is {words[:80]!r}; expected an https address"
            findings.append(
                Finding(place, "bad-csl", message, "correct it in the reference manager")
            )
    retrieved = _day(item.get("accessed"))
    publisher = _words(item, "publisher") or _words(item, "container-title")
    return findings or Collected(address, archived, retrieved, publisher)


def _words(item: Mapping[str, Any], key: str) -> str | None:
    words = item.get(key)
    line = " ".join(words.split()) if isinstance(words, str) else ""
    return line if line and len(line) <= 500 and not visible_problems(line) else None


def _day(value: object) -> str | None:
    """`{"date-parts": [[2031, 4, 5]]}` -> `2031-04-05`; None where the day is not whole."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    try:
        year, month, day = (int(part) for part in parts[0])  # type: ignore[index]
    except (TypeError, ValueError, IndexError, KeyError):
        return None
    return f"{year:04}-{month:02}-{day:02}"

"""Writes the fingerprints of the source texts into their cards, and touches nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.site.site import Site, Source


@dataclass(frozen=True)
class Seal:
    """What sealing one source came to: `old` and `new` are SHA-256 in hex, equal when nothing changed."""

    source: str
    old: str | None
    new: str


def seals(site: Site) -> list[Seal]:
    """The fingerprint that each source's card should hold; withheld texts that are not here are left out."""
    return [
        Seal(one.id, one.card.sha256, one.digest) for one in site.sources.values() if one.digest
    ]


def sealed(text: str, site: Site) -> str:
    """`seeds/sources.yml` with every fingerprint as it should be, all other bytes as they were."""
    lines = text.split("\n")
    # From the last card to the first, so that inserted lines do not move the places still needed.
    for source in sorted(site.sources.values(), key=lambda one: -_line(one)):
        if not source.digest or source.card.sha256 == source.digest:
            continue
        if source.sheet.has((source.id, "sha256")):
            number = source.sheet.place((source.id, "sha256")).line - 1
            # Only the value: a card may stand on one line, in braces.
            lines[number] = re.sub(
                r"\b(sha256:)[ \t]*[^\s,}#]*", rf"\1 {source.digest}", lines[number], count=1
            )
            continue
        number = source.sheet.key_place((source.id, "file")).line - 1
        line = lines[number]
        if "{" in line[: line.index("file:")]:
            lines[number] = re.sub(
                r"(\bfile:[ \t]*[^,}]*[^,}\s])", rf"\1, sha256: {source.digest}", line, count=1
            )
        else:
            indent = line[: len(line) - len(line.lstrip())]
            lines.insert(number + 1, f"{indent}sha256: {source.digest}")
    return "\n".join(lines)


def _line(source: Source) -> int:
    return source.sheet.place(source.path).line

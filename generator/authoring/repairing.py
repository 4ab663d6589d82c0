"""Says which quotes can be put right, and puts them right in their files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.authoring.repair import Left, Repair, repaired
from generator.publishing.write_files import replace_text
from generator.text.escaping import terminal_text
from generator.text.quotes import difference


def repair_text(found: Iterable[Repair | Left]) -> str:
    """What can be done about every wrong quote, as text."""
    lines = [_repair(one) if isinstance(one, Repair) else _left(one) for one in found]
    return "".join(lines) or "every quote of a claim stands in its source\n"


def written(root: Path, todo: Iterable[Repair]) -> tuple[list[str], list[str]]:
    """Write every repair into its sheet; the paths that changed, and those left as they are."""
    by_path: dict[str, list[Repair]] = {}
    for one in todo:
        by_path.setdefault(one.sheet.path, []).append(one)
    done: list[str] = []
    for path, mine in by_path.items():
        sheet = mine[0].sheet
        # A file with CR LF, or one edited since it was read, is not the text that was looked at.
        same = (root / path).read_bytes() == sheet.text.encode()
        text = repaired(sheet, mine) if same else None
        if text is not None:
            replace_text(root / path, text)
            done.append(path)
    return done, [path for path in by_path if path not in done]


def _repair(one: Repair) -> str:
    return (
        f"{one.place}: {difference(one.old, one.new)} ({one.source}, line {one.paragraph})\n"
        f"  - {terminal_text(one.old)}\n  + {terminal_text(one.new)}\n"
    )


def _left(one: Left) -> str:
    return f"{one.place}: left as it is: {terminal_text(one.why)}\n    {terminal_text(one.quote)}\n"

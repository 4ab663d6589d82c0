"""A mistake of a curator as one edit of the bridge, and what a check says of it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.build import check
from generator.finding import Finding
from tests.folders import BRIDGE

SHEET, SOURCES, ACTORS = "briefs/bridge.yml", "seeds/sources.yml", "seeds/actors.yml"


@dataclass(frozen=True)
class Mistake:
    """One edit: `old` becomes `new` in `file`; the finding stands at the words `at` (in `where`).

    `says` stands in its message or cure. `more` are further codes, with the reason why two are right.
    """

    name: str
    file: str
    old: str
    new: str
    code: str
    at: str
    says: tuple[str, ...]
    where: str = ""
    more: tuple[str, ...] = ()


def made(mistake: Mistake, root: Path) -> tuple[list[Finding], str]:
    """What refuses a bridge with the mistake, and the text of the file as it then is.

    A notice counts where the mistake is one that is only pointed out.
    """
    shutil.copytree(BRIDGE, root)
    path = root / mistake.file
    text = path.read_text("utf-8")
    assert mistake.old in text, "the fixture no longer has these words"
    path.write_text(text.replace(mistake.old, mistake.new, 1), "utf-8")
    findings = [
        finding
        for finding in check(root).findings
        if finding.level == "error" or finding.code == mistake.code
    ]
    return findings, (root / (mistake.where or mistake.file)).read_text("utf-8")
